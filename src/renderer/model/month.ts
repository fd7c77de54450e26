import { addDays, DAY_MS } from '../../shared/calendar.ts';

/** Calendar days as YYYY-MM-DD. Computed in UTC, where every day has 24 hours. */

const atOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Whether a text is an existing date: not 2026-02-30. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(atOf(text)) && dayAt(atOf(text)) === text;

/** The same day of another month, or the last day of a shorter month. */
export function addMonths(day: string, months: number): string {
  const at = new Date(atOf(day));
  const first = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1);
  const next = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months + 1, 1);
  return dayAt(Math.min(first + (at.getUTCDate() - 1) * DAY_MS, next - DAY_MS));
}

/** The weeks of a day's month, Monday to Sunday; days of other months are undefined. */
export function weeksOf(day: string): readonly (readonly (string | undefined)[])[] {
  const month = day.slice(0, 7);
  const first = `${month}-01`;
  const start = addDays(first, -((new Date(atOf(first)).getUTCDay() + 6) % 7));
  const weeks = Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, n) => addDays(start, week * 7 + n)).map((one) =>
      one.startsWith(month) ? one : undefined,
    ),
  );
  return weeks.filter((week) => week.some((one) => one !== undefined));
}

const STEPS: Readonly<Record<string, (day: string) => string>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
  Home: (day) => `${day.slice(0, 7)}-01`,
  End: (day) => addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1),
};

/** The day a key moves to in a calendar; undefined for other keys. */
export const dayAfterKey = (key: string, day: string): string | undefined =>
  Object.hasOwn(STEPS, key) ? STEPS[key]?.(day) : undefined;

const format = (day: string, locale: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(atOf(day));

/** `Tue 24 Nov 2026` */
export const dayText = (day: string, locale: string): string =>
  format(day, locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });

/** `November 2026` */
export const monthText = (day: string, locale: string): string =>
  format(day, locale, { month: 'long', year: 'numeric' });

/** `Mo` to `Su`. */
export const weekdays = (locale: string): readonly string[] =>
  Array.from({ length: 7 }, (_, n) => format(addDays('2024-01-01', n), locale, { weekday: 'short' }).slice(0, 2));
