import type { Clock, Log, MessageEvents, Notifier } from '../ports.ts';
import type { AccountStore, WaitingDelivery } from '../store/account-store.ts';
import { onDisk } from '../store/disk-errors.ts';
import type { OutgoingNotification } from './grouping.ts';

/** Hands messages to the notifier, and marks what they stand for as shown once the system confirms. */
export interface Outbox {
  readonly give: (notification: OutgoingNotification, on: Pick<MessageEvents, 'clicked' | 'action'>) => void;
  /** Whether it was handed over in this run, and showing it has not failed. */
  readonly isGiven: (delivery: WaitingDelivery) => boolean;
  /** Notes again what the disk refused to note. */
  readonly settle: () => void;
  /** Nothing is marked any more: call before the stores are closed. */
  readonly stop: () => void;
}

const keyOf = ({ event }: WaitingDelivery): string => `${event.incidentId}#${event.sequence}`;

/**
 * No (incident, sequence) is handed over twice in one run, unless showing it failed; not confirmed before a crash, it
 * is shown again in the next run. `markShown` is told of which account.
 */
export function createOutbox(options: {
  readonly notifier: Pick<Notifier, 'show'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly markShown: (accountId: string, ...mark: Parameters<AccountStore['markShown']>) => void;
}): Outbox {
  const { notifier, clock, log, markShown } = options;
  /** What the notifier has been given in this run and has not failed to show. */
  const given = new Set<string>();
  /** What it has shown, but the disk refused to note. */
  const unmarked = new Map<string, WaitingDelivery>();
  let lastTrouble = '';
  let isStopped = false;

  const mark = (delivery: WaitingDelivery): void => {
    const { incidentId, sequence } = delivery.event;
    const marked = onDisk(() => markShown(delivery.incident.accountId, incidentId, sequence, clock.now()));
    if (marked.ok) unmarked.delete(keyOf(delivery));
    else {
      unmarked.set(keyOf(delivery), delivery);
      const reason = marked.failure.kind === 'disk' ? marked.failure.reason : marked.failure.kind;
      log.warn(`notifications: could not store that one was shown: ${reason}`);
    }
  };

  return {
    give: ({ message, deliveries }, { clicked, action }) => {
      // An earlier message may stand for some of it already, and answers for that itself.
      const fresh = deliveries.map(keyOf).filter((key) => !given.has(key));
      for (const key of fresh) given.add(key);
      const unlessStopped = (call: () => void) => () => {
        if (!isStopped) call();
      };
      notifier.show(message, {
        shown: unlessStopped(() => {
          lastTrouble = '';
          deliveries.forEach(mark);
        }),
        failed: (reason) => {
          // It is tried every minute: the log need not have it every minute.
          if (reason !== lastTrouble) log.warn(`notifications: could not show one: ${reason}`);
          lastTrouble = reason;
          for (const key of fresh) given.delete(key);
        },
        clicked: unlessStopped(clicked),
        action: (id) => unlessStopped(() => action(id))(),
      });
    },
    isGiven: (delivery) => given.has(keyOf(delivery)),
    settle: () => {
      for (const delivery of [...unmarked.values()]) mark(delivery);
    },
    stop: () => {
      isStopped = true;
    },
  };
}
