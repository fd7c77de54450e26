import type { Change } from '../../../../../src/main/core/alerting/evaluate.ts';
import { createDispatcher, type NotificationSource } from '../../../../../src/main/core/notifications/dispatcher.ts';
import { openAccountStore } from '../../../../../src/main/core/store/open.ts';
import type { DeferReason, Incident, Rule } from '../../../../../src/shared/alert.ts';
import { DEFAULT_RULES } from '../../../../../src/shared/presets.ts';
import type { Route } from '../../../../../src/shared/settings.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { fakeLog } from '../../../../fakes/log.ts';
import { fakeNotifier } from '../../../../fakes/notifier.ts';
import { temporaryFolder } from '../../../../fixtures/folder.ts';
import { incident } from '../../../../fixtures/incidents.ts';

/** The default rules, but criticals of the one that the incidents are about break through. */
export const BREAKING: readonly Rule[] = DEFAULT_RULES.map((rule) =>
  rule.id === 'bounces-24h' ? { ...rule, speak: { ...rule.speak, critical: 'break_through' } } : rule,
);

/** A store in which all this has been recorded, and runs of the application that speak of it. */
export const setUp = (...changes: readonly Change[]) => {
  const clock = fakeClock();
  const log = fakeLog();
  const { store } = openAccountStore({ folder: temporaryFolder(), accountId: incident().accountId, clock, log });
  for (const next of changes) store.record(next);
  const opened: Route[] = [];

  /** One run of the application over the same store. */
  const run = (over: NotificationSource['store'] = store, rules = DEFAULT_RULES) => {
    const notifier = fakeNotifier();
    const acted: string[] = [];
    let deferReason: DeferReason | undefined;
    const dispatcher = createDispatcher({
      notifier,
      clock,
      locale: 'en-GB',
      deferReason: () => deferReason,
      onOpen: (route) => opened.push(route),
      onAction: (accountId, incidentId, action) => acted.push(`${action} ${accountId} ${incidentId}`),
      log,
    });
    const leave = dispatcher.register({
      accountId: incident().accountId,
      store: over,
      name: () => 'Northwind',
      rules: () => rules,
      isOpen: (id) => store.openIncidents().some((one) => one.id === id),
    });
    const sent = (index: number) => {
      const message = notifier.sent[index];
      if (!message) throw new Error(`Nothing was sent as number ${index}`);
      return message;
    };
    return {
      dispatcher,
      leave,
      sent,
      withdrawn: notifier.withdrawn,
      acted,
      titles: () => notifier.sent.map(({ title }) => title),
      /** Something begins or ends to keep messages back. */
      doNotDisturb: (why: DeferReason | undefined) => {
        deferReason = why;
        dispatcher.flush();
      },
    };
  };
  const deliveries = (about: Incident) => store.incidentDetails(about.id)?.events.map(({ delivery }) => delivery);
  return { store, clock, log, opened, run, deliveries };
};
