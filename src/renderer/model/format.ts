import { isSameDay, timeText, UNKNOWN_TIME } from '../../shared/calendar.ts';

/** Dates and times in the person's locale and time zone. All take ms since the epoch. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** Cached: creating a formatter is slow, and every row needs one. */
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}

/** `09:05` in 24-hour locales, `9:05 AM` in 12-hour ones. */
const hourOf = (locale: string): Intl.DateTimeFormatOptions => ({
  hour: format(locale, { hour: 'numeric' }).resolvedOptions().hour12 ? 'numeric' : '2-digit',
});

/** `14:31` */
export const clock = (at: number, locale: string): string =>
  timeText(format(locale, { ...hourOf(locale), minute: '2-digit' }), at);

/** `14:31:07` */
export const second = (at: number, locale: string): string =>
  timeText(format(locale, { ...hourOf(locale), minute: '2-digit', second: '2-digit' }), at);

/** `24 Nov` */
export const day = (at: number, locale: string): string =>
  timeText(format(locale, { day: 'numeric', month: 'short' }), at);

/** `24 Nov 2026` */
export const dayOfYear = (at: number, locale: string): string =>
  timeText(format(locale, { day: 'numeric', month: 'short', year: 'numeric' }), at);

/** `24 Nov` for a date such as `2026-11-24`, independent of the time zone. */
export const dayOfDate = (date: string, locale: string): string =>
  format(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(Date.parse(`${date}T00:00:00Z`));

/** `24 Nov 2026, 14:31:07` */
export const exact = (at: number, locale: string): string =>
  timeText(
    format(locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      ...hourOf(locale),
      minute: '2-digit',
      second: '2-digit',
    }),
    at,
  );

/** `2026-11-24T13:31:07Z` */
export const utc = (at: number): string => {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? UNKNOWN_TIME : `${date.toISOString().slice(0, 19)}Z`;
};

/** As short as is clear: `14:31` today, `23 Nov, 14:31` this year, `23 Nov 2025, 14:31` before. */
export function when(at: number, now: number, locale: string): string {
  if (isSameDay(at, now)) return clock(at, locale);
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return timeText(
    format(locale, {
      day: 'numeric',
      month: 'short',
      ...hourOf(locale),
      minute: '2-digit',
      ...(isThisYear ? {} : { year: 'numeric' }),
    }),
    at,
  );
}

/** `Tue, 24 Nov, 08:36`, for lists of times some weeks apart. */
export const dated = (at: number, locale: string): string =>
  timeText(
    format(locale, { weekday: 'short', day: 'numeric', month: 'short', ...hourOf(locale), minute: '2-digit' }),
    at,
  );

/** `today, 12:31`, or the date and time. */
export const asOf = (at: number, now: number, locale: string): string =>
  isSameDay(at, now) ? `today, ${clock(at, locale)}` : when(at, now, locale);

/** Capitalises the first letter. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
