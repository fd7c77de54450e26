import type { Message, Notifier } from '../../src/main/core/ports.ts';

/** One message as the system got it, and what a test lets become of it. */
interface SentMessage extends Message {
  readonly confirm: () => void;
  readonly fail: () => void;
  readonly click: () => void;
}

export interface FakeNotifier extends Notifier {
  /** Everything it was ever asked to show, oldest first. */
  readonly sent: readonly SentMessage[];
}

/** A notification service that leaves each message on its way until told. */
export function fakeNotifier(): FakeNotifier {
  const sent: SentMessage[] = [];
  return {
    sent,
    show: (message, on) => {
      sent.push({ ...message, confirm: on.shown, fail: () => on.failed('no service'), click: on.clicked });
    },
  };
}
