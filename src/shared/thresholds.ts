import {
  DEFAULT_RESOLVE_PERCENT,
  type Evaluation,
  type Level,
  METRICS,
  type NoDataReason,
  type Rule,
  type Sample,
} from './alert.ts';

/** The limits of a figure; a rule has one or both. */
export type Limits = Pick<Rule, 'warning' | 'critical'>;

/** A sample with data. */
export type Counts = Sample & { readonly kind: 'counts' };

/** The level whose limit a value exceeds; a value equal to the limit does not (smtp2go-api.md 6.1). */
export function levelOf(limits: Limits, value: number): Level | undefined {
  if (limits.critical !== undefined && value > limits.critical) return 'critical';
  if (limits.warning !== undefined && value > limits.warning) return 'warning';
  return undefined;
}

/** A breach ends at or below this value. Capped at the lowest threshold, so that breach and recovery do not overlap. */
export function resolveAtOf(rule: Pick<Rule, 'warning' | 'critical' | 'resolveAt'>): number {
  const lowest = Math.min(rule.warning ?? Number.POSITIVE_INFINITY, rule.critical ?? Number.POSITIVE_INFINITY);
  return Math.min(rule.resolveAt ?? (DEFAULT_RESOLVE_PERCENT / 100) * lowest, lowest);
}

/** In the metric's unit. Multiplying before dividing makes 7 of 100 exactly 7, not 7.000000000000001. */
export const metricValueOf = (metric: Rule['metric'], { numerator, denominator }: Counts): number => {
  if (METRICS[metric].unit === 'count') return numerator;
  return denominator > 0 ? (numerator * 100) / denominator : 0;
};

/**
 * More bounces than e-mails, say. In a short window with little mail that happens: they belong to mail sent before it,
 * and there is no rate to judge.
 */
export const isTooMany = (
  metric: Rule['metric'],
  { numerator, denominator }: Pick<Counts, 'numerator' | 'denominator'>,
): boolean => METRICS[metric].isPartOfSent && numerator > denominator;

/** The part of a rule that judges samples. */
export type Criteria = Pick<Rule, 'metric' | 'minimum' | 'warning' | 'critical' | 'compare'>;

/** The rise in percent from nothing to something, which is past every limit. */
export const FROM_NOTHING = 1e12;

const fromNothing = (now: number): number => (now > 0 ? FROM_NOTHING : 0);

/** The value of a sample, if it has one, and the volume of mail behind it. */
export type Evidence =
  | { readonly kind: 'figure'; readonly sample: Counts; readonly value: number | undefined; readonly sent: number }
  | { readonly kind: 'no_data'; readonly why: NoDataReason };

/**
 * The value that is compared with a rule's limits: in the metric's unit, or the rise or fall in percent against the
 * preceding window. Without mail to divide by or to compare with there is no value.
 */
export function evidenceOf(sample: Sample, { metric, compare }: Pick<Criteria, 'metric' | 'compare'>): Evidence {
  if (sample.kind === 'no_data') return { kind: 'no_data', why: sample.why };
  const { numerator, denominator, before } = sample;
  const isCount = METRICS[metric].unit === 'count';
  if (compare === 'above') {
    const isRate = denominator > 0 && !isTooMany(metric, sample);
    const value = isCount || isRate ? metricValueOf(metric, sample) : undefined;
    return { kind: 'figure', sample, value, sent: denominator };
  }
  if (!before) return { kind: 'no_data', why: { kind: 'malformed', detail: 'no figures of the window before' } };
  // Cross-multiplied to avoid rounding: n/d against N/D is n*D against N*d.
  const now = isCount ? numerator : numerator * before.denominator;
  const was = isCount ? before.numerator : before.numerator * denominator;
  const isRiseOfAny = compare === 'rise' && (isCount || (denominator > 0 && before.denominator > 0));
  const change = compare === 'fall' ? was - now : now - was;
  return {
    kind: 'figure',
    sample,
    value: was > 0 ? (change * 100) / was : isRiseOfAny ? fromNothing(now) : undefined,
    sent: isCount ? before.denominator : Math.min(denominator, before.denominator),
  };
}

/**
 * The verdict of a rule on a sample, shared by engine, back-test and charts. There is not enough mail if fewer were
 * sent than the minimum in any window that counts, if there is nothing to divide by or compare with, or if a breach
 * rests on fewer events than the minimum. Few events below the limit are fine: no complaint among a million e-mails is
 * a good rate.
 */
export function judge(sample: Sample, criteria: Criteria): Evaluation {
  const evidence = evidenceOf(sample, criteria);
  if (evidence.kind === 'no_data') return evidence;
  const { numerator, denominator } = evidence.sample;
  const { value, sent } = evidence;
  const { minimum, compare } = criteria;
  const events = compare === 'fall' ? sent : numerator;
  if (value === undefined || sent < minimum.sent || (events < minimum.events && levelOf(criteria, value) !== undefined))
    return { kind: 'insufficient_data', have: { sent, events }, need: minimum };
  return { kind: 'value', numerator, denominator, value };
}
