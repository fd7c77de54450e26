import { addDays, DAY_MS, localDayOf } from '../../../shared/calendar.ts';

const parts = (date: string): readonly [number, number, number] => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return [year, month, day];
};

const wire = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** The start of a local day as the API wants it: UTC, inclusive (smtp2go-api.md 1.7). */
export const startDate = (date: string): string => wire(localDayOf(date).from);

/** The end of a local day that is itself included: the API's end is exclusive. */
export const endDate = (date: string): string => wire(localDayOf(date).to);

/** A moment is written out as the API takes it: it begins a range, or ends it without being in it. */
const isMoment = (text: string): boolean => text.includes('T');

/**
 * Days as people give them, both included, or moments, in the API's form. Without a first day it is the `usualDays` up to the last
 * one, or up to `now`; without a last day the API's own default is meant, which is now.
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
    return { start_date: wire(localDayOf(addDays(to, 1 - usualDays)).from), ...end };
  return { start_date: wire((to === undefined ? now : Date.parse(to)) - usualDays * DAY_MS), ...end };
}

/* Days of the calendar, counted without clocks: YYYY-MM-DD in, YYYY-MM-DD out. */

const written = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const counted = (date: string): number => {
  const [year, month, day] = parts(date);
  return Date.UTC(year, month - 1, day);
};

/** Some days in a row, both ends included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The calendar's days, weeks (from Monday) or months from `from` to `to`, cut to them at both ends. */
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
