import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Message, MessageBus, Variant } from '@particle/dbus-next';
import type { Clock } from '../core/ports.ts';

/** A bus that takes the connection and never says hello is no bus. */
const CONNECT_LIMIT_MS = 5_000;

/** Makes a value of the D-Bus type `v`. */
export type MakeVariant = (signature: string, value: unknown) => Variant;

/** One method call; `signature` describes what `body` gives. */
export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: (variant: MakeVariant) => readonly unknown[];
}

/** `nobody`: there is no bus, or no such service on it. `lost`: the bus hung up. `refused`: the service said no. */
export type BusReply =
  | { readonly ok: true; readonly sender: string; readonly body: readonly unknown[] }
  | { readonly ok: false; readonly why: 'nobody' | 'lost' | 'refused'; readonly detail: string };

export type BusSignal = Pick<Message, 'sender' | 'interface' | 'member'> & { readonly body: readonly unknown[] };

export interface SessionBus {
  /** Never rejects. A service that does not answer leaves it open for as long as it lives: whoever waits sets a limit. */
  readonly call: (call: BusCall) => Promise<BusReply>;
  /**
   * Asks for the signals that fit `rule` (D-Bus specification, "Match Rules"), on this connection and every later one.
   * `hear` gets every signal that arrives, also what others asked for or somebody sent unasked: it looks at the sender.
   */
  readonly listen: (rule: string, hear: (signal: BusSignal) => void) => void;
  /** The bus has hung up. The next call connects again. */
  readonly onLost: (lost: () => void) => void;
}

interface Connection {
  readonly call: (call: BusCall) => Promise<BusReply>;
}

/** The bus is not there, and nothing that was asked of it will be answered. */
class NoBus extends Error {}

/**
 * The desktop's session bus, connected when first needed and again after it was lost. The library is loaded then too:
 * elsewhere than on Linux never. Nothing that happens on the bus throws.
 */
export function createSessionBus(options: {
  readonly clock: Pick<Clock, 'after'>;
  /** The environment, which says where the bus is. */
  readonly env: NodeJS.ProcessEnv;
}): SessionBus {
  const rules = new Set<string>();
  const listeners = new Set<(signal: BusSignal) => void>();
  const losers = new Set<() => void>();
  let connection: Promise<Connection> | undefined;

  const connected = (): Promise<Connection> => {
    connection ??= connect({
      ...options,
      hear: (signal) => {
        for (const hear of listeners) hear(signal);
      },
      lost: () => {
        connection = undefined;
        for (const lost of losers) lost();
      },
    }).then(async (made) => {
      await Promise.all([...rules].map((rule) => made.call(matching(rule))));
      return made;
    });
    return connection;
  };

  const call = async (wanted: BusCall): Promise<BusReply> => {
    const asked = connected();
    try {
      return await (await asked).call(wanted);
    } catch (error) {
      if (connection === asked) connection = undefined;
      return { ok: false, why: 'nobody', detail: codeOf(error) };
    }
  };

  return {
    call,
    listen: (rule, hear) => {
      listeners.add(hear);
      rules.add(rule);
      void call(matching(rule));
    },
    onLost: (lost) => void losers.add(lost),
  };
}

const matching = (rule: string): BusCall => ({
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
  member: 'AddMatch',
  signature: 's',
  body: () => [rule],
});

/** Rejects when there is no bus. */
async function connect(options: {
  readonly clock: Pick<Clock, 'after'>;
  readonly env: NodeJS.ProcessEnv;
  readonly hear: (signal: BusSignal) => void;
  readonly lost: () => void;
}): Promise<Connection> {
  const dbus = await import('@particle/dbus-next').then((module) => module.default);
  const bus = dbus.sessionBus({ busAddress: addressOf(options.env) });
  const waiting = new Set<(reply: BusReply) => void>();
  const greeting = Promise.withResolvers<void>();
  let state: 'connecting' | 'connected' | 'over' = 'connecting';

  const end = (error: unknown) => {
    const before = state;
    state = 'over';
    greeting.reject(error);
    for (const answer of waiting) answer({ ok: false, why: 'lost', detail: codeOf(error) });
    waiting.clear();
    if (before !== 'over') bus.disconnect();
    if (before === 'connected') options.lost();
  };
  bus.on('error', end);
  onHangUp(bus, () => end(new NoBus('hung up')));
  bus.on('connect', () => {
    if (state === 'connecting') state = 'connected';
    greeting.resolve();
  });
  bus.on('message', (message) => {
    if (message.type === dbus.MessageType.SIGNAL) options.hear(message);
  });
  // Nobody has anything to ask of us; the library would answer also where it can no longer write, which throws.
  bus.addMethodHandler(() => true);
  const stopWaiting = options.clock.after(CONNECT_LIMIT_MS, () => end(new NoBus('silent')));
  await greeting.promise.finally(stopWaiting);

  const variant: MakeVariant = (signature, value) => new dbus.Variant(signature, value);
  /** What cannot be put on the wire rejects as well. */
  const ask = async ({ body, ...head }: BusCall) =>
    bus.call(new dbus.Message({ ...head, body: [...(body?.(variant) ?? [])] }));

  return {
    call: (call) =>
      new Promise((resolve) => {
        if (state === 'over') {
          resolve({ ok: false, why: 'lost', detail: 'hung up' });
          return;
        }
        const settle = (reply: BusReply) => {
          waiting.delete(settle);
          resolve(reply);
        };
        waiting.add(settle);
        ask(call).then(
          (reply) => settle({ ok: true, sender: reply?.sender ?? '', body: reply?.body ?? [] }),
          (error: unknown) => settle({ ok: false, why: isNobody(error) ? 'nobody' : 'refused', detail: codeOf(error) }),
        );
      }),
  };
}

/** The library's bus tells errors only, not that the other end has closed; its connection, which it holds, does. */
function onHangUp(bus: MessageBus, hungUp: () => void): void {
  const inner: unknown = Reflect.get(bus, '_connection');
  if (inner instanceof EventEmitter) inner.once('end', hungUp);
}

/** Where the bus is, as the D-Bus specification and systemd have it. Throws where none is known. */
function addressOf(env: NodeJS.ProcessEnv): string {
  const { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: folder } = env;
  if (address) return address;
  const socket = folder ? join(folder, 'bus') : undefined;
  if (socket === undefined || !existsSync(socket)) throw new NoBus('no session bus');
  return `unix:path=${socket}`;
}

const NOBODY = /^org\.freedesktop\.DBus\.Error\.(ServiceUnknown|NameHasNoOwner|Spawn\..*)$/;

/** What a D-Bus error or a failed connection is called; never its words, which may repeat what was sent. */
function codeOf(error: unknown): string {
  if (error instanceof NoBus) return error.message;
  const named: object = error instanceof Error ? error : {};
  const code: unknown = Reflect.get(named, 'type') ?? Reflect.get(named, 'code');
  return typeof code === 'string' ? code : 'no answer';
}

const isNobody = (error: unknown): boolean => NOBODY.test(codeOf(error));
