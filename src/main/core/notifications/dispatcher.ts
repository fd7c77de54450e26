import { type DeferReason, type Incident, isEnd, type Rule } from '../../../shared/alert.ts';
import type { Route } from '../../../shared/settings.ts';
import type { Clock, Log, NotificationAction, Notifier } from '../ports.ts';
import type { AccountStore, StoredNotification } from '../store/account-store.ts';
import { onDisk, reasonIn } from '../store/disk-errors.ts';
import { deferrals, type OutgoingNotification, outgoingNotifications, type PendingNotification } from './grouping.ts';
import { isStillOpen } from './message-text.ts';
import { createOutbox } from './outbox.ts';

/** An account whose notifications are shown. */
export interface NotificationSource {
  readonly accountId: string;
  readonly store: Pick<AccountStore, 'waitingDeliveries' | 'markShown' | 'markDeferred'>;
  readonly name: () => string;
  readonly rules: () => readonly Rule[];
  readonly isOpen: (incidentId: string) => boolean;
}

/** Shows the pending notifications of all accounts' stores (design: alerts.md, "Speaking"). */
export interface Dispatcher {
  /**
   * Registers an account. Returns a function that removes it and withdraws its notifications from the screen; call that
   * before its store is closed.
   */
  readonly register: (source: NotificationSource) => () => void;
  /** Shows what can be shown. Call after every change, and when a reason for deferring has ended. Never throws. */
  readonly flush: () => void;
  /** Stops showing notifications and marking them as shown. */
  readonly stop: () => void;
}

export function createDispatcher(options: {
  readonly notifier: Notifier;
  readonly clock: Pick<Clock, 'now'>;
  readonly locale: string;
  /** The reason why notifications are deferred now; undefined if they are not. */
  readonly deferReason: () => DeferReason | undefined;
  /** Called when a notification is clicked. */
  readonly onOpen: (route: Route) => void;
  /** Called when a button of an incident's notification is clicked. */
  readonly onAction: (accountId: string, incidentId: string, action: NotificationAction['id']) => void;
  readonly log: Log;
}): Dispatcher {
  const { notifier, clock, locale, deferReason, onOpen, onAction, log } = options;
  const sources = new Map<string, NotificationSource>();
  const outbox = createOutbox({
    notifier,
    clock,
    log,
    markShown: (accountId, ...mark) => sources.get(accountId)?.store.markShown(...mark),
  });
  /** The reason for deferring at the last flush. */
  let lastReason: DeferReason | undefined;
  /** The incidents that each notification of this run shows as open. */
  const onScreen = new Map<string, readonly Incident[]>();
  let isStopped = false;

  /** A mistake with one account must not silence the others. */
  const pendingOf = (source: NotificationSource): readonly PendingNotification[] => {
    try {
      return readPending(source);
    } catch (error) {
      log.error(`notifications: reading what is pending of account ${source.accountId} failed`, error);
      return [];
    }
  };

  const readPending = ({ store, name, rules }: NotificationSource): readonly PendingNotification[] => {
    const read = onDisk(store.waitingDeliveries);
    if (!read.ok) {
      log.warn(`notifications: could not read what is pending${reasonIn(read.failure)}`);
      return [];
    }
    const accountName = name();
    const known = read.data.length > 0 ? rules() : [];
    return read.data.map((delivery) => ({ ...delivery, accountName, breaksThrough: breaksThrough(delivery, known) }));
  };

  const allPending = (): readonly PendingNotification[] =>
    // The clock may have been set back, so within an incident the sequence counts.
    [...Map.groupBy([...sources.values()].flatMap(pendingOf), ({ incident }) => incident.id).values()]
      .map((those) => those.toSorted((a, b) => a.event.sequence - b.event.sequence))
      .toSorted(([a], [b]) => (a?.event.at ?? 0) - (b?.event.at ?? 0))
      .flat();

  const send = (notification: OutgoingNotification): void => {
    const [first] = notification.deliveries;
    const { message } = notification;
    const open = notification.latest.filter(({ incident, event }) => isStillOpen(incident, event));
    if (open.length > 0) {
      onScreen.set(
        message.id,
        open.map(({ incident }) => incident),
      );
    } else onScreen.delete(message.id);
    outbox.give(notification, {
      clicked: () => onOpen(notification.route),
      action: (action) => first && onAction(first.incident.accountId, first.incident.id, action),
    });
  };

  const defer = (pending: readonly PendingNotification[], why: DeferReason | undefined): void => {
    for (const { delivery, why: deferReason } of deferrals(pending, contextFor(why))) {
      const { accountId, id } = delivery.incident;
      const marked = onDisk(() => sources.get(accountId)?.store.markDeferred(id, delivery.event.sequence, deferReason));
      if (!marked.ok) log.warn(`notifications: could not store a deferral${reasonIn(marked.failure)}`);
    }
  };

  const contextFor = (why: DeferReason | undefined) => ({
    deferReason: why,
    now: clock.now(),
    isGiven: outbox.isGiven,
    locale,
  });

  const withdrawMessage = (id: string): void => {
    onScreen.delete(id);
    notifier.withdraw(id);
  };

  /** Withdraws notifications of incidents that ended without one of their own, such as when the rule was disabled. */
  const withdrawEnded = (pending: readonly PendingNotification[]): void => {
    const isPending = new Set(pending.map(({ incident }) => incident.id));
    for (const [messageId, incidents] of [...onScreen]) {
      const isOver = ({ id, accountId }: Incident) =>
        sources.get(accountId)?.isOpen(id) === false && !isPending.has(id);
      if (incidents.every(isOver)) withdrawMessage(messageId);
    }
  };

  const showPending = (): void => {
    outbox.settle();
    const current = deferReason();
    // Whatever arrived while the last reason was in force belongs to its digest, even without a flush in between.
    if (lastReason !== undefined && current === undefined) defer(allPending(), lastReason);
    lastReason = current;
    const pending = allPending();
    defer(pending, current);
    withdrawEnded(pending);
    for (const notification of outgoingNotifications(pending, contextFor(current))) send(notification);
  };

  return {
    register: (source) => {
      sources.set(source.accountId, source);
      return () => {
        if (sources.get(source.accountId) !== source) return;
        sources.delete(source.accountId);
        for (const [messageId, incidents] of [...onScreen]) {
          const isOfAccount = incidents.every(({ accountId }) => accountId === source.accountId);
          if (!isStopped && isOfAccount) withdrawMessage(messageId);
        }
      };
    },
    flush: () => {
      if (isStopped) return;
      try {
        showPending();
      } catch (error) {
        log.error('notifications: showing what is pending failed', error);
      }
    },
    stop: () => {
      isStopped = true;
      outbox.stop();
    },
  };
}

/** Whether a notification's rule lets it break through, by the rule as it is now. */
function breaksThrough({ incident: { subject }, event }: StoredNotification, rules: readonly Rule[]): boolean {
  if (subject.kind === 'no_data' || event.level === 'no_data') return false;
  const rule = rules.find(({ id }) => id === subject.ruleId);
  return rule?.speak[isEnd(event) ? 'resolved' : event.level] === 'break_through';
}
