import type { Rule, Series } from '../../../shared/alert.ts';
import { MINUTE_MS } from '../../../shared/calendar.ts';
import { fail, ok, type Result } from '../../../shared/failure.ts';
import { chooseUsers } from './choose-users.ts';
import { isHistory, requirementsOf } from './metric-sources.ts';
import { isPerUser, type PerUserQuery, type Query, type Span } from './query.ts';
import { watchedMetrics } from './query-plan.ts';
import type { DayTally, Tally } from './run-query.ts';
import type { QueryOutcome } from './window-counts.ts';

/** 60 a minute are allowed (smtp2go-api.md 1.5): most of them are left to the person who searches the activity. */
const MOST_PER_MINUTE = 20;

/** How many users each of the calls that are made per user may ask about in one poll. */
export function usersPerQuery(queries: readonly Query[], intervalMs: number): number {
  const most = Math.floor(MOST_PER_MINUTE * Math.min(1, intervalMs / MINUTE_MS));
  return Math.max(1, Math.floor(most / Math.max(1, queries.filter(isPerUser).length)));
}

/** What a poll knows before it asks user by user. */
export interface Known {
  /** Of the calls that are made once: they name the users. */
  readonly outcomes: readonly QueryOutcome[];
  readonly rules: readonly Rule[];
  readonly activeSeries: readonly Series[];
  readonly usersPerQuery: number;
  /** Counts the polls, so that those of whom nothing is feared are asked about in turn. */
  readonly turn: number;
  /** When the next poll is due: who did not fit has to wait until then. In ms since the epoch. */
  readonly until: number;
}

/** Makes a call once per user who matters, and puts the answers together. Fails where it is not known who there is. */
export async function runPerUserQueries(
  query: PerUserQuery,
  known: Known,
  askOne: (query: PerUserQuery, user: string) => Promise<Result<Tally>>,
): Promise<QueryOutcome> {
  const window = query.path === 'activity/search' ? query.window : '30d';
  const watched = watchedMetrics(known.rules).filter(
    ({ metricQuery }) =>
      metricQuery.by === 'username' && requirementsOf(metricQuery).some(({ isMetBy }) => isMetBy(query)),
  );
  const talliesOf = (span: Span): Result<ReadonlyMap<string, DayTally>> | undefined => {
    const history = known.outcomes.find((answer) => isHistory(answer.query, window, span, ['username']));
    if (!history) return undefined;
    if (!history.result.ok) return history.result;
    return ok(history.result.data.kind === 'members' ? history.result.data.tallies : new Map());
  };
  const now = talliesOf('now');
  if (!now?.ok) return { query, result: now ?? fail({ kind: 'cancelled' }) };
  const before = talliesOf('before');
  const activeSeries = known.activeSeries.filter(
    (one) =>
      one.by === 'username' &&
      one.window === window &&
      watched.some(({ metricQuery }) => metricQuery.metric === one.metric),
  );
  const { users, postponed } = chooseUsers(
    watched.flatMap(({ rules }) => rules),
    { now: now.data, before: before?.ok ? before.data : undefined },
    new Set(activeSeries.map(({ member }) => member)),
    known.usersPerQuery,
    known.turn,
  );
  const span = query.path === 'activity/search' ? query.span : 'now';
  const tallies = span === 'before' && before?.ok ? before.data : now.data;
  const isWorthAsking = (user: string): boolean => (tallies.get(user)?.bounces ?? 0) > 0;
  const reported = await Promise.all(
    users.filter(isWorthAsking).map(async (user) => [user, await askOne(query, user)] as const),
  );
  const late = postponed.map((user) => [user, fail({ kind: 'rate-limited', until: known.until })] as const);
  return { query, result: ok({ kind: 'users', byUser: new Map([...reported, ...late]) }) };
}
