import { DAY_MS, localDay } from './calendar.ts';
import type { Day, Quota } from './state.ts';

/** The forecast of the quota. Times in ms since the epoch. */
export interface Forecast {
  /** When the quota is used up within this cycle; now if it already is. */
  readonly reachesAt: number | undefined;
  /** E-mails used at the end of the cycle, overage included; `undefined` without a known pace. */
  readonly usedAtEnd: number | undefined;
  /** `good`: from at least two weeks of days. `rough`: from fewer. `none`: no finished day, or no cycle. */
  readonly sureness: 'good' | 'rough' | 'none';
  /** What happens past the limit, if it is reached; the plan is not known. */
  readonly overage: string | undefined;
}

const MOST_DAYS = 30;
/** From this many days on each weekday has its own pace; with fewer, a single mailing would define it. */
const TWO_WEEKS = 14;
/** A cycle is a month. A much longer one is an error, and its days are not calculated. */
const LONGEST_CYCLE_DAYS = 400;
/** The most overage of a paid plan, as a multiple (smtp2go-api.md 1.9, "Overage"). */
const MOST_OVERAGE = 3;

/**
 * Forecasts the quota from the pace of the finished days (`YYYY-MM-DD`, at most the newest 30) by weekday, starting at
 * `now`: today counts with its remaining part. Rejected e-mails count as used (smtp2go-api.md 6). Days are in this
 * computer's calendar.
 */
export function forecast(quota: Quota, days: readonly Day[], now: number): Forecast {
  const { used, max, endsAt } = quota;
  const isFull = max > 0 && used >= max;
  const known = days.toSorted((a, b) => (a.date < b.date ? -1 : 1)).slice(-MOST_DAYS);
  if (known.length === 0 || !(max > 0) || !(now < endsAt) || endsAt - now > LONGEST_CYCLE_DAYS * DAY_MS) {
    const reachesAt = isFull && now < endsAt ? now : undefined;
    return { reachesAt, usedAtEnd: undefined, sureness: 'none', overage: overageOf(quota, reachesAt) };
  }
  const pace = paceOf(known);
  let usedAtEnd = used;
  let reachesAt = isFull ? now : undefined;
  for (let at = now; at < endsAt; ) {
    const day = localDay(at, 0);
    const until = Math.min(day.to, endsAt);
    const perMs = pace(weekdayOf(day.date)) / (day.to - day.from);
    const more = perMs * (until - at);
    if (reachesAt === undefined && usedAtEnd + more >= max) reachesAt = Math.min(until, at + (max - usedAtEnd) / perMs);
    usedAtEnd += more;
    at = until;
  }
  // At that moment the next cycle begins.
  if (reachesAt !== undefined && reachesAt >= endsAt) reachesAt = undefined;
  const sureness = known.length >= TWO_WEEKS ? 'good' : 'rough';
  return { reachesAt, usedAtEnd, sureness, overage: overageOf(quota, reachesAt) };
}

const usedOn = (day: Day): number => day.sent + day.rejects;

const meanOf = (days: readonly Day[]): number => days.reduce((sum, day) => sum + usedOn(day), 0) / days.length;

/** 0 (Sunday) to 6 in any time zone, because a date is a calendar day. */
const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** E-mails per day, by weekday. */
function paceOf(days: readonly Day[]): (weekday: number) => number {
  const mean = meanOf(days);
  if (days.length < TWO_WEEKS) return () => mean;
  const byWeekday = Map.groupBy(days, ({ date }) => weekdayOf(date));
  return (weekday) => {
    const same = byWeekday.get(weekday) ?? [];
    return same.length >= 2 ? meanOf(same) : mean;
  };
}

function overageOf({ used, max }: Quota, reachesAt: number | undefined): string | undefined {
  if (reachesAt === undefined) return undefined;
  if (used >= MOST_OVERAGE * max) return 'This is the most that a paid plan may send; nothing more may go out.';
  return 'Past 100% a paid plan goes on, at a price, up to 300%; the free plan sends nothing more.';
}
