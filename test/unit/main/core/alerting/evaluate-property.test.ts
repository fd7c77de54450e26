import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncidentCommand } from '../../../../../src/main/core/alerting/incident-commands.ts';
import { reasonKey } from '../../../../../src/main/core/alerting/no-data-groups.ts';
import { type Incident, type Rule, seriesKey } from '../../../../../src/shared/alert.ts';
import { fakeAccountStore } from '../../../../fakes/account-store.ts';
import { runs } from '../../../../fixtures/runs.ts';
import { ASLEEP, OK, type Poll, PROMPT, REFUSED, UNREACHABLE, watcher } from '../polling/watcher.ts';
import { aRule, aSeries, blind, counts, DAY, HOUR, INTERVAL, MINUTE, NOON } from './builders.ts';

const SERIES = [aSeries(), aSeries({ by: 'username', member: 'shop' }), aSeries({ metric: 'spam_rate' })];
const RULES: readonly Rule[] = [
  aRule(),
  PROMPT,
  aRule({ id: 'each', pendingForMinutes: 5, resolveForMinutes: 5, scope: { by: 'username', members: 'all' } }),
  aRule({ id: 'spam', metric: 'spam_rate', pendingForMinutes: 0, remindEveryHours: 1 }),
].map((rule, index) => ({ ...rule, id: `${rule.id}-${index}` }));

const anySample = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(2, 6.4, 7, 8, 9, 9, 13, 13) },
  { weight: 1, arbitrary: fc.constantFrom('no_data' as const, 'few' as const, 'absent' as const) },
);
const anyStep = fc.record({
  gap: fc.oneof(
    { weight: 10, arbitrary: fc.constant(INTERVAL) },
    { weight: 1, arbitrary: fc.constantFrom(MINUTE, HOUR, 2 * DAY) },
  ),
  samples: fc.tuple(anySample, anySample, anySample),
  outcome: fc.oneof(
    { weight: 8, arbitrary: fc.constant(OK) },
    { weight: 2, arbitrary: fc.constantFrom(UNREACHABLE, REFUSED, ASLEEP) },
  ),
  edit: fc.oneof(
    { weight: 12, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom('disable', 'change', 'remove', 'restore') },
  ),
  which: fc.nat(RULES.length - 1),
  command: fc.oneof(
    { weight: 8, arbitrary: fc.constant(undefined) },
    { weight: 2, arbitrary: fc.constantFrom('acknowledged', 'snoozed', 'unsnoozed') },
  ),
});

const commandAt = (kind: IncidentCommand['kind'], now: number): IncidentCommand => ({
  kind,
  note: '',
  until: now + 2 * INTERVAL,
});

/** Random polls of one account: samples, blindness, sleep, and rules that are edited on the way. */
const anyPolls = fc.array(anyStep, { maxLength: 60 }).map((steps) => {
  let rules = [...RULES];
  let now = NOON;
  return steps.map(({ gap, samples, outcome, edit, which, command }): Poll => {
    now += gap;
    const id = RULES[which]?.id;
    if (edit === 'disable')
      rules = rules.map((rule) => (rule.id === id ? { ...rule, enabled: false, revision: rule.revision + 1 } : rule));
    if (edit === 'change')
      rules = rules.map((rule) => (rule.id === id ? { ...rule, revision: rule.revision + 1 } : rule));
    if (edit === 'remove') rules = rules.filter((rule) => rule.id !== id);
    if (edit === 'restore') rules = [...RULES];
    const seen = SERIES.flatMap((series, index) => {
      const what = outcome.kind === 'ok' ? samples[index] : 'no_data';
      if (what === 'absent' || what === undefined) return [];
      if (what === 'no_data') return [{ series, sample: blind(now) }];
      return [{ series, sample: what === 'few' ? counts(50, now, 50) : counts(what, now) }];
    });
    return { at: now, outcome, samples: seen, rules, command: command && commandAt(command, now) };
  });
});

const aboutOf = ({ subject }: Incident) => {
  if (subject.kind === 'series') return `${subject.ruleId}/${seriesKey(subject.series)}`;
  return subject.parts ? `partly blind: ${reasonKey(subject.why)}` : 'no_data';
};

describe('whatever happens to an account', () => {
  it('is the same when the application is restarted before every poll', () => {
    fc.assert(
      fc.property(anyPolls, (polls) => {
        const lived = fakeAccountStore();
        const restarted = fakeAccountStore();
        polls.forEach(watcher(lived));
        polls.forEach(watcher(restarted, true));
        expect(restarted.allIncidents()).toEqual(lived.allIncidents());
        expect(restarted.allEvents()).toEqual(lived.allEvents());
      }),
      runs(200),
    );
  });

  it('has at most one open incident per rule and series at any time', () => {
    fc.assert(
      fc.property(anyPolls, (polls) => {
        const store = fakeAccountStore();
        const watch = watcher(store);
        for (const poll of polls) {
          watch(poll);
          const about = store.openIncidents().map(aboutOf);
          expect(new Set(about).size).toBe(about.length);
        }
      }),
      runs(100),
    );
  });

  it('has numbered events, from one opening to at most one end', () => {
    fc.assert(
      fc.property(anyPolls, (polls) => {
        const store = fakeAccountStore();
        polls.forEach(watcher(store));
        for (const incident of store.allIncidents()) {
          const events = store.incidentDetails(incident.id)?.events ?? [];
          expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
          expect(events.map(({ kind }) => kind).filter((kind) => kind === 'opened')).toHaveLength(1);
          expect(events[0]?.kind).toBe('opened');
          const ends = events.filter(({ kind }) => kind === 'resolved' || kind === 'closed_without_judgement');
          expect(ends).toHaveLength(incident.endedAt === undefined ? 0 : 1);
          if (ends[0]) expect(ends[0]).toBe(events.at(-1));
        }
      }),
      runs(100),
    );
  });

  it('leaves a disabled or vanished rule without an open incident', () => {
    fc.assert(
      fc.property(anyPolls, (polls) => {
        const store = fakeAccountStore();
        const watch = watcher(store);
        for (const poll of polls) {
          watch(poll);
          for (const { subject } of store.openIncidents()) {
            if (subject.kind === 'no_data') continue;
            const rule = poll.rules.find(({ id }) => id === subject.ruleId);
            expect(rule).toMatchObject({ enabled: true, revision: subject.ruleRevision });
          }
        }
      }),
      runs(100),
    );
  });

  it('reminds of nothing that the person knows of or wants to hear of later', () => {
    fc.assert(
      fc.property(anyPolls, (polls) => {
        const store = fakeAccountStore();
        polls.forEach(watcher(store));
        for (const incident of store.allIncidents()) {
          let isKnown = false;
          let silentUntil = 0;
          for (const { kind, at } of store.incidentDetails(incident.id)?.events ?? []) {
            if (kind === 'acknowledged') isKnown = true;
            if (kind === 'escalated') isKnown = false;
            if (kind === 'snoozed') silentUntil = at + 1 + 2 * INTERVAL;
            if (kind === 'unsnoozed') silentUntil = 0;
            if (kind === 'reminded') expect([isKnown, at < silentUntil]).toEqual([false, false]);
          }
        }
      }),
      runs(200),
    );
  });
});
