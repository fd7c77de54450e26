import type { Rule, Sample } from '../../../shared/alert.ts';
import { sampleValue, type Trace, traceOf } from '../../model/chart/series.ts';

/** A percentage of anything, for how much a value has changed. */
const SHARE = 'bounce_rate';

/** The change against the window before, as a share of it: a reading only where both sides are there. */
function changeOf(sample: Sample, { metric, compare }: Pick<Rule, 'metric' | 'compare'>): Sample {
  if (sample.kind === 'blind') return sample;
  const { before } = sample;
  // Blind, as the rule itself is then (main/core/alerting/readings.ts).
  if (!before) {
    const { at, intervalMs } = sample;
    return { at, intervalMs, kind: 'blind', why: { kind: 'malformed', detail: '' } };
  }
  const then = sampleValue(metric, before.numerator, before.denominator);
  const now = sampleValue(metric, sample.numerator, sample.denominator);
  if (!Number.isFinite(then) || !Number.isFinite(now)) return { ...sample, numerator: 0, denominator: 0 };
  return { ...sample, numerator: compare === 'rise' ? now - then : then - now, denominator: then };
}

/** The readings of a series as a rule judges them: the value, or how much it has risen or fallen, in percent. */
export function traceOfRule(
  samples: readonly Sample[],
  rule: Pick<Rule, 'metric' | 'compare'>,
  from: number,
  to: number,
): Trace {
  if (rule.compare === 'above') return traceOf(samples, rule.metric, from, to);
  return traceOf(
    samples.map((sample) => changeOf(sample, rule)),
    SHARE,
    from,
    to,
  );
}
