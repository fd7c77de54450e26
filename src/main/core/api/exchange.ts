import type { Clock, Http, HttpReply } from '../ports.ts';
import { type ConnectionFailure, connectionFailure } from './connection-failure.ts';
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
  | ({ readonly kind: 'no-answer' } & ConnectionFailure)
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
