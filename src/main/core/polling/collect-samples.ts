import { type NoDataReason, type Rule, type Series, seriesKey } from '../../../shared/alert.ts';
import type { Quota } from '../../../shared/state.ts';
import { mostTelling, noDataReasonOf } from '../alerting/no-data-reason.ts';
import type { PollObservation, SeriesSample } from '../alerting/poll-observation.ts';
import { type WatchedMetric, watchedMetrics } from './query-plan.ts';
import { sum } from './run-query.ts';
import { countsByMember, type QueryOutcome, type WindowCounts } from './window-counts.ts';

/** More series than this are not watched: those with the least mail are left out. */
const MOST_SERIES = 1_000;

/** The members of a figure that must be heard of: listed by a rule, or active and still covered by one. */
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
  /** Must be heard of however little it sends. */
  readonly isExpected: boolean;
  readonly mail: number;
}

const mailIn = (counts: WindowCounts): number =>
  counts.kind === 'counts' ? Math.max(counts.denominator, counts.before?.denominator ?? 0) : 0;

/**
 * From the outcomes of one poll to a sample per watched series. `activeSeries` are the series that are not normal,
 * whose silence matters. `at` is the time the poll began, in ms; a rule SMTP2GO has no figures for gets no sample.
 */
export function collectSamples(
  outcomes: readonly QueryOutcome[],
  rules: readonly Rule[],
  activeSeries: readonly Series[],
  at: number,
  intervalMs: number,
): PollObservation {
  const all = watchedMetrics(rules).flatMap((figure): readonly Ranked[] => {
    const { metric, window, by } = figure.metricQuery;
    const { expected, isCovered } = membersOf(figure, activeSeries);
    return [...countsByMember(figure, outcomes, [...expected])]
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
  const isAnySeen = outcomes.some(({ result }) => result.ok);
  return {
    at,
    intervalMs,
    outcome: isAnySeen || !failure ? { kind: 'ok' } : noDataReasonOf(failure),
    failure,
    samples: kept.map(({ series, sample }) => ({ series, sample })),
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
 * A poll that did not take place: every watched series is without data for `why`, so that no duration counts the time.
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
    samples: [...watched.values()].map((series) => ({ series, sample: { at, intervalMs, kind: 'blind', why } })),
    leftOut: 0,
    quota: undefined,
    sentToday: undefined,
  };
}
