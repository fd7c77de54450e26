import type { Rule } from '../../../shared/alert.ts';
import { isWatchable } from '../../../shared/rule-check.ts';
import { type MetricQuery, requirementsOf, SHORTEST_RANGE_MS, type Times } from './metric-sources.ts';
import type { HistoryQuery, Query } from './query.ts';

/** One figure and the rules that watch it. */
export interface WatchedMetric {
  readonly metricQuery: MetricQuery;
  readonly rules: readonly Rule[];
}

/** The figures that enabled rules watch, each once: rules on the same one share its series and its calls. */
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
 * The smallest set of queries that answers all enabled rules (design: alerts.md, "Poll plan"), the quota and what was
 * sent today, which are always shown. What hangs on the billing cycle is left out until its start is known.
 */
export function planPoll(rules: readonly Rule[], times: Times): readonly Query[] {
  const { now, localMidnight } = times;
  const queries: Query[] = [{ path: 'stats/email_cycle' }];
  // Those with no choice come first, so that the others can share them.
  const requirements = watchedMetrics(rules).flatMap(({ metricQuery }) => requirementsOf(metricQuery));
  for (const { isMetBy, make } of requirements.toSorted((a, b) => a.choices - b.choices)) {
    const query = queries.some(isMetBy) ? undefined : make(times);
    if (query) queries.push(query);
  }
  // Shortly after midnight there is hardly a day to ask for.
  if (now - localMidnight >= SHORTEST_RANGE_MS) queries.push(dayQuery(localMidnight, now));
  return queries;
}

/** Whether a rule hangs on when the billing cycle began. */
export const needsCycle = (rules: readonly Rule[]): boolean =>
  rules.some((rule) => isWatchable(rule) && rule.window === 'cycle' && rule.metric !== 'quota_used');

/** The totals of a day, or of what there is of it so far. */
export const dayQuery = (from: number, to: number): HistoryQuery => ({
  path: 'stats/email_history',
  window: 'day',
  span: 'now',
  groupBy: 'username',
  from,
  to,
});
