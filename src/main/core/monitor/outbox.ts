import type { Route } from '../../../shared/settings.ts';
import type { Archive, PendingDelivery } from '../archive/archive.ts';
import type { Clock, Log, Message, Notifier } from '../ports.ts';
import { groupMessageOf, messageOf } from './messages.ts';

/** More incidents than this opening at once are told in one message (design: alerts.md, "Speaking"). */
const MOST_TOLD_SINGLY = 3;

/** Shows what the archive says is still to be shown. */
export interface Outbox {
  /** Call after every change and at start. What could not be shown before is tried again. Never throws. */
  readonly flush: () => void;
  /** Nothing is shown or marked any more: call before the archive is closed. */
  readonly stop: () => void;
}

/** The pending messages about one incident, oldest first. */
interface Story {
  readonly latest: PendingDelivery;
  readonly deliveries: readonly PendingDelivery[];
}

const storiesIn = (pending: readonly PendingDelivery[]): readonly Story[] =>
  [...Map.groupBy(pending, ({ incident }) => incident.id).values()].flatMap((deliveries) => {
    const latest = deliveries.at(-1);
    return latest === undefined ? [] : [{ latest, deliveries }];
  });

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const keyOf = ({ event }: PendingDelivery): string => `${event.incidentId}#${event.sequence}`;

/**
 * Hands each pending message to the notifier, and marks it shown once the system confirms. Of several about one
 * incident only the latest is shown, and its confirmation stands for those before it. No (incident, sequence) is handed
 * over twice in one run, unless showing it failed; not confirmed before a crash, it is shown again in the next run.
 */
export function createOutbox(options: {
  readonly archive: Pick<Archive, 'pendingDeliveries' | 'markShown'>;
  readonly notifier: Notifier;
  readonly clock: Pick<Clock, 'now'>;
  readonly locale: string;
  readonly accountName: () => string;
  /** Where a click leads. */
  readonly onOpen: (route: Route) => void;
  readonly log: Log;
}): Outbox {
  const { archive, notifier, clock, locale, accountName, onOpen, log } = options;
  /** What the notifier has been given in this run and has not failed to show. */
  const given = new Set<string>();
  /** What it has shown, but the disk refused to note. */
  const unmarked = new Map<string, PendingDelivery>();
  let isStopped = false;

  const mark = (delivery: PendingDelivery) => {
    try {
      archive.markShown(delivery.event.incidentId, delivery.event.sequence, clock.now());
      unmarked.delete(keyOf(delivery));
    } catch (error) {
      unmarked.set(keyOf(delivery), delivery);
      log.warn(`A message was shown, but that could not be stored: ${reasonOf(error)}`);
    }
  };

  /** Shows one message that stands for all of `deliveries`. */
  const give = (message: Message, deliveries: readonly PendingDelivery[], route: Route) => {
    for (const delivery of deliveries) given.add(keyOf(delivery));
    notifier.show(message, {
      shown: () => {
        if (!isStopped) deliveries.forEach(mark);
      },
      failed: (reason) => {
        log.warn(`A message could not be shown: ${reason}`);
        for (const delivery of deliveries) given.delete(keyOf(delivery));
      },
      clicked: () => {
        if (!isStopped) onOpen(route);
      },
      action: () => undefined,
    });
  };

  const pending = (): readonly PendingDelivery[] => {
    try {
      return archive.pendingDeliveries();
    } catch (error) {
      log.warn(`What is still to be shown could not be read: ${reasonOf(error)}`);
      return [];
    }
  };

  const flush = () => {
    if (isStopped) return;
    for (const delivery of [...unmarked.values()]) mark(delivery);
    const stories = storiesIn(pending()).filter(({ latest }) => !given.has(keyOf(latest)));
    const isNew = ({ deliveries }: Story) =>
      deliveries.some((delivery) => delivery.event.kind === 'opened' && !given.has(keyOf(delivery)));
    const opened = stories.filter(isNew);
    const together = opened.length > MOST_TOLD_SINGLY ? opened : [];
    const [first, ...others] = together.map(({ latest }) => latest);
    if (first !== undefined) {
      const message = groupMessageOf([first, ...others], accountName(), locale);
      const deliveries = together.flatMap((story) => story.deliveries);
      give(message, deliveries, { screen: 'alerts', tab: 'open' });
    }
    for (const { latest, deliveries } of stories.filter((story) => !together.includes(story))) {
      const { accountId, id: incidentId } = latest.incident;
      const message = messageOf(latest, accountName(), locale);
      give(message, deliveries, { screen: 'incident', accountId, incidentId });
    }
  };

  return {
    flush,
    stop: () => {
      isStopped = true;
    },
  };
}
