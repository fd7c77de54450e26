import type { Rule, Series } from '../../../shared/alert.ts';
import { MINUTE_MS } from '../../../shared/calendar.ts';
import { fail, ok, type Result } from '../../../shared/failure.ts';
import { judge, levelOf } from '../../../shared/thresholds.ts';
import { isHistory, requirementsOf } from './metric-sources.ts';
import { isPerUser, type PerUserQuery, type Query, type Span } from './query.ts';
import { watchedMetrics } from './query-plan.ts';
import { type DayTally, NOTHING, type Tally } from './run-query.ts';
import type { QueryOutcome } from './window-counts.ts';

/**
 * 60 activity searches per minute are allowed (smtp2go-api.md 1.5). Most of them are left for the person searching
 * activity.
 */
const MOST_PER_MINUTE = 20;

/** How many users each per-user query may cover in one poll. */
export function usersPerQuery(queries: readonly Query[], intervalMs: number): number {
  const most = Math.floor(MOST_PER_MINUTE * Math.min(1, intervalMs / MINUTE_MS));
  return Math.max(1, Math.floor(most / Math.max(1, queries.filter(isPerUser).length)));
}

/** What a poll knows before its per-user queries run. */
export interface Known {
  /** Outcomes of the queries made once; they name the users. */
  readonly outcomes: readonly QueryOutcome[];
  readonly rules: readonly Rule[];
  readonly activeSeries: readonly Series[];
  readonly usersPerQuery: number;
  /** The number of this poll, used to rotate through the users that are not urgent. */
  readonly turn: number;
  /** When the next poll is due (ms since the epoch). Users that did not fit have no data until then. */
  readonly until: number;
}

/**
 * Runs a query once for each user that matters and collects the results. Fails if the users are unknown because the
 * history query failed.
 */
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
  const hasBounces = (user: string): boolean => (tallies.get(user)?.bounces ?? 0) > 0;
  const reported = await Promise.all(
    users.filter(hasBounces).map(async (user) => [user, await askOne(query, user)] as const),
  );
  const late = postponed.map(
    (user) => [user, fail({ kind: 'rate-limited', until: known.until, by: 'relaywatch' })] as const,
  );
  return { query, result: ok({ kind: 'users', byUser: new Map([...reported, ...late]) }) };
}

type Tallies = ReadonlyMap<string, DayTally>;

/** The users to query, and those that should be queried but did not fit. */
export interface Chosen {
  readonly users: readonly string[];
  readonly postponed: readonly string[];
}

/** History totals by user, over the window and, if a rule compares with it, the window before. */
interface UserMail {
  readonly now: Tallies;
  readonly before: Tallies | undefined;
}

/**
 * Chooses at most `most` of the users with any bounce; without one, there are neither hard nor soft bounces. First come
 * users in `activeSeries`, then users who would break a rule if all their bounces were of its kind; those that do not
 * fit are returned as postponed. Remaining room goes to the other users, rotating with each `turn`.
 */
export function chooseUsers(
  rules: readonly Rule[],
  mail: UserMail,
  activeSeries: ReadonlySet<string>,
  most: number,
  turn: number,
): Chosen {
  const named = [...new Set([...mail.now.keys(), ...(mail.before?.keys() ?? [])])].filter((user) => user !== '');
  const candidates = named.filter((user) => bouncesOf(mail, user) > 0 && rules.some((rule) => covers(rule, user)));
  const [urgent, others] = [[] as string[], [] as string[]];
  for (const user of candidates) {
    const isUrgent = activeSeries.has(user) || rules.some((rule) => covers(rule, user) && mayBreach(rule, mail, user));
    (isUrgent ? urgent : others).push(user);
  }
  urgent.sort(
    (a, b) => Number(activeSeries.has(b)) - Number(activeSeries.has(a)) || shareOf(mail, b) - shareOf(mail, a),
  );
  const room = Math.max(0, most - urgent.length);
  const start = others.length > 0 ? (turn * room) % others.length : 0;
  const round = [...others.slice(start), ...others.slice(0, start)].slice(0, room);
  return { users: [...urgent.slice(0, most), ...round], postponed: urgent.slice(most) };
}

const covers = ({ scope }: Rule, user: string): boolean =>
  scope.by === 'username' && (scope.members === 'all' || scope.members.includes(user));

const bouncesOf = ({ now, before }: UserMail, user: string): number =>
  (now.get(user)?.bounces ?? 0) + (before?.get(user)?.bounces ?? 0);

const shareOf = ({ now }: UserMail, user: string): number => {
  const { bounces, sent } = now.get(user) ?? NOTHING;
  return sent > 0 ? bounces / sent : 0;
};

/** Whether the user would break the rule if all bounces were of its kind. */
function mayBreach(rule: Rule, { now, before }: UserMail, user: string): boolean {
  const { sent, bounces } = now.get(user) ?? NOTHING;
  if (rule.compare !== 'above') {
    const was = before?.get(user) ?? NOTHING;
    const hasEnoughMail = sent >= rule.minimum.sent && bounces >= rule.minimum.events;
    return hasEnoughMail && was.sent >= rule.minimum.sent && was.bounces > 0;
  }
  const worst = judge({ kind: 'counts', at: 0, intervalMs: 0, numerator: bounces, denominator: sent }, rule);
  return worst.kind === 'value' && levelOf(rule, worst.value) !== undefined;
}
