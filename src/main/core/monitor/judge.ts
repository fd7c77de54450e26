import { type Level, METRICS, type Observation, type Rule, type Sample } from '../../../shared/alert.ts';
import type { Rating, Reading } from '../../../shared/state.ts';

type Limits = Pick<Rule, 'warning' | 'critical'>;
export type Counts = Sample & { readonly kind: 'counts' };

/** The level a value is strictly past: exactly at a limit is still within it (smtp2go-api.md 6.1). */
export function levelOf(limits: Limits, value: number): Level | undefined {
  if (limits.critical !== undefined && value > limits.critical) return 'critical';
  if (limits.warning !== undefined && value > limits.warning) return 'warning';
  return undefined;
}

/** At or below this a breach of the rule is over. Never above the lowest threshold, where breach and recovery would overlap. */
export function resolveAtOf(rule: Pick<Rule, 'warning' | 'critical' | 'resolveAt'>): number {
  const lowest = Math.min(rule.warning ?? Number.POSITIVE_INFINITY, rule.critical ?? Number.POSITIVE_INFINITY);
  return Math.min(rule.resolveAt ?? 0.8 * lowest, lowest);
}

/** In the metric's unit. The product comes before the division, so that 7 of 100 is 7 and not 7.000000000000001. */
const figureOf = (metric: Rule['metric'], { numerator, denominator }: Counts): number => {
  if (METRICS[metric].unit === 'count') return numerator;
  return denominator > 0 ? (numerator * 100) / denominator : 0;
};

/**
 * A sample as a rule sees it. Too little mail: fewer sent than the minimum, nothing to take a share of, or a breach that
 * rests on fewer events than the minimum. Few events below the limit are no lack of evidence: no complaint among
 * a million e-mails is a good rate.
 */
export function judge(sample: Sample, rule: Pick<Rule, 'metric' | 'minimum' | 'warning' | 'critical'>): Observation {
  if (sample.kind === 'blind') return { kind: 'blind', why: sample.why };
  const { numerator, denominator } = sample;
  const { metric, minimum } = rule;
  const value = figureOf(metric, sample);
  const hasMail = denominator >= minimum.sent && (denominator > 0 || METRICS[metric].unit === 'count');
  const hasEvidence = numerator >= minimum.events || levelOf(rule, value) === undefined;
  return hasMail && hasEvidence
    ? { kind: 'value', numerator, denominator, value }
    : { kind: 'too_little', have: { sent: denominator, events: numerator }, need: minimum };
}

const RATING_OF_LEVEL = { warning: 'fair', critical: 'poor' } as const;

/** The first rating that applies: cannot see, cannot judge, then how good. */
function ratingOf(observation: Observation, limits: Limits): Rating {
  if (observation.kind !== 'value') return observation.kind;
  const level = levelOf(limits, observation.value);
  return level ? RATING_OF_LEVEL[level] : 'good';
}

const leastOf = (limits: readonly (number | undefined)[]): number | undefined => {
  const set = limits.filter((limit) => limit !== undefined);
  return set.length > 0 ? Math.min(...set) : undefined;
};

/**
 * One figure of the whole account against the strictest limits of the `rules` that watch it.
 * `now` is what the last poll saw of it, `last` the last counts ever seen, which a blind reading still shows.
 */
export function readingOf(
  rules: readonly [Rule, ...Rule[]],
  now: Sample | undefined,
  last: Counts | undefined,
): Reading {
  const { metric, window } = rules[0];
  const warning = leastOf(rules.map((rule) => rule.warning));
  const critical = leastOf(rules.map((rule) => rule.critical));
  const needed = Math.min(...rules.map((rule) => rule.minimum.sent));
  const limits = { ...(warning === undefined ? {} : { warning }), ...(critical === undefined ? {} : { critical }) };
  const minimum = { sent: needed, events: Math.min(...rules.map((rule) => rule.minimum.events)) };
  const rating = now === undefined ? 'blind' : ratingOf(judge(now, { metric, minimum, ...limits }), limits);
  const counts = now?.kind === 'counts' ? now : last;
  return {
    metric,
    window,
    rating,
    numerator: counts?.numerator ?? 0,
    denominator: counts?.denominator ?? 0,
    value: counts ? figureOf(metric, counts) : 0,
    needed,
    warning,
    critical,
    readAt: counts?.at,
  };
}
