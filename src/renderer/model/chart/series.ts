import type { Sample } from '../../../shared/alert.ts';
import { type Counts, type Criteria, evidenceOf, FROM_NOTHING } from '../../../shared/thresholds.ts';
import { noDataText } from '../../../shared/words.ts';

/** One reading of a chart: the sample and its drawn value. */
export type Point = Counts & { readonly value: number };

/** A time without readings, and why. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly why: string;
}

/** Readings ready to draw: unbroken runs and the gaps before, between and after them. */
export interface Trace {
  readonly runs: readonly (readonly Point[])[];
  readonly gaps: readonly Gap[];
}

const NOT_WATCHED = 'not watched';

/**
 * Splits samples (oldest first) into runs. Two readings are in one run if no sample without data lies between them and
 * they are at most two polling intervals apart. A gap starts at the first sample without data, or at the last reading
 * if nothing was asked. A share of nothing is not a reading: it ends the run as not enough mail, which is not a gap.
 * Values are in the unit of the limits of `rule`.
 */
export function traceOf(
  samples: readonly Sample[],
  rule: Pick<Criteria, 'metric' | 'compare'>,
  from: number,
  to: number,
): Trace {
  const runs: Point[][] = [];
  const gaps: Gap[] = [];
  let run: Point[] = [];
  let seenAt = from;
  let intervalMs: number | undefined;
  let noDataAt: number | undefined;
  let why = NOT_WATCHED;

  const endRun = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  const seen = (at: number, interval: number) => {
    const allowed = 2 * Math.max(intervalMs ?? interval, interval);
    if (noDataAt !== undefined || at - seenAt > allowed) {
      endRun();
      gaps.push({ from: noDataAt ?? seenAt, to: at, why });
    }
    seenAt = at;
    intervalMs = interval;
    noDataAt = undefined;
    why = NOT_WATCHED;
  };

  for (const sample of samples) {
    if (sample.at < from || sample.at > to) continue;
    const evidence = evidenceOf(sample, rule);
    if (evidence.kind === 'no_data') {
      noDataAt ??= sample.at;
      why = noDataText(evidence.why);
      continue;
    }
    seen(sample.at, sample.intervalMs);
    // A rise from nothing has no place on a scale.
    if (evidence.value === undefined || evidence.value >= FROM_NOTHING) endRun();
    else run.push({ ...evidence.sample, value: evidence.value });
  }
  endRun();
  const start = noDataAt ?? seenAt;
  const isUnseen = noDataAt !== undefined || intervalMs === undefined || to - seenAt > 2 * intervalMs;
  if (isUnseen && to > start) gaps.push({ from: start, to, why });
  return { runs, gaps };
}

/**
 * At most four points for each of `columns` equal time slices: first, lowest, highest and last. More would not be
 * visible, and peaks are kept.
 */
export function thin(points: readonly Point[], from: number, to: number, columns: number): readonly Point[] {
  if (points.length <= columns * 4) return points;
  const slices = new Map<number, Point[]>();
  for (const point of points) {
    const slice = Math.floor(((point.at - from) / (to - from)) * columns);
    const kept = slices.get(slice);
    if (kept) kept.push(point);
    else slices.set(slice, [point]);
  }
  return [...slices.values()].flatMap((slice) => {
    const lowest = slice.reduce((a, b) => (b.value < a.value ? b : a));
    const highest = slice.reduce((a, b) => (b.value > a.value ? b : a));
    const kept = new Set([slice[0], lowest, highest, slice.at(-1)]);
    return slice.filter((point) => kept.has(point));
  });
}
