import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../../src/main/core/alerting/evaluate.ts';
import { HAS_DATA } from '../../../../../src/main/core/alerting/no-data.ts';
import type { PollObservation } from '../../../../../src/main/core/alerting/poll-observation.ts';
import type { Rule } from '../../../../../src/shared/alert.ts';
import { fakeAccountStore } from '../../../../fakes/account-store.ts';
import {
  ACCOUNT,
  ASLEEP,
  at,
  fails,
  OK,
  PROMPT,
  REFUSED,
  sees,
  story,
  UNREACHABLE,
  watcher,
} from '../polling/watcher.ts';
import { aRule, aSeries, counts, HOUR, INTERVAL, MINUTE, NOON } from './builders.ts';

describe('a breach', () => {
  it('becomes an incident that carries its figures, its rule and a message', () => {
    const store = fakeAccountStore();
    watcher(store)(sees(0, 9));
    expect(store.allIncidents()).toEqual([
      {
        id: 'incident-1',
        accountId: ACCOUNT,
        subject: {
          kind: 'series',
          series: aSeries(),
          ruleId: PROMPT.id,
          ruleRevision: 1,
          ruleName: PROMPT.name,
          compare: 'above',
          warning: 8,
          critical: 12,
          minimum: PROMPT.minimum,
        },
        level: 'warning',
        openedAt: NOON,
        levelSince: NOON,
        endedAt: undefined,
        ending: undefined,
        numerator: 90,
        denominator: 1000,
        value: 9,
        readAt: NOON,
        lastSequence: 1,
        acknowledged: undefined,
        snoozedUntil: undefined,
      },
    ]);
    expect(store.waitingDeliveries()).toHaveLength(1);
  });

  it('is one incident from opening through escalation to its end', () => {
    const store = fakeAccountStore();
    const watch = watcher(store);
    for (const [index, percent] of [9, 13, 9, 7, 6].entries()) watch(sees(index, percent));
    expect(story(store)).toEqual([
      'incident-1#1 opened warning',
      'incident-1#2 escalated critical',
      'incident-1#3 resolved critical',
    ]);
    expect(store.allIncidents()).toEqual([
      expect.objectContaining({ level: 'critical', levelSince: at(1), endedAt: at(4), ending: 'resolved', value: 6 }),
    ]);
  });

  it('keeps the last figures that could be judged while it cannot be', () => {
    const store = fakeAccountStore();
    const watch = watcher(store);
    watch(sees(0, 9));
    watch(fails(1));
    const few = [{ series: aSeries(), sample: counts(50, at(2), 50) }];
    watch({ at: at(2), outcome: OK, samples: few, rules: [PROMPT] });
    expect(store.openIncidents()).toEqual([expect.objectContaining({ value: 9, readAt: NOON })]);
  });

  it('of two rules is two incidents', () => {
    const store = fakeAccountStore();
    watcher(store)(sees(0, 9, [PROMPT, { ...PROMPT, id: 'strict', warning: 5 }]));
    expect(store.openIncidents()).toHaveLength(2);
  });

  it('of a member is watched only by rules that cover it', () => {
    const store = fakeAccountStore();
    const each = aRule({ pendingForMinutes: 0, scope: { by: 'username', members: ['shop'] } });
    const samples = ['shop', 'crm'].map((member) => ({
      series: aSeries({ by: 'username', member }),
      sample: counts(9, NOON),
    }));
    watcher(store)({ at: NOON, outcome: OK, samples, rules: [each, PROMPT] });
    expect(store.openIncidents()).toEqual([
      expect.objectContaining({
        subject: expect.objectContaining({ series: aSeries({ by: 'username', member: 'shop' }) }),
      }),
    ]);
  });
});

describe('what is notified', () => {
  it('is what the rule says for the level and for the end', () => {
    const store = fakeAccountStore();
    const quiet = aRule({
      ...PROMPT,
      remindEveryHours: 1,
      speak: { warning: 'log_only', critical: 'break_through', resolved: 'log_only' },
    });
    const watch = watcher(store);
    const percents = [9, 13, ...Array.from({ length: 12 }, () => 13), 5];
    for (const [index, percent] of percents.entries()) watch(sees(index, percent, [quiet]));
    expect(store.allEvents().map(({ kind, delivery }) => [kind, delivery?.state])).toEqual([
      ['opened', undefined],
      ['escalated', 'pending'],
      ['reminded', 'pending'],
      ['resolved', undefined],
    ]);
  });
});

describe('a rule that is no longer there', () => {
  it.each<[string, readonly Rule[]]>([
    ['rule disabled', [{ ...PROMPT, enabled: false }]],
    ['rule removed', []],
    ['rule changed', [{ ...PROMPT, revision: 2, warning: 50, critical: 60 }]],
  ])('closes its incident without judgement and without a message: %s', (note, rules) => {
    const store = fakeAccountStore();
    const watch = watcher(store);
    watch(sees(0, 9));
    watch(sees(1, 9, rules));
    expect(store.openIncidents()).toEqual([]);
    expect(store.allEvents().at(-1)).toMatchObject({
      sequence: 2,
      kind: 'closed_without_judgement',
      note,
      delivery: undefined,
    });
    watch(sees(2, 9, rules));
    expect(store.allEvents()).toHaveLength(2);
  });

  it('starts anew in its next revision', () => {
    const store = fakeAccountStore();
    const watch = watcher(store);
    watch(sees(0, 9));
    watch(sees(1, 9, [{ ...PROMPT, revision: 2 }]));
    expect(story(store)).toEqual([
      'incident-1#1 opened warning',
      'incident-1#2 closed_without_judgement warning',
      'incident-2#1 opened warning',
    ]);
    expect(store.openIncidents().map((incident) => incident.id)).toEqual(['incident-2']);
  });
});

describe('an account that cannot be seen', () => {
  it('is a no-data incident after three failed polls', () => {
    const store = fakeAccountStore();
    const watch = watcher(store);
    watch(fails(0));
    watch(fails(1));
    expect(store.openIncidents()).toEqual([]);
    watch(fails(2));
    expect(store.openIncidents()).toEqual([
      expect.objectContaining({ level: 'no_data', subject: { kind: 'no_data', why: UNREACHABLE }, openedAt: at(2) }),
    ]);
    expect(store.waitingDeliveries()).toHaveLength(1);
    watch(fails(3));
    expect(story(store)).toEqual(['incident-1#1 opened no_data']);
  });

  it('is one after 15 minutes without data', () => {
    const afterTwoFailures = (apartMs: number) => {
      const store = fakeAccountStore();
      watcher(store)(fails(0));
      const poll = { at: NOON + apartMs, intervalMs: 10 * MINUTE, outcome: UNREACHABLE, samples: [], unanswered: [] };
      return evaluate(store.resume(), poll, [], ACCOUNT, () => 'incident-1').change.events;
    };
    expect(afterTwoFailures(15 * MINUTE - 1)).toEqual([]);
    expect(afterTwoFailures(15 * MINUTE)).toEqual([expect.objectContaining({ kind: 'opened', level: 'no_data' })]);
  });

  it('is one where a rule for all members did not get what it needs, and over when it does', () => {
    const store = fakeAccountStore();
    const each = aRule({ id: 'each', scope: { by: 'username', members: 'all' } });
    const why = { kind: 'permission_missing', endpoint: '/stats/email_history' } as const;
    const figure = { metric: 'bounce_rate', window: '24h', by: 'username' } as const;
    let state = store.resume();
    let ids = 0;
    const poll = (index: number, unanswered: PollObservation['unanswered']) => {
      const seen = { at: at(index), intervalMs: INTERVAL, outcome: OK, samples: [], unanswered };
      const evaluated = evaluate(state, seen, [each], ACCOUNT, () => `incident-${++ids}`);
      store.record(evaluated.change);
      state = evaluated.next;
      return evaluated.unseen;
    };
    for (const index of [0, 1, 2]) expect(poll(index, [{ figure, why }])).toHaveLength(1);
    expect(store.openIncidents()).toMatchObject([
      { subject: { kind: 'no_data', why, parts: ['Bounces, 24 h by SMTP user'] } },
    ]);
    // Nobody sent anything, which was seen.
    expect(poll(3, [])).toEqual([]);
    expect(story(store).at(-1)).toBe('incident-1#2 resolved no_data');
  });

  it('is none for the hours slept between two failures', () => {
    const store = fakeAccountStore();
    const watch = watcher(store);
    watch(fails(0));
    watch({ ...fails(1, ASLEEP), at: at(1) });
    watch({ ...fails(1), at: NOON + 8 * HOUR });
    expect(store.openIncidents()).toEqual([]);
  });

  it('is one at once when the key is refused', () => {
    const store = fakeAccountStore();
    watcher(store)(fails(0, REFUSED));
    expect(store.openIncidents()).toEqual([expect.objectContaining({ subject: { kind: 'no_data', why: REFUSED } })]);
  });

  it('is said again when the key turns out to be the reason', () => {
    const store = fakeAccountStore();
    const watch = watcher(store);
    for (const index of [0, 1, 2]) watch(fails(index));
    watch(fails(3, REFUSED));
    watch(fails(4, REFUSED));
    expect(story(store)).toEqual([
      'incident-1#1 opened no_data',
      'incident-1#2 closed_without_judgement no_data',
      'incident-2#1 opened no_data',
    ]);
    expect(store.allEvents().map(({ delivery }) => delivery?.state)).toEqual(['pending', undefined, 'pending']);
  });

  it('that is snoozed is notified again once that time is over, unless it was acknowledged', () => {
    const snooze = { kind: 'snoozed', until: at(5), note: '' } as const;
    const store = fakeAccountStore();
    const watch = watcher(store);
    for (const index of [0, 1, 2]) watch(fails(index));
    watch({ ...fails(3), command: snooze });
    for (const index of [4, 5, 6]) watch(fails(index));
    expect(store.allEvents().map(({ kind, at: when }) => [kind, when])).toEqual([
      ['opened', at(2)],
      ['snoozed', at(3) - 1],
      ['reminded', at(5)],
    ]);
    expect(store.openIncidents()).toMatchObject([{ snoozedUntil: undefined }]);

    const known = fakeAccountStore();
    const watchKnown = watcher(known);
    for (const index of [0, 1, 2]) watchKnown(fails(index));
    watchKnown({ ...fails(3), command: snooze });
    watchKnown({ ...fails(4), command: { kind: 'acknowledged', note: '' } });
    for (const index of [5, 6]) watchKnown(fails(index));
    expect(known.allEvents().map(({ kind }) => kind)).toEqual(['opened', 'snoozed', 'acknowledged']);
  });

  it('is over with the first good poll', () => {
    const store = fakeAccountStore();
    const watch = watcher(store);
    for (const index of [0, 1, 2]) watch(fails(index));
    const change = watch(sees(3, 5));
    expect(story(store)).toEqual(['incident-1#1 opened no_data', 'incident-1#2 resolved no_data']);
    expect(store.waitingDeliveries()).toHaveLength(2);
    expect(change.noData).toEqual(HAS_DATA);
  });

  it('changes nothing about an incident that was open before', () => {
    const store = fakeAccountStore();
    const watch = watcher(store);
    watch(sees(0, 9));
    for (const index of [1, 2, 3, 4]) watch(fails(index));
    watch(sees(5, 9));
    expect(story(store).filter((line) => line.startsWith('incident-1'))).toEqual(['incident-1#1 opened warning']);
  });
});

describe('what is kept', () => {
  it('is no alert instance while all is normal', () => {
    const store = fakeAccountStore();
    const change = watcher(store)(sees(0, 1));
    expect(change.instances).toEqual([]);
    expect(change.samples).toHaveLength(1);
  });

  it('opens a new incident where the row of an open one was lost', () => {
    const store = fakeAccountStore();
    watcher(store)(sees(0, 9));
    const evaluationState = { ...store.resume(), openIncidents: [] };
    const { change } = evaluate(
      evaluationState,
      { ...sees(1, 9), intervalMs: INTERVAL, unanswered: [] },
      [PROMPT],
      ACCOUNT,
      () => 'incident-2',
    );
    expect(change.events).toEqual([expect.objectContaining({ incidentId: 'incident-2', sequence: 1, kind: 'opened' })]);
  });
});

describe('an incident whose rule only logs its level', () => {
  const rule = aRule({
    pendingForMinutes: 0,
    resolveForMinutes: 0,
    speak: { warning: 'log_only', critical: 'notify', resolved: 'notify' },
  });
  const told = (...percents: readonly number[]) => {
    const store = fakeAccountStore();
    const watch = watcher(store, true);
    for (const [index, percent] of percents.entries()) watch(sees(index, percent, [rule]));
    return store.waitingDeliveries().map(({ event }) => event.kind);
  };

  it('ends without a word, since nothing was told of it', () => expect(told(2, 9, 9, 1)).toEqual([]));
  it('is told when it is worse, and then its end too', () =>
    expect(told(2, 9, 20, 1)).toEqual(['escalated', 'resolved']));
});
