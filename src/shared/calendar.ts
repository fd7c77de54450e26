import { z } from 'zod';

/** Time spans in ms. A calendar day may be an hour shorter or longer: see `localDay`. */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A time that is stored or sent: ms since the epoch, up to the year 2100. */
export const Moment = z.int().min(0).max(4_102_444_800_000);

/** Whether a number is a time that a date can hold (ECMA-262, "Time Values and Time Range"); formatting throws on others. */
const isTime = (ms: number): boolean => Math.abs(ms) <= 8_640_000_000_000_000;

/** A time in words, also where a damaged or edited file holds no time at all. */
export const timeText = (format: Pick<Intl.DateTimeFormat, 'format'>, ms: number): string =>
  isTime(ms) ? format.format(ms) : UNKNOWN_TIME;

/** Replaces the words of a number that is no time. */
export const UNKNOWN_TIME = 'unknown time';

/** One day in this computer's calendar. `date` is YYYY-MM-DD; `from` (ms) is included, `to` is not. */
export interface LocalDay {
  readonly date: string;
  readonly from: number;
  readonly to: number;
}

/**
 * `hour` o'clock local time, `daysLater` days after the day of `now`, in ms since the epoch. Days are calendar days
 * rather than 24 hours, because an hour may not exist or exist twice.
 */
export function localTime(now: number, daysLater: number, hour: number): number {
  const today = new Date(now);
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() + daysLater, hour).getTime();
}

/** The day `daysAgo` days before the day of `now`. It has 23 or 25 hours at a clock change. */
export function localDay(now: number, daysAgo: number): LocalDay {
  const from = new Date(localTime(now, -daysAgo, 0));
  const two = (part: number) => String(part).padStart(2, '0');
  const date = `${from.getFullYear()}-${two(from.getMonth() + 1)}-${two(from.getDate())}`;
  return { date, from: from.getTime(), to: localTime(now, 1 - daysAgo, 0) };
}

/** The date (YYYY-MM-DD) of the day `daysAgo` days before the day of `at`. */
export const localDate = (at: number, daysAgo = 0): string => localDay(at, daysAgo).date;

/** The day of a date (YYYY-MM-DD) in this computer's calendar. */
export function localDayOf(date: string): LocalDay {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return localDay(new Date(year, month - 1, day, 12).getTime(), 0);
}

/** Whether two times are on the same local day. */
export const isSameDay = (a: number, b: number): boolean => localDate(a) === localDate(b);

/** The days before today, newest first. */
export const finishedDays = (now: number, count: number): readonly LocalDay[] =>
  Array.from({ length: count }, (_, index) => localDay(now, index + 1));

/** The date `days` days after a date, both YYYY-MM-DD. In UTC, where every day has 24 hours. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
