import { describe, expect, it } from 'vitest';
import type { IncidentCommand } from '../../../../../src/main/core/alerting/incident-commands.ts';
import { createPollResults } from '../../../../../src/main/core/polling/poll-results.ts';
import { createBufferedStore } from '../../../../../src/main/core/store/buffered-store.ts';
import type { Incident, Rule } from '../../../../../src/shared/alert.ts';
import { type FakeAccountStore, fakeAccountStore } from '../../../../fakes/account-store.ts';
import { fakeLog } from '../../../../fakes/log.ts';
import { ACCOUNT, at, sees, story } from '../polling/watcher.ts';
import { aRule, HOUR, INTERVAL } from './builders.ts';

/** Reminds after two polls. */
const RULE = aRule({ pendingForMinutes: 0, resolveForMinutes: 0, remindEveryHours: (2 * INTERVAL) / HOUR });

/** One run of the application: polls as many times as it is given shares of bounces, and does what a person does. */
const begin = (store: FakeAccountStore = fakeAccountStore(), rule: Rule = RULE) => {
  let polls = store.changes.length;
  let shown: readonly Incident[] = [];
  const results = createPollResults({
    accountId: ACCOUNT,
    store: createBufferedStore(() => store, fakeLog()),
    log: fakeLog(),
    onChange: ({ openIncidents }) => {
      shown = openIncidents;
    },
    onDeliveries: () => undefined,
  });
  const failure = undefined;
  const more = { failure, quota: undefined, sentToday: undefined, leftOut: 0, intervalMs: INTERVAL, unanswered: [] };
  const incident = (): Incident => {
    const [first] = store.allIncidents();
    if (!first) throw new Error('There is no incident yet');
    return first;
  };
  return {
    store,
    incident,
    shown: () => shown,
    see: (...percents: readonly number[]) => {
      for (const percent of percents) results.record({ ...sees(polls++, percent), ...more }, [rule], {});
    },
    does: (command: IncidentCommand, id = incident().id) => results.applyCommand(id, command, at(polls) - 1),
    told: () => story(store).map((line) => line.split(' ').slice(1).join(' ')),
    delivered: () =>
      store.allEvents().map(({ kind, delivery }) => `${kind}${delivery === undefined ? ', not told' : ''}`),
  };
};
const GONE = { ok: false, failure: { kind: 'conflict' } };
const until = (polls: number): IncidentCommand => ({ kind: 'snoozed', until: at(polls), note: 'until Wed 13:00' });

describe('acknowledging an incident', () => {
  it('is part of its history, in the store and in the window, and is not notified', () => {
    const { store, does, see, shown, incident, delivered } = begin();
    see(9);
    expect(does({ kind: 'acknowledged', note: 'on it' })).toEqual({ ok: true, data: null });
    expect(store.allEvents()[1]).toMatchObject({ sequence: 2, kind: 'acknowledged', note: 'on it', value: 9 });
    expect(incident()).toMatchObject({ lastSequence: 2, acknowledged: { at: at(1) - 1, note: 'on it' } });
    expect(shown()).toEqual([incident()]);
    expect(delivered()).toEqual(['opened', 'acknowledged, not told']);
  });

  it('ends the reminders until it escalates, and its end is notified', () => {
    const { does, see, told, incident } = begin();
    see(9);
    does({ kind: 'acknowledged', note: '' });
    see(9, 9, 9, 9, 13, 13, 13, 2);
    const after = ['escalated critical', 'reminded critical', 'resolved critical'];
    expect(told()).toEqual(['opened warning', 'acknowledged warning', ...after]);
    expect(incident().acknowledged).toBeUndefined();
  });

  it('is refused when the incident has ended or was never there, and stores nothing', () => {
    const { store, does, see, incident } = begin();
    see(9, 2);
    const before = store.allEvents().length;
    expect(does({ kind: 'acknowledged', note: '' })).toMatchObject(GONE);
    expect(does({ kind: 'acknowledged', note: '' }, 'no such incident')).toMatchObject(GONE);
    expect([store.allEvents().length, incident().acknowledged]).toEqual([before, undefined]);
  });

  it('is refused in words when the disk refuses, and is not shown as done', () => {
    const { store, does, see, shown } = begin();
    see(9);
    store.refuse('the disk is full');
    expect(does({ kind: 'acknowledged', note: '' })).toMatchObject({ ok: false, failure: { kind: 'disk' } });
    store.refuse(undefined);
    expect(shown()[0]?.acknowledged).toBeUndefined();
  });

  it('holds over a restart', () => {
    const { store, does, see } = begin();
    see(9);
    does({ kind: 'acknowledged', note: '' });
    const next = begin(store);
    next.see(9, 9, 9);
    expect(next.told()).toEqual(['opened warning', 'acknowledged warning']);
  });
});

describe('snoozing an incident', () => {
  it('is silent until then, and then reminds at once', () => {
    const { does, see, told, incident } = begin();
    see(9);
    does(until(5));
    see(9, 9, 9, 9);
    expect(told()).toEqual(['opened warning', 'snoozed warning']);
    see(9);
    expect(told().slice(2)).toEqual(['reminded warning']);
    expect(incident().snoozedUntil).toBeUndefined();
    see(9);
    expect(told().slice(3)).toEqual([]);
  });

  it('lets an escalation and the end be notified', () => {
    const { does, see, delivered, incident } = begin();
    see(9);
    does(until(100));
    see(13, 13, 13, 13, 2);
    expect(delivered()).toEqual(['opened', 'snoozed, not told', 'escalated', 'resolved']);
    expect(incident().snoozedUntil).toBeUndefined();
  });

  it('does not remind of what is getting better, nor of what was acknowledged', () => {
    const better = begin(fakeAccountStore(), { ...RULE, resolveForMinutes: 60 });
    better.see(9);
    better.does(until(2));
    better.see(9, 2, 2, 2);
    expect(better.told()).toEqual(['opened warning', 'snoozed warning']);

    const known = begin();
    known.see(9);
    known.does(until(2));
    known.does({ kind: 'acknowledged', note: '' });
    known.see(9, 9, 9, 9);
    expect(known.told()).toHaveLength(3);
  });

  it('does not defer what its rule lets break through', () => {
    const { does, see, told } = begin(fakeAccountStore(), {
      ...RULE,
      speak: { ...RULE.speak, warning: 'break_through' },
    });
    see(9);
    does(until(100));
    see(9, 9);
    expect(told()).toEqual(['opened warning', 'snoozed warning', 'reminded warning']);
  });

  it('can be ended before', () => {
    const { does, see, told, incident } = begin();
    see(9);
    does(until(100));
    does({ kind: 'unsnoozed' });
    expect(incident().snoozedUntil).toBeUndefined();
    see(9, 9);
    expect(told()).toEqual(['opened warning', 'snoozed warning', 'unsnoozed warning', 'reminded warning']);
  });
});
