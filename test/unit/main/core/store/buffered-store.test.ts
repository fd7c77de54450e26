import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EvaluationState, evaluate } from '../../../../../src/main/core/alerting/evaluate.ts';
import { aboutOf } from '../../../../../src/main/core/alerting/incident-changes.ts';
import { isOpen } from '../../../../../src/main/core/alerting/state-machine.ts';
import { createBufferedStore } from '../../../../../src/main/core/store/buffered-store.ts';
import type { IncidentEvent } from '../../../../../src/shared/alert.ts';
import { type FakeAccountStore, fakeAccountStore } from '../../../../fakes/account-store.ts';
import { fakeLog } from '../../../../fakes/log.ts';
import { change, eventOf, opening, PENDING } from '../../../../fixtures/changes.ts';
import { BOUNCES_24H } from '../../../../fixtures/incidents.ts';
import { aSeries, INTERVAL } from '../alerting/builders.ts';
import { ACCOUNT, at, fails, type Poll, PROMPT, REFUSED, sees } from '../polling/watcher.ts';

const FULL = 'the disk is full';
const FULL_REFUSAL = { reason: 'the file cannot be used', advice: 'the disk is full.' };

const buffered = (store: FakeAccountStore = fakeAccountStore()) => {
  const log = fakeLog();
  const buffer = createBufferedStore(() => store, log);
  return { store, log, buffer };
};
const first = opening(1);
const { incident } = first;
const escalation = change({
  incidents: [{ ...incident, lastSequence: 2 }],
  events: [eventOf(incident, { sequence: 2, kind: 'escalated' })],
});

describe('a store whose disk refuses for a while', () => {
  it('keeps in memory what could not be stored, says why, and stores it with the next change', () => {
    const { store, buffer } = buffered();
    store.refuse(FULL);
    expect(buffer.record(first)).toEqual(FULL_REFUSAL);
    expect(buffer.unsavedIncidents()).toEqual([incident.id]);
    expect(buffer.record(escalation)).toEqual(FULL_REFUSAL);
    store.refuse(undefined);
    expect(buffer.record(change())).toBeUndefined();
    expect(buffer.unsavedIncidents()).toEqual([]);
    expect(store.changes).toHaveLength(1);
    expect(store.allEvents().map(({ kind }) => kind)).toEqual(['opened', 'escalated']);
    expect(store.allIncidents()).toEqual(escalation.incidents);
  });

  it('has what it could not store notified, marked, together with what was waiting before', () => {
    const { store, buffer } = buffered();
    const before = opening(2);
    buffer.record(before);
    store.refuse(FULL);
    buffer.record(first);
    const inMemory = { incident, event: first.events[0], isUnsaved: true };
    expect(buffer.waitingDeliveries()).toEqual([inMemory]);
    store.refuse(undefined);
    expect(buffer.waitingDeliveries()).toEqual([{ incident: before.incident, event: before.events[0] }, inMemory]);
  });

  it('shows a notification that was waiting before with the incident as it is in memory', () => {
    const { store, buffer } = buffered();
    buffer.record(first);
    store.refuse(FULL, 'writing');
    const over = { ...incident, endedAt: incident.openedAt + 1, ending: 'closed_without_judgement' } as const;
    buffer.record(change({ incidents: [over] }));
    expect(buffer.waitingDeliveries().map((delivery) => delivery.incident)).toEqual([over]);
  });

  it('tells nothing twice: what was shown or deferred from memory is stored as that', () => {
    const { store, buffer } = buffered();
    store.refuse(FULL);
    buffer.record(first);
    buffer.record(opening(2));
    buffer.markDeferred(incident.id, 1, 'quiet_hours');
    buffer.markShown(incident.id, 1, 77);
    buffer.markDeferred(opening(2).incident.id, 1, 'muted');
    expect(buffer.waitingDeliveries()).toMatchObject([{ event: { delivery: { state: 'deferred' } } }]);
    store.refuse(undefined);
    buffer.record(change());
    expect(store.allEvents().map(({ delivery }) => delivery)).toEqual([
      { state: 'shown', shownAt: 77, deferReason: 'quiet_hours' },
      { ...PENDING, state: 'deferred', deferReason: 'muted' },
    ]);
    // From now on it is marked on the disk.
    buffer.markShown(opening(2).incident.id, 1, 78);
    expect(store.waitingDeliveries()).toEqual([]);
  });

  it('answers for an incident that is in memory only, and for one that goes on there', () => {
    const { store, buffer } = buffered();
    buffer.record(opening(2));
    store.refuse(FULL);
    buffer.record(first);
    expect(buffer.incidentDetails(incident.id)).toEqual({ incident, events: first.events });
    buffer.record(escalation);
    expect(buffer.incidentDetails(incident.id)?.events.map(({ kind }) => kind)).toEqual(['opened', 'escalated']);
    expect(() => buffer.incidentDetails(opening(2).incident.id)).toThrow(FULL);
    store.refuse(undefined);
    buffer.record(change());
    store.refuse(FULL);
    buffer.record(
      change({
        incidents: [{ ...incident, lastSequence: 3 }],
        events: [eventOf(incident, { sequence: 3, kind: 'reminded' })],
      }),
    );
    store.refuse(undefined);
    expect(buffer.incidentDetails(incident.id)?.events.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  });

  it('draws its samples with those of the disk, which are stored later', () => {
    const { store, buffer } = buffered();
    const sampleAt = (when: number) => ({
      series: BOUNCES_24H,
      sample: { kind: 'counts', at: when, intervalMs: 1, numerator: 1, denominator: 2 } as const,
    });
    buffer.record(change({ samples: [sampleAt(1)] }));
    store.refuse(FULL, 'writing');
    buffer.record(change({ samples: [sampleAt(2), { ...sampleAt(2), series: aSeries({ window: '1h' }) }] }));
    buffer.record(change({ samples: [sampleAt(3)] }));
    const drawn = (limit: number) => buffer.samples(BOUNCES_24H, 1, 2, limit).map((sample) => sample.at);
    expect([drawn(10), drawn(1)]).toEqual([[1, 2], [2]]);
    store.refuse(undefined);
    buffer.record(change());
    expect(store.samples(BOUNCES_24H, 1, 3, 10).map((sample) => sample.at)).toEqual([1, 2, 3]);
  });

  it('does not grow without end: of very many samples the newest are kept', () => {
    const { store, buffer } = buffered();
    store.refuse(FULL);
    const sample = { kind: 'counts', intervalMs: 1, numerator: 1, denominator: 2 } as const;
    for (let poll = 0; poll < 30; poll += 1) {
      const samples = Array.from({ length: 1000 }, (_, index) => ({
        series: BOUNCES_24H,
        sample: { ...sample, at: poll * 1000 + index },
      }));
      buffer.record(change({ samples }));
    }
    store.refuse(undefined);
    buffer.record(change());
    const kept = store.samples(BOUNCES_24H, 0, 30_000, 100_000).map((one) => one.at);
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([20_000, 10_000, 29_999]);
  });

  it('refuses a command of the person as the disk does, and stores all of it with the first that succeeds', () => {
    const { store, buffer } = buffered();
    store.refuse(FULL);
    buffer.record(first);
    const acknowledged = { ...incident, lastSequence: 2, acknowledged: { at: 5, note: '' } };
    const event = eventOf(incident, { sequence: 2, kind: 'acknowledged', delivery: undefined });
    expect(() => buffer.appendEvent(acknowledged, event)).toThrow(FULL);
    expect(buffer.incidentDetails(incident.id)?.events).toEqual(first.events);
    store.refuse(undefined);
    buffer.appendEvent(acknowledged, event);
    expect(store.allEvents().map(({ kind }) => kind)).toEqual(['opened', 'acknowledged']);
    expect(store.openIncidents()).toEqual([acknowledged]);
    expect(buffer.unsavedIncidents()).toEqual([]);
  });

  it('takes no mistake of ours for a disk that refuses', () => {
    const { store, buffer } = buffered();
    const bug = new TypeError('x is undefined');
    const record = store.record;
    Object.assign(store, {
      record: () => {
        throw bug;
      },
    });
    expect(() => buffer.record(first)).toThrow(bug);
    expect(buffer.unsavedIncidents()).toEqual([]);
    Object.assign(store, { record });
    expect(buffer.record(first)).toBeUndefined();
    const broken = () => {
      throw bug;
    };
    expect(() => createBufferedStore(broken, fakeLog())).toThrow(bug);
  });

  it('tries once more when it is closed, and says if that was in vain', () => {
    const saved = buffered();
    saved.store.refuse(FULL);
    saved.buffer.record(first);
    saved.store.refuse(undefined);
    saved.buffer.close();
    expect(saved.store.allIncidents()).toEqual([incident]);
    expect(saved.log.warnings).toEqual([]);

    const lost = buffered();
    lost.store.refuse(FULL);
    lost.buffer.record(first);
    lost.buffer.close();
    expect(lost.log.warnings).toEqual(['store: what was in memory could not be stored at the end: the disk is full']);
  });
});

describe('a store that cannot be opened yet', () => {
  it('is opened by the next attempt to connect it, and by nothing else', () => {
    const store = fakeAccountStore();
    let attempts = 0;
    let isRefused = true;
    const buffer = createBufferedStore(() => {
      attempts += 1;
      if (isRefused) throw new Error('access to the folder is denied');
      return store;
    }, fakeLog());
    expect(() => buffer.resume()).toThrow('denied');
    expect(buffer.record(first)).toEqual({
      reason: 'the file cannot be used',
      advice: 'access to the folder is denied. Its rules can’t be read either, so SMTP2GO’s own limits apply.',
    });
    expect(buffer.waitingDeliveries()).toMatchObject([{ isUnsaved: true }]);
    expect(buffer.incidentDetails(incident.id)).toEqual({ incident, events: first.events });
    expect(buffer.isHeld()).toBe(false);
    for (const refused of [
      () => buffer.samples(BOUNCES_24H, 0, 1, 10),
      () => buffer.labels.get('webhook', '1'),
      () => buffer.labels.set('webhook', '1', 'name'),
      () => buffer.incidents({ state: 'ended', limit: 1, before: undefined }),
      () => buffer.incidentDetails(opening(2).incident.id),
      () => buffer.rules(),
      () => buffer.saveRules([], []),
    ])
      expect(refused).toThrow('denied');
    expect([attempts, buffer.connect()]).toEqual([1, 'refused']);
    isRefused = false;
    expect([buffer.connect(), buffer.connect(), attempts]).toEqual(['open', 'open', 3]);
    expect(buffer.resume().openIncidents).toEqual([incident]);
    expect(store.changes).toEqual([]);
    buffer.record(change());
    expect(store.openIncidents()).toEqual([incident]);
    buffer.close();
  });

  it('is one to wait for while another program holds it', () => {
    const held = Object.assign(new Error('database is locked'), { errcode: 5 });
    const buffer = createBufferedStore(() => {
      throw held;
    }, fakeLog());
    expect(buffer.connect()).toBe('held');
  });

  it('is closed again if its state cannot be read, so that no file is left open', () => {
    const store = fakeAccountStore();
    let closed = 0;
    const broken = { ...store, close: () => (closed += 1) };
    store.refuse('the disk reports an error');
    const buffer = createBufferedStore(() => broken, fakeLog());
    expect(() => buffer.resume()).toThrow('the disk reports an error');
    expect(closed).toBe(1);
    store.refuse(undefined);
    expect(buffer.connect()).toBe('open');
    buffer.close();
    expect(closed).toBe(2);
  });
});

/** Polls through a buffered store; as the application, it goes on from memory where the disk refuses. */
function poller(store: FakeAccountStore, open: () => FakeAccountStore = () => store) {
  const buffer = createBufferedStore(open, fakeLog());
  let state: EvaluationState = { instances: [], noData: { failedPolls: 0, watchedMs: 0 }, openIncidents: [] };
  let isResumed = false;
  let ids = store.allIncidents().length;
  return (poll: Poll): readonly IncidentEvent[] => {
    if (buffer.connect() === 'open' && !isResumed) {
      state = buffer.resume();
      isResumed = true;
    }
    const { at: when, outcome, samples, rules } = poll;
    const saw = { at: when, intervalMs: INTERVAL, outcome, samples, unanswered: [] };
    const { change: changed, next } = evaluate(state, saw, rules, ACCOUNT, () => `incident-${++ids}`);
    buffer.record(changed);
    state = next;
    return changed.events;
  };
}

const drawnPoll = fc.oneof(
  fc.constantFrom(2, 7, 9, 13).map((percent) => (index: number) => sees(index, percent)),
  fc.constant((index: number) => fails(index)),
  fc.constant((index: number) => fails(index, REFUSED)),
);

describe('however a disk refuses', () => {
  it('in the end it holds what it would hold had it never refused', () => {
    const drawn = fc.array(fc.record({ poll: drawnPoll, refuses: fc.boolean() }), { maxLength: 30 });
    fc.assert(
      fc.property(drawn, (polls) => {
        const [troubled, calm] = [fakeAccountStore(), fakeAccountStore()];
        const [watchTroubled, watchCalm] = [poller(troubled), poller(calm)];
        for (const [index, { poll, refuses }] of polls.entries()) {
          // The first poll reads the state; that this may fail as well is the next property.
          troubled.refuse(refuses && index > 0 ? FULL : undefined);
          expect(watchTroubled(poll(index))).toEqual(watchCalm(poll(index)));
        }
        troubled.refuse(undefined);
        const last = sees(polls.length, 2);
        watchTroubled(last);
        watchCalm(last);
        expect(troubled.allEvents()).toEqual(calm.allEvents());
        expect(troubled.allIncidents()).toEqual(calm.allIncidents());
        expect(troubled.samples(aSeries(), at(0), last.at, 100)).toEqual(calm.samples(aSeries(), at(0), last.at, 100));
        expect(troubled.resume()).toEqual(calm.resume());
      }),
    );
  });

  it('an account that was watched before its file could be opened has one incident about one thing, and all of them end', () => {
    const polls = fc.array(drawnPoll, { maxLength: 12 });
    fc.assert(
      fc.property(polls, polls, polls, (before, meanwhile, after) => {
        const store = fakeAccountStore();
        let index = 0;
        const run = (watch: (poll: Poll) => unknown, drawn: readonly ((at: number) => Poll)[]) => {
          for (const poll of drawn) watch(poll(index++));
        };
        run(poller(store), before);
        let isRefused = true;
        const watch = poller(store, () => {
          if (isRefused) throw new Error(FULL);
          return store;
        });
        run(watch, meanwhile);
        isRefused = false;
        for (const poll of after) {
          watch(poll(index++));
          const open = store.openIncidents();
          expect(new Set(open.map(({ subject }) => aboutOf(subject))).size).toBe(open.length);
          // A breach on the disk has its alert instance, or it would never end.
          const firing = store.resume().instances.filter(({ state }) => isOpen(state)).length;
          expect(firing).toBe(open.filter(({ subject }) => subject.kind === 'series').length);
        }
        run(
          watch,
          Array.from({ length: 3 }, () => (when: number) => sees(when, 2)),
        );
        expect(store.openIncidents()).toEqual([]);
        for (const { id, lastSequence } of store.allIncidents()) {
          const kinds = store.allEvents().filter((event) => event.incidentId === id);
          expect(kinds.map(({ sequence }) => sequence)).toEqual(Array.from({ length: lastSequence }, (_, n) => n + 1));
          expect(kinds.filter(({ kind }) => kind === 'opened')).toHaveLength(1);
          expect(kinds.filter(({ kind }) => kind === 'resolved' || kind === 'closed_without_judgement')).toHaveLength(
            1,
          );
        }
      }),
    );
  });
});

describe('an incident that the disk has and that was found again from memory', () => {
  /** Polls before the file can be opened, and what is notified once it is. */
  const joined = (before: readonly number[], meanwhile: readonly number[], after: readonly number[]) => {
    const store = fakeAccountStore();
    let index = 0;
    const first = poller(store);
    for (const percent of before) first(sees(index++, percent, [PROMPT]));
    let isRefused = true;
    const watch = poller(store, () => {
      if (isRefused) throw new Error(FULL);
      return store;
    });
    const inMemory = meanwhile.flatMap((percent) => watch(sees(index++, percent)));
    isRefused = false;
    const stored = after.flatMap((percent) => watch(sees(index++, percent)));
    const words = (events: readonly IncidentEvent[]) => events.map(({ kind, level }) => `${kind} ${level}`);
    return {
      inMemory: words(inMemory),
      after: words(stored),
      held: store.allEvents().map(({ incidentId, kind, level }) => `${incidentId} ${kind} ${level}`),
    };
  };

  it('goes on as the one it was', () => {
    expect(joined([9], [9], [9, 2])).toEqual({
      inMemory: ['opened warning'],
      after: ['resolved warning'],
      held: ['incident-1 opened warning', 'incident-1 resolved warning'],
    });
  });

  it('has escalated if it was worse, which was notified and is not again', () => {
    expect(joined([9], [13], [13])).toEqual({
      inMemory: ['opened critical'],
      after: [],
      held: ['incident-1 opened warning', 'incident-1 escalated critical'],
    });
  });

  it('keeps its level if it was better, so that it does not escalate again', () => {
    expect(joined([13], [9], [13])).toEqual({
      inMemory: ['opened warning'],
      after: [],
      held: ['incident-1 opened critical'],
    });
  });

  it('that was not found again goes on until it has resolved', () => {
    expect(joined([9], [2], [2, 2])).toEqual({
      inMemory: [],
      after: ['resolved warning'],
      held: ['incident-1 opened warning', 'incident-1 resolved warning'],
    });
  });
});
