/** Spans of time, in ms. A day of the calendar may be an hour shorter or longer: see `localDay`. */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** One day of this computer's calendar. `date` is YYYY-MM-DD; from `from` up to but not including `to`, in ms. */
export interface LocalDay {
  readonly date: string;
  readonly from: number;
  readonly to: number;
}

/**
 * `hour` o'clock here, `daysLater` days after the one that `now` falls on, in ms since the epoch. Days are counted by the
 * calendar, not by 24 hours: hours may not exist or exist twice.
 */
export function localTime(now: number, daysLater: number, hour: number): number {
  const today = new Date(now);
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() + daysLater, hour).getTime();
}

/** The day `daysAgo` days before the one that `now` falls on. 23 or 25 hours long where the clocks change. */
export function localDay(now: number, daysAgo: number): LocalDay {
  const from = new Date(localTime(now, -daysAgo, 0));
  const two = (part: number) => String(part).padStart(2, '0');
  const date = `${from.getFullYear()}-${two(from.getMonth() + 1)}-${two(from.getDate())}`;
  return { date, from: from.getTime(), to: localTime(now, 1 - daysAgo, 0) };
}

/** The date (YYYY-MM-DD) of the day `daysAgo` days before the one that a moment falls on. */
export const localDate = (at: number, daysAgo = 0): string => localDay(at, daysAgo).date;

/** The day of that date (YYYY-MM-DD) in this computer's calendar. */
export function localDayOf(date: string): LocalDay {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return localDay(new Date(year, month - 1, day, 12).getTime(), 0);
}

/** Whether two moments fall on the same day here. */
export const isSameDay = (a: number, b: number): boolean => localDate(a) === localDate(b);

/** The finished days before today, newest first. */
export const finishedDays = (now: number, count: number): readonly LocalDay[] =>
  Array.from({ length: count }, (_, index) => localDay(now, index + 1));

/** The date `days` days after a date, both YYYY-MM-DD. In UTC, where every day has 24 hours. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
