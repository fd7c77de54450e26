import type { Evaluation, Rule, Sample } from '../../../shared/alert.ts';
import { whyNotWatchable } from '../../../shared/rule-check.ts';
import type { Rating, Reading } from '../../../shared/state.ts';
import { type Counts, type Criteria, figureOf, judge, type Limits, levelOf } from '../../../shared/thresholds.ts';

const RATING_OF_LEVEL = { warning: 'fair', critical: 'poor' } as const;

/** The first rating that applies: cannot see, cannot judge, then how good. */
function ratingOf(evaluation: Evaluation, limits: Limits): Rating {
  if (evaluation.kind !== 'value') return evaluation.kind;
  const level = levelOf(limits, evaluation.value);
  return level ? RATING_OF_LEVEL[level] : 'good';
}

const leastOf = (limits: readonly (number | undefined)[]): number | undefined => {
  const set = limits.filter((limit) => limit !== undefined);
  return set.length > 0 ? Math.min(...set) : undefined;
};

/** Worst first. What one rule cannot judge hides nothing that another can. */
const WORST_FIRST: readonly Rating[] = ['blind', 'poor', 'fair', 'good', 'insufficient_data'];
const worstOf = (ratings: readonly Rating[]): Rating =>
  WORST_FIRST.find((rating) => ratings.includes(rating)) ?? 'blind';

/**
 * One figure of the whole account against the strictest limits of the `rules` that watch it; those that compare it with
 * the window before have no limit to draw, but rate it all the same. A rule without figures has no data, never a good
 * rating. `now` is what the last poll saw of it, `last` the last counts ever seen, which a reading without data still
 * shows.
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
    ...rules.flatMap((rule): readonly Rating[] => (whyNotWatchable(rule) ? ['blind'] : [])),
  ]);
  const counts = now?.kind === 'counts' ? now : last;
  return {
    metric,
    window,
    rating,
    numerator: counts?.numerator ?? 0,
    denominator: counts?.denominator ?? 0,
    value: counts ? figureOf(metric, counts) : 0,
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
  now === undefined ? 'blind' : ratingOf(judge(now, rule), rule);

export type Figure = Pick<Rule, 'metric' | 'window'>;
export const figureKey = ({ metric, window }: Figure): string => `${metric}/${window}`;

/** A rule that cannot be watched, whatever its scope, is shown without data here: nowhere else would it be seen. */
const isOfAccount = (rule: Rule): boolean =>
  rule.enabled && (rule.scope.by === 'account' || whyNotWatchable(rule) !== undefined);

/** The figures of the whole account that rules watch, each once. */
export const watchedFigures = (rules: readonly Rule[]): readonly Figure[] => [
  ...new Map(rules.filter(isOfAccount).map((rule) => [figureKey(rule), rule])).values(),
];

/** One reading per watched figure of the whole account. `now` and `last` are by figureKey (see readingOf). */
export const readingsOf = (
  rules: readonly Rule[],
  now: ReadonlyMap<string, Sample>,
  last: ReadonlyMap<string, Counts>,
): readonly Reading[] =>
  [...Map.groupBy(rules.filter(isOfAccount), figureKey)].flatMap(([key, [first, ...rest]]) =>
    first ? [readingOf([first, ...rest], now.get(key), last.get(key))] : [],
  );
