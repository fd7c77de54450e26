import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Point, thin, traceOf } from '../../../../../src/renderer/model/chart/series.ts';
import type { Sample } from '../../../../../src/shared/alert.ts';

const STEP = 300_000;
const counts = (n: number, numerator = 5, denominator = 100): Sample & { kind: 'counts' } => ({
  at: n * STEP,
  intervalMs: STEP,
  kind: 'counts',
  numerator,
  denominator,
});
const noDataAt = (n: number): Sample => ({
  at: n * STEP,
  intervalMs: STEP,
  kind: 'no_data',
  why: { kind: 'unreachable', detail: '' },
});
const trace = (samples: readonly Sample[], to = 10) =>
  traceOf(samples, { metric: 'bounce_rate', compare: 'above' }, 0, to * STEP);
const lengths = (samples: readonly Sample[], to?: number) => trace(samples, to).runs.map((run) => run.length);

describe('readings cut into runs and gaps', () => {
  it('are one run where each follows the last in time', () => {
    const whole = trace(Array.from({ length: 11 }, (_, n) => counts(n)));
    expect(whole.runs.map((run) => run.length)).toEqual([11]);
    expect(whole.gaps).toEqual([]);
    expect(whole.runs[0]?.[0]).toMatchObject({ at: 0, value: 5, numerator: 5, denominator: 100 });
  });

  it('bear one missed reading, not two', () => {
    expect(lengths([counts(0), counts(2), counts(4)], 4)).toEqual([3]);
    expect(lengths([counts(0), counts(3), counts(4)], 4)).toEqual([1, 2]);
  });

  it('stay open from the first blind sample to the next reading, and say why', () => {
    const { runs, gaps } = trace([counts(0), counts(1), noDataAt(2), noDataAt(3), counts(4), counts(5)], 5);
    expect(runs.map((run) => run.length)).toEqual([2, 2]);
    expect(gaps).toEqual([{ from: 2 * STEP, to: 4 * STEP, why: 'SMTP2GO unreachable' }]);
  });

  it('stay open before the first and after the last reading', () => {
    expect(trace([counts(5)]).gaps).toEqual([
      { from: 0, to: 5 * STEP, why: 'not watched' },
      { from: 5 * STEP, to: 10 * STEP, why: 'not watched' },
    ]);
    expect(trace([]).gaps).toEqual([{ from: 0, to: 10 * STEP, why: 'not watched' }]);
  });

  it('do not turn a share of nothing into zero, nor call it a gap', () => {
    const { runs, gaps } = trace([counts(0), counts(1, 0, 0), counts(2)], 2);
    expect(runs.map((run) => run.length)).toEqual([1, 1]);
    expect(gaps).toEqual([]);
  });

  it('leave out what lies outside the time shown', () => {
    expect(lengths([counts(-3), counts(0), counts(1), counts(9)], 1)).toEqual([2]);
  });

  it('never bridge blind time and never lose a reading', () => {
    const anySamples = fc
      .array(fc.boolean(), { maxLength: 60 })
      .map((seen) => seen.map((is, n) => (is ? counts(n) : noDataAt(n))));
    fc.assert(
      fc.property(anySamples, (samples) => {
        const { runs, gaps } = trace(samples, samples.length);
        expect(runs.flat().map((point) => point.at)).toEqual(
          samples.flatMap((s) => (s.kind === 'counts' ? [s.at] : [])),
        );
        for (const blind of samples.filter((s) => s.kind === 'no_data')) {
          expect(runs.some((run) => (run[0]?.at ?? 0) < blind.at && (run.at(-1)?.at ?? 0) > blind.at)).toBe(false);
          expect(gaps.some((gap) => gap.from <= blind.at && blind.at <= gap.to)).toBe(true);
        }
      }),
    );
  });
});

describe('thinning', () => {
  const anyPoints = fc
    .array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 400 })
    .map((values) => values.map((value, n): Point => ({ ...counts(n), at: n, value })));

  it('keeps the first, the last, the highest and the lowest, in order, and few of the rest', () => {
    fc.assert(
      fc.property(anyPoints, fc.integer({ min: 1, max: 50 }), (points, columns) => {
        const kept = thin(points, 0, points.length, columns);
        const values = kept.map((point) => point.value);
        expect(kept.length).toBeLessThanOrEqual(Math.max(columns * 4, 4));
        expect(kept[0]).toBe(points[0]);
        expect(kept.at(-1)).toBe(points.at(-1));
        expect(Math.max(...values)).toBe(Math.max(...points.map((point) => point.value)));
        expect(Math.min(...values)).toBe(Math.min(...points.map((point) => point.value)));
        expect(kept.toSorted((a, b) => a.at - b.at)).toEqual(kept);
      }),
    );
  });
});
