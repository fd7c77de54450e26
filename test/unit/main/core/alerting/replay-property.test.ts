import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Incident, Rule, Sample, Series } from '../../../../../src/shared/alert.ts';
import { type FakeAccountStore, fakeAccountStore } from '../../../../fakes/account-store.ts';
import { runs } from '../../../../fixtures/runs.ts';
import { OK, type Poll, PROMPT, watcher } from '../polling/watcher.ts';
import { aRule, aSeries, blind, counts, DAY, HOUR, INTERVAL, NOON } from './builders.ts';

const EACH: Series = aSeries({ by: 'username', member: 'shop' });
const SERIES = [aSeries(), EACH];
const RULES: readonly Rule[] = [
  aRule({ id: 'slow' }),
  { ...PROMPT, id: 'prompt', remindEveryHours: 1 },
  aRule({ id: 'each', pendingForMinutes: 5, scope: { by: 'username', members: 'all' } }),
];

const anySample = fc.constantFrom(2, 6.4, 7, 9, 9, 13, 'few' as const, 'no_data' as const);
const anyPolls = fc
  .array(fc.tuple(fc.constantFrom(INTERVAL, INTERVAL, INTERVAL, HOUR, 2 * DAY), anySample, anySample), {
    maxLength: 80,
  })
  .map((steps) => {
    let now = NOON;
    return steps.map(([gap, ...seen]): Poll => {
      now += gap;
      const sampleOf = (what: (typeof seen)[number]): Sample => {
        if (what === 'no_data') return blind(now);
        return what === 'few' ? counts(50, now, 50) : counts(what, now);
      };
      const samples = SERIES.map((series, index) => ({ series, sample: sampleOf(seen[index] ?? 'no_data') }));
      return { at: now, outcome: OK, samples, rules: RULES };
    });
  });

/** Everything an incident of a series is but the name it happened to be given. */
const told = (store: FakeAccountStore) =>
  store
    .allIncidents()
    .filter(({ subject }) => subject.kind === 'series')
    .map(({ id, ...incident }: Incident) => ({
      ...incident,
      events: store.incidentDetails(id)?.events.map(({ incidentId: _, ...event }) => event),
    }));

/** The polls once more, from what is left of them in the store. */
function storedPolls(store: FakeAccountStore): readonly Poll[] {
  const stored = SERIES.flatMap((series) =>
    store.samples(series, 0, Number.MAX_SAFE_INTEGER, 1_000_000).map((sample) => ({ series, sample })),
  );
  return [...Map.groupBy(stored, ({ sample }) => sample.at)]
    .toSorted(([a], [b]) => a - b)
    .map(([at, samples]) => ({ at, outcome: OK, samples, rules: RULES }));
}

describe('the stored samples of an account', () => {
  it('replayed give the same incidents as living through them', () => {
    fc.assert(
      fc.property(anyPolls, (polls) => {
        const lived = fakeAccountStore();
        polls.forEach(watcher(lived));
        const replayed = fakeAccountStore();
        storedPolls(lived).forEach(watcher(replayed));
        expect(told(replayed)).toEqual(told(lived));
      }),
      runs(100),
    );
  });

  it('replayed from any moment at which nothing was pending or open give the same from there on', () => {
    fc.assert(
      fc.property(anyPolls, anyPolls, (before, after) => {
        const start = (before.at(-1)?.at ?? NOON) + 3 * DAY - NOON;
        const later = after.map(
          (poll): Poll => ({
            ...poll,
            at: poll.at + start,
            samples: poll.samples.map(({ series, sample }) => ({
              series,
              sample: { ...sample, at: sample.at + start },
            })),
          }),
        );
        const lived = fakeAccountStore();
        const watch = watcher(lived);
        before.forEach(watch);
        fc.pre(lived.resume().instances.every(({ state }) => state.phase === 'normal'));
        const countBefore = told(lived).length;
        later.forEach(watch);
        const alone = fakeAccountStore();
        later.forEach(watcher(alone));
        expect(told(lived).slice(countBefore)).toEqual(told(alone));
      }),
      runs(50),
    );
  });
});
