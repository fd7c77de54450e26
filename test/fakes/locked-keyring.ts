import { Message, type MessageBus, MessageType, Variant } from '@particle/dbus-next';
import { connectBus } from '../desktop/dbus/bus.ts';

const SERVICE = 'org.freedesktop.Secret.Service';
const PROMPT = 'org.freedesktop.Secret.Prompt';
const ITEM = '/org/freedesktop/secrets/collection/login/1';
const SESSION = '/org/freedesktop/secrets/session/1';
const PROMPT_PATH = '/org/freedesktop/secrets/prompt/1';

export interface LockedKeyring {
  /** How often it asked the person to unlock it. */
  readonly prompts: number;
  readonly stop: () => void;
}

/**
 * A locked keyring on a real bus, with or without the item that is asked for, and a person who dismisses every prompt
 * (Secret Service API).
 */
export async function startLockedKeyring(address: string, hasItem: boolean): Promise<LockedKeyring> {
  const bus: MessageBus = await connectBus(address);
  const keyring = { prompts: 0, stop: () => bus.disconnect() };
  const dismiss = (call: Message) => {
    keyring.prompts += 1;
    bus.send(Message.newMethodReturn(call, '', []));
    bus.send(Message.newSignal(PROMPT_PATH, PROMPT, 'Completed', 'bv', [true, new Variant('ao', [])]));
  };
  bus.addMethodHandler((call: Message) => {
    if (call.type !== MessageType.METHOD_CALL) return false;
    const { member } = call;
    const locked = hasItem ? [ITEM] : [];
    if (call.interface === SERVICE && member === 'OpenSession') openSession(bus, call);
    else if (call.interface === SERVICE && member === 'SearchItems')
      bus.send(Message.newMethodReturn(call, 'aoao', [[], locked]));
    else if (call.interface === SERVICE && member === 'Unlock')
      bus.send(Message.newMethodReturn(call, 'aoo', [[], PROMPT_PATH]));
    else if (call.interface === PROMPT && member === 'Prompt') dismiss(call);
    else if (member === 'GetAll') bus.send(Message.newMethodReturn(call, 'a{sv}', [{}]));
    else return false;
    return true;
  });
  await bus.requestName('org.freedesktop.secrets', 0);
  return keyring;
}

/** Knows no encryption; libsecret then asks for a session without. */
function openSession(bus: MessageBus, call: Message): void {
  const refusal = { type: MessageType.ERROR, errorName: 'org.freedesktop.DBus.Error.NotSupported' };
  bus.send(
    call.body[0] === 'plain'
      ? Message.newMethodReturn(call, 'vo', [new Variant('s', ''), SESSION])
      : Object.assign(Message.newMethodReturn(call), refusal),
  );
}
