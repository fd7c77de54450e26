import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AlertState, NORMAL, transition } from '../../../../../src/main/core/alerting/state-machine.ts';
import type { Evaluation, Rule } from '../../../../../src/shared/alert.ts';
import { runs } from '../../../../fixtures/runs.ts';
import { aRule, HOUR, INTERVAL, MINUTE, NO_DATA, NOON, TOO_LITTLE, value } from './builders.ts';
import { type Moment, reference, type Told } from './reference.ts';

/** Lives through `moments`; `store` is what the disk does to the state between two of them. */
function live(moments: readonly Moment[], rule: Rule, store = (state: AlertState) => state) {
  let state: AlertState = NORMAL;
  const told: Told[] = [];
  moments.forEach(({ evaluation, at, intervalMs }, index) => {
    const next = transition(store(state), evaluation, rule, at, intervalMs);
    state = next.state;
    for (const { kind, level } of next.events) told.push({ index, kind, level });
  });
  return { told, state };
}

const everyFiveMinutes = (...observations: readonly Evaluation[]): Moment[] =>
  observations.map((evaluation, index) => ({ evaluation, at: NOON + index * INTERVAL, intervalMs: INTERVAL }));

const values = (...percents: readonly number[]): Moment[] => everyFiveMinutes(...percents.map(value));
const times = (count: number, evaluation: Evaluation): Evaluation[] => Array.from({ length: count }, () => evaluation);
const wordsOf = (told: readonly Told[]) => told.map(({ index, kind, level }) => `${index}: ${kind} ${level}`);

describe('a breach', () => {
  it('opens an incident once it has lasted', () => {
    expect(wordsOf(live(values(9, 9, 9, 9), aRule()).told)).toEqual(['2: opened warning']);
  });

  it('opens at once where the rule does not wait', () => {
    expect(wordsOf(live(values(9, 9), aRule({ pendingForMinutes: 0 })).told)).toEqual(['0: opened warning']);
  });

  it('is strictly past the limit: exactly 8 % is not', () => {
    expect(live(values(8, 8, 8, 8), aRule()).told).toEqual([]);
  });

  it('that falls back before it has lasted is forgotten', () => {
    expect(live(values(9, 9, 8, 9, 9), aRule()).told).toEqual([]);
  });

  it('opens at the level it has when it has lasted', () => {
    expect(wordsOf(live(values(9, 9, 13), aRule()).told)).toEqual(['2: opened critical']);
  });

  it('escalates once, and stays at its level until resolved', () => {
    const { told } = live(values(9, 9, 9, 13, 9, 13, 7, 13), aRule());
    expect(wordsOf(told)).toEqual(['2: opened warning', '3: escalated critical']);
  });

  it('of a rule without a warning is critical from the start', () => {
    const { warning: _, ...rule } = aRule({ pendingForMinutes: 0 });
    const { told } = live(values(9, 13), rule);
    expect(wordsOf(told)).toEqual(['1: opened critical']);
  });
});

describe('an open incident', () => {
  it('resolves once the value has stayed at or below the resolving value', () => {
    const { told, state } = live(values(9, 9, 9, 6.4, 6.4, 6.4), aRule());
    expect(wordsOf(told)).toEqual(['2: opened warning', '5: resolved warning']);
    expect(state).toEqual(NORMAL);
  });

  it('starts its recovery again after a value above the resolving value', () => {
    expect(wordsOf(live(values(9, 9, 9, 6, 6, 7, 6, 6), aRule()).told)).toEqual(['2: opened warning']);
  });

  it('reminds at the given interval while it fires', () => {
    const rule = aRule({ pendingForMinutes: 0, remindEveryHours: 1 });
    const { told } = live(values(...Array.from({ length: 26 }, () => 9)), rule);
    expect(wordsOf(told)).toEqual(['0: opened warning', '12: reminded warning', '24: reminded warning']);
  });

  it('never reminds where the rule says so', () => {
    const { remindEveryHours: _, ...rule } = aRule({ pendingForMinutes: 0 });
    expect(live(values(...Array.from({ length: 200 }, () => 9)), rule).told).toHaveLength(1);
  });

  it('counts the reminder from the last message when the wall clock is set back', () => {
    const rule = aRule({ pendingForMinutes: 0, remindEveryHours: 1 });
    const moments = values(9, ...Array.from({ length: 13 }, () => 9)).map((moment, index) =>
      index === 0 ? { ...moment, at: NOON + 10 * HOUR } : moment,
    );
    expect(wordsOf(live(moments, rule).told)).toEqual(['0: opened warning', '13: reminded warning']);
  });

  it('is never resolved by a value above its lowest limit, whatever its resolving value says', () => {
    const { told } = live(values(9, 9, 9, 9, 9), aRule({ pendingForMinutes: 0, resolveForMinutes: 0, resolveAt: 50 }));
    expect(wordsOf(told)).toEqual(['0: opened warning']);
  });
});

describe('not enough mail', () => {
  it('returns a pending breach to normal', () => {
    const moments = everyFiveMinutes(value(9), value(9), TOO_LITTLE, value(9), value(9));
    expect(live(moments, aRule()).told).toEqual([]);
  });

  it('keeps an incident open and says so', () => {
    const { told, state } = live(everyFiveMinutes(...times(3, value(9)), ...times(20, TOO_LITTLE)), aRule());
    expect(wordsOf(told)).toEqual(['2: opened warning']);
    expect(state.phase).toBe('insufficient_data');
  });

  it('closes it after 24 hours without judgement', () => {
    const moments = everyFiveMinutes(...times(3, value(9)), ...times(290, TOO_LITTLE));
    expect(wordsOf(live(moments, aRule()).told)).toEqual([
      '2: opened warning',
      '291: closed_without_judgement warning',
    ]);
    const last = transition(
      { phase: 'insufficient_data', level: 'warning', notifiedAt: NOON, watchedMs: 24 * HOUR },
      TOO_LITTLE,
      aRule(),
      NOON,
      INTERVAL,
    );
    expect(last.events[0]?.note).toBe('no longer enough mail to judge');
  });

  it('counts anew after mail that could be judged', () => {
    const moments = everyFiveMinutes(
      ...times(3, value(9)),
      ...times(200, TOO_LITTLE),
      value(9),
      ...times(200, TOO_LITTLE),
    );
    expect(live(moments, aRule({ remindEveryHours: 1000 })).told).toHaveLength(1);
  });
});

describe('time that was not watched', () => {
  it('does not count while there is no data, and the wait continues afterwards', () => {
    const moments = everyFiveMinutes(value(9), ...times(5, NO_DATA), value(9), value(9), value(9));
    expect(wordsOf(live(moments, aRule()).told)).toEqual(['8: opened warning']);
  });

  it('opens after three sights that span the wait, though every second poll failed', () => {
    const brownOut = everyFiveMinutes(value(9), NO_DATA, value(9), NO_DATA, value(9), NO_DATA, value(9));
    expect(wordsOf(live(brownOut, aRule()).told)).toEqual(['4: opened warning']);
    const wavering = everyFiveMinutes(value(9), NO_DATA, value(7), NO_DATA, value(9), NO_DATA, value(9));
    expect(live(wavering, aRule()).told).toEqual([]);
  });

  it('reminds of nothing while it is between its end and the limit', () => {
    const moments = everyFiveMinutes(...times(3, value(9)), ...times(288, value(7)));
    expect(wordsOf(live(moments, aRule({ remindEveryHours: 3 })).told)).toEqual(['2: opened warning']);
  });

  it('does not count between samples more than two intervals apart', () => {
    const asleep = [...values(9, 9), ...values(9, 9).map((moment) => ({ ...moment, at: moment.at + 8 * HOUR }))];
    expect(wordsOf(live(asleep, aRule({ pendingForMinutes: 10 })).told)).toEqual(['3: opened warning']);
  });

  it('does not let a recovery ripen', () => {
    const moments = everyFiveMinutes(...times(3, value(9)), value(5), NO_DATA, NO_DATA, NO_DATA, value(5));
    expect(wordsOf(live(moments, aRule()).told)).toEqual(['2: opened warning']);
  });

  it('is none when the clock is set back', () => {
    const moments = values(9, 9).map((moment, index) => ({ ...moment, at: NOON - index * HOUR }));
    expect(live(moments, aRule({ pendingForMinutes: 1 })).told).toEqual([]);
  });
});

const anyObservation = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 160 }).map((tenths) => value(tenths / 10)) },
  { weight: 3, arbitrary: fc.constantFrom(value(8), value(6.4), value(12), value(9), value(5)) },
  { weight: 2, arbitrary: fc.constant(NO_DATA) },
  { weight: 2, arbitrary: fc.constant(TOO_LITTLE) },
);

const anyGap = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 4 * MINUTE, max: 6 * MINUTE }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 2 * INTERVAL, 2 * INTERVAL + 1, 8 * HOUR, -HOUR, 30 * HOUR) },
);

/** Runs of equal observations, so that long phases are reached, with gaps and jumps of the clock between. */
const anyMoments: fc.Arbitrary<readonly Moment[]> = fc
  .array(fc.tuple(anyObservation, fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 300 }))), {
    maxLength: 15,
  })
  .map((runs) => runs.flatMap(([evaluation, length]) => times(length, evaluation)))
  .chain((observations) =>
    fc.array(anyGap, { minLength: observations.length, maxLength: observations.length }).map((gaps) => {
      let at = NOON;
      return observations.map((evaluation, index) => {
        at += gaps[index] ?? 0;
        return { evaluation, at, intervalMs: INTERVAL };
      });
    }),
  );

const anyRule = fc
  .record({
    pendingForMinutes: fc.constantFrom(0, 1, 10, 60),
    resolveForMinutes: fc.constantFrom(0, 1, 10, 60),
    remindEveryHours: fc.constantFrom(1, 3, 10_000),
    resolveAt: fc.constantFrom(5, 6.4, 8),
  })
  .map(aRule);

describe('whatever happens to a series', () => {
  it('has the same events as the slow and obvious model', () => {
    fc.assert(
      fc.property(anyMoments, anyRule, (moments, rule) => {
        expect(live(moments, rule).told).toEqual(reference(moments, rule));
      }),
      runs(300),
    );
  });

  it('has at most one incident open, and every incident has at most one end', () => {
    fc.assert(
      fc.property(anyMoments, anyRule, (moments, rule) => {
        let isOpen = false;
        for (const { kind } of live(moments, rule).told) {
          expect(isOpen).toBe(kind !== 'opened');
          isOpen = kind !== 'resolved' && kind !== 'closed_without_judgement';
        }
      }),
      runs(200),
    );
  });

  it('is the same with a restart after every step', () => {
    const throughDisk = (state: AlertState) => AlertState.parse(JSON.parse(JSON.stringify(state)));
    fc.assert(
      fc.property(anyMoments, anyRule, (moments, rule) => {
        expect(live(moments, rule, throughDisk).told).toEqual(live(moments, rule).told);
      }),
      runs(200),
    );
  });

  it('is never resolved or escalated by what could not be judged', () => {
    fc.assert(
      fc.property(anyMoments, anyRule, (moments, rule) => {
        for (const { index, kind } of live(moments, rule).told) {
          const evaluation = moments[index]?.evaluation.kind;
          if (kind !== 'closed_without_judgement') expect(evaluation).toBe('value');
          else expect(evaluation).toBe('insufficient_data');
        }
      }),
      runs(200),
    );
  });

  it('neither opens, closes nor flaps while it wanders between the resolving value and the limit', () => {
    const anyBetween = fc.array(fc.integer({ min: 641, max: 800 }), { minLength: 1, maxLength: 100 });
    fc.assert(
      fc.property(anyMoments, anyBetween, (before, hundredths) => {
        const rule = aRule({ resolveAt: 6.4 });
        const start = (before.at(-1)?.at ?? NOON) + INTERVAL;
        const wandering = hundredths.map((part, index) => ({
          evaluation: value(part / 100),
          at: start + index * INTERVAL,
          intervalMs: INTERVAL,
        }));
        const during = live([...before, ...wandering], rule).told.filter(({ index }) => index >= before.length);
        expect(during.filter(({ kind }) => kind !== 'reminded')).toEqual([]);
      }),
      runs(200),
    );
  });
});
