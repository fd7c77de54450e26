import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../../../../src/main/core/alerting/evaluate.ts';
import type { AccountStore } from '../../../../../src/main/core/store/account-store.ts';
import { openAccountStore } from '../../../../../src/main/core/store/open.ts';
import type { Incident, IncidentEvent, Sample } from '../../../../../src/shared/alert.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { fakeLog } from '../../../../fakes/log.ts';
import { change, eventOf, PENDING } from '../../../../fixtures/changes.ts';
import { temporaryFolder } from '../../../../fixtures/folder.ts';
import { BOUNCES_24H, incident } from '../../../../fixtures/incidents.ts';

const IDS = ['a', 'b', 'c', 'd'].map((letter) => `${letter.repeat(8)}-0000-4000-8000-000000000000`);
const anyId = fc.constantFrom(...IDS);
const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));
const START = fakeClock().now();

/** What a run of the application does to its store. */
type Act =
  | {
      readonly do: 'record';
      readonly incidents: readonly Incident[];
      readonly samples: readonly Sample[];
      readonly isTold: boolean;
    }
  | { readonly do: 'fail' }
  | { readonly do: 'show'; readonly id: string; readonly sequence: number }
  | { readonly do: 'reopen' };

const anyIncident = fc
  .record({
    id: anyId,
    value: anyNumber,
    level: fc.constantFrom('warning', 'critical'),
    openedAt: anyNumber,
    end: fc.option(fc.record({ endedAt: anyNumber, ending: fc.constantFrom('resolved', 'closed_without_judgement') }), {
      nil: undefined,
    }),
  })
  .map(({ end, ...part }) => incident({ ...part, ...end }));

const anySample = fc.oneof(
  fc.record({ kind: fc.constant('counts'), numerator: anyNumber, denominator: anyNumber, ...timed() }),
  fc.record({
    kind: fc.constant('no_data'),
    why: fc.oneof(
      fc.record({ kind: fc.constant('unreachable'), detail: fc.string({ unit: 'grapheme' }) }),
      // Earlier versions stored no `by`.
      fc.record({ kind: fc.constant('rate_limited'), until: anyNumber }),
      fc.record({ kind: fc.constant('rate_limited'), until: anyNumber, by: fc.constantFrom('smtp2go', 'relaywatch') }),
      fc.record({ kind: fc.constant('mistake') }),
      fc.record({ kind: fc.constant('no_key') }),
    ),
    ...timed(),
  }),
);

function timed() {
  return { at: fc.integer({ min: 0, max: 20 }).map((tick) => START + tick), intervalMs: fc.integer({ min: 1 }) };
}

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    do: fc.constant('record'),
    incidents: fc.uniqueArray(anyIncident, { selector: ({ id }) => id, maxLength: 3 }),
    samples: fc.array(anySample, { maxLength: 4 }),
    isTold: fc.boolean(),
  }),
  fc.record({ do: fc.constant('fail') }),
  fc.record({ do: fc.constant('show'), id: anyId, sequence: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constant('reopen') }),
);

/** The obvious store: everything in maps. */
const model = () => ({
  incidents: new Map<string, Incident>(),
  events: new Map<string, readonly IncidentEvent[]>(),
  samples: new Map<number, Sample>(),
});

type Model = ReturnType<typeof model>;

function changeOf(act: Act & { readonly do: 'record' }, known: Model): Change {
  const events = act.incidents.map((about) =>
    eventOf(about, {
      sequence: (known.events.get(about.id)?.length ?? 0) + 1,
      delivery: act.isTold ? PENDING : undefined,
    }),
  );
  return change({
    incidents: act.incidents,
    events,
    samples: act.samples.map((sample) => ({ series: BOUNCES_24H, sample })),
  });
}

function apply(known: Model, { incidents, events, samples }: Change): void {
  for (const about of incidents) known.incidents.set(about.id, about);
  for (const event of events)
    known.events.set(event.incidentId, [...(known.events.get(event.incidentId) ?? []), event]);
  for (const { sample } of samples) known.samples.set(sample.at, sample);
}

function show(known: Model, id: string, sequence: number): void {
  const events = (known.events.get(id) ?? []).map((event) =>
    event.sequence === sequence && event.delivery?.state === 'pending'
      ? { ...event, delivery: { state: 'shown' as const, shownAt: 7 } }
      : event,
  );
  known.events.set(id, events);
}

function compare(store: AccountStore, known: Model): void {
  for (const [id, about] of known.incidents) {
    expect(store.incidentDetails(id)).toEqual({ incident: about, events: known.events.get(id) ?? [] });
  }
  const pending = [...known.events.values()].flat().filter(({ delivery }) => delivery?.state === 'pending');
  const keys = (events: readonly IncidentEvent[]) =>
    events.map(({ incidentId, sequence }) => `${incidentId}#${sequence}`);
  expect(keys(store.waitingDeliveries().map(({ event }) => event)).sort()).toEqual(keys(pending).sort());
  const samples = [...known.samples.values()].toSorted((a, b) => a.at - b.at);
  expect(store.samples(BOUNCES_24H, START, START + 20, 100)).toEqual(samples);
  const ids = (incidents: readonly Incident[]) => incidents.map(({ id }) => id);
  const open = [...known.incidents.values()].filter(({ endedAt }) => endedAt === undefined);
  expect(ids(store.openIncidents()).toSorted()).toEqual(ids(open).toSorted());
}

describe('an account store', () => {
  it('gives back what was recorded, through any sequence of changes, failures and restarts', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 12 }), (acts) => {
        const options = {
          folder: temporaryFolder(),
          accountId: incident().accountId,
          clock: fakeClock(),
          log: fakeLog(),
        };
        const known = model();
        let store = openAccountStore(options).store;
        for (const act of acts) {
          if (act.do === 'record') {
            const next = changeOf(act, known);
            store.record(next);
            apply(known, next);
          }
          if (act.do === 'fail') {
            const orphan = eventOf(incident({ id: 'never stored' }));
            const sample: Sample = { kind: 'counts', at: START, intervalMs: 1, numerator: -1, denominator: -1 };
            const broken = change({ events: [orphan], samples: [{ series: BOUNCES_24H, sample }] });
            expect(() => store.record(broken)).toThrow('FOREIGN KEY');
          }
          if (act.do === 'show') {
            store.markShown(act.id, act.sequence, 7);
            show(known, act.id, act.sequence);
          }
          if (act.do === 'reopen') {
            store.close();
            store = openAccountStore(options).store;
          }
          compare(store, known);
        }
        store.close();
        expect(options.log.warnings).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
