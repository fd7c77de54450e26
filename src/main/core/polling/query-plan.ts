import type { Rule } from '../../../shared/alert.ts';
import { isWatchable } from '../../../shared/rule-check.ts';
import { type MetricQuery, requirementsOf, SHORTEST_RANGE_MS, type Times } from './metric-sources.ts';
import type { HistoryQuery, Query } from './query.ts';

/** One metric query and the rules that share it. */
export interface WatchedMetric {
  readonly metricQuery: MetricQuery;
  readonly rules: readonly Rule[];
}

/**
 * The metric queries of all enabled rules, without duplicates: rules with the same one share its series and requests.
 */
export const watchedMetrics = (rules: readonly Rule[]): readonly WatchedMetric[] =>
  [...Map.groupBy(rules.filter(isWatchable), keyOf).values()].flatMap((sharing) => {
    const [first] = sharing;
    if (!first) return [];
    const { metric, window, scope } = first;
    const isCompared = sharing.some((rule) => rule.compare !== 'above');
    return [{ metricQuery: { metric, window, by: scope.by, isCompared }, rules: sharing }];
  });

const keyOf = ({ metric, window, scope }: Rule): string => `${metric}/${window}/${scope.by}`;

/**
 * The smallest set of queries that covers all enabled rules (design: alerts.md, "Poll plan"), plus the quota and
 * today's total, which are always shown. Queries that depend on the billing cycle are left out until its start is
 * known.
 */
export function planPoll(rules: readonly Rule[], times: Times): readonly Query[] {
  const { now, localMidnight } = times;
  const queries: Query[] = [{ path: 'stats/email_cycle' }];
  // Requirements with a single choice come first, so that the others can share their queries.
  const requirements = watchedMetrics(rules).flatMap(({ metricQuery }) => requirementsOf(metricQuery));
  for (const { isMetBy, make } of requirements.toSorted((a, b) => a.choices - b.choices)) {
    const query = queries.some(isMetBy) ? undefined : make(times);
    if (query) queries.push(query);
  }
  // Right after midnight the range would be too short.
  if (now - localMidnight >= SHORTEST_RANGE_MS) queries.push(dayQuery(localMidnight, now));
  return queries;
}

/** Whether a rule needs the start of the billing cycle. */
export const needsCycle = (rules: readonly Rule[]): boolean =>
  rules.some((rule) => isWatchable(rule) && rule.window === 'cycle' && rule.metric !== 'quota_used');

/** The query for the totals of one day, or of the day so far. */
export const dayQuery = (from: number, to: number): HistoryQuery => ({
  path: 'stats/email_history',
  window: 'day',
  span: 'now',
  groupBy: 'username',
  from,
  to,
});
