import type { ZodType } from 'zod';

/**
 * Reads what was kept for the page; `empty` if it cannot be read. It may have been written by another version. Only
 * conveniences are kept this way, so nothing important is lost.
 */
export function readStored<Value>(schema: ZodType<Value>, kept: unknown, empty: Value): Value {
  const read = schema.safeParse(kept);
  return read.success ? read.data : empty;
}
