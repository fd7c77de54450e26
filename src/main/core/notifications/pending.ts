import type { Route } from '../../../shared/settings.ts';
import type { Message } from '../ports.ts';
import type { WaitingDelivery } from '../store/account-store.ts';

/** One message that stands for all of `deliveries`, and where a click on it leads. */
export interface Saying {
  readonly message: Message;
  readonly deliveries: readonly WaitingDelivery[];
  readonly route: Route;
  /** The event it is about, where it is about a single incident. */
  readonly latest?: WaitingDelivery;
}

/** A waiting message, with what has to be known of its account to speak about it. */
export interface Told extends WaitingDelivery {
  readonly accountName: string;
  /** Its rule wants it heard whatever keeps the others back. */
  readonly breaksThrough: boolean;
}

/** What waits to be told about one incident, oldest first. */
export interface Story {
  readonly latest: Told;
  /** All of it; a message about the latest stands for those before it. */
  readonly deliveries: readonly Told[];
  /** What nobody has been given yet. */
  readonly fresh: readonly Told[];
}
