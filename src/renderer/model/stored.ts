import type { ZodType } from 'zod';

/**
 * What the page wrote down before, as JSON; `empty` where it cannot be read. Something else may have written it, it may be
 * torn, or an earlier version may have had another shape: it is only a convenience, so nothing is lost that matters.
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
