import { finishedDays, type LocalDay, localDate } from '../../../shared/calendar.ts';
import type { Failure, Result } from '../../../shared/failure.ts';
import type { Day } from '../../../shared/state.ts';
import type { Clock } from '../ports.ts';
import type { AccountStore } from '../store/account-store.ts';
import { onDisk } from '../store/disk-errors.ts';
import type { HistoryQuery } from './query.ts';
import { dayQuery } from './query-plan.ts';
import { type QueryResult, sum } from './run-query.ts';

const DAYS_SHOWN = 30;
/** Bounces and complaints still come in for days after the mail; by then a day no longer changes. */
const DAYS_UNTIL_SETTLED = 7;
/** SMTP2GO has no time axis, so a day is a call (smtp2go-api.md 2.14): few at a time. */
const DAYS_AT_A_TIME = 10;

/** The finished days on record, oldest first, at most 30. */
export function keptDays(store: Pick<AccountStore, 'days'>, now: number): readonly Day[] {
  return store.days(localDate(now, DAYS_SHOWN), localDate(now, 1));
}

/**
 * The finished days to ask for now, newest first: those not on record and the unsettled, each at most once a day.
 * `askedOn` tells on which date one was last asked for.
 */
function daysToAsk(
  now: number,
  isSaved: (date: string) => boolean,
  askedOn: ReadonlyMap<string, string>,
): readonly LocalDay[] {
  const today = localDate(now);
  return finishedDays(now, DAYS_SHOWN)
    .filter((day, index) => (index < DAYS_UNTIL_SETTLED || !isSaved(day.date)) && askedOn.get(day.date) !== today)
    .slice(0, DAYS_AT_A_TIME);
}

export interface History {
  /**
   * Asks for a few of the days that are due and keeps them. Ends at the first failure, of SMTP2GO or of the disk, which
   * leaves the rest for another time.
   */
  readonly fill: (runQuery: (query: HistoryQuery) => Promise<Result<QueryResult>>) => Promise<Filled>;
}

export interface Filled {
  readonly keptDays: number;
  readonly failure: Failure | undefined;
}

/** Fills the record of past days, a few with each poll. Remembers for this run when a day was last asked for. */
export function createHistory(store: Pick<AccountStore, 'days' | 'keepDays'>, clock: Pick<Clock, 'now'>): History {
  const askedOn = new Map<string, string>();
  return {
    fill: async (runQuery) => {
      const now = clock.now();
      const kept = onDisk(() => new Set(keptDays(store, now).map((day) => day.date)));
      if (!kept.ok) return { keptDays: 0, failure: kept.failure };
      let newDays = 0;
      for (const day of daysToAsk(now, (date) => kept.data.has(date), askedOn)) {
        const answer = await runQuery(dayQuery(day.from, day.to));
        if (!answer.ok) return { keptDays: newDays, failure: answer.failure };
        askedOn.set(day.date, localDate(now));
        const totals = dayIn(day.date, answer.data);
        if (!totals) continue;
        const stored = onDisk(() => store.keepDays([totals]));
        if (!stored.ok) return { keptDays: newDays, failure: stored.failure };
        newDays += 1;
      }
      return { keptDays: newDays, failure: undefined };
    },
  };
}

/** A day's totals; none when a row could not be read, since a gap is better than a sum that lacks something. */
function dayIn(date: string, seen: QueryResult): Day | undefined {
  return seen.kind === 'members' && seen.unreadRows === 0 ? { date, ...sum(seen.tallies.values()) } : undefined;
}
