import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCommand } from '../../../../../src/main/core/alerting/incident-commands.ts';
import { createDispatcher } from '../../../../../src/main/core/notifications/dispatcher.ts';
import type { DesktopNotification, NotificationEvents } from '../../../../../src/main/core/ports.ts';
import type { StoredNotification } from '../../../../../src/main/core/store/account-store.ts';
import {
  DEFER_REASONS,
  type DeferReason,
  INCIDENT_EVENTS,
  type Incident,
  type IncidentEvent,
} from '../../../../../src/shared/alert.ts';
import { fakeAccountStore } from '../../../../fakes/account-store.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { fakeLog } from '../../../../fakes/log.ts';
import { change, eventOf, PENDING } from '../../../../fixtures/changes.ts';
import { incident } from '../../../../fixtures/incidents.ts';
import { runs } from '../../../../fixtures/runs.ts';
import { BREAKING } from './set-up.ts';

const HALF_HOUR = 30 * 60_000;
const ACCOUNTS = ['6f1f6b0a-33de-4f7a-8a6e-0d5c7f3b2a10', '7a3c1d52-0f6e-4f0e-9a51-0c7de5a1b201'] as const;

const anyStep = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('open' as const), account: fc.nat(1), quiet: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('escalate', 'remind', 'end'), which: fc.nat(50) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('snooze', 'unsnooze', 'acknowledge'), which: fc.nat(50) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('hold' as const),
      why: fc.constantFrom<DeferReason | undefined>(undefined, undefined, 'quiet_hours', 'muted', 'away'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('confirm', 'fail'), which: fc.nat(50) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('flush', 'wait', 'crash') }) },
);

type Step = typeof anyStep extends fc.Arbitrary<infer One> ? One : never;
type Pair = string;
const pairOf = ({ event }: Pick<StoredNotification, 'event'>): Pair => `${event.incidentId}#${event.sequence}`;
const isEnd = ({ kind }: IncidentEvent) => kind === 'resolved' || kind === 'closed_without_judgement';

/** Two accounts, whose criticals break through where an incident is not `quiet`, and a person at a slow desktop. */
function world() {
  const clock = fakeClock();
  const stores = new Map(ACCOUNTS.map((accountId) => [accountId, fakeAccountStore()]));
  let deferReason: DeferReason | undefined;
  let count = 0;
  /** Handed over in this run and not failed. */
  let given = new Set<Pair>();
  /** Messages without an answer yet. */
  let open: { readonly pairs: readonly Pair[]; readonly on: NotificationEvents }[] = [];

  const storeOf = (about: Incident) => stores.get(ACCOUNTS.find((id) => id === about.accountId) ?? ACCOUNTS[0]);
  const waiting = () => [...stores.values()].flatMap((store) => store.waitingDeliveries());
  const breaks = ({ incident: { subject }, event }: StoredNotification) =>
    subject.kind === 'series' && subject.ruleId === 'bounces-24h' && event.level === 'critical' && !isEnd(event);

  /** The stories that may speak: the latest of each first. */
  const allowed = () =>
    [...Map.groupBy(waiting(), (delivery) => delivery.incident.id).values()].flatMap((story) => {
      const latest = story.at(-1);
      if (!latest || given.has(pairOf(latest))) return [];
      const fresh = story.filter((delivery) => !given.has(pairOf(delivery)));
      const isSnoozed = (latest.incident.snoozedUntil ?? 0) > clock.now();
      const isLoud = fresh.some(({ event }) => event.kind === 'escalated' || isEnd(event));
      const isFree = breaks(latest) || (deferReason === undefined && (!isSnoozed || isLoud));
      return isFree ? [{ latest, fresh }] : [];
    });

  const onShow = (message: DesktopNotification, on: NotificationEvents): void => {
    const may = allowed();
    const shown = may.filter(({ latest, fresh }) => {
      if (message.id === 'digest') return true;
      if (message.id === latest.incident.id) return true;
      return message.id === latest.incident.accountId && fresh.some(({ event }) => event.kind === 'opened');
    });
    // Whatever is shown may be shown, and nobody has been given it before in this run.
    expect(shown, `${message.title} while ${deferReason ?? 'free'}`).not.toEqual([]);
    if (message.id === 'digest') {
      const number = (word: string) => Number(new RegExp(`(\\d+) (incidents? )?${word}`).exec(message.title)?.[1] ?? 0);
      const has = (is: (event: IncidentEvent) => boolean) =>
        shown.filter(({ fresh }) => fresh.some(({ event }) => is(event))).length;
      expect(deferReason).toBeUndefined();
      expect(number('opened')).toBe(has(({ kind }) => kind === 'opened'));
      expect(number('closed')).toBe(has(isEnd));
      expect(shown.length).toBeGreaterThan(1);
    }
    const pairs = shown.flatMap(({ fresh }) => fresh.map(pairOf));
    for (const pair of pairs) given.add(pair);
    open.push({ pairs, on });
  };

  const run = () => {
    const dispatcher = createDispatcher({
      notifier: { show: onShow, withdraw: () => undefined },
      clock,
      locale: 'en-GB',
      deferReason: () => deferReason,
      onOpen: () => undefined,
      onAction: () => undefined,
      log: fakeLog(),
    });
    for (const [accountId, store] of stores)
      dispatcher.register({ accountId, store, name: () => 'Northwind', rules: () => BREAKING, isOpen: () => true });
    return dispatcher;
  };
  let dispatcher = run();

  const openIncidents = () => [...stores.values()].flatMap((store) => store.openIncidents());
  const tell = (about: Incident, kind: IncidentEvent['kind'], part: Partial<Incident> = {}): void => {
    const sequence = about.lastSequence + 1;
    const next = { ...about, lastSequence: sequence, ...part };
    const event = eventOf(next, { sequence, kind, at: clock.now(), delivery: PENDING });
    storeOf(about)?.record(change({ incidents: [next], events: [event] }));
  };
  const pick = <T>(all: readonly T[], which: number): T | undefined => all[which % all.length];

  return {
    take: async (step: Step): Promise<void> => {
      const about = 'which' in step ? pick(openIncidents(), step.which) : undefined;
      if (step.do === 'hold') deferReason = step.why;
      if (step.do === 'open') {
        count += 1;
        const id = `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
        const base = incident({ id, accountId: ACCOUNTS[step.account] ?? ACCOUNTS[0], lastSequence: 0 });
        const { subject } = base;
        const named = subject.kind === 'series' && step.quiet ? { ...subject, ruleId: 'spam-24h' } : subject;
        tell({ ...base, subject: named, level: 'warning', openedAt: clock.now() }, 'opened');
      }
      if (step.do === 'escalate' && about) tell(about, 'escalated', { level: 'critical', acknowledged: undefined });
      if (step.do === 'remind' && about) tell(about, 'reminded');
      if (step.do === 'end' && about) {
        tell(about, 'resolved', { endedAt: clock.now(), ending: 'resolved', snoozedUntil: undefined });
      }
      if (step.do === 'snooze' || step.do === 'unsnooze' || step.do === 'acknowledge') {
        const until = clock.now() + 2 * HALF_HOUR;
        const commands = {
          snooze: { kind: 'snoozed', until, note: '' },
          unsnooze: { kind: 'unsnoozed' },
          acknowledge: { kind: 'acknowledged', note: '' },
        } as const;
        if (about) {
          const after = applyCommand(about, commands[step.do], clock.now());
          storeOf(about)?.appendEvent(after.incident, after.event);
        }
      }
      if (step.do === 'confirm' || step.do === 'fail') {
        const message = 'which' in step ? pick(open, step.which) : undefined;
        open = open.filter((one) => one !== message);
        if (step.do === 'confirm') message?.on.shown();
        else if (message) {
          // It frees what it stood for, whatever a later message has been handed over with.
          for (const pair of message.pairs) given.delete(pair);
          message.on.failed('no service');
        }
      }
      if (step.do === 'wait') await clock.advance(HALF_HOUR);
      if (step.do === 'crash') {
        dispatcher.stop();
        [given, open] = [new Set(), []];
        dispatcher = run();
      }
      if (step.do !== 'wait' && step.do !== 'confirm') dispatcher.flush();
      // What may speak has been handed over.
      if (step.do === 'flush' || step.do === 'hold') expect(allowed()).toEqual([]);
    },
    /** Everything that deferred notifications is over, and the desktop works. */
    settle: async (): Promise<void> => {
      deferReason = undefined;
      await clock.advance(4 * HALF_HOUR);
      for (const message of open) message.on.shown();
      open = [];
      dispatcher.flush();
      for (const message of open) message.on.shown();
    },
    waiting,
    events: () => [...stores.values()].flatMap((store) => store.allEvents()),
  };
}

describe('whatever holds, snoozes, crashes and desktops do', () => {
  it('nothing is shown that is deferred, nothing twice in one run, and nothing is lost', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 60 }), async (steps) => {
        const { take, settle, waiting, events } = world();
        for (const step of steps) await take(step);
        await settle();
        expect(waiting()).toEqual([]);
        const told = events().filter(({ delivery }) => delivery !== undefined);
        expect(told.filter(({ delivery }) => delivery?.state !== 'shown')).toEqual([]);
        for (const { kind, delivery } of events()) seen.add(kind).add(`held: ${delivery?.deferReason ?? 'no'}`);
      }),
      runs(300),
    );
    const doNotDisturb = ['no', ...DEFER_REASONS].map((why) => `held: ${why}`);
    const kinds = INCIDENT_EVENTS.filter((kind) => kind !== 'closed_without_judgement');
    expect([...seen].toSorted()).toEqual([...kinds, ...doNotDisturb].toSorted());
  });
});
