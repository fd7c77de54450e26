import { type Failure, fail, type Result } from '../../../shared/failure.ts';
import type { Clock, Http } from '../ports.ts';
import type { Endpoint } from './endpoints/define.ts';
import { ATTEMPT_LIMIT_MS, type Exchange, exchange } from './exchange.ts';
import type { LimitGroup, Limits } from './limits.ts';
import { type Reply, readReply, requestIdOfText } from './reply.ts';
import { pause } from './time-limit.ts';

const MAX_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 8000;

/** An attempt failed, and the next one follows in `delayMs`. */
export interface Retry {
  /** The number of the failed attempt, from 1. */
  readonly attempt: number;
  readonly delayMs: number;
  readonly failure: Failure;
}

/** One HTTP request that was made, for diagnostics: nothing of what it carried. */
export interface MadeRequest {
  /** `stats/email_history` */
  readonly path: string;
  readonly durationMs: number;
  /** The HTTP status; undefined without a response. */
  readonly status: number | undefined;
  /** SMTP2GO's id of the request, if its response has one. */
  readonly requestId: string | undefined;
}

export interface AttemptContext {
  readonly http: Http;
  readonly clock: Clock;
  readonly baseUrl: string;
  readonly key: string;
  /** The caller whose rate limits these requests count against. */
  readonly caller: string;
  readonly limits: Limits;
  readonly random: () => number;
  /** Monotonic ms at which the whole call times out. */
  readonly deadline: number;
  readonly signal: AbortSignal;
  readonly onRetry: ((retry: Retry) => void) | undefined;
  readonly onRequest: ((request: MadeRequest) => void) | undefined;
}

/**
 * Whether the request may have reached SMTP2GO. Updated as it happens, so that it can be read at any time, also after a
 * timeout.
 */
export interface SendState {
  isSent: boolean;
}

/**
 * Sends a request. A read is tried up to three times if there was no response or a 5xx, with capped exponential delays
 * and full jitter. A loop of our own, because retry libraries do not take an injected clock.
 */
export async function attempts<Request, Data>(
  context: AttemptContext,
  path: string,
  endpoint: Endpoint<Request, Data>,
  body: string,
  sendState: SendState,
): Promise<Result<Reply<Data>>> {
  const { http, clock, baseUrl, key, caller, limits, random, deadline, signal, onRetry, onRequest } = context;
  const outgoing = { method: endpoint.method, url: `${baseUrl}/${path}`, key, body };
  const mostAttempts = endpoint.retry === 'read' ? MAX_ATTEMPTS : 1;

  for (let attempt = 1; ; attempt += 1) {
    const refusal = await awaitTurn(context, endpoint.limit);
    if (refusal) return fail(refusal);
    sendState.isSent = true;
    const startedAt = clock.monotonic();
    const ended = await exchange(http, clock, outgoing, signal);
    if (ended.kind === 'no-answer' && ended.isUnsent) sendState.isSent = false;

    const result = ended.kind === 'answered' ? readReply(endpoint, path, ended, clock.now()) : fail(failureOf(ended));
    onRequest?.({ path, durationMs: clock.monotonic() - startedAt, ...answerOf(ended, result) });
    if (result.ok) return result;
    const { failure } = result;
    if (failure.kind === 'rate-limited') limits.silence(caller, failure.until - clock.now());
    if (attempt === mostAttempts || !isPassing(failure)) return result;
    const delayMs = random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
    if (clock.monotonic() + delayMs >= deadline) return result;
    onRetry?.({ attempt, delayMs, failure });
    await pause(clock, delayMs, signal);
  }
}

/** Status and request id of a response. Some failures have no place for the id, so it is read once more. */
function answerOf(ended: Exchange, result: Result<Reply<unknown>>): Pick<MadeRequest, 'status' | 'requestId'> {
  if (ended.kind !== 'answered') return { status: undefined, requestId: undefined };
  const { status, text } = ended;
  if (result.ok) return { status, requestId: result.data.requestId };
  const { failure } = result;
  return { status, requestId: 'requestId' in failure ? failure.requestId : requestIdOfText(text) };
}

/** Waits until the rate limits allow a request; returns a failure if that would take too long. */
async function awaitTurn(context: AttemptContext, group: LimitGroup): Promise<Failure | undefined> {
  const { clock, caller, limits, deadline, signal } = context;
  for (;;) {
    if (signal.aborted) return { kind: 'cancelled' };
    const turn = limits.take(caller, group, deadline - clock.monotonic());
    if (!turn.ok) return { kind: 'rate-limited', until: clock.now() + turn.waitMs, by: turn.by };
    if (turn.waitMs === 0) return undefined;
    const hasWaited = await pause(clock, turn.waitMs, signal);
    // Another request may have got a 429 while this one waited.
    if (hasWaited && limits.silentMs(caller) === 0) return undefined;
    turn.giveBack();
  }
}

function failureOf(ended: Exclude<Exchange, { kind: 'answered' }>): Failure {
  switch (ended.kind) {
    case 'no-answer':
      return {
        kind: 'offline',
        reason: ended.reason,
        ...(ended.about !== 'network' && { about: ended.about }),
      };
    case 'timed-out':
      return { kind: 'timed-out', afterMs: ATTEMPT_LIMIT_MS };
    case 'cancelled':
      return { kind: 'cancelled' };
  }
}

/** Failures that may pass by themselves. No other is retried, because SMTP2GO counts errors (smtp2go-api.md 1.5). */
const isPassing = (failure: Failure): boolean =>
  (failure.kind === 'offline' && failure.about === undefined) ||
  failure.kind === 'timed-out' ||
  (failure.kind === 'refused-by-provider' && failure.status >= 500);
