import { z } from 'zod';
import { MINUTE_MS } from '../../../../shared/calendar.ts';

/** How single fields are written on the wire. A null never gets here: in a reply it means "no value" (reply.ts). */

/**
 * A number, or the text of one ("1.63", smtp2go-api.md 2.12): nothing else is. Never coerced, since that would make
 * "" and null a 0.
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

/** Texts, or one text for a list of one: the examples and the schemas disagree (smtp2go-api.md 2.29, 5). */
export const texts = () => z.union([z.array(z.string()), z.string().transform((one) => (one === '' ? [] : [one]))]);

/** A text that does not leave by accident: JSON leaves it out, and a structured clone of it throws. */
export interface Secret {
  readonly reveal: () => string;
}

/** A secret that has to be sent back one day. Any other is to be left out by the schema of its reply. */
export const secret = () => z.string().transform((value): Secret => ({ reveal: () => value }));

/** Whose things are meant: the subaccount of that id instead of the key's own account (smtp2go-api.md 1.10). */
export const SUBACCOUNT = { subaccount_id: z.string().min(1).optional() };

/** How many of something: a whole number from 0. */
export const count = () => numeric().pipe(z.int().min(0));

const WIRE_DATE =
  /^(?<date>\d{4}-\d\d-\d\d)(?:[T ](?<time>\d\d:\d\d:\d\d)(?:\.(?<fraction>\d{1,9}))?)? ?(?<zone>Z|[+-]\d\d:?\d\d)?$/i;

/**
 * ms since the epoch of a date as replies write it (smtp2go-api.md 1.7): `2026-03-04T09:12:44Z`,
 * `2026-03-01 00:00:00+00:00`, with microseconds (cut to ms), and without an offset, which is UTC.
 * Undefined for anything else, days and hours that do not exist among it.
 */
export function parseWireDate(text: string): number | undefined {
  const found = WIRE_DATE.exec(text.trim())?.groups;
  if (!found) return undefined;
  const { date = '', time = '00:00:00', fraction = '', zone = 'Z' } = found;
  const milliseconds = fraction.padEnd(3, '0').slice(0, 3);
  const asUtc = `${date}T${time}.${milliseconds}Z`;
  const ms = Date.parse(asUtc);
  // Date.parse takes 30 February for 2 March.
  if (Number.isNaN(ms) || new Date(ms).toISOString() !== asUtc) return undefined;
  return ms - offsetMs(zone);
}

function offsetMs(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS;
}

/** A date of a reply, read as ms since the epoch. */
export const timestamp = () =>
  z.string().transform((text, context) => {
    const ms = parseWireDate(text);
    if (ms !== undefined) return ms;
    context.addIssue({ code: 'custom', message: 'Not a date of smtp2go-api.md 1.7.' });
    return z.NEVER;
  });

/** A date of a request, in the two of the accepted forms that nobody can misread (smtp2go-api.md 1.7). */
export const requestDate = () => z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/** A moment (ms) as a date of a request, cut to the second: with or without a fraction it is taken (smtp2go-api.md 1.7). */
export const wireTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

export interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly skipped: number;
}

/**
 * A list read row by row: a row that does not fit is skipped and counted. Where not one row of several fits, it is no
 * list of these, and the reply is malformed: an empty list would look like good news.
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
