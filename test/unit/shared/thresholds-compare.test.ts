import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingOf, readingsOf, watchedMetricWindows } from '../../../src/main/core/alerting/readings.ts';
import type { Sample } from '../../../src/shared/alert.ts';
import { FROM_NOTHING, judge } from '../../../src/shared/thresholds.ts';
import { aRule, blind, INTERVAL, NOON } from '../main/core/alerting/builders.ts';

type Pair = readonly [number, number];
const sample = ([numerator, denominator]: Pair, before?: Pair): Sample & { kind: 'counts' } => ({
  kind: 'counts',
  at: NOON,
  intervalMs: INTERVAL,
  numerator,
  denominator,
  ...(before ? { before: { numerator: before[0], denominator: before[1] } } : {}),
});

/**
 * Bounces of the account over 24 h: a warning past half as much again as the day before, critical past twice as much.
 */
const rise = aRule({ id: 'rise', compare: 'rise', warning: 50, critical: 100 });
const volume = { metric: 'sent_volume', warning: 50, critical: 90 } as const;
const fall = aRule({ id: 'fall', ...volume, compare: 'fall' });
const sent = (now: number, before: number) => sample([now, now], [before, before]);

describe('a rise', () => {
  it('is by how many percent of the window before the value has grown, computed from counts', () => {
    expect(judge(sample([30, 1000], [20, 1000]), rise)).toMatchObject({ kind: 'value', value: 50 });
    expect(judge(sample([10, 1000], [20, 1000]), rise)).toMatchObject({ kind: 'value', value: -50 });
    expect(judge(sent(400, 100), aRule({ ...volume, compare: 'rise' }))).toMatchObject({ value: 300 });
  });

  it('of a share does not follow the amount of mail', () => {
    expect(judge(sample([300, 10_000], [20, 1000]), rise)).toMatchObject({ kind: 'value', value: 50 });
  });

  it('is exact: three times a share is 200 % more, whatever the amounts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 100, max: 1e6 }), (bounces, mails) => {
        const tripled = sample([3 * bounces, mails], [bounces, mails]);
        expect(judge(tripled, rise)).toMatchObject({ kind: 'value', value: 200 });
      }),
    );
  });

  it.each([
    ['before there was not enough mail', sample([30, 1000], [20, 99]), { sent: 99, events: 30 }],
    ['now there is not enough mail', sample([30, 99], [20, 1000]), { sent: 99, events: 30 }],
  ])('is too little to judge by where %s', (_, seen, have) => {
    expect(judge(seen, rise)).toEqual({ kind: 'insufficient_data', have, need: rise.minimum });
  });

  it('from nothing to something is past every limit where there is enough mail, and nothing to nothing is none', () => {
    expect(judge(sample([30, 1000], [0, 1000]), rise)).toMatchObject({ kind: 'value', value: FROM_NOTHING });
    expect(judge(sample([30, 1000], [0, 99]), rise)).toMatchObject({ kind: 'insufficient_data' });
    expect(judge(sample([0, 1000], [0, 1000]), rise)).toMatchObject({ kind: 'value', value: 0 });
  });

  it('past the limit by fewer events than the minimum is too little', () => {
    const rule = { ...rise, minimum: { sent: 100, events: 10 } };
    expect(judge(sample([9, 1000], [1, 1000]), rule)).toMatchObject({ kind: 'insufficient_data' });
    expect(judge(sample([10, 1000], [1, 1000]), rule)).toMatchObject({ kind: 'value', value: 900 });
    expect(judge(sample([1, 1000], [1, 1000]), rule)).toMatchObject({ kind: 'value', value: 0 });
  });

  it('is blind where the window before was not seen, never good', () => {
    expect(judge(sample([30, 1000]), rise)).toMatchObject({ kind: 'no_data', why: { kind: 'malformed' } });
  });
});

describe('a fall', () => {
  it('is by how many percent less was sent than in the window before, also when nothing was', () => {
    expect(judge(sent(400, 1000), fall)).toMatchObject({ kind: 'value', value: 60 });
    expect(judge(sent(0, 1000), fall)).toMatchObject({ kind: 'value', value: 100 });
    expect(judge(sent(2000, 1000), fall)).toMatchObject({ kind: 'value', value: -100 });
  });

  it('from too little, or from nothing, cannot be judged', () => {
    expect(judge(sent(0, 99), fall)).toMatchObject({ kind: 'insufficient_data', have: { sent: 99, events: 99 } });
    expect(judge(sent(0, 0), { ...fall, minimum: { sent: 0, events: 0 } })).toMatchObject({
      kind: 'insufficient_data',
    });
  });
});

describe('the reading of a figure with rules that compare', () => {
  const grown = sample([60, 1000], [20, 1000]);

  it('has the limits of those that do not, and the worst rating of all', () => {
    const reading = readingOf([aRule(), rise], grown, undefined);
    expect(reading).toMatchObject({ rating: 'poor', value: 6, warning: 8, critical: 12, needed: 100 });
    expect(readingOf([aRule()], grown, undefined).rating).toBe('good');
  });

  it('is there, without limits, where no other rule watches the figure', () => {
    expect(readingOf([rise], grown, undefined)).toMatchObject({ rating: 'poor', warning: undefined, value: 6 });
    expect(readingOf([rise], sample([20, 1000], [20, 1000]), undefined).rating).toBe('good');
  });

  it('is not hidden by a comparison that cannot be made yet, but blind with one that was not seen', () => {
    expect(readingOf([aRule(), rise], sample([20, 1000], [0, 0]), undefined).rating).toBe('good');
    expect(readingOf([rise], sample([20, 1000], [0, 0]), undefined).rating).toBe('insufficient_data');
    expect(readingOf([aRule(), rise], sample([20, 1000]), undefined).rating).toBe('no_data');
    expect(readingOf([rise], blind(NOON), grown)).toMatchObject({ rating: 'no_data', value: 6 });
  });

  it('is blind for a rule that cannot be watched, however well the others stand', () => {
    const month = aRule({ metric: 'hard_bounce_rate', window: '30d' });
    const impossible = aRule({ ...month, id: 'b', compare: 'rise', warning: 900, critical: 1000 });
    expect(readingOf([month], grown, undefined).rating).toBe('good');
    expect(readingOf([month, impossible], grown, undefined).rating).toBe('no_data');
  });

  it('is one per figure of the account, and blind for a rule of any scope that cannot be watched', () => {
    const month = aRule({ id: 'a', metric: 'hard_bounce_rate', window: '30d' });
    const impossible = aRule({ id: 'b', metric: 'hard_bounce_rate', scope: { by: 'domain', members: 'all' } });
    const byUser = aRule({ id: 'c', window: '1h', scope: { by: 'username', members: 'all' } });
    const rules = [aRule(), rise, month, impossible, byUser, aRule({ id: 'd', window: '6h', enabled: false })];
    expect(watchedMetricWindows(rules)).toHaveLength(3);
    const now = new Map([
      ['bounce_rate/24h', grown],
      ['hard_bounce_rate/30d', sample([20, 1000])],
    ]);
    const readings = readingsOf(rules, now, new Map());
    expect(readings.map(({ metric, window, rating }) => `${metric} ${window} ${rating}`)).toEqual([
      'bounce_rate 24h poor',
      'hard_bounce_rate 30d good',
      'hard_bounce_rate 24h no_data',
    ]);
  });
});
