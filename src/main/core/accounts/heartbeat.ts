import type { Account } from '../../../shared/account.ts';
import type { Handlers } from '../../../shared/bridge.ts';
import { fail, ok } from '../../../shared/failure.ts';
import type { Heartbeat } from '../../../shared/state.ts';
import type { WatchSnapshot } from '../alerting/account-snapshot.ts';
import { connectionFailure } from '../api/connection-failure.ts';
import { within } from '../api/time-limit.ts';
import type { Ports } from '../ports.ts';
import { ACCOUNT_GONE } from '../registry.ts';
import type { SettingsKeeper } from '../settings/keeper.ts';
import { type StateStore, updateAccount } from '../state.ts';

const LIMIT_MS = 10_000;
/** The most bytes to read of a response body. It is read only to free the connection; the content is ignored. */
const MOST_BYTES = 16_384;

/**
 * Heartbeat monitoring: after each complete poll, an account's heartbeat URL is requested, so that an external monitor
 * notices when Relaywatch stops polling.
 */
export interface Heartbeats {
  /** The heartbeat part of a new account status; undefined when no URL is set. */
  readonly of: (account: Pick<Account, 'id'>) => Heartbeat | undefined;
  /**
   * Call after each poll: sends one request if every watched series had data, otherwise none. A failed request is not
   * retried.
   */
  readonly polled: (accountId: string, seen: Pick<WatchSnapshot, 'watch' | 'readings'>) => void;
  /** Cancels the request in flight of an account that has been removed. */
  readonly cancel: (accountId: string) => void;
  /** Cancels all requests in flight. */
  readonly stop: () => void;
  readonly handlers: Pick<Handlers, 'set_heartbeat'>;
}

/**
 * Whether the poll read everything that rules watch and stored it; only then is a heartbeat sent. Failures of figures
 * that no rule watches do not count.
 */
const hasSeenAll = ({ watch, readings }: Pick<WatchSnapshot, 'watch' | 'readings'>): boolean =>
  watch.outcome?.kind === 'ok' &&
  watch.notStored === undefined &&
  watch.unseen === undefined &&
  readings.every(({ rating }) => rating !== 'no_data');

export function createHeartbeats(
  { http, clock, log }: Pick<Ports, 'http' | 'clock' | 'log'>,
  settings: SettingsKeeper,
  state: StateStore,
): Heartbeats {
  const underWay = new Map<string, AbortController>();

  const show = (accountId: string, heartbeat: Heartbeat | undefined): void =>
    updateAccount(state, accountId, (status) => ({ ...status, heartbeat }));

  const cancel = (accountId: string): void => {
    underWay.get(accountId)?.abort();
    underWay.delete(accountId);
  };

  /**
   * Sends one heartbeat. Resolves with the problem in words, or undefined on success. The text never contains the URL,
   * which is as secret as a password.
   */
  const send = async (url: string, signal: AbortSignal): Promise<string | undefined> => {
    const limited = await within(clock, LIMIT_MS, signal, async (limit) => {
      try {
        const { status, body } = await http(url, { method: 'GET', headers: {}, signal: limit });
        await drain(body);
        if (status >= 200 && status < 300) return undefined;
        return status >= 300 && status < 400
          ? 'It sent us to another address, which is not followed.'
          : `It answered with an error (${status}).`;
      } catch (error) {
        return `It could not be reached: ${connectionFailure(error).reason.replaceAll(url, 'the address')}.`;
      }
    });
    return limited.kind === 'done' ? limited.value : `It did not answer within ${LIMIT_MS / 1000} s.`;
  };

  const beat = async (accountId: string, url: string): Promise<void> => {
    const controller = new AbortController();
    underWay.set(accountId, controller);
    const problem = await send(url, controller.signal);
    if (controller.signal.aborted) return;
    underWay.delete(accountId);
    if (problem !== undefined) log.info(`heartbeat: no answer for account ${accountId}`);
    updateAccount(state, accountId, (status) => {
      const sentAt = problem === undefined ? clock.now() : status.heartbeat?.sentAt;
      return { ...status, heartbeat: { url, sentAt, problem } };
    });
  };

  const urlOf = (accountId: string): string | undefined => settings.get().heartbeats[accountId];

  return {
    of: ({ id }) => {
      const url = urlOf(id);
      return url === undefined ? undefined : { url, sentAt: undefined, problem: undefined };
    },
    polled: (accountId, seen) => {
      const url = urlOf(accountId);
      // A request still in flight counts for this poll too.
      if (url !== undefined && hasSeenAll(seen) && !underWay.has(accountId)) void beat(accountId, url);
    },
    cancel,
    stop: () => {
      for (const accountId of [...underWay.keys()]) cancel(accountId);
    },
    handlers: {
      set_heartbeat: ({ accountId, url }) => {
        if (!settings.get().accounts.some(({ id }) => id === accountId)) {
          return ACCOUNT_GONE;
        }
        if (url !== null && hasPassword(url)) {
          const message = 'An address without a user name and a password in it.';
          return fail({ kind: 'invalid-input', fields: [{ path: 'url', message }] });
        }
        const { [accountId]: _, ...others } = settings.get().heartbeats;
        const saved = settings.change({ heartbeats: url === null ? others : { ...others, [accountId]: url } });
        if (!saved.ok) return saved;
        cancel(accountId);
        show(accountId, url === null ? undefined : { url, sentAt: undefined, problem: undefined });
        return ok(null);
      },
    },
  };
}

/** Whether a URL has a user name or password in it, which our HTTP client would not send. */
function hasPassword(text: string): boolean {
  const { username, password } = new URL(text);
  return username !== '' || password !== '';
}

/** Reads a response body to its end or to MOST_BYTES. Leaving the loop closes the stream. */
async function drain(body: AsyncIterable<Uint8Array> | null): Promise<void> {
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) return;
  }
}
