import { Message, type MessageBus, MessageType, Variant } from '@particle/dbus-next';

/** What a method gives back; `signature` describes `body`. */
export interface Reply {
  readonly signature: string;
  readonly body: readonly unknown[];
}

export const NOTHING: Reply = { signature: '', body: [] };

/** An object on the bus: its methods by `interface.member`, and its properties by interface. */
export interface BusObject {
  readonly path: string;
  readonly methods: Readonly<Record<string, (body: readonly unknown[]) => Reply>>;
  readonly properties: Readonly<Record<string, () => Readonly<Record<string, Variant>>>>;
}

const PROPERTIES = 'org.freedesktop.DBus.Properties';

/** Puts `object` on the bus; gives the way to take it off. */
export const exportObject = (bus: MessageBus, object: BusObject): (() => void) => {
  const readProperty = (message: Message): Message | undefined => {
    const [owner, name] = message.body.map(String);
    const values = object.properties[owner ?? '']?.() ?? {};
    if (message.member === 'GetAll') return Message.newMethodReturn(message, 'a{sv}', [values]);
    const value = values[name ?? ''];
    return value && Message.newMethodReturn(message, 'v', [value]);
  };

  /** Answers false for what it does not know: the bus then replies with the right error. */
  const handler = (message: Message): boolean => {
    if (message.type !== MessageType.METHOD_CALL || message.path !== object.path) return false;
    if (message.interface === PROPERTIES) {
      const reply = readProperty(message);
      if (reply) bus.send(reply);
      return reply !== undefined;
    }
    const method = object.methods[`${message.interface}.${message.member}`];
    if (!method) return false;
    const { signature, body } = method(message.body);
    bus.send(Message.newMethodReturn(message, signature, [...body]));
    return true;
  };
  bus.addMethodHandler(handler);
  return () => bus.removeMethodHandler(handler);
};

export const text = (value: string): Variant => new Variant('s', value);
export const flag = (value: boolean): Variant => new Variant('b', value);
export const number = (value: number): Variant => new Variant('i', value);
