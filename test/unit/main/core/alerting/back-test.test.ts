import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backTest } from '../../../../../src/main/core/alerting/back-test.ts';
import type { Rule, Sample } from '../../../../../src/shared/alert.ts';
import { fakeAccountStore } from '../../../../fakes/account-store.ts';
import { runs } from '../../../../fixtures/runs.ts';
import { OK, watcher } from '../polling/watcher.ts';
import { aRule, aSeries, blind, counts, DAY, INTERVAL, MINUTE, NOON } from './builders.ts';

const FROM = NOON;
const TO = NOON + DAY;
const period = { from: FROM, to: TO, intervalMs: INTERVAL };
const at = (index: number) => FROM + index * INTERVAL;
const prompt = aRule({ pendingForMinutes: 0, resolveForMinutes: 0 });
const past = (...percents: readonly (number | undefined)[]): readonly Sample[] =>
  percents.map((percent, index) => (percent === undefined ? blind(at(index)) : counts(percent, at(index))));

describe('a rule tried on the past', () => {
  it('returns each incident that there would have been: when, how long, how bad', () => {
    const { incidents } = backTest(past(2, 9, 14, 10, 3, 2, 9, 8.5), prompt, period);
    expect(incidents).toEqual([
      { openedAt: at(1), endedAt: at(4), level: 'critical', peak: 14 },
      { openedAt: at(6), endedAt: undefined, level: 'warning', peak: 9 },
    ]);
  });

  it('returns none where the limit is set higher', () => {
    expect(backTest(past(2, 9, 14, 10), aRule({ warning: 15, critical: 20 }), period).incidents).toEqual([]);
  });

  it('says how many readings there are, how many there would be, and how long nobody watched', () => {
    const whole = past(...Array.from({ length: DAY / INTERVAL + 1 }, () => 2));
    expect(backTest(whole, prompt, period)).toMatchObject({ readings: 289, expected: 288, gapMs: 0 });
    expect(backTest([], prompt, period)).toMatchObject({ readings: 0, expected: 288, gapMs: DAY, incidents: [] });
    // An hour not watched, and five minutes on either side of one that was blind.
    const broken = whole.toSpliced(100, 11).toSpliced(10, 1, blind(at(10)));
    expect(backTest(broken, prompt, period)).toMatchObject({ readings: 277, gapMs: 70 * MINUTE });
  });

  it('takes readings without the window before for none where the rule compares with it', () => {
    const rise = aRule({ compare: 'rise' });
    expect(backTest(past(2, 2, 2), rise, period)).toMatchObject({ readings: 0, gapMs: DAY });
    const before = { numerator: 10, denominator: 1000 };
    const compared = past(1, 1.2, 1.2).map((sample) => ({ ...sample, before }));
    expect(backTest(compared, { ...rise, pendingForMinutes: 0 }, period)).toMatchObject({
      readings: 3,
      incidents: [{ openedAt: at(1), level: 'critical', peak: 20 }],
    });
  });

  it('goes by the polling interval of its newest sample, and looks at nothing outside of the period', () => {
    const minute = past(2, 9).map((sample) => ({ ...sample, intervalMs: MINUTE }));
    expect(backTest(minute, prompt, period).expected).toBe(1440);
    expect(backTest(past(9, 9), prompt, { ...period, from: at(2) })).toMatchObject({ readings: 0, incidents: [] });
  });

  it('finds the incidents that living through the same samples did', () => {
    const anySample = fc.record({
      percent: fc.option(fc.constantFrom(2, 6, 7, 8.5, 9, 13, 20), { nil: undefined, freq: 8 }),
      step: fc.constantFrom(INTERVAL, INTERVAL, INTERVAL, 3 * INTERVAL),
      sent: fc.constantFrom(1000, 1000, 1000, 50),
    });
    const anyRule: fc.Arbitrary<Rule> = fc
      .record({ pendingForMinutes: fc.constantFrom(0, 5, 10), resolveForMinutes: fc.constantFrom(0, 10) })
      .map(aRule);
    fc.assert(
      fc.property(fc.array(anySample, { maxLength: 60 }), anyRule, (moments, rule) => {
        let now = FROM;
        const samples = moments.map(({ percent, step, sent }): Sample => {
          now += step;
          return percent === undefined ? blind(now) : counts(percent, now, sent);
        });
        const store = fakeAccountStore();
        const live = watcher(store);
        for (const sample of samples)
          live({ at: sample.at, outcome: OK, samples: [{ series: aSeries(), sample }], rules: [rule] });
        // Being blind for long is an incident of its own, which no rule makes.
        const ofTheRule = store.allIncidents().filter(({ subject }) => subject.kind === 'series');
        const lived = ofTheRule.map(({ openedAt, endedAt, level }) => ({ openedAt, endedAt, level }));
        const { incidents } = backTest(samples, rule, { ...period, to: now + 1 });
        expect(incidents.map(({ openedAt, endedAt, level }) => ({ openedAt, endedAt, level }))).toEqual(lived);
      }),
      runs(100),
    );
  });
});
