import { Message, type MessageBus, sessionBus } from '@particle/dbus-next';

const DBUS = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };

/** One D-Bus method call; `signature` describes `body`. */
export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

/** Connects to the session bus at `address` and resolves once it answers; rejects when nobody listens there. */
export const connectBus = (address: string): Promise<MessageBus> =>
  new Promise((resolve, reject) => {
    const bus = sessionBus({ busAddress: address });
    bus.once('error', reject);
    bus.once('connect', () => {
      bus.removeListener('error', reject);
      resolve(bus);
    });
  });

/** Calls a method and gives the reply's values; a D-Bus error rejects. */
export const callBus = async (bus: MessageBus, call: BusCall): Promise<readonly unknown[]> => {
  const reply = await bus.call(new Message({ signature: '', ...call, body: [...(call.body ?? [])] }));
  return reply?.body ?? [];
};

/** Asks the bus to forward the signals that fit `rule` (D-Bus specification, "Match Rules"). */
export const matchSignals = async (bus: MessageBus, rule: string): Promise<void> => {
  await callBus(bus, { ...DBUS, member: 'AddMatch', signature: 's', body: [rule] });
};

/** Whether somebody owns `name` now. Never starts a service. */
const hasOwner = async (bus: MessageBus, name: string): Promise<boolean> => {
  const [owned] = await callBus(bus, { ...DBUS, member: 'NameHasOwner', signature: 's', body: [name] });
  return owned === true;
};

/** Resolves when `name` has an owner; rejects after `limitMs`, saying which name is missing. */
export const waitForOwner = async (bus: MessageBus, name: string, limitMs = 10_000): Promise<void> => {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const onMessage = (message: Message): void => {
    if (message.member === 'NameOwnerChanged' && message.body[0] === name && message.body[2] !== '') resolve();
  };
  const limit = setTimeout(() => reject(new Error(`nobody answers as ${name} after ${limitMs} ms`)), limitMs);
  bus.on('message', onMessage);
  try {
    await matchSignals(bus, `type='signal',member='NameOwnerChanged',arg0='${name}'`);
    if (await hasOwner(bus, name)) return;
    await promise;
  } finally {
    clearTimeout(limit);
    bus.removeListener('message', onMessage);
  }
};
