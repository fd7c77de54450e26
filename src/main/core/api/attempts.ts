import { type Failure, fail, type Result, type Wait } from '../../../shared/failure.ts';
import type { Clock, Http } from '../ports.ts';
import type { Lane } from './budget.ts';
import type { Endpoint } from './endpoints/define.ts';
import { ATTEMPT_LIMIT_MS, type Exchange, exchange } from './exchange.ts';
import { retryAfterMs } from './failure.ts';
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
  readonly lane: Lane;
  readonly limits: Limits;
  readonly random: () => number;
  /** Monotonic ms at which the whole call has to end. Time that background work waits for its turn is added. */
  readonly time: { deadline: number };
  readonly signal: AbortSignal;
  readonly onRetry: ((retry: Retry) => void) | undefined;
  readonly onRequest: ((request: MadeRequest) => void) | undefined;
  readonly onWait: ((wait: Wait | undefined) => void) | undefined;
}

/** How the last attempt ended. */
export interface Attempted<Data> {
  readonly result: Result<Reply<Data>>;
  /** Whether the request may have reached SMTP2GO. */
  readonly isSent: boolean;
  /** The HTTP status; undefined without a response. */
  readonly status: number | undefined;
}

/**
 * Sends a request. A read is tried up to three times if there was no response or a 5xx, with capped exponential delays
 * and full jitter, or as long as the response asks. A loop of our own, because retry libraries do not take an injected
 * clock.
 */
export async function attempts<Request, Data>(
  context: AttemptContext,
  path: string,
  endpoint: Endpoint<Request, Data>,
  body: string,
): Promise<Attempted<Data>> {
  const { http, clock, baseUrl, key, caller, limits, random, time, signal, onRetry, onRequest } = context;
  const outgoing = { method: endpoint.method, url: `${baseUrl}/${path}`, key, body };
  const mostAttempts = endpoint.retry === 'read' ? MAX_ATTEMPTS : 1;

  for (let attempt = 1; ; attempt += 1) {
    const refusal = await awaitTurn(context, endpoint.limit);
    if (refusal) return { result: fail(refusal), isSent: false, status: undefined };
    const startedAt = clock.monotonic();
    const ended = await exchange(http, clock, outgoing, signal);

    const result = ended.kind === 'answered' ? readReply(endpoint, path, ended, clock.now()) : fail(failureOf(ended));
    const answer = answerOf(ended, result);
    onRequest?.({ path, durationMs: clock.monotonic() - startedAt, ...answer });
    const isSent = ended.kind !== 'no-answer' || !ended.isUnsent;
    const attempted = { result, isSent, status: answer.status };
    if (result.ok) return attempted;
    const { failure } = result;
    if (failure.kind === 'rate-limited') limits.silence(caller, failure.until - clock.now());
    if (attempt === mostAttempts || !isPassing(failure)) return attempted;
    const askedMs = ended.kind === 'answered' ? retryAfterMs(ended.headers, clock.now()) : 0;
    const delayMs = Math.max(askedMs, random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1)));
    if (clock.monotonic() + delayMs + ATTEMPT_LIMIT_MS > time.deadline) return attempted;
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

/**
 * Waits until the rate limits allow a request. Fails if too little time would be left for its answer: the caller would
 * not know what became of it. Background work waits as long as it takes.
 */
async function awaitTurn(context: AttemptContext, group: LimitGroup): Promise<Failure | undefined> {
  const { clock, baseUrl, caller, lane, limits, time, signal, onWait } = context;
  const askedAt = clock.monotonic();
  const isPatient = lane === 'background';
  const patienceMs = isPatient ? Number.POSITIVE_INFINITY : time.deadline - ATTEMPT_LIMIT_MS - askedAt;
  const { host } = new URL(baseUrl);
  const refusal = await limits.turn({ caller, host, group, lane, patienceMs, signal, onWait });
  if (isPatient) time.deadline += clock.monotonic() - askedAt;
  return refusal ?? (signal.aborted ? { kind: 'cancelled' } : undefined);
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
