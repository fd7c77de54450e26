import { type NoDataReason, type Rule, type Series, seriesKey } from '../../../shared/alert.ts';
import type { Quota } from '../../../shared/state.ts';
import { mostTelling, noDataReasonOf } from '../alerting/no-data-reason.ts';
import type { PollObservation, SeriesSample } from '../alerting/poll-observation.ts';
import { type WatchedMetric, watchedMetrics } from './query-plan.ts';
import { sum } from './run-query.ts';
import { countsByMember, gapIn, type QueryOutcome, type WindowCounts } from './window-counts.ts';

/** The most series to watch; those with the least mail are left out. */
const MOST_SERIES = 1_000;

/**
 * The members that need a sample in every poll: those a rule lists, and those whose series is not in the normal state
 * and is still covered.
 */
function membersOf({ metricQuery, rules }: WatchedMetric, activeSeries: readonly Series[]) {
  const lists = rules.flatMap(({ scope }) => (scope.by === 'account' ? [] : [scope.members]));
  const listed = new Set(lists.flatMap((members) => (members === 'all' ? [] : members)));
  const isCovered = (member: string): boolean => lists.includes('all') || listed.has(member);
  const known = activeSeries.filter(
    ({ metric, window, by, member }) =>
      metric === metricQuery.metric && window === metricQuery.window && by === metricQuery.by && isCovered(member),
  );
  return { expected: new Set([...listed, ...known.map(({ member }) => member)]), isCovered };
}

interface Ranked extends SeriesSample {
  /** Gets a sample however little it sends. */
  readonly isExpected: boolean;
  readonly mail: number;
}

const mailIn = (counts: WindowCounts): number =>
  counts.kind === 'counts' ? Math.max(counts.denominator, counts.before?.denominator ?? 0) : 0;

/**
 * Turns the query outcomes of one poll into one sample per watched series. `activeSeries` are the series not in the
 * normal state; they get a sample even if no response names them. `at` is when the poll began (ms since the epoch). A
 * rule SMTP2GO has no figures for gets no sample.
 */
export function collectSamples(
  outcomes: readonly QueryOutcome[],
  rules: readonly Rule[],
  activeSeries: readonly Series[],
  at: number,
  intervalMs: number,
): PollObservation {
  const watched = watchedMetrics(rules);
  const all = watched.flatMap((watchedMetric): readonly Ranked[] => {
    const { metric, window, by } = watchedMetric.metricQuery;
    const { expected, isCovered } = membersOf(watchedMetric, activeSeries);
    return [...countsByMember(watchedMetric, outcomes, [...expected])]
      .filter(([member]) => by === 'account' || isCovered(member))
      .map(([member, counts]) => ({
        series: { metric, window, by, member },
        sample: { at, intervalMs, ...counts },
        isExpected: by === 'account' || expected.has(member),
        mail: mailIn(counts),
      }));
  });
  const kept = all.length <= MOST_SERIES ? all : all.toSorted(mostNeededFirst).slice(0, MOST_SERIES);
  const failure = mostTelling(outcomes.flatMap(({ result }) => (result.ok ? [] : [result.failure])));
  const isAnyOk = outcomes.some(({ result }) => result.ok);
  return {
    at,
    intervalMs,
    outcome: isAnyOk || !failure ? { kind: 'ok' } : noDataReasonOf(failure),
    failure,
    samples: kept.map(({ series, sample }) => ({ series, sample })),
    unanswered: watched.flatMap((watchedMetric) => {
      const why = gapIn(watchedMetric, outcomes);
      return why === undefined ? [] : [{ figure: watchedMetric.metricQuery, why }];
    }),
    leftOut: all.length - kept.length,
    quota: quotaIn(outcomes),
    sentToday: sentTodayIn(outcomes),
  };
}

const mostNeededFirst = (a: Ranked, b: Ranked): number =>
  Number(b.isExpected) - Number(a.isExpected) || b.mail - a.mail;

export function quotaIn(outcomes: readonly QueryOutcome[]): Quota | undefined {
  for (const { result } of outcomes) if (result.ok && result.data.kind === 'quota') return result.data.quota;
  return undefined;
}

function sentTodayIn(outcomes: readonly QueryOutcome[]): number | undefined {
  const today = outcomes.find(({ query }) => query.path === 'stats/email_history' && query.window === 'day');
  if (!today?.result.ok || today.result.data.kind !== 'members' || today.result.data.unreadRows > 0) return undefined;
  return sum(today.result.data.tallies.values()).sent;
}

/**
 * The observation of a poll that did not take place: every watched series has no data because of `why`, so that the
 * time counts towards no duration.
 */
export function unwatchedPoll(
  why: NoDataReason,
  rules: readonly Rule[],
  activeSeries: readonly Series[],
  at: number,
  intervalMs: number,
): PollObservation {
  const metricQueries = watchedMetrics(rules).flatMap(({ metricQuery: { metric, window, by } }): readonly Series[] =>
    by === 'account' ? [{ metric, window, by, member: '' }] : [],
  );
  const watched = new Map([...metricQueries, ...activeSeries].map((series) => [seriesKey(series), series]));
  return {
    at,
    intervalMs,
    outcome: why,
    failure: undefined,
    samples: [...watched.values()].map((series) => ({ series, sample: { at, intervalMs, kind: 'no_data', why } })),
    unanswered: [],
    leftOut: 0,
    quota: undefined,
    sentToday: undefined,
  };
}
