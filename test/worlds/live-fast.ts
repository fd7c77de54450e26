import { randomUUID } from 'node:crypto';
import { type EvaluationState, evaluate } from '../../src/main/core/alerting/evaluate.ts';
import { HAS_DATA } from '../../src/main/core/alerting/no-data.ts';
import { noDataReasonOf } from '../../src/main/core/alerting/no-data-reason.ts';
import { createDispatcher, type Dispatcher } from '../../src/main/core/notifications/dispatcher.ts';
import { createDoNotDisturb } from '../../src/main/core/notifications/do-not-disturb.ts';
import { delayAfter } from '../../src/main/core/polling/back-off.ts';
import { collectSamples } from '../../src/main/core/polling/collect-samples.ts';
import type { QueryOutcome } from '../../src/main/core/polling/window-counts.ts';
import type { Clock } from '../../src/main/core/ports.ts';
import type { Incident, IncidentEvent } from '../../src/shared/alert.ts';
import { DAY_MS, MINUTE_MS } from '../../src/shared/calendar.ts';
import { DEFAULT_RULES } from '../../src/shared/presets.ts';
import { DEFAULT_PREFERENCES } from '../../src/shared/settings.ts';
import { fakeClock } from '../fakes/clock.ts';
import { fakeLog } from '../fakes/log.ts';
import { outcomesAt } from './figures.ts';
import { keepingNotifier, type Life, type Recorded } from './life.ts';
import type { Mail } from './mail.ts';
import { at } from './time.ts';

const INTERVAL = DEFAULT_PREFERENCES.pollMinutes * MINUTE_MS;
const CALLS_AT_A_TIME = 3;
/** How long a call that may be tried again takes to fail: the pauses between three attempts. */
const ATTEMPTS_MS = 1_500;

/**
 * Lives through a world without client and store: its figures go straight to the evaluation, and what that finds to the
 * notifications. A test compares both ways.
 */
export async function liveFast(mails: readonly Mail[], days: number): Promise<Life> {
  const clock = fakeClock(at(0));
  const notifier = keepingNotifier(clock.now);
  const doNotDisturb = createDoNotDisturb({
    clock,
    mutedUntil: () => undefined,
    quietHours: () => DEFAULT_PREFERENCES.quietHours,
    timeZone: () => 'UTC',
    isSettled: () => true,
    onLook: () => dispatcher.flush(),
  });
  const dispatcher = createDispatcher({
    notifier,
    clock,
    locale: 'en',
    log: fakeLog(),
    deferReason: doNotDisturb.deferReason,
    onOpen: () => undefined,
    onAction: () => undefined,
  });
  doNotDisturb.look();
  const recorded = mails.map((mail) => watch(mail, clock, dispatcher));
  await clock.advance(days * DAY_MS);
  return { shown: notifier.shown, incidents: recorded.flatMap((all) => all()) };
}

/** Polls an account from now on. Returns what has been recorded so far. */
function watch(mail: Mail, clock: Clock, dispatcher: Dispatcher): () => readonly Recorded[] {
  const accountId = randomUUID();
  const rules = DEFAULT_RULES;
  const incidents = new Map<string, Incident>();
  const events = new Map<string, IncidentEvent>();
  const waiting = new Set<string>();
  let evaluation: EvaluationState = { instances: [], noData: HAS_DATA, openIncidents: [] };

  const keyOf = (incidentId: string, sequence: number): string => `${incidentId}#${sequence}`;
  const change = (key: string, delivery: Partial<NonNullable<IncidentEvent['delivery']>>): void => {
    const event = events.get(key);
    if (event?.delivery) events.set(key, { ...event, delivery: { ...event.delivery, ...delivery } });
  };
  dispatcher.register({
    accountId,
    name: () => mail.account.name,
    rules: () => rules,
    isOpen: (id) => evaluation.openIncidents.some((incident) => incident.id === id),
    store: {
      waitingDeliveries: () =>
        [...waiting].flatMap((key) => {
          const event = events.get(key);
          const incident = event && incidents.get(event.incidentId);
          return incident ? [{ incident, event }] : [];
        }),
      markShown: (id, sequence, shownAt) => {
        waiting.delete(keyOf(id, sequence));
        change(keyOf(id, sequence), { state: 'shown', shownAt });
      },
      markDeferred: (id, sequence, deferReason) => change(keyOf(id, sequence), { state: 'deferred', deferReason }),
    },
  });

  const poll = (): void => {
    const now = clock.now();
    const outcomes = outcomesAt(mail, rules, now);
    const isTriedAgain = outcomes.some(
      ({ result }) => !result.ok && noDataReasonOf(result.failure).kind === 'unreachable',
    );
    const tookMs = isTriedAgain ? Math.ceil(outcomes.length / CALLS_AT_A_TIME) * ATTEMPTS_MS : 0;
    if (tookMs > 0) clock.after(tookMs, () => record(outcomes, now));
    else record(outcomes, now);
  };

  const record = (outcomes: readonly QueryOutcome[], now: number): void => {
    const seen = collectSamples(
      outcomes,
      rules,
      evaluation.instances.map(({ series }) => series),
      now,
      INTERVAL,
    );
    const { change: found, next } = evaluate(evaluation, seen, rules, accountId, randomUUID);
    evaluation = next;
    for (const incident of found.incidents) incidents.set(incident.id, incident);
    for (const event of found.events) {
      events.set(keyOf(event.incidentId, event.sequence), event);
      if (event.delivery) waiting.add(keyOf(event.incidentId, event.sequence));
    }
    if (found.events.length > 0) dispatcher.flush();
    const failedPolls = next.noData.failedPolls;
    const delayMs = delayAfter(seen.outcome, { failedPolls, intervalMs: INTERVAL, chance: 0.5, now: clock.now() });
    if (delayMs !== undefined) clock.after(Math.round(delayMs), poll);
  };
  poll();

  return () =>
    [...incidents.values()].map((incident) => ({
      account: mail.account.name,
      incident,
      events: [...events.values()].filter(({ incidentId }) => incidentId === incident.id),
    }));
}
