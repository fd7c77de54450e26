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
/** Bounces and complaints still arrive for days after the mail was sent. After this many days the totals are final. */
const DAYS_UNTIL_SETTLED = 7;
/**
 * SMTP2GO has no time series, so each day takes its own request (smtp2go-api.md 2.14); only a few are made per poll.
 */
const DAYS_AT_A_TIME = 10;

/** The stored totals of finished days, oldest first, at most 30. */
export function keptDays(store: Pick<AccountStore, 'days'>, now: number): readonly Day[] {
  return store.days(localDate(now, DAYS_SHOWN), localDate(now, 1));
}

/**
 * The finished days to query now, newest first: those not stored and those not final yet, each at most once a day.
 * `queriedOn` holds the date (YYYY-MM-DD) each day was last queried on.
 */
function daysToQuery(
  now: number,
  isSaved: (date: string) => boolean,
  queriedOn: ReadonlyMap<string, string>,
): readonly LocalDay[] {
  const today = localDate(now);
  return finishedDays(now, DAYS_SHOWN)
    .filter((day, index) => (index < DAYS_UNTIL_SETTLED || !isSaved(day.date)) && queriedOn.get(day.date) !== today)
    .slice(0, DAYS_AT_A_TIME);
}

export interface History {
  /**
   * Queries a few of the days that are due and stores their totals. Stops at the first failure of SMTP2GO or the disk;
   * the next poll continues.
   */
  readonly fill: (runQuery: (query: HistoryQuery) => Promise<Result<QueryResult>>) => Promise<Filled>;
}

export interface Filled {
  readonly keptDays: number;
  readonly failure: Failure | undefined;
}

/** Fills in the totals of past days, a few with each poll. Remembers for this run when each day was last queried. */
export function createDailyTotals(store: Pick<AccountStore, 'days' | 'keepDays'>, clock: Pick<Clock, 'now'>): History {
  const queriedOn = new Map<string, string>();
  return {
    fill: async (runQuery) => {
      const now = clock.now();
      const kept = onDisk(() => new Set(keptDays(store, now).map((day) => day.date)));
      if (!kept.ok) return { keptDays: 0, failure: kept.failure };
      let newDays = 0;
      for (const day of daysToQuery(now, (date) => kept.data.has(date), queriedOn)) {
        const answer = await runQuery(dayQuery(day.from, day.to));
        if (!answer.ok) return { keptDays: newDays, failure: answer.failure };
        queriedOn.set(day.date, localDate(now));
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

/** A day's totals; undefined if a row could not be read, since a gap is better than a sum that is too low. */
function dayIn(date: string, result: QueryResult): Day | undefined {
  return result.kind === 'members' && result.unreadRows === 0 ? { date, ...sum(result.tallies.values()) } : undefined;
}
