import { createHash } from 'node:crypto';
import { KEY_FORMAT } from '../../../shared/account.ts';
import { MINUTE_MS } from '../../../shared/calendar.ts';
import { explain, type Failure, fail, ok, type Result, type Wait } from '../../../shared/failure.ts';
import type { Clock, Http, Log } from '../ports.ts';
import { type Attempted, attempts, type MadeRequest, type Retry } from './attempts.ts';
import type { Lane } from './budget.ts';
import type { Endpoint } from './endpoints/define.ts';
import { type DataOf, ENDPOINTS, type Path, type RequestOf } from './endpoints/index.ts';
import { mayMeanTheKey } from './failure.ts';
import type { Limits } from './limits.ts';
import type { Reply } from './reply.ts';
import { within } from './time-limit.ts';

/**
 * The most time one call may take (ms), including waiting for the rate limits, attempts and delays between them. Only
 * the waiting of background work does not count.
 */
const CALL_LIMIT_MS = MINUTE_MS;

export interface ClientOptions {
  readonly http: Http;
  readonly clock: Clock;
  /** Ends in `/v3`, without a trailing slash. */
  readonly baseUrl: string;
  /** Called once per call; the key is not kept longer than that. */
  readonly getKey: () => Promise<Result<string>>;
  /** Shared by the whole application. */
  readonly limits: Limits;
  /** Returns 0 to below 1, for the delays between attempts. */
  readonly random?: () => number;
  /** Keeps the secrets in a value, the key among them, out of the log. */
  readonly hide?: Log['hide'];
}

export interface CallOptions {
  /** Cancels the call at once; it fails with `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Called before each delay. */
  readonly onRetry?: ((retry: Retry) => void) | undefined;
  /** Called after each HTTP request that the call makes, also one that got no response. */
  readonly onRequest?: ((request: MadeRequest) => void) | undefined;
  /** A person's, unless said otherwise. */
  readonly lane?: Lane | undefined;
  /** Called while the call waits for the rate limits: see `TurnRequest.onWait`. */
  readonly onWait?: ((wait: Wait | undefined) => void) | undefined;
}

/** The SMTP2GO API for one account. */
export interface Client {
  /**
   * Calls an endpoint of ENDPOINTS. Returns every failure from outside as a Failure; never throws one. Fields that are
   * undefined are not sent.
   */
  readonly call: <P extends Path>(
    path: P,
    request: RequestOf<P>,
    options?: CallOptions,
  ) => Promise<Result<Reply<DataOf<P>>>>;
  /**
   * Whether this account uses the API key with this user name, which is the key's first 16 characters. Fails if the key
   * can't be read.
   */
  readonly isKeyInUse: (username: string) => Promise<Result<boolean>>;
}

/** The only part of a key that is ever shown; not enough to call with (smtp2go-api.md 1.2). */
const usernameOf = (key: string): string => key.slice(0, 16);

export function createClient(options: ClientOptions): Client {
  return {
    call: (path, request, callOptions) => callEndpoint(options, path, ENDPOINTS[path], request, callOptions),
    isKeyInUse: async (username) => {
      const key = await options.getKey();
      return key.ok ? ok(usernameOf(key.data) === username) : key;
    },
  };
}

/** Makes all calls of a client in one lane. */
export const inLane = (client: Pick<Client, 'call'>, lane: Lane): Pick<Client, 'call'> => ({
  call: (path, request, options) => client.call(path, request, { ...options, lane }),
});

/** Implements `Client.call` for any endpoint; exported for tests. */
export async function callEndpoint<Request, Data>(
  { http, clock, baseUrl, getKey, limits, random = Math.random, hide }: ClientOptions,
  path: string,
  endpoint: Endpoint<Request, Data>,
  request: Request,
  { signal = new AbortController().signal, onRetry, onRequest, lane = 'person', onWait }: CallOptions = {},
): Promise<Result<Reply<Data>>> {
  const input = endpoint.request.safeParse(request);
  if (!input.success) {
    const fields = input.error.issues.map(({ path: where, message }) => ({ path: where.join('.'), message }));
    return fail({ kind: 'invalid-input', fields });
  }
  const time = { deadline: clock.monotonic() + CALL_LIMIT_MS };
  const found = await within(clock, CALL_LIMIT_MS, signal, getKey);
  if (found.kind !== 'done') return fail(endOf(found.kind));
  if (!found.value.ok) return found.value;
  const key = found.value.data;
  // Not sent, because SMTP2GO would refuse it and counts refusals (smtp2go-api.md 1.5).
  if (!KEY_FORMAT.test(key)) return fail({ kind: 'key-refused', text: '', requestId: undefined });
  const outgoing = withOwnKey(input.data, endpoint.ownKeyIn, key);
  hide?.({ key, outgoing });
  const caller = createHash('sha256').update(`${baseUrl} ${key}`).digest('hex');
  const report = { onRetry, onRequest, onWait };
  const context = { http, clock, baseUrl, key, caller, lane, limits, random, time, signal, ...report };

  let attempted = await attempts(context, path, endpoint, JSON.stringify(outgoing));
  if (endpoint.mayWantKeyInBody && !attempted.result.ok && isAboutKeyInBody(attempted.result.failure)) {
    // It was refused, so even a change may be sent once more.
    attempted = await attempts(context, path, endpoint, JSON.stringify({ ...outgoing, api_key: key }));
  }
  const { result } = attempted;
  if (result.ok) return result;
  if (mayMeanTheKey(result.failure)) {
    const asked = (await attempts(context, 'api_keys/permissions', ENDPOINTS['api_keys/permissions'], '{}')).result;
    return !asked.ok && (asked.failure.kind === 'key-refused' || asked.failure.kind === 'cancelled') ? asked : result;
  }
  return endpoint.retry === 'read' || !attempted.isSent || isAnswer(result.failure)
    ? result
    : fail(outcomeUnknown(path, attempted, result.failure));
}

/** Replaces the user name of the key in use by the whole key; see `Endpoint.ownKeyIn`. */
const withOwnKey = (request: object, field: string | undefined, key: string): object =>
  field !== undefined && Reflect.get(request, field) === usernameOf(key) ? { ...request, [field]: key } : request;

const isAboutKeyInBody = (failure: Failure): boolean =>
  failure.kind === 'invalid-input' && failure.fields.some(({ path, message }) => /api_key/.test(`${path} ${message}`));

const endOf = (kind: 'timed-out' | 'cancelled'): Failure =>
  kind === 'timed-out' ? { kind, afterMs: CALL_LIMIT_MS } : { kind };

/** A change was sent, and no answer tells whether it was made. Keeps what is known. */
const outcomeUnknown = (path: string, { status }: Attempted<unknown>, failure: Failure): Failure => ({
  kind: 'outcome-unknown',
  endpoint: `/${path}`,
  ...(status !== undefined && { status }),
  ...(failure.kind !== 'refused-by-provider' && { reason: reasonOf(failure) }),
  ...('text' in failure && { text: failure.text, requestId: failure.requestId }),
});

/** Why there is no answer, in words. */
function reasonOf(failure: Failure): string {
  switch (failure.kind) {
    case 'offline':
      return failure.reason;
    case 'timed-out':
      return `no answer came within ${failure.afterMs / 1000} s`;
    case 'malformed-reply':
      return `the answer did not follow SMTP2GO's documentation at ${failure.where}`;
    case 'cancelled':
      return 'it was cancelled before the answer came';
    default:
      return explain(failure).title;
  }
}

/**
 * Whether a failure shows the outcome of a change. A 5xx does not: it may come from a gateway while the service behind
 * it has made the change.
 */
function isAnswer(failure: Failure): boolean {
  switch (failure.kind) {
    case 'offline':
    case 'timed-out':
    case 'cancelled':
    case 'malformed-reply':
      return false;
    case 'refused-by-provider':
      return failure.status < 500;
    default:
      return true;
  }
}
