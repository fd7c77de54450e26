import type { Rule, Sample, Subject } from '../../../shared/alert.ts';
import { type Criteria, judge, levelOf } from '../../../shared/thresholds.ts';
import type { Mark } from '../mark.ts';
import { type Point, type Trace, traceOf } from './series.ts';

export type { Criteria, Limits } from '../../../shared/thresholds.ts';

/** A span of time in one state, drawn below a chart. */
export interface StateBand {
  readonly from: number;
  readonly to: number;
  readonly mark: Mark;
}

const NO_MINIMUM = { sent: 0, events: 0 };

/**
 * The rule as it was when the incident opened. Incidents stored by earlier versions lack the minimum, so today's is
 * used.
 */
export function criteriaOf(subject: Subject & { readonly kind: 'series' }, rules: readonly Rule[]): Criteria {
  const { series, compare, warning, critical, minimum } = subject;
  const today = rules.find(({ id }) => id === subject.ruleId)?.minimum;
  return { metric: series.metric, compare, warning, critical, minimum: minimum ?? today ?? NO_MINIMUM };
}

/** The engine's verdict on a sample, as a mark. */
export function markOfSample(sample: Sample, criteria: Criteria): Mark {
  const judged = judge(sample, criteria);
  return judged.kind === 'value' ? (levelOf(criteria, judged.value) ?? 'ok') : judged.kind;
}

/** The state over time. Each reading holds until the next reading or gap; a gap is no data. */
export function stateBands(
  samples: readonly Sample[],
  criteria: Criteria,
  from: number,
  to: number,
): readonly StateBand[] {
  const { gaps } = traceOf(samples, criteria, from, to);
  const starts = [
    ...gaps.map((gap): StateBand => ({ from: gap.from, to: gap.to, mark: 'no_data' })),
    ...samples
      .filter(({ at }) => at >= from && at <= to)
      .map((sample): StateBand => ({ from: sample.at, to: sample.at, mark: markOfSample(sample, criteria) }))
      // Samples without data are drawn as gaps.
      .filter(({ mark }) => mark !== 'no_data'),
  ].toSorted((a, b) => a.from - b.from);

  const merged: StateBand[] = [];
  for (const [index, start] of starts.entries()) {
    const end = start.mark === 'no_data' ? start.to : (starts[index + 1]?.from ?? to);
    const last = merged.at(-1);
    if (last && last.mark === start.mark && last.to >= start.from) merged[merged.length - 1] = { ...last, to: end };
    else if (end > start.from) merged.push({ ...start, to: end });
  }
  return merged;
}

/** The parts of a trace with enough mail: only these can breach a limit. */
export const judgedRuns = ({ runs }: Trace, criteria: Criteria): readonly (readonly Point[])[] =>
  runs.flatMap((run) => {
    const parts: Point[][] = [[]];
    for (const point of run) {
      if (judge(point, criteria).kind === 'value') parts.at(-1)?.push(point);
      else parts.push([]);
    }
    return parts.filter((part) => part.length > 0);
  });
