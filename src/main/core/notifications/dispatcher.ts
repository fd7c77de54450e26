import type { DeferReason, Rule } from '../../../shared/alert.ts';
import type { Route } from '../../../shared/settings.ts';
import type { Clock, Log, MessageAction, Notifier } from '../ports.ts';
import type { AccountStore, WaitingDelivery } from '../store/account-store.ts';
import { onDisk, reasonIn } from '../store/disk-errors.ts';
import { deferrals, type OutgoingNotification, outgoingNotifications, type PendingNotification } from './grouping.ts';
import { goesOn, isEnd } from './message-text.ts';
import { createOutbox } from './outbox.ts';

/** An account whose notifications are shown. */
export interface NotificationSource {
  readonly accountId: string;
  readonly store: Pick<AccountStore, 'waitingDeliveries' | 'markShown' | 'markDeferred'>;
  readonly name: () => string;
  readonly rules: () => readonly Rule[];
  readonly isOpen: (incidentId: string) => boolean;
}

/** Shows what the stores of all accounts hold that is still to be shown (design: alerts.md, "Speaking"). */
export interface Dispatcher {
  /**
   * Shows the notifications of this account until the returned function is called: do so before its store is closed.
   * Then its messages are taken off the screen.
   */
  readonly register: (source: NotificationSource) => () => void;
  /** Call after every change, and when something that deferred notifications is over. Never throws. */
  readonly flush: () => void;
  /** Nothing is shown or marked any more. */
  readonly stop: () => void;
}

export function createDispatcher(options: {
  readonly notifier: Notifier;
  readonly clock: Pick<Clock, 'now'>;
  readonly locale: string;
  /** What defers notifications at present. */
  readonly deferReason: () => DeferReason | undefined;
  /** Where a click leads. */
  readonly onOpen: (route: Route) => void;
  /** A button of the message about an incident. */
  readonly onAction: (accountId: string, incidentId: string, action: MessageAction['id']) => void;
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
  /** What deferred notifications when they were last looked at. */
  let lastReason: DeferReason | undefined;
  /** The incidents whose message, given in this run, says that they go on, and their accounts. */
  const onScreen = new Map<string, string>();
  let isStopped = false;

  const pendingOf = ({ store, name, rules }: NotificationSource): readonly PendingNotification[] => {
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
    [...sources.values()].flatMap(pendingOf).toSorted((a, b) => a.event.at - b.event.at);

  const send = (notification: OutgoingNotification): void => {
    const [first] = notification.deliveries;
    const { message, latest } = notification;
    if (latest && goesOn(latest.incident, latest.event)) onScreen.set(message.id, latest.incident.accountId);
    else onScreen.delete(message.id);
    outbox.give(notification, {
      clicked: () => onOpen(notification.route),
      action: (action) => first && onAction(first.incident.accountId, first.incident.id, action),
    });
  };

  const defer = (pending: readonly PendingNotification[], why: DeferReason | undefined): void => {
    for (const { delivery, why: deferReason } of deferrals(pending, circumstances(why))) {
      const { accountId, id } = delivery.incident;
      const marked = onDisk(() => sources.get(accountId)?.store.markDeferred(id, delivery.event.sequence, deferReason));
      if (!marked.ok) log.warn(`notifications: could not store a deferral${reasonIn(marked.failure)}`);
    }
  };

  const circumstances = (why: DeferReason | undefined) => ({
    deferReason: why,
    now: clock.now(),
    isGiven: outbox.isGiven,
    locale,
  });

  const takeOff = (id: string): void => {
    onScreen.delete(id);
    notifier.withdraw(id);
  };

  /** An incident may end without a message, as when its rule is disabled: then the one about it is no longer true. */
  const takeOffEnded = (pending: readonly PendingNotification[]): void => {
    for (const [id, accountId] of [...onScreen]) {
      const isOver = sources.get(accountId)?.isOpen(id) === false;
      if (isOver && pending.every((delivery) => delivery.incident.id !== id)) takeOff(id);
    }
  };

  return {
    register: (source) => {
      sources.set(source.accountId, source);
      return () => {
        if (sources.get(source.accountId) !== source) return;
        sources.delete(source.accountId);
        for (const [id, accountId] of [...onScreen]) if (!isStopped && accountId === source.accountId) takeOff(id);
      };
    },
    flush: () => {
      if (isStopped) return;
      outbox.settle();
      const present = deferReason();
      // What came in while the last reason held belongs to its digest, also if nobody looked in between.
      if (lastReason !== undefined && present === undefined) defer(allPending(), lastReason);
      lastReason = present;
      const pending = allPending();
      defer(pending, present);
      takeOffEnded(pending);
      for (const notification of outgoingNotifications(pending, circumstances(present))) send(notification);
    },
    stop: () => {
      isStopped = true;
      outbox.stop();
    },
  };
}

/** Whether the rule of a message wants it heard at any time: as the rule is now, whatever it was. */
function breaksThrough({ incident: { subject }, event }: WaitingDelivery, rules: readonly Rule[]): boolean {
  if (subject.kind === 'blind' || event.level === 'blind') return false;
  const rule = rules.find(({ id }) => id === subject.ruleId);
  return rule?.speak[isEnd(event) ? 'resolved' : event.level] === 'break_through';
}
