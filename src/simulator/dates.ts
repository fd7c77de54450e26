const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))? ?(Z|[+-]\d\d:?\d\d)?)?$/i;
const RFC_822 =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}|\d\d) (\d\d):(\d\d)(?::(\d\d))? (GMT|UTC?|Z|[+-]\d{4})$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const offsetMinutes = (zone: string | undefined): number => {
  const parts = /^([+-])(\d\d):?(\d\d)$/.exec(zone ?? '');
  if (parts === null) return 0;
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]));
};

type Parts = { year: number; month: number; day: number; hour: number; minute: number; second: number };

/** `Date.UTC` lets 31 February roll into March; a service that checks its input does not. */
const utc = (parts: Parts, zone: string | undefined): number | undefined => {
  const time = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
  const back = new Date(time);
  const holds =
    back.getUTCFullYear() === parts.year &&
    back.getUTCMonth() === parts.month - 1 &&
    back.getUTCDate() === parts.day &&
    back.getUTCHours() === parts.hour &&
    back.getUTCMinutes() === parts.minute &&
    back.getUTCSeconds() === parts.second;
  return holds ? time - offsetMinutes(zone) * 60_000 : undefined;
};

/**
 * Reads every request form of smtp2go-api.md 1.7: a day, a day with a time (blank or T, with or without a fraction or
 * an offset), RFC 822 and RFC 1123. Without an offset it is UTC. Returns milliseconds since 1970, or undefined.
 */
export const parseDate = (text: string): number | undefined => {
  const iso = ISO.exec(text);
  if (iso !== null) {
    const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone] = iso;
    const time = utc(
      {
        year: Number(year),
        month: Number(month),
        day: Number(day),
        hour: Number(hour),
        minute: Number(minute),
        second: Number(second),
      },
      zone,
    );
    return time === undefined ? undefined : time + Math.floor(Number(`0.${fraction}`) * 1000);
  }
  const rfc = RFC_822.exec(text);
  if (rfc === null) return undefined;
  const [, day, month = '', year = '', hour, minute, second = '0', zone] = rfc;
  return utc(
    {
      year: Number(year) + (year.length === 2 ? 2000 : 0),
      month: MONTHS.indexOf(month) + 1,
      day: Number(day),
      hour: Number(hour),
      minute: Number(minute),
      second: Number(second),
    },
    zone,
  );
};

/** Activity rows: `2026-03-04T09:12:44Z` (smtp2go-api.md 1.7). */
export const activityDate = (second: number): string => new Date(second * 1000).toISOString().replace('.000Z', 'Z');

/** Billing cycle: `2026-03-01 00:00:00+00:00` (smtp2go-api.md 1.7). */
export const cycleDate = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')}+00:00`;

/** Suppressions and templates: `2026-03-04 09:12:44` (smtp2go-api.md 1.7). */
export const plainDate = (second: number): string =>
  new Date(second * 1000).toISOString().slice(0, 19).replace('T', ' ');

/** Midnight UTC of the day `ms` lies in. */
export const startOfDay = (ms: number): number => Math.floor(ms / 86_400_000) * 86_400_000;
