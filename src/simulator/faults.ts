import { type ErrorEnvelope, type Reply, tooManyRequests } from './reply.ts';

/** What a test can do to the answers of one path. */
export type Fault =
  /** Any answer: a text is sent as it is, anything else as JSON. Status 200 unless said otherwise. */
  | {
      readonly kind: 'reply';
      readonly status?: number;
      readonly headers?: Record<string, string>;
      readonly body?: unknown;
    }
  /** An error in one of the two published shapes. */
  | {
      readonly kind: 'refusal';
      readonly status: number;
      readonly code: string;
      readonly text: string;
      readonly envelope?: ErrorEnvelope;
    }
  /** 429 with an empty body; Retry-After only if given. */
  | { readonly kind: 'too-many'; readonly retryAfter?: string; readonly body?: string }
  /** A page of a proxy or a hotel network instead of JSON. */
  | { readonly kind: 'html'; readonly status?: number }
  /** Says it is JSON and is not. */
  | { readonly kind: 'garbage' }
  /** The right answer, of which half arrives before the connection is cut. */
  | { readonly kind: 'truncated' }
  /** The right answer, this many milliseconds late. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** The connection is reset instead of an answer. */
  | { readonly kind: 'reset' }
  /** An answer of so many bytes, 50 MB unless said otherwise. */
  | { readonly kind: 'huge'; readonly bytes?: number }
  /** The right answer with every value of another type. */
  | { readonly kind: 'wrong-types' }
  /** The right answer with every value null. */
  | { readonly kind: 'nulls' };

/** An answer and how it gets on the wire. */
export type Delivery = {
  readonly reply: Reply;
  readonly delayMs?: number;
  readonly ending?: 'truncated' | 'reset';
  readonly paddingBytes?: number;
};

const JSON_HEADERS = { 'content-type': 'application/json' };
const HTML_HEADERS = { 'content-type': 'text/html; charset=utf-8' };
const HTML = '<!doctype html><html><head><title>Bad gateway</title></head><body><h1>Bad gateway</h1></body></html>';
const HUGE_BYTES = 50 * 1024 * 1024;

const replaceLeaves = (value: unknown, replace: (leaf: unknown) => unknown): unknown => {
  if (Array.isArray(value)) return value.map((entry) => replaceLeaves(entry, replace));
  if (typeof value !== 'object' || value === null) return replace(value);
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, replaceLeaves(entry, replace)]));
};

const withLeaves = (reply: Reply, replace: (leaf: unknown) => unknown): Reply => {
  const { request_id, data }: { request_id?: unknown; data?: unknown } = JSON.parse(reply.body);
  return { ...reply, body: JSON.stringify({ request_id, data: replaceLeaves(data, replace) }) };
};

const ofAnotherType = (leaf: unknown): unknown => (typeof leaf === 'string' ? { text: leaf } : `not a ${typeof leaf}`);

const refusalBody = ({ code, text, envelope = 'nested' }: Fault & { kind: 'refusal' }): string => {
  const error = { error: text, error_code: code.includes('.') ? code : `E_ApiResponseCodes.${code}` };
  const request_id = '00000000-0000-4000-8000-000000000000';
  return JSON.stringify(envelope === 'nested' ? { request_id, data: error } : { request_id, ...error });
};

/** Turns the right answer into the faulty one. */
export const spoil = (fault: Fault, rightReply: () => Reply): Delivery => {
  switch (fault.kind) {
    case 'reply': {
      const { status = 200, headers = JSON_HEADERS, body = '' } = fault;
      return { reply: { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) } };
    }
    case 'refusal':
      return { reply: { status: fault.status, headers: JSON_HEADERS, body: refusalBody(fault) } };
    case 'too-many':
      return { reply: tooManyRequests(fault.body ?? '', fault.retryAfter) };
    case 'html':
      return { reply: { status: fault.status ?? 200, headers: HTML_HEADERS, body: HTML } };
    case 'garbage':
      return {
        reply: { status: 200, headers: JSON_HEADERS, body: '{"request_id": "5d2c", "data": {emails: 12,, \u0000' },
      };
    case 'truncated':
      return { reply: rightReply(), ending: 'truncated' };
    case 'slow':
      return { reply: rightReply(), delayMs: fault.ms };
    case 'reset':
      return { reply: { status: 500, headers: {}, body: '' }, ending: 'reset' };
    case 'huge':
      return { reply: { status: 200, headers: JSON_HEADERS, body: '' }, paddingBytes: fault.bytes ?? HUGE_BYTES };
    case 'wrong-types':
      return { reply: withLeaves(rightReply(), ofAnotherType) };
    case 'nulls':
      return { reply: withLeaves(rightReply(), () => null) };
  }
};

/** Faults by path (`/stats/email_bounces`), or `*` for every path; each for a number of calls or until taken back. */
export const createFaults = () => {
  const faults = new Map<string, { readonly fault: Fault; left: number }>();
  return {
    set: (path: string, fault: Fault, times = Number.POSITIVE_INFINITY): void => {
      faults.set(path, { fault, left: times });
    },
    clear: (): void => faults.clear(),
    take: (path: string): Fault | undefined => {
      const name = faults.has(path) ? path : '*';
      const entry = faults.get(name);
      if (entry === undefined) return undefined;
      entry.left -= 1;
      if (entry.left <= 0) faults.delete(name);
      return entry.fault;
    },
  };
};

const OUTAGE: readonly Fault[] = [
  { kind: 'html', status: 503 },
  { kind: 'html', status: 504 },
  { kind: 'reset' },
  { kind: 'reply', status: 502, headers: {}, body: '' },
];

/** What the service does while it is down: the faults of an outage, one after the other. */
export const createOutage = () => {
  let next = 0;
  return (): Fault => {
    next += 1;
    return OUTAGE[(next - 1) % OUTAGE.length] ?? { kind: 'reset' };
  };
};
