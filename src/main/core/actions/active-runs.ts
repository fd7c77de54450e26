import type { ActionResult } from '../../../shared/actions/define.ts';
import { ACTIONS, isActionId } from '../../../shared/actions/index.ts';
import type { CallInput, Progress, RunAnswer } from '../../../shared/bridge.ts';
import { errorText, type Failure, fail, ok, type Result, type Wait } from '../../../shared/failure.ts';
import { holdsSecret, withoutSecrets } from '../../../shared/secrets.ts';
import type { Client } from '../api/client.ts';
import type { Clock, Log } from '../ports.ts';
import { ACCOUNT_GONE, type AccountLookup } from '../registry.ts';
import type { AccountStore } from '../store/account-store.ts';
import type { Labels } from '../store/labels.ts';
import type { ListCache } from './list-cache.ts';
import { runAction } from './run-action.ts';

/** The part of an account's runtime that a run needs. */
export interface RunAccount {
  readonly client: Client;
  readonly store: Pick<AccountStore, 'cacheResponse' | 'cachedResponse' | 'labels'>;
  readonly listCache: ListCache;
  /** The permissions of its API key; undefined until they have been read. */
  readonly permissions: () => readonly string[] | undefined;
}

/** Starts and cancels the runs of actions for the window. */
export interface Runs {
  readonly handlers: {
    readonly run_action: (call: CallInput<'run_action'>) => Promise<Result<RunAnswer>>;
    readonly cancel_run: (call: CallInput<'cancel_run'>) => null;
  };
  readonly cancelAll: () => void;
}

/** Failures to reach SMTP2GO, for which a cached response may be shown instead. */
const isUnreachable = (failure: Failure): boolean =>
  failure.kind === 'offline' ||
  failure.kind === 'timed-out' ||
  failure.kind === 'rate-limited' ||
  (failure.kind === 'refused-by-provider' && failure.status >= 500);

/** The same text for the same input, regardless of the order of its fields. */
const canonical = (input: unknown): string =>
  JSON.stringify(input, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  ) ?? '{}';

const isRead = (id: string): boolean => isActionId(id) && ACTIONS[id].effect === 'read';

/** Wraps labels to record why the disk refused to read one, which distinguishes that failure from a bug. */
function recordRefusal(labels: Labels): { readonly labels: Labels; readonly refusal: () => string | undefined } {
  let refusal: string | undefined;
  const get: Labels['get'] = (kind, key) => {
    try {
      return labels.get(kind, key);
    } catch (error) {
      refusal = errorText(error);
      throw error;
    }
  };
  return { labels: { ...labels, get }, refusal: () => refusal };
}

/** Wraps a client to record whether SMTP2GO could not be reached by any of its calls. A rate limit does not count. */
function recordOutages(client: Client): { readonly client: Client; readonly wasAway: () => boolean } {
  let wasAway = false;
  const call: Client['call'] = async (path, request, options) => {
    const result = await client.call(path, request, options);
    wasAway ||= !result.ok && result.failure.kind !== 'rate-limited' && isUnreachable(result.failure);
    return result;
  };
  return { client: { ...client, call }, wasAway: () => wasAway };
}

/** A run of more calls is background work from there on: it delays nobody who waits for a list meanwhile. */
const PERSONS_CALLS = 10;

/** Wraps a client to make the calls of one run in the right lane, and to tell how long the run waits for its turn. */
function inLanes(client: Client, isBulk: boolean, onWait: (wait: Wait | undefined) => void): Client {
  let calls = 0;
  const waits = new Map<number, Wait>();
  const call: Client['call'] = (path, request, options) => {
    calls += 1;
    const nth = calls;
    return client.call(path, request, {
      ...options,
      lane: isBulk || nth > PERSONS_CALLS ? 'background' : 'person',
      onWait: (wait) => {
        if (wait) waits.set(nth, wait);
        else waits.delete(nth);
        onWait([...waits.values()].toSorted((a, b) => a.until - b.until)[0]);
      },
    });
  };
  return { ...client, call };
}

/**
 * Creates the handlers. `report` is called with the progress of each run. Responses of read actions are cached without
 * their secrets, and returned while SMTP2GO can't be reached; a question that may hold a secret is never cached.
 */
export function createRuns(
  registry: Pick<AccountLookup<RunAccount>, 'get'>,
  clock: Clock,
  log: Log,
  report: (progress: Progress) => void,
): Runs {
  const running = new Map<string, AbortController>();

  const cache = (account: RunAccount, id: string, key: string, answer: ActionResult<unknown>): void => {
    try {
      account.store.cacheResponse(id, key, withoutSecrets(answer), clock.now());
    } catch (error) {
      // The answer is shown anyway; it will only be missing when offline.
      log.warn(`actions: could not cache a response of ${id}: ${errorText(error)}`);
    }
  };

  const lastGood = (account: RunAccount, id: string, key: string, failure: Failure): Result<RunAnswer> => {
    try {
      const cached = account.store.cachedResponse(id, key);
      if (!cached || !isAnswer(cached.value)) return fail(failure);
      return ok({ ...cached.value, next: undefined, stale: { asOf: cached.at, failure } });
    } catch (error) {
      // There is no cached response; the original failure is returned.
      log.warn(`actions: could not read a cached response of ${id}: ${errorText(error)}`);
      return fail(failure);
    }
  };

  const handlers: Runs['handlers'] = {
    run_action: async ({ accountId, id, input, runId, isBulk = false, confirmation, cacheKey }) => {
      const account = registry.get(accountId);
      if (!account) return ACCOUNT_GONE;
      if (running.has(runId)) return fail({ kind: 'conflict', what: 'A run of this name is under way; it' });
      const abort = new AbortController();
      running.set(runId, abort);
      const { labels, refusal } = recordRefusal(account.store.labels);
      let progress: Progress = { runId, done: 0, total: undefined, wait: undefined };
      const tell = (changed: Partial<Progress>) => {
        progress = { ...progress, ...changed };
        report(progress);
      };
      const { client, wasAway } = recordOutages(inLanes(account.client, isBulk, (wait) => tell({ wait })));
      const context = {
        client,
        clock,
        signal: abort.signal,
        progress: (done: number, total: number) => tell({ done, total }),
        labels,
        listCache: account.listCache,
        confirmation,
      };
      const result = await runAction(id, input, context, account.permissions())
        .catch((error: unknown): Result<never> => {
          const reason = refusal();
          if (reason === undefined) throw error;
          return fail({ kind: 'disk', reason: `The names kept on this computer could not be read: ${reason}` });
        })
        .finally(() => running.delete(runId));
      if (!isRead(id)) return result.ok ? ok({ ...result.data, stale: undefined }) : result;
      if (!result.ok && !isUnreachable(result.failure)) return result;
      // A given name never equals an input, which is a JSON object. A refused input may be one that no JSON can hold.
      const key = cacheKey === undefined ? canonical(input) : `as ${cacheKey}`;
      if (!result.ok) return lastGood(account, id, key, result.failure);
      // An answer that lacks a part must not replace a complete one in the cache. What may be a key is never written.
      if (!wasAway() && !holdsSecret([input, cacheKey])) cache(account, id, key, result.data);
      return ok({ ...result.data, stale: undefined });
    },
    cancel_run: ({ runId }) => {
      running.get(runId)?.abort();
      return null;
    },
  };

  return {
    handlers,
    cancelAll: () => {
      for (const abort of running.values()) abort.abort();
    },
  };
}

/** Whether a cached value is an answer; it may come from an earlier version of Relaywatch. */
const isAnswer = (value: unknown): value is ActionResult<unknown> =>
  typeof value === 'object' && value !== null && 'data' in value && 'notes' in value && Array.isArray(value.notes);
