import { z } from 'zod';
import { type NoDataReason, Series } from '../../../shared/alert.ts';
import type { Log } from '../ports.ts';
import type { Row } from './database.ts';

/** Schemas for rows read from the file, which are untrusted until they fit one. */

/** Reads NULL in a column, and null or a missing field in JSON, as `undefined`. */
export const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined);

/** A column of JSON text that fits `schema`. */
export const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

export const NoData = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unreachable'), detail: z.string() }),
  z.object({ kind: z.literal('key_refused'), detail: z.string() }),
  z.object({ kind: z.literal('permission_missing'), endpoint: z.string() }),
  z.object({ kind: z.literal('rate_limited'), until: z.number(), by: z.enum(['smtp2go', 'relaywatch']).optional() }),
  z.object({ kind: z.literal('malformed'), detail: z.string() }),
  z.object({ kind: z.literal('no_key') }),
  z.object({ kind: z.literal('address_changed') }),
  z.object({ kind: z.literal('mistake') }),
  z.object({ kind: z.literal('asleep') }),
  z.object({ kind: z.literal('paused') }),
]) satisfies z.ZodType<NoDataReason>;

/** A series as stored. Its member is the provider's name, of any length. */
export const StoredSeries = z.object({ ...Series.shape, member: z.string() }) satisfies z.ZodType<Series>;

/** Returns the rows that fit the schema. Others are left out and counted in the log, without their contents. */
export function fitting<T>(rows: readonly Row[], schema: z.ZodType<T>, what: string, log: Log): readonly T[] {
  const fit: T[] = [];
  const misfits: string[] = [];
  for (const row of rows) {
    const parsed = schema.safeParse(row);
    if (parsed.success) fit.push(parsed.data);
    else misfits.push(parsed.error.issues.map((issue) => issue.path.join('.')).join(', '));
  }
  if (misfits.length > 0) log.warn(`store: left out ${misfits.length} unreadable ${what}, the first for ${misfits[0]}`);
  return fit;
}
