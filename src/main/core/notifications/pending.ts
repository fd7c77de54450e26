import type { Route } from '../../../shared/settings.ts';
import type { Message } from '../ports.ts';
import type { WaitingDelivery } from '../store/account-store.ts';

/** One notification that stands for all of `deliveries`, and where a click on it leads. */
export interface OutgoingNotification {
  readonly message: Message;
  readonly deliveries: readonly WaitingDelivery[];
  readonly route: Route;
  /** The event it is about, where it is about a single incident. */
  readonly latest?: WaitingDelivery;
}

/** A notification still to be shown, with what has to be known of its account. */
export interface PendingNotification extends WaitingDelivery {
  readonly accountName: string;
  /** Its rule wants it heard whatever keeps the others back. */
  readonly breaksThrough: boolean;
}

/** What is pending for one incident, oldest first. */
export interface PendingIncident {
  readonly latest: PendingNotification;
  /** All of it; a message about the latest stands for those before it. */
  readonly deliveries: readonly PendingNotification[];
  /** What nobody has been given yet. */
  readonly fresh: readonly PendingNotification[];
}
