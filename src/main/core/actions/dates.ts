import { addDays, DAY_MS, localDayOf } from '../../../shared/calendar.ts';
import { wireTime } from '../api/endpoints/fields.ts';

const parts = (date: string): readonly [number, number, number] => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return [year, month, day];
};

/** The start of a local day in the API's form: UTC, inclusive (smtp2go-api.md 1.7). */
export const startDate = (date: string): string => wireTime(localDayOf(date).from);

/** The end of an included local day; the API's end is exclusive. */
export const endDate = (date: string): string => wireTime(localDayOf(date).to);

/**
 * Whether a text is a point in time rather than a day. It is sent as it is: inclusive as a start, exclusive as an end.
 */
const isMoment = (text: string): boolean => text.includes('T');

/**
 * Converts a range, given as days (both inclusive) or points in time, to the API's form. Without `from`, it covers the
 * `usualDays` up to `to`, or up to `now` (ms since the epoch). Without `to`, the API's default applies, which is now.
 */
export function wireRange(
  from: string | undefined,
  to: string | undefined,
  usualDays: number,
  now: number,
): { readonly start_date: string; readonly end_date?: string } {
  const end = to === undefined ? {} : { end_date: isMoment(to) ? to : endDate(to) };
  if (from !== undefined) return { start_date: isMoment(from) ? from : startDate(from), ...end };
  if (to !== undefined && !isMoment(to))
    return { start_date: wireTime(localDayOf(addDays(to, 1 - usualDays)).from), ...end };
  return { start_date: wireTime((to === undefined ? now : Date.parse(to)) - usualDays * DAY_MS), ...end };
}

/** Calendar days without a time zone: YYYY-MM-DD in and out. */

const written = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const counted = (date: string): number => {
  const [year, month, day] = parts(date);
  return Date.UTC(year, month - 1, day);
};

/** A range of days, YYYY-MM-DD, both inclusive. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The calendar days, weeks (from Monday) or months from `from` to `to`, cut at both ends. */
export function periodsOf({ from, to }: Days, unit: 'day' | 'week' | 'month'): readonly Days[] {
  const periods: Days[] = [];
  for (let first = from; first <= to; ) {
    const last = lastDayOf(first, unit);
    periods.push({ from: first, to: last < to ? last : to });
    first = addDays(last, 1);
  }
  return periods;
}

function lastDayOf(date: string, unit: 'day' | 'week' | 'month'): string {
  if (unit === 'day') return date;
  if (unit === 'week') return addDays(date, (7 - new Date(counted(date)).getUTCDay()) % 7);
  const [year, month] = parts(date);
  return written(Date.UTC(year, month, 0));
}
