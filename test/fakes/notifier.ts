import type { DesktopNotification, NotificationEvents, Notifier } from '../../src/main/core/ports.ts';

/** One message as the system got it, and what a test lets become of it. */
interface SentMessage extends DesktopNotification {
  readonly confirm: () => void;
  readonly fail: () => void;
  readonly click: () => void;
  readonly act: NotificationEvents['action'];
}

export interface FakeNotifier extends Notifier {
  /** Everything it was ever asked to show, oldest first. */
  readonly sent: readonly SentMessage[];
  /** The ids of what it was asked to take off the screen, oldest first. */
  readonly withdrawn: readonly string[];
}

/** A notification service that leaves each message on its way until told. */
export function fakeNotifier(): FakeNotifier {
  const sent: SentMessage[] = [];
  const withdrawn: string[] = [];
  return {
    sent,
    withdrawn,
    show: (message, on) => {
      const { shown, failed, clicked, action } = on;
      sent.push({ ...message, confirm: shown, fail: () => failed('no service'), click: clicked, act: action });
    },
    withdraw: (id) => withdrawn.push(id),
  };
}
