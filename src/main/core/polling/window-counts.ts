import { METRICS, type Metric, type NoDataReason, type Sample } from '../../../shared/alert.ts';
import type { Result } from '../../../shared/failure.ts';
import { isTooMany } from '../../../shared/thresholds.ts';
import { noDataReasonOf } from '../alerting/no-data-reason.ts';
import {
  EVENT_OF,
  groupsFor,
  isEvents,
  isFromStatistics,
  isHistory,
  type MetricQuery,
  mayLackEvents,
  requirementsOf,
} from './metric-sources.ts';
import { isPerUser, type Query, type Span } from './query.ts';
import type { WatchedMetric } from './query-plan.ts';
import { type DayTally, NOTHING, type QueryResult, sum, type Tally } from './run-query.ts';

export interface QueryOutcome {
  readonly query: Query;
  readonly result: Result<QueryResult>;
}

interface WindowTally {
  readonly kind: 'counts';
  readonly numerator: number;
  readonly denominator: number;
}
interface NoData {
  readonly kind: 'no_data';
  readonly why: NoDataReason;
}
/** A sample without its time. */
export type WindowCounts = (WindowTally & Pick<Sample & { kind: 'counts' }, 'before'>) | NoData;

const malformed = (detail: string): NoData => ({ kind: 'no_data', why: { kind: 'malformed', detail } });

/** The count that is a metric's numerator. Rejects are not part of `sent` (smtp2go-api.md 6). */
const COUNTED: Record<Exclude<Metric, 'quota_used'>, keyof Tally> = {
  bounce_rate: 'bounces',
  hard_bounce_rate: 'hardBounces',
  soft_bounce_rate: 'softBounces',
  spam_rate: 'spam',
  reject_rate: 'rejects',
  unsubscribe_rate: 'unsubscribes',
  sent_volume: 'sent',
};

/** With this much mail in a window, bounces of mail sent before it can't be more than the mail in it. */
const ENOUGH_MAIL = 100;

function countsOf(metric: Metric, tally: Tally): WindowTally | NoData {
  const numerator = metric === 'quota_used' ? undefined : tally[COUNTED[metric]];
  const { noun } = METRICS[metric];
  if (numerator === undefined || tally.sent === undefined) return malformed(`no figure for ${noun}`);
  const denominator = METRICS[metric].of === 'attempts' ? tally.sent + numerator : tally.sent;
  if (denominator >= ENOUGH_MAIL && isTooMany(metric, { numerator, denominator })) {
    return malformed(`${numerator} ${noun} of ${denominator} e-mails`);
  }
  return { kind: 'counts', numerator, denominator };
}

/**
 * The counts of one window: the members it names, and the counts of each. `of` is undefined for a member that was not
 * queried.
 */
interface OneWindow {
  readonly members: readonly string[];
  /** Why members may be missing. */
  readonly gap?: NoDataReason;
  readonly of: (member: string) => WindowTally | NoData | undefined;
}

const noDataWindow = (why: NoDataReason): OneWindow => ({
  members: [],
  gap: why,
  of: () => ({ kind: 'no_data', why }),
});

/**
 * The counts of a metric by member; '' is the account. `expected` members are always included. If all its rules compare
 * with the window before, a member without data for that window has no data, for that window's reason.
 */
export function countsByMember(
  { metricQuery, rules }: WatchedMetric,
  outcomes: readonly QueryOutcome[],
  expected: readonly string[],
): ReadonlyMap<string, WindowCounts> {
  const now = windowOf(metricQuery, 'now', outcomes);
  const before = metricQuery.isCompared ? windowOf(metricQuery, 'before', outcomes) : undefined;
  const members = new Set(
    metricQuery.by === 'account' ? [''] : [...now.members, ...(before?.members ?? []), ...expected],
  );
  const isOnlyCompared = rules.every(({ compare }) => compare !== 'above');
  const figures = new Map<string, WindowCounts>();
  for (const member of members) {
    const counts = now.of(member);
    const was = before?.of(member);
    if (counts?.kind === 'counts' && was?.kind === 'counts') {
      figures.set(member, { ...counts, before: { numerator: was.numerator, denominator: was.denominator } });
    } else if (counts) figures.set(member, isOnlyCompared && was?.kind === 'no_data' ? was : counts);
  }
  return figures;
}

/** Why members that nobody has listed may be missing from the counts of a metric by group. */
export function gapIn({ metricQuery }: WatchedMetric, outcomes: readonly QueryOutcome[]): NoDataReason | undefined {
  const { by, isCompared } = metricQuery;
  if (by === 'account') return undefined;
  return (
    windowOf(metricQuery, 'now', outcomes).gap ??
    (isCompared ? windowOf(metricQuery, 'before', outcomes).gap : undefined)
  );
}

function windowOf(metricQuery: MetricQuery, span: Span, outcomes: readonly QueryOutcome[]): OneWindow {
  if (isFromStatistics(metricQuery)) return statisticsWindow(metricQuery, outcomes);
  const groups = groupsFor(metricQuery.by);
  const history = outcomes.find(({ query }) => isHistory(query, metricQuery.window, span, groups));
  if (history)
    return history.result.ok ? historyWindow(metricQuery, span, history.result.data, outcomes) : noDataFor(history);
  // A query is missing only if the start of the billing cycle is unknown.
  const cycle = outcomes.find(({ query }) => query.path === 'stats/email_cycle');
  return cycle && !cycle.result.ok ? noDataFor(cycle) : noDataWindow(malformed('the start of the billing cycle').why);
}

function statisticsWindow(metricQuery: MetricQuery, outcomes: readonly QueryOutcome[]): OneWindow {
  const answer = outcomes.find(({ query }) => requirementsOf(metricQuery).some(({ isMetBy }) => isMetBy(query)));
  if (!answer?.result.ok) return answer ? noDataFor(answer) : noDataWindow(malformed('an answer').why);
  const seen = answer.result.data;
  if (seen.kind === 'quota') {
    return oneOf({ kind: 'counts', numerator: seen.quota.used, denominator: seen.quota.max });
  }
  return oneOf(seen.kind === 'account' ? countsOf(metricQuery.metric, seen.tally) : malformed('an answer'));
}

const oneOf = (figures: WindowTally | NoData): OneWindow => ({ members: [], of: () => figures });
const noDataFor = ({ result }: QueryOutcome): OneWindow =>
  noDataWindow(result.ok ? malformed('an answer').why : noDataReasonOf(result.failure));

const unreadRows = (rows: number): NoData => malformed(`${rows} rows of /stats/email_history`);

function historyWindow(
  metricQuery: MetricQuery,
  span: Span,
  seen: QueryResult,
  outcomes: readonly QueryOutcome[],
): OneWindow {
  if (seen.kind !== 'members') return noDataWindow(malformed('the rows of /stats/email_history').why);
  const { tallies } = seen;
  const members = [...tallies.keys()];
  const needsEvents = EVENT_OF[metricQuery.metric] !== undefined;
  const gap = needsEvents ? eventsGap(metricQuery, span, seen, outcomes) : undefined;
  if (gap) return { members, gap: gap.why, of: () => gap };
  if (metricQuery.by === 'account') {
    if (seen.unreadRows > 0) return oneOf(unreadRows(seen.unreadRows));
    const total = sum(tallies.values());
    return oneOf(needsEvents ? withEvents(metricQuery, span, total, outcomes) : countsOf(metricQuery.metric, total));
  }
  return {
    members,
    ...(seen.unreadRows > 0 ? { gap: unreadRows(seen.unreadRows).why } : {}),
    of: (member) => {
      const tally = tallies.get(member);
      // A missing row may be one that could not be read. If all were read, the member sent nothing.
      if (tally === undefined && seen.unreadRows > 0) return unreadRows(seen.unreadRows);
      const known = tally ?? NOTHING;
      return needsEvents ? ofUser(metricQuery, span, member, known, outcomes) : countsOf(metricQuery.metric, known);
    },
  };
}

/** The account's hard or soft bounces as a share of the mail that history counts as sent. */
function withEvents(
  { metric, window }: MetricQuery,
  span: Span,
  total: DayTally,
  outcomes: readonly QueryOutcome[],
): WindowTally | NoData {
  const kind = EVENT_OF[metric] ?? 'any';
  const events = outcomes.find(({ query }) => isEvents(query, { kind, window, span, by: 'account' }));
  if (!events) return malformed('an answer of /activity/search');
  if (!events.result.ok) return { kind: 'no_data', why: noDataReasonOf(events.result.failure) };
  return events.result.data.kind === 'account'
    ? countsOf(metric, { ...events.result.data.tally, sent: total.sent })
    : malformed('an answer of /activity/search');
}

/** One user's hard or soft bounces. A user without any bounce was not queried and has none. */
function ofUser(
  { metric, window }: MetricQuery,
  span: Span,
  user: string,
  tally: DayTally,
  outcomes: readonly QueryOutcome[],
): WindowTally | NoData | undefined {
  if (tally.bounces === 0) return { kind: 'counts', numerator: 0, denominator: tally.sent };
  const kind = EVENT_OF[metric] ?? 'any';
  const answer = outcomes.find(
    ({ query }) =>
      isPerUser(query) &&
      (window === '30d'
        ? query.path === 'stats/email_bounces'
        : isEvents(query, { kind, window, span, by: 'username' })),
  );
  if (!answer) return malformed('the bounces by SMTP user');
  if (!answer.result.ok) return { kind: 'no_data', why: noDataReasonOf(answer.result.failure) };
  const reported = answer.result.data.kind === 'users' ? answer.result.data.byUser.get(user) : undefined;
  if (reported === undefined) return undefined;
  return reported.ok
    ? countsOf(metric, { sent: tally.sent, ...reported.data })
    : { kind: 'no_data', why: noDataReasonOf(reported.failure) };
}

/**
 * How far the number of bounce events may fall short of history's bounces, because the two are updated at different
 * speeds.
 */
const SHORTFALL = { share: 0.1, events: 1 };

/**
 * No data if SMTP2GO has fewer bounce events than bounces: if a plan keeps events for less than the window, every rate
 * would look better than it is.
 */
function eventsGap(
  { window }: MetricQuery,
  span: Span,
  seen: QueryResult & { kind: 'members' },
  outcomes: readonly QueryOutcome[],
): NoData | undefined {
  if (window === '30d' || !mayLackEvents(window)) return undefined;
  const { bounces } = sum(seen.tallies.values());
  const events = outcomes.find(({ query }) => isEvents(query, { kind: 'any', window, span, by: 'account' }));
  if (!events) return malformed('an answer of /activity/search');
  if (!events.result.ok) return { kind: 'no_data', why: noDataReasonOf(events.result.failure) };
  const counted = events.result.data.kind === 'account' ? (events.result.data.tally.bounces ?? 0) : 0;
  return counted < bounces * (1 - SHORTFALL.share) - SHORTFALL.events
    ? malformed(`${counted} bounce events for ${bounces} bounces: older events are no longer kept`)
    : undefined;
}
