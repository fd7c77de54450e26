import type { Clock, Http, HttpReply } from '../ports.ts';
import { cleanText } from './failure.ts';
import { within } from './time-limit.ts';

/** The most time one attempt may take (ms). */
export const ATTEMPT_LIMIT_MS = 15_000;
/** The largest response to read (bytes). A full page of activity is about 1 MB. */
const REPLY_LIMIT_BYTES = 8 * 1024 * 1024;

/** How one HTTP request ended. `answered` is a response with any status. */
export type Exchange =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: HttpReply['headers'];
      /** Undefined if it was larger than REPLY_LIMIT_BYTES; the rest was not read. */
      readonly text: string | undefined;
    }
  /** `isUnsent`: no connection was made, so the request cannot have had an effect. */
  | { readonly kind: 'no-answer'; readonly reason: string; readonly isUnsent: boolean }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'cancelled' };

export interface Outgoing {
  readonly method: 'POST' | 'PATCH';
  readonly url: string;
  readonly key: string;
  readonly body: string;
}

/** Sends one request and reads its response, within the time and size limits. Never throws. */
export async function exchange(http: Http, clock: Clock, outgoing: Outgoing, signal: AbortSignal): Promise<Exchange> {
  const { method, url, key, body } = outgoing;
  const headers = { 'Content-Type': 'application/json', 'X-Smtp2go-Api-Key': key };
  const ended = await within(clock, ATTEMPT_LIMIT_MS, signal, async (attemptSignal): Promise<Exchange> => {
    try {
      const reply = await http(url, { method, headers, body, signal: attemptSignal });
      return { kind: 'answered', status: reply.status, headers: reply.headers, text: await readText(reply.body) };
    } catch (error) {
      return { kind: 'no-answer', ...connectionFailure(error) };
    }
  });
  return ended.kind === 'done' ? ended.value : ended;
}

/** The body as text without a byte order mark; undefined if it is too large. Leaving the loop closes the stream. */
async function readText(body: AsyncIterable<Uint8Array> | null): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > REPLY_LIMIT_BYTES) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Error codes of Node and Chromium for a connection that was never made: name, route, refusal, certificate. */
const NEVER_CONNECTED =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CONNECT_TIMEOUT|CERT|UNABLE_TO_|ERR_(CONNECTION_REFUSED|CONNECTION_TIMED_OUT|NAME_NOT_RESOLVED|INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE|PROXY_CONNECTION_FAILED)/;

/** Why there was no response, in the most specific words available. */
export function connectionFailure(error: unknown): { readonly reason: string; readonly isUnsent: boolean } {
  const messages: string[] = [];
  const codes: string[] = [];
  for (let cause = error; cause instanceof Error && messages.length < 5; cause = cause.cause) {
    messages.push(cleanText(cause.message));
    if ('code' in cause) codes.push(cleanText(cause.code));
  }
  // The innermost message is the most specific; fetch itself only says that it failed.
  const reason = messages.findLast(Boolean) ?? '';
  const code = codes.findLast(Boolean) ?? '';
  return {
    reason: (reason === 'fetch failed' && code) || reason || code || 'no reason given',
    isUnsent: NEVER_CONNECTED.test([...messages, ...codes].join(' ')),
  };
}
