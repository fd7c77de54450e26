import { describe, expect, it } from 'vitest';
import { markOfValue, stretchesOf } from '../../../../../src/renderer/model/chart/state-bands.ts';
import type { Sample } from '../../../../../src/shared/alert.ts';

const STEP = 300_000;
const LIMITS = { warning: 8, critical: 12 };
const sample = (n: number, percent: number, sent = 1000): Sample => ({
  at: n * STEP,
  intervalMs: STEP,
  kind: 'counts',
  numerator: (percent * sent) / 100,
  denominator: sent,
});
const blind = (n: number): Sample => ({ at: n * STEP, intervalMs: STEP, kind: 'blind', why: { kind: 'no_key' } });
const words = (samples: readonly Sample[], to: number) =>
  stretchesOf(samples, 'bounce_rate', LIMITS, 100, 0, to * STEP).map(
    (stretch) => `${stretch.mark} ${stretch.from / STEP}-${stretch.to / STEP}`,
  );

describe('the state over time', () => {
  it('holds from each reading to the next, like with like', () => {
    expect(words([sample(0, 5), sample(1, 6), sample(2, 9), sample(3, 13), sample(4, 7)], 5)).toEqual([
      'ok 0-2',
      'warning 2-3',
      'critical 3-4',
      'ok 4-5',
    ]);
  });

  it('is blind in gaps, whatever was before', () => {
    expect(words([sample(0, 13), blind(1), blind(2), sample(3, 13)], 4)).toEqual([
      'critical 0-1',
      'blind 1-3',
      'critical 3-4',
    ]);
  });

  it('is too little where nobody can judge, however high the share', () => {
    expect(words([sample(0, 50, 99), sample(1, 0, 0), sample(2, 50, 100)], 3)).toEqual([
      'too_little 0-2',
      'critical 2-3',
    ]);
  });
});

describe('a value against its limits', () => {
  it('breaches strictly past them, without rounding', () => {
    expect(markOfValue(8, LIMITS)).toBe('ok');
    expect(markOfValue(8.0001, LIMITS)).toBe('warning');
    expect(markOfValue(12, LIMITS)).toBe('warning');
    expect(markOfValue(12.0001, LIMITS)).toBe('critical');
  });

  it('needs no second limit, and no first', () => {
    expect(markOfValue(99, { warning: 5, critical: undefined })).toBe('warning');
    expect(markOfValue(13, { warning: undefined, critical: 12 })).toBe('critical');
    expect(markOfValue(11, { warning: undefined, critical: 12 })).toBe('ok');
  });
});
