import { HOUR_MS } from '../../../shared/calendar.ts';
import { isolated } from '../../../shared/locale.ts';
import type { Route } from '../../../shared/settings.ts';
import { type AccountStatus, type StorageOutage, storageOutageOf } from '../../../shared/state.ts';
import { outageText } from '../../../shared/words.ts';
import type { Clock, DesktopNotification, Notifier } from '../ports.ts';
import { namesOf } from './message-text.ts';

/** An outage that comes back within this time for the same reason, as on a disk that is almost full, is not news. */
const NOT_AGAIN_MS = HOUR_MS;

/** Notifies that nothing can be stored: from memory, once per outage of all accounts together. */
export interface OutageNotification {
  /** Call after every change of the accounts, and when a reason for deferring has ended. */
  readonly look: () => void;
}

export function createOutageNotification(options: {
  readonly notifier: Notifier;
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly locale: string;
  readonly accounts: () => readonly AccountStatus[];
  /** Whether notifications are deferred now. */
  readonly isDeferred: () => boolean;
  /** Called when the notification is clicked. */
  readonly onOpen: (route: Route) => void;
}): OutageNotification {
  const { notifier, clock, locale, accounts, isDeferred, onOpen } = options;
  let isShown = false;
  let last = NONE;

  const isNews = ({ reason }: StorageOutage): boolean =>
    reason !== last.reason || clock.monotonic() - last.at >= NOT_AGAIN_MS;

  const show = (outage: StorageOutage): void => {
    isShown = true;
    last = { reason: outage.reason, at: clock.monotonic() };
    notifier.show(messageOf(outage, locale), {
      shown: () => undefined,
      failed: () => {
        isShown = false;
        last = NONE;
      },
      clicked: () => onOpen({ screen: 'overview' }),
      action: () => undefined,
    });
  };

  return {
    look: () => {
      const outage = storageOutageOf(accounts());
      if (!outage) {
        if (isShown) notifier.withdraw(ID);
        isShown = false;
      } else if (!isShown && !isDeferred() && isNews(outage)) show(outage);
    },
  };
}

const ID = 'storage';
/** Of an outage that was never shown. */
const NONE = { reason: '', at: Number.NEGATIVE_INFINITY };

function messageOf(outage: StorageOutage, locale: string): DesktopNotification {
  const { title, advice } = outageText(outage);
  const body = `${namesOf(outage.accountNames.map(isolated), locale)} · ${advice}`;
  return { id: ID, title, body, urgency: 'normal', actions: [] };
}
