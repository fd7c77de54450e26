import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceOf } from '../../../../../src/renderer/model/chart/series.ts';
import {
  criteriaOf,
  judgedRuns,
  markOfSample,
  stateBands,
} from '../../../../../src/renderer/model/chart/state-bands.ts';
import { COMPARES, Metric, type Sample } from '../../../../../src/shared/alert.ts';
import { DEFAULT_RULES } from '../../../../../src/shared/presets.ts';
import { FROM_NOTHING, judge, levelOf } from '../../../../../src/shared/thresholds.ts';

const STEP = 300_000;
const RULE = {
  metric: 'bounce_rate',
  compare: 'above',
  warning: 8,
  critical: 12,
  minimum: { sent: 100, events: 0 },
} as const;
const sample = (n: number, percent: number, sent = 1000): Sample => ({
  at: n * STEP,
  intervalMs: STEP,
  kind: 'counts',
  numerator: (percent * sent) / 100,
  denominator: sent,
});
const blind = (n: number): Sample => ({ at: n * STEP, intervalMs: STEP, kind: 'no_data', why: { kind: 'no_key' } });
const words = (samples: readonly Sample[], to: number) =>
  stateBands(samples, RULE, 0, to * STEP).map((band) => `${band.mark} ${band.from / STEP}-${band.to / STEP}`);

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
      'no_data 1-3',
      'critical 3-4',
    ]);
  });

  it('is too little where nobody can judge, however high the share', () => {
    expect(words([sample(0, 50, 99), sample(1, 0, 0), sample(2, 50, 100)], 3)).toEqual([
      'insufficient_data 0-2',
      'critical 2-3',
    ]);
  });
});

describe('a chart and the engine', () => {
  const spam = DEFAULT_RULES.find(({ id }) => id === 'spam-24h');
  if (!spam) throw new Error('The default rules have lost spam-24h');

  it('agree that 1 complaint of 1,200 is not enough to judge, where two are needed', () => {
    const one: Sample = { at: 0, intervalMs: STEP, kind: 'counts', numerator: 1, denominator: 1200 };
    expect(judge(one, spam).kind).toBe('insufficient_data');
    expect(markOfSample(one, spam)).toBe('insufficient_data');
    expect(stateBands([one], spam, 0, STEP)).toEqual([{ from: 0, to: STEP, mark: 'insufficient_data' }]);
    expect(judgedRuns(traceOf([one], spam, 0, STEP), spam)).toEqual([]);
  });

  it('breach a limit strictly past it, without rounding', () => {
    const of = (numerator: number): Sample => ({
      at: 0,
      intervalMs: STEP,
      kind: 'counts',
      numerator,
      denominator: 1e6,
    });
    expect([80_000, 80_001, 120_000, 120_001].map((n) => markOfSample(of(n), RULE))).toEqual([
      'ok',
      'warning',
      'warning',
      'critical',
    ]);
    expect(markOfSample(of(990_000), { ...RULE, critical: undefined })).toBe('warning');
    expect(markOfSample(of(110_000), { ...RULE, warning: undefined })).toBe('ok');
  });

  it('never disagree about a sample, whatever the rule', () => {
    const pair = fc.record({ numerator: fc.nat(3000), denominator: fc.nat(3000) });
    const counts = fc.record({ pair, before: fc.option(pair, { nil: undefined }) });
    const limit = fc.option(fc.double({ min: 0.01, max: 200, noNaN: true }), { nil: undefined });
    const criteria = fc.record({
      metric: fc.constantFrom(...Metric.options),
      compare: fc.constantFrom(...COMPARES),
      warning: limit,
      critical: limit,
      minimum: fc.record({ sent: fc.nat(2000), events: fc.nat(5) }),
    });
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 8 }), criteria, (all, rule) => {
        const samples = all.map(
          ({ pair: now, before }, n): Sample => ({
            at: n * STEP,
            intervalMs: STEP,
            kind: 'counts',
            ...now,
            ...(before ? { before } : {}),
          }),
        );
        const bands = stateBands(samples, rule, 0, samples.length * STEP);
        const points = judgedRuns(traceOf(samples, rule, 0, samples.length * STEP), rule).flat();
        for (const sample of samples) {
          const judged = judge(sample, rule);
          const expected = judged.kind === 'value' ? (levelOf(rule, judged.value) ?? 'ok') : judged.kind;
          expect(bands.find(({ from, to }) => from <= sample.at && sample.at < to)?.mark).toBe(expected);
          const drawn = points.find(({ at }) => at === sample.at)?.value;
          // A rise from nothing has no place on a scale, and is a breach all the same.
          const isDrawn = judged.kind === 'value' && judged.value < FROM_NOTHING;
          expect(drawn).toBe(isDrawn ? judged.value : undefined);
        }
      }),
    );
  });
});

describe('the rule an incident is shown against', () => {
  const subject = {
    kind: 'series',
    series: { metric: 'bounce_rate', window: '24h', by: 'account', member: '' },
    ruleId: 'bounces-24h',
    ruleRevision: 1,
    ruleName: 'Bounces, 24 h',
    compare: 'above',
    warning: 8,
    critical: 12,
  } as const;
  const today = DEFAULT_RULES.map((rule) => ({ ...rule, minimum: { sent: 7, events: 0 } }));

  it('is the one it opened with, whatever has become of it', () => {
    const minimum = { sent: 500, events: 3 };
    expect(criteriaOf({ ...subject, minimum }, today)).toEqual({ ...RULE, minimum });
  });

  it('has the minimum of today where an earlier version stored none, and none where the rule is gone', () => {
    expect(criteriaOf(subject, today)).toEqual({ ...RULE, minimum: { sent: 7, events: 0 } });
    expect(criteriaOf(subject, [])).toEqual({ ...RULE, minimum: { sent: 0, events: 0 } });
  });
});
