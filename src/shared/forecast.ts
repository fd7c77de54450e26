import { DAY_MS, localDay } from './calendar.ts';
import type { Day, Quota } from './state.ts';

/** Where the quota goes from here. Times in ms since the epoch. */
export interface Forecast {
  /** When all of it is used, within this cycle; now where it is used up already. */
  readonly reachesAt: number | undefined;
  /** E-mails used when the cycle ends, overage included; `undefined` where no pace can be told. */
  readonly usedAtEnd: number | undefined;
  /** `good`: from two weeks of days at least. `rough`: from fewer. `none`: no finished day, or no cycle to tell of. */
  readonly sureness: 'good' | 'rough' | 'none';
  /** What happens past the limit, where that is reached; without knowing the plan. */
  readonly overage: string | undefined;
}

const MOST_DAYS = 30;
/** From here on each weekday has its own pace; a weekday's pace from one day alone would be that one mailing. */
const TWO_WEEKS = 14;
/** A cycle is a month; a longer one is nonsense, and is not walked through to its end. */
const LONGEST_CYCLE_DAYS = 400;
/** How far a paid plan may go (smtp2go-api.md 1.9, "Overage"). */
const MOST_OVERAGE = 3;

/**
 * Where the quota goes at the pace of the finished days (`YYYY-MM-DD`, at most the newest 30), weekday by weekday, from
 * `now` on: today counts with the part of it that is left. Rejected e-mails count as used (smtp2go-api.md 6). Days are
 * those of this computer.
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
  // At the very end the next cycle begins.
  if (reachesAt !== undefined && reachesAt >= endsAt) reachesAt = undefined;
  const sureness = known.length >= TWO_WEEKS ? 'good' : 'rough';
  return { reachesAt, usedAtEnd, sureness, overage: overageOf(quota, reachesAt) };
}

const usedOn = (day: Day): number => day.sent + day.rejects;

const meanOf = (days: readonly Day[]): number => days.reduce((sum, day) => sum + usedOn(day), 0) / days.length;

/** 0 (Sunday) to 6, whatever the zone: a date is a day of the calendar. */
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
