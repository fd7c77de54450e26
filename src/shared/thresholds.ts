import {
  DEFAULT_RESOLVE_PERCENT,
  type Evaluation,
  type Level,
  METRICS,
  type NoDataReason,
  type Rule,
  type Sample,
} from './alert.ts';

/** What a figure is compared with; a rule may have one of them, or both. */
export type Limits = Pick<Rule, 'warning' | 'critical'>;

/** A sample that could be read. */
export type Counts = Sample & { readonly kind: 'counts' };

/** The level a value is strictly past: exactly at a limit is still within it (smtp2go-api.md 6.1). */
export function levelOf(limits: Limits, value: number): Level | undefined {
  if (limits.critical !== undefined && value > limits.critical) return 'critical';
  if (limits.warning !== undefined && value > limits.warning) return 'warning';
  return undefined;
}

/**
 * At or below this a breach of the rule is over. Never above the lowest threshold, where breach and recovery would
 * overlap.
 */
export function resolveAtOf(rule: Pick<Rule, 'warning' | 'critical' | 'resolveAt'>): number {
  const lowest = Math.min(rule.warning ?? Number.POSITIVE_INFINITY, rule.critical ?? Number.POSITIVE_INFINITY);
  return Math.min(rule.resolveAt ?? (DEFAULT_RESOLVE_PERCENT / 100) * lowest, lowest);
}

/** In the metric's unit. The product comes before the division, so that 7 of 100 is 7 and not 7.000000000000001. */
export const figureOf = (metric: Rule['metric'], { numerator, denominator }: Counts): number => {
  if (METRICS[metric].unit === 'count') return numerator;
  return denominator > 0 ? (numerator * 100) / denominator : 0;
};

/** What a sample is judged by: the part of a rule that has to do with values. */
export type Criteria = Pick<Rule, 'metric' | 'minimum' | 'warning' | 'critical' | 'compare'>;

/** A sample as a figure: the value where it makes sense, and how much mail stands behind it. */
export type Evidence =
  | { readonly kind: 'figure'; readonly sample: Counts; readonly value: number | undefined; readonly sent: number }
  | { readonly kind: 'blind'; readonly why: NoDataReason };

/**
 * What the limits of a rule are compared with: the value in the metric's unit, or, where the rule compares with the
 * window before, by how many percent of that one it has risen or fallen. Without mail to take a share of, or to compare
 * with, there is no value.
 */
export function evidenceOf(sample: Sample, { metric, compare }: Pick<Criteria, 'metric' | 'compare'>): Evidence {
  if (sample.kind === 'blind') return { kind: 'blind', why: sample.why };
  const { numerator, denominator, before } = sample;
  const isCount = METRICS[metric].unit === 'count';
  if (compare === 'above') {
    const value = isCount || denominator > 0 ? figureOf(metric, sample) : undefined;
    return { kind: 'figure', sample, value, sent: denominator };
  }
  if (!before) return { kind: 'blind', why: { kind: 'malformed', detail: 'no figures of the window before' } };
  // Shares are compared crosswise, so that nothing is rounded: n/d against N/D is n*D against N*d.
  const now = isCount ? numerator : numerator * before.denominator;
  const was = isCount ? before.numerator : before.numerator * denominator;
  const change = compare === 'fall' ? was - now : now - was;
  return {
    kind: 'figure',
    sample,
    value: was > 0 ? (change * 100) / was : undefined,
    sent: isCount ? before.denominator : Math.min(denominator, before.denominator),
  };
}

/**
 * A sample as a rule sees it: in the engine, in a back-test and on every chart. Not enough mail: fewer sent than the
 * minimum in any window that counts, nothing to take a share of or to compare with, or a breach that rests on fewer
 * events than the minimum. Few events below the limit are no lack of evidence: no complaint among a million e-mails is
 * a good rate.
 */
export function judge(sample: Sample, criteria: Criteria): Evaluation {
  const evidence = evidenceOf(sample, criteria);
  if (evidence.kind === 'blind') return evidence;
  const { numerator, denominator } = evidence.sample;
  const { value, sent } = evidence;
  const { minimum, compare } = criteria;
  const events = compare === 'fall' ? sent : numerator;
  if (value === undefined || sent < minimum.sent || (events < minimum.events && levelOf(criteria, value) !== undefined))
    return { kind: 'insufficient_data', have: { sent, events }, need: minimum };
  return { kind: 'value', numerator, denominator, value };
}
