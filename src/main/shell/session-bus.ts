import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Message, MessageBus, Variant } from '@particle/dbus-next';
import type { Clock } from '../core/ports.ts';

/** How long to wait for the bus to answer after connecting. */
const CONNECT_LIMIT_MS = 5_000;

/** Creates a value of the D-Bus type `v`. */
export type MakeVariant = (signature: string, value: unknown) => Variant;

/** One method call; `signature` is the D-Bus signature of `body`. */
export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: (variant: MakeVariant) => readonly unknown[];
}

/**
 * `nobody`: there is no bus, or no such service on it. `lost`: the bus closed the connection. `refused`: the service
 * returned an error.
 */
export type BusReply =
  | { readonly ok: true; readonly sender: string; readonly body: readonly unknown[] }
  | { readonly ok: false; readonly why: 'nobody' | 'lost' | 'refused'; readonly detail: string };

export type BusSignal = Pick<Message, 'sender' | 'interface' | 'member'> & { readonly body: readonly unknown[] };

export interface SessionBus {
  /** Never rejects. Never settles if the service does not answer, so callers need a time limit. */
  readonly call: (call: BusCall) => Promise<BusReply>;
  /**
   * Subscribes to the signals that match `rule` (D-Bus specification, "Match Rules"), on this connection and every
   * later one. `hear` gets every signal that arrives, including those of other subscriptions and unsolicited ones, so
   * it must check the sender.
   */
  readonly listen: (rule: string, hear: (signal: BusSignal) => void) => void;
  /** Called when the bus closes the connection. The next call connects again. */
  readonly onLost: (lost: () => void) => void;
}

interface Connection {
  readonly call: (call: BusCall) => Promise<BusReply>;
}

/** There is no bus; calls will get no answer. */
class NoBus extends Error {}

/**
 * The desktop's session bus. Connects when first needed, and again after a loss. The library is loaded only then, so
 * never outside Linux. Never throws.
 */
export function createSessionBus(options: {
  readonly clock: Pick<Clock, 'after'>;
  /** The environment, which holds the address of the bus. */
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

/** Connects to the bus. Rejects if there is none. */
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
  // We offer no methods. Without a handler, the library would answer calls itself, and throw if it can no longer write.
  bus.addMethodHandler(() => true);
  const stopWaiting = options.clock.after(CONNECT_LIMIT_MS, () => end(new NoBus('silent')));
  await greeting.promise.finally(stopWaiting);

  const variant: MakeVariant = (signature, value) => new dbus.Variant(signature, value);
  /** Also rejects if a value can't be encoded. */
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

/** The library's bus reports errors only, not a closed connection; its inner connection does. */
function onHangUp(bus: MessageBus, hungUp: () => void): void {
  const inner: unknown = Reflect.get(bus, '_connection');
  if (inner instanceof EventEmitter) inner.once('end', hungUp);
}

/** The address of the bus, by the D-Bus specification and systemd. Throws if there is none. */
function addressOf(env: NodeJS.ProcessEnv): string {
  const { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: folder } = env;
  if (address) return address;
  const socket = folder ? join(folder, 'bus') : undefined;
  if (socket === undefined || !existsSync(socket)) throw new NoBus('no session bus');
  return `unix:path=${socket}`;
}

const NOBODY = /^org\.freedesktop\.DBus\.Error\.(ServiceUnknown|NameHasNoOwner|Spawn\..*)$/;

/** The name of a D-Bus error or connection failure; never its message, which may contain what was sent. */
function codeOf(error: unknown): string {
  if (error instanceof NoBus) return error.message;
  const named: object = error instanceof Error ? error : {};
  const code: unknown = Reflect.get(named, 'type') ?? Reflect.get(named, 'code');
  return typeof code === 'string' ? code : 'no answer';
}

const isNobody = (error: unknown): boolean => NOBODY.test(codeOf(error));
