import type { Evaluation, Rule, Sample } from '../../../shared/alert.ts';
import { whyNotWatchable } from '../../../shared/rule-check.ts';
import type { Rating, Reading } from '../../../shared/state.ts';
import { type Counts, type Criteria, judge, type Limits, levelOf, metricValueOf } from '../../../shared/thresholds.ts';

const RATING_OF_LEVEL = { warning: 'fair', critical: 'poor' } as const;

/** No data or not enough mail, if that applies; otherwise by level. */
function ratingOf(evaluation: Evaluation, limits: Limits): Rating {
  if (evaluation.kind !== 'value') return evaluation.kind;
  const level = levelOf(limits, evaluation.value);
  return level ? RATING_OF_LEVEL[level] : 'good';
}

const leastOf = (limits: readonly (number | undefined)[]): number | undefined => {
  const set = limits.filter((limit) => limit !== undefined);
  return set.length > 0 ? Math.min(...set) : undefined;
};

/**
 * The rating of several rules is the first of these that occurs. Not enough mail is last, so that it hides no other
 * rating.
 */
const WORST_FIRST: readonly Rating[] = ['no_data', 'poor', 'fair', 'good', 'insufficient_data'];
const worstOf = (ratings: readonly Rating[]): Rating =>
  WORST_FIRST.find((rating) => ratings.includes(rating)) ?? 'no_data';

/**
 * Rates one figure of the whole account against the strictest limits of the `rules` that watch it. Rules that compare
 * with the window before have no fixed limit to show, but count for the rating. A rule whose figure can't be read makes
 * it no data, never good. `now` is the sample of the last poll; `last` holds the last known counts, shown while there
 * is no data.
 */
export function readingOf(
  rules: readonly [Rule, ...Rule[]],
  now: Sample | undefined,
  last: Counts | undefined,
): Reading {
  const { metric, window } = rules[0];
  const direct = rules.filter(({ compare }) => compare === 'above');
  const warning = leastOf(direct.map((rule) => rule.warning));
  const critical = leastOf(direct.map((rule) => rule.critical));
  const limiting = direct.length > 0 ? direct : rules;
  const minimum = {
    sent: Math.min(...limiting.map((rule) => rule.minimum.sent)),
    events: Math.min(...limiting.map((rule) => rule.minimum.events)),
  };
  const strictest = { metric, minimum, compare: 'above', ...limitsOf(warning, critical) } as const;
  const rating = worstOf([
    ...(direct.length > 0 ? [rate(now, strictest)] : []),
    ...rules.filter(({ compare }) => compare !== 'above').map((rule) => rate(now, rule)),
    ...rules.flatMap((rule): readonly Rating[] => (whyNotWatchable(rule) ? ['no_data'] : [])),
  ]);
  const counts = now?.kind === 'counts' ? now : last;
  return {
    metric,
    window,
    rating,
    numerator: counts?.numerator ?? 0,
    denominator: counts?.denominator ?? 0,
    value: counts ? metricValueOf(metric, counts) : 0,
    needed: minimum.sent,
    warning,
    critical,
    readAt: counts?.at,
  };
}

const limitsOf = (warning: number | undefined, critical: number | undefined): Limits => ({
  ...(warning === undefined ? {} : { warning }),
  ...(critical === undefined ? {} : { critical }),
});

const rate = (now: Sample | undefined, rule: Criteria): Rating =>
  now === undefined ? 'no_data' : ratingOf(judge(now, rule), rule);

export type MetricWindow = Pick<Rule, 'metric' | 'window'>;
export const metricWindowKey = ({ metric, window }: MetricWindow): string => `${metric}/${window}`;

/** A rule that can't be watched is shown here as no data whatever its scope, since it appears nowhere else. */
const isOfAccount = (rule: Rule): boolean =>
  rule.enabled && (rule.scope.by === 'account' || whyNotWatchable(rule) !== undefined);

/** The account-wide figures that rules watch, without duplicates. */
export const watchedMetricWindows = (rules: readonly Rule[]): readonly MetricWindow[] => [
  ...new Map(rules.filter(isOfAccount).map((rule) => [metricWindowKey(rule), rule])).values(),
];

/** One reading per watched account-wide figure. `now` and `last` are keyed by figureKey (see readingOf). */
export const readingsOf = (
  rules: readonly Rule[],
  now: ReadonlyMap<string, Sample>,
  last: ReadonlyMap<string, Counts>,
): readonly Reading[] =>
  [...Map.groupBy(rules.filter(isOfAccount), metricWindowKey)].flatMap(([key, [first, ...rest]]) =>
    first ? [readingOf([first, ...rest], now.get(key), last.get(key))] : [],
  );
