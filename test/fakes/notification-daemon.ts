import { Message, type MessageBus, MessageType, type Variant } from '@particle/dbus-next';
import { connectBus } from '../desktop/dbus/bus.ts';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';

/** One call of `Notify` as it came over the wire. */
interface Notified {
  readonly appName: string;
  /** The number it takes the place of; 0: of none. */
  readonly replaces: number;
  readonly icon: string;
  readonly title: string;
  readonly body: string;
  readonly actions: readonly string[];
  readonly hints: Readonly<Record<string, unknown>>;
}

/** A notification service on a real bus that shows nothing and does what a test says. */
export interface FakeDaemon {
  readonly notified: readonly Notified[];
  /** The numbers it was asked to close. */
  readonly closed: readonly number[];
  /** From now on calls of `Notify` wait for `release`. */
  readonly hold: () => void;
  /** Answers what waits, and what comes from now on at once. */
  readonly release: () => void;
  readonly press: (number: number, action: string) => void;
  /** Tells that it has closed one. */
  readonly dismiss: (number: number) => void;
  readonly stop: () => void;
}

/** `firstNumber`: of the first message; a daemon that starts anew counts from there again. */
export async function startFakeDaemon(
  address: string,
  options: {
    readonly capabilities?: readonly string[];
    readonly firstNumber?: number;
    readonly isImpostor?: boolean;
  } = {},
): Promise<FakeDaemon> {
  const { capabilities = ['actions', 'body', 'body-markup'], firstNumber = 1, isImpostor = false } = options;
  const bus: MessageBus = await connectBus(address);
  bus.on('error', () => undefined); // a test may take the bus away
  const notified: Notified[] = [];
  const closed: number[] = [];
  const held: (() => void)[] = [];
  let isHolding = false;
  let next = firstNumber;

  const notify = (call: Message) => {
    // The signature of `Notify` is susssasa{sv}i.
    const [appName, replaces, icon, title, body, actions, hints] = call.body as [
      string,
      number,
      string,
      string,
      string,
      readonly string[],
      Readonly<Record<string, Variant>>,
    ];
    const plain = Object.fromEntries(Object.entries(hints).map(([name, { value }]) => [name, value]));
    notified.push({ appName, replaces, icon, title, body, actions, hints: plain });
    const number = replaces || next++;
    const answer = () => bus.send(Message.newMethodReturn(call, 'u', [number]));
    if (isHolding) held.push(answer);
    else answer();
  };

  bus.addMethodHandler((call: Message) => {
    if (call.type !== MessageType.METHOD_CALL || call.interface !== NAME) return false;
    if (call.member === 'GetCapabilities') bus.send(Message.newMethodReturn(call, 'as', [[...capabilities]]));
    if (call.member === 'Notify') notify(call);
    if (call.member === 'CloseNotification') {
      closed.push(Number(call.body[0]));
      bus.send(Message.newMethodReturn(call));
    }
    return true;
  });
  if (!isImpostor) await bus.requestName(NAME, 0);

  return {
    notified,
    closed,
    hold: () => {
      isHolding = true;
    },
    release: () => {
      isHolding = false;
      for (const answer of held.splice(0)) answer();
    },
    press: (number, action) => bus.send(Message.newSignal(PATH, NAME, 'ActionInvoked', 'us', [number, action])),
    dismiss: (number) => bus.send(Message.newSignal(PATH, NAME, 'NotificationClosed', 'uu', [number, 2])),
    stop: () => bus.disconnect(),
  };
}
