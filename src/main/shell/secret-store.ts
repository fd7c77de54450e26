import type { KeychainProblem, SecretStore } from '../core/ports.ts';
import type { SessionBus } from './session-bus.ts';

const SERVICE = 'relaywatch';
const TIME_LIMIT_MS = 10_000;

type Keytar = typeof import('keytar');

/**
 * The keychain through keytar: one call at a time, each with a time limit. On Linux, a locked keyring that can't prompt
 * blocks keytar's thread for ever. After one such call, none is made for the rest of the run, since each would block
 * another thread. `bus` is that of a Linux desktop.
 */
export function createSecretStore(
  bus: Pick<SessionBus, 'call'> | undefined,
): SecretStore & { readonly isStuck: () => boolean } {
  let loading: Promise<Keytar> | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let stuck: KeychainProblem | undefined;

  const load = (): Promise<Keytar> => {
    loading ??= import('keytar').then((module) => module.default);
    return loading;
  };

  const attempt = async <T>(call: (keytar: Keytar) => Promise<T>) => {
    if (stuck) return { ok: false as const, problem: stuck };
    try {
      const keytar = await load();
      const timer = Promise.withResolvers<typeof TIMED_OUT>();
      const timeout = setTimeout(() => timer.resolve(TIMED_OUT), TIME_LIMIT_MS);
      const value = await Promise.race([call(keytar), timer.promise]).finally(() => clearTimeout(timeout));
      if (value !== TIMED_OUT) return { ok: true as const, value };
      stuck = {
        kind: 'unavailable',
        cause: 'locked',
        detail: 'The keyring did not answer: it is locked. Unlock it, then start Relaywatch again.',
      };
      return { ok: false as const, problem: stuck };
    } catch (error) {
      return { ok: false as const, problem: explainKeychain(String(error)) };
    }
  };

  const inTurn = <T>(call: (keytar: Keytar) => Promise<T>) => {
    const turn = queue.then(() => attempt(call));
    queue = turn;
    return turn;
  };

  return {
    get: (accountId) =>
      inTurn(async (keytar) => {
        const key = await keytar.getPassword(SERVICE, accountId);
        // Whoever dismisses the prompt gets the answer of a keyring without the key (node-keytar#422).
        if (key === null && bus && (await holdsLocked(bus, accountId))) throw new Error('The keyring is locked.');
        return key ?? undefined;
      }),
    set: (accountId, key) =>
      inTurn(async (keytar) => {
        await keytar.setPassword(SERVICE, accountId, key);
        return null;
      }),
    erase: (accountId) =>
      inTurn(async (keytar) => {
        await keytar.deletePassword(SERVICE, accountId);
        return null;
      }),
    isStuck: () => stuck !== undefined,
  };
}

/** Whether the keyring of a Linux desktop has the key, but behind a lock (Secret Service API, SearchItems). */
async function holdsLocked(bus: Pick<SessionBus, 'call'>, account: string): Promise<boolean> {
  const found = await bus.call({
    destination: 'org.freedesktop.secrets',
    path: '/org/freedesktop/secrets',
    interface: 'org.freedesktop.Secret.Service',
    member: 'SearchItems',
    signature: 'a{ss}',
    body: () => [{ service: SERVICE, account }],
  });
  const locked = found.ok ? found.body[1] : undefined;
  return Array.isArray(locked) && locked.length > 0;
}

const TIMED_OUT = Symbol('timed out');

/** Explains the three causes seen on Linux, each with its remedy; any other message is passed on unchanged. */
export function explainKeychain(message: string): KeychainProblem {
  const unavailable = (cause: KeychainProblem['cause'], detail: string): KeychainProblem => ({
    kind: 'unavailable',
    cause,
    detail,
  });
  // keytar hides the system's message when its own library can't load; on Linux, this is the cause.
  if (/libsecret|cannot open shared object|native addon/i.test(message)) {
    return unavailable(
      'no_library',
      'The library libsecret is not installed. On Debian and Ubuntu: apt install libsecret-1-0.',
    );
  }
  if (/org\.freedesktop\.secrets|D-?Bus|autolaunch|Could not connect|ServiceUnknown/i.test(message)) {
    return unavailable('no_service', 'No keyring is running. Install and start gnome-keyring or KWallet.');
  }
  if (/locked|dismissed|cancel/i.test(message)) {
    return unavailable('locked', 'The keyring is locked. Unlock it and try again.');
  }
  return unavailable('failed', message.slice(0, 200));
}
