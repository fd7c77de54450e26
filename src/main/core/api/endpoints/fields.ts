import { z } from 'zod';
import { MINUTE_MS } from '../../../../shared/calendar.ts';

/**
 * Formats of single fields on the wire. Null never gets here: in a reply it means "no value" and is removed (reply.ts).
 */

/**
 * A number, or a number as text ("1.63", smtp2go-api.md 2.12). Never coerced, since that would turn "" and null into 0.
 */
export const numeric = () =>
  z
    .union([
      z.number(),
      z
        .string()
        .trim()
        .regex(/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i)
        .transform(Number),
    ])
    .pipe(z.number());

/** A text that may be absent. */
export const text = () => z.string().optional();

/**
 * A value of a reply that nothing depends on: of another form it is left out, and costs neither its row nor its page.
 * Not for what is sent back in a change, which would then erase it.
 */
export const spare = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
export const spareText = () => spare(z.string());

/** The token of the next page; absent on the last (smtp2go-api.md 1.8). */
export const token = () => z.union([z.string(), z.number().transform(String)]).optional();

/** A list of texts, or one text for a list of one: examples and schemas disagree (smtp2go-api.md 2.29, 5). */
export const texts = () => z.union([z.array(z.string()), z.string().transform((one) => (one === '' ? [] : [one]))]);

/** A text that can't leak by accident: JSON omits it, and a structured clone throws. */
export interface Secret {
  readonly reveal: () => string;
}

/** A secret that must be sent back later. Any other secret is left out by the schema of its reply. */
export const secret = () => z.string().transform((value): Secret => ({ reveal: () => value }));

/** The subaccount to act on, instead of the key's own account (smtp2go-api.md 1.10). */
export const SUBACCOUNT = { subaccount_id: z.string().min(1).optional() };

/** A count: a whole number from 0. */
export const count = () => numeric().pipe(z.int().min(0));

const WIRE_DATE =
  /^(?<date>\d{4}-\d\d-\d\d)(?:[T ](?<time>\d\d:\d\d:\d\d)(?:\.(?<fraction>\d{1,9}))?)? ?(?<zone>Z|[+-]\d\d:?\d\d)?$/i;

/**
 * Parses a date of a reply (smtp2go-api.md 1.7) to ms since the epoch: `2026-03-04T09:12:44Z`, `2026-03-01
 * 00:00:00+00:00`, with microseconds (cut to ms), and without an offset, which means UTC. Undefined for anything else,
 * including days and hours that don't exist.
 */
export function parseWireDate(text: string): number | undefined {
  const found = WIRE_DATE.exec(text.trim())?.groups;
  if (!found) return undefined;
  const { date = '', time = '00:00:00', fraction = '', zone = 'Z' } = found;
  const milliseconds = fraction.padEnd(3, '0').slice(0, 3);
  const asUtc = `${date}T${time}.${milliseconds}Z`;
  const ms = Date.parse(asUtc);
  // Date.parse would read 30 February as 2 March.
  if (Number.isNaN(ms) || new Date(ms).toISOString() !== asUtc) return undefined;
  return ms - offsetMs(zone);
}

function offsetMs(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS;
}

/** A date of a reply, parsed to ms since the epoch. */
export const timestamp = () =>
  z.string().transform((text, context) => {
    const ms = parseWireDate(text);
    if (ms !== undefined) return ms;
    context.addIssue({ code: 'custom', message: 'Not a date of smtp2go-api.md 1.7.' });
    return z.NEVER;
  });

/** A date of a request, in the two accepted forms that are unambiguous (smtp2go-api.md 1.7). */
export const requestDate = () => z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/**
 * A time (ms since the epoch) as a date of a request, cut to the second; fractions are accepted but optional
 * (smtp2go-api.md 1.7).
 */
export const wireTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

export interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly skipped: number;
}

/**
 * Parses a list row by row; a row that does not fit is skipped and counted. If there are rows and none fits, the reply
 * is malformed, because an empty list would look like good news.
 */
export const rows = <Row extends z.ZodType>(row: Row) =>
  z.array(z.unknown()).transform((values, context): Rows<z.output<Row>> => {
    const read = values.map((value) => row.safeParse(value));
    const good = read.flatMap((one) => (one.success ? [one.data] : []));
    if (good.length === 0 && values.length > 0) {
      const issue = read[0]?.error?.issues[0];
      context.addIssue({ code: 'custom', message: 'Not one row fits.', path: [0, ...(issue?.path ?? [])] });
      return z.NEVER;
    }
    return { rows: good, skipped: values.length - good.length };
  });
