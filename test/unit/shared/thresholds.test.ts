import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingOf } from '../../../src/main/core/alerting/readings.ts';
import type { Rule, Sample } from '../../../src/shared/alert.ts';
import { DEFAULT_RULES } from '../../../src/shared/presets.ts';
import { judge, levelOf, resolveAtOf } from '../../../src/shared/thresholds.ts';
import { aRule, blind, counts, INTERVAL, NOON } from '../main/core/alerting/builders.ts';

const sample = (numerator: number, denominator: number): Sample & { kind: 'counts' } => ({
  kind: 'counts',
  at: NOON,
  intervalMs: INTERVAL,
  numerator,
  denominator,
});

const spam = (): Rule => {
  const rule = DEFAULT_RULES.find(({ id }) => id === 'spam-30d');
  if (!rule) throw new Error('The default rules have lost spam-30d');
  return rule;
};

describe('a value', () => {
  it.each([
    [8, undefined],
    [8.0001, 'warning'],
    [12, 'warning'],
    [12.0001, 'critical'],
  ])('of %d is at level %s', (percent, level) => {
    expect(levelOf(aRule(), percent)).toBe(level);
  });

  it('is exact: so many of a hundred is so many percent', () => {
    for (let percent = 0; percent <= 100; percent += 1) {
      expect(judge(sample(percent, 100), aRule({ warning: 200, critical: 300 }))).toMatchObject({ value: percent });
    }
    expect(judge(sample(6, 10_000), spam())).toMatchObject({ kind: 'value', value: 0.06 });
  });

  it('of a count is the count', () => {
    const rule = aRule({ metric: 'sent_volume', warning: 5000, minimum: { sent: 0, events: 0 } });
    expect(judge(sample(0, 0), rule)).toMatchObject({ kind: 'value', value: 0 });
    expect(judge(sample(740, 740), rule)).toMatchObject({ kind: 'value', value: 740 });
  });
});

describe('a sample', () => {
  it('with fewer sent than the minimum is too little to judge by', () => {
    expect(judge(sample(50, 99), aRule())).toEqual({
      kind: 'insufficient_data',
      have: { sent: 99, events: 50 },
      need: { sent: 100, events: 0 },
    });
    expect(judge(sample(50, 100), aRule())).toMatchObject({ kind: 'value', value: 50 });
  });

  it('of nothing is too little, whatever the minimum', () => {
    expect(judge(sample(0, 0), aRule({ minimum: { sent: 0, events: 0 } }))).toMatchObject({
      kind: 'insufficient_data',
    });
  });

  it('past the limit by a single complaint is too little', () => {
    expect(judge(sample(1, 1000), spam())).toMatchObject({ kind: 'insufficient_data' });
    expect(judge(sample(2, 1000), spam())).toMatchObject({ kind: 'value' });
  });

  it('of much mail and no complaint is good, not too little', () => {
    expect(judge(sample(0, 100_000), spam())).toMatchObject({ kind: 'value', value: 0 });
    expect(readingOf([spam()], sample(1, 100_000), undefined).rating).toBe('good');
  });

  it('of more bounces than e-mails is too little: they are of mail that was sent before', () => {
    const rule = aRule({ minimum: { sent: 1, events: 0 } });
    expect(judge(sample(3, 2), rule)).toMatchObject({ kind: 'insufficient_data' });
    expect(judge(sample(2, 2), rule)).toMatchObject({ kind: 'value', value: 100 });
    const rejects = aRule({ metric: 'reject_rate', minimum: { sent: 1, events: 0 } });
    expect(judge(sample(3, 2), rejects)).toMatchObject({ kind: 'value', value: 150 });
  });

  it('that could not be taken is blind', () => {
    expect(judge(blind(NOON), aRule())).toEqual({
      kind: 'no_data',
      why: { kind: 'unreachable', detail: 'ECONNREFUSED' },
    });
  });
});

describe('the resolving value', () => {
  it('is 80 % of the lowest limit by default', () => {
    expect(resolveAtOf({ warning: 8, critical: 12 })).toBe(6.4);
    expect(resolveAtOf({ critical: 10 })).toBe(8);
  });

  it('is never above the lowest limit', () => {
    expect(resolveAtOf({ warning: 8, critical: 12, resolveAt: 11 })).toBe(8);
  });
});

describe('a reading', () => {
  it.each([
    [counts(8, NOON), 'good'],
    [counts(9, NOON), 'fair'],
    [counts(13, NOON), 'poor'],
    [counts(50, NOON, 50), 'insufficient_data'],
    [blind(NOON), 'no_data'],
    [undefined, 'no_data'],
  ])('is rated by what the last poll saw', (now, rating) => {
    expect(readingOf([aRule()], now, undefined).rating).toBe(rating);
  });

  it('that is blind still shows what was last seen, and when', () => {
    expect(readingOf([aRule()], blind(NOON), sample(90, 1000))).toEqual({
      metric: 'bounce_rate',
      window: '24h',
      rating: 'no_data',
      numerator: 90,
      denominator: 1000,
      value: 9,
      needed: 100,
      warning: 8,
      critical: 12,
      readAt: NOON,
    });
  });

  it('takes the strictest limits of all rules about it', () => {
    const strict = aRule({ warning: 5, critical: 20, minimum: { sent: 10, events: 0 } });
    const reading = readingOf([aRule(), strict], counts(6, NOON), undefined);
    expect(reading).toMatchObject({ rating: 'fair', warning: 5, critical: 12, needed: 10 });
  });

  it('is good only on enough mail that was seen', () => {
    const anySample = fc.oneof(
      fc.constant(blind(NOON)),
      fc.tuple(fc.nat(300), fc.nat(300)).map(([events, sent]) => sample(Math.min(events, sent), sent)),
    );
    fc.assert(
      fc.property(fc.option(anySample, { nil: undefined }), (now) => {
        const { rating } = readingOf([aRule()], now, sample(0, 1000));
        const isSeen = now?.kind === 'counts' && now.denominator >= 100;
        expect(['good', 'fair', 'poor'].includes(rating)).toBe(isSeen);
      }),
    );
  });
});
