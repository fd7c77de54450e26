import { METRICS, type Metric, type Sample } from '../../../shared/alert.ts';
import type { Mark } from '../mark.ts';
import { sampleValue, traceOf } from './series.ts';

/** A stretch of time in one state, as the strip under a chart shows it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly mark: Mark;
}

export interface Limits {
  readonly warning: number | undefined;
  readonly critical: number | undefined;
}

/** What one reading says against the limits: strictly past is a breach (alerts.md, "Rule"). */
export function markOfValue(value: number, limits: Limits): 'ok' | 'warning' | 'critical' {
  if (limits.critical !== undefined && value > limits.critical) return 'critical';
  return limits.warning !== undefined && value > limits.warning ? 'warning' : 'ok';
}

/**
 * The state over time: each reading holds until the next one or a gap. Fewer than `needed` in the denominator is too
 * little; a gap is blind.
 */
export function stretchesOf(
  samples: readonly Sample[],
  metric: Metric,
  limits: Limits,
  needed: number,
  from: number,
  to: number,
): readonly Stretch[] {
  const { gaps } = traceOf(samples, metric, from, to);
  const seen = samples.filter((sample) => sample.kind === 'counts' && sample.at >= from && sample.at <= to);
  const starts = [
    ...gaps.map((gap): Stretch => ({ from: gap.from, to: gap.to, mark: 'blind' })),
    ...seen.flatMap((sample): Stretch[] => {
      if (sample.kind !== 'counts') return [];
      const { numerator, denominator, at } = sample;
      const isLittle = denominator < needed || (METRICS[metric].unit === 'percent' && denominator === 0);
      const mark = isLittle ? 'too_little' : markOfValue(sampleValue(metric, numerator, denominator), limits);
      return gaps.some((gap) => gap.from === at) ? [] : [{ from: at, to: at, mark }];
    }),
  ].toSorted((a, b) => a.from - b.from);

  const merged: Stretch[] = [];
  for (const [index, start] of starts.entries()) {
    const end = start.mark === 'blind' ? start.to : (starts[index + 1]?.from ?? to);
    const last = merged.at(-1);
    if (last && last.mark === start.mark && last.to >= start.from) merged[merged.length - 1] = { ...last, to: end };
    else if (end > start.from) merged.push({ ...start, to: end });
  }
  return merged;
}
