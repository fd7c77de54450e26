import type { Http, HttpReply } from '../../src/main/core/ports.ts';

export interface SentRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** What one request meets: an answer, an error thrown, or silence until it is aborted. */
export type Meets = HttpReply | Error | 'silence';

/** An Http that answers from a script, in order, the last line again and again; and keeps what was sent. */
export function fakeHttp(...script: readonly Meets[]): Http & { readonly sent: readonly SentRequest[] } {
  const sent: SentRequest[] = [];
  const http: Http = (url, request) => {
    const meets = script[Math.min(sent.length, script.length - 1)];
    sent.push({ body: '', url, ...request });
    if (meets instanceof Error) return Promise.reject(meets);
    if (meets !== undefined && meets !== 'silence') return Promise.resolve(meets);
    return new Promise((_, reject) => {
      request.signal.addEventListener('abort', () => reject(request.signal.reason));
    });
  };
  return Object.assign(http, { sent });
}

/** An answer: an object is sent as JSON, a text as it is. Can be given more than once. */
export function answer(status: number, body: unknown = '', headers: Record<string, string> = {}): HttpReply {
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
  return {
    status,
    headers: new Headers(headers),
    body: {
      async *[Symbol.asyncIterator]() {
        yield bytes;
      },
    },
  };
}

/** A connection failure as Node's fetch reports it. */
export const connectionError = (code: string): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(`connect ${code} 192.0.2.1:443`), { code }) });
