import type { Clock, Log, NotificationEvents, Notifier } from '../ports.ts';
import type { AccountStore, StoredNotification } from '../store/account-store.ts';
import { onDisk } from '../store/disk-errors.ts';
import type { OutgoingNotification } from './grouping.ts';

/** Hands notifications to the desktop, and marks their events as shown once the desktop confirms. */
export interface Outbox {
  readonly give: (notification: OutgoingNotification, on: Pick<NotificationEvents, 'clicked' | 'action'>) => void;
  /** Whether it was handed over in this run and has not failed to show. */
  readonly isGiven: (delivery: StoredNotification) => boolean;
  /** Tries again to store what the disk refused to store. */
  readonly settle: () => void;
  /** Stops marking; call before the stores are closed. */
  readonly stop: () => void;
}

const keyOf = ({ event }: StoredNotification): string => `${event.incidentId}#${event.sequence}`;

/**
 * Hands over each (incident, sequence) at most once per run, unless showing it failed. If it was not confirmed before a
 * crash, the next run shows it again. `markShown` gets the account id first.
 */
export function createOutbox(options: {
  readonly notifier: Pick<Notifier, 'show'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly markShown: (accountId: string, ...mark: Parameters<AccountStore['markShown']>) => void;
}): Outbox {
  const { notifier, clock, log, markShown } = options;
  /** Keys of what was handed over in this run and has not failed to show. */
  const given = new Set<string>();
  /** What was shown, but could not be stored as shown. */
  const unmarked = new Map<string, StoredNotification>();
  let lastLogged = '';
  let isStopped = false;

  const mark = (delivery: StoredNotification): void => {
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
      // Events that an earlier notification already covers are reset by that one if it fails.
      const fresh = deliveries.map(keyOf).filter((key) => !given.has(key));
      for (const key of fresh) given.add(key);
      const unlessStopped = (call: () => void) => () => {
        if (!isStopped) call();
      };
      notifier.show(message, {
        shown: unlessStopped(() => {
          lastLogged = '';
          deliveries.forEach(mark);
        }),
        failed: (reason) => {
          // It is retried every minute; log each reason only once.
          if (reason !== lastLogged) log.warn(`notifications: could not show one: ${reason}`);
          lastLogged = reason;
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
