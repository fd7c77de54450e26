import type { ZodType } from 'zod';
import { holdsSecret } from '../../shared/secrets.ts';

/**
 * Reads JSON stored by the page; `empty` if it cannot be read. It may be damaged or have been written by another
 * version or program. Only conveniences are stored this way, so nothing important is lost.
 */
export function readStored<Value>(schema: ZodType<Value>, text: string | null, empty: Value): Value {
  if (text === null) return empty;
  try {
    const read = schema.safeParse(JSON.parse(text));
    return read.success ? read.data : empty;
  } catch {
    // Not JSON.
    return empty;
  }
}

/** The JSON that the page stores of a list or a record: without the entries that may hold a secret. */
export const writtenText = (value: object): string =>
  JSON.stringify(
    Array.isArray(value)
      ? value.filter((entry) => !holdsSecret(entry))
      : Object.fromEntries(Object.entries(value).filter(([, entry]) => !holdsSecret(entry))),
  );
