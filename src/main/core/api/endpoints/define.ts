import type { z } from 'zod';
import type { LimitGroup } from '../limits.ts';

/** One call of SMTP2GO's API as it is on the wire. Its path is its key in ENDPOINTS. */
export interface Endpoint<Request, Data> {
  readonly method: 'POST' | 'PATCH';
  /** What may be sent. Strict: a field the API does not know is refused before it is sent. */
  readonly request: z.ZodType<object, Request>;
  /** Reads the envelope's `data`. Loose: a new field must not break us. */
  readonly reply: z.ZodType<ReplyData<Data>>;
  /** A `read` may be repeated. Anything else never is: there are no idempotency keys (smtp2go-api.md 1.1). */
  readonly retry: 'read' | 'never';
  readonly limit: LimitGroup;
  /** The documentation lists `api_key` as a field: it is sent where its absence is complained of (smtp2go-api.md 1.2). */
  readonly mayWantKeyInBody?: true;
  /**
   * A field that names a key. Where it names the key in use by its first 16 characters, the whole of it is sent: only
   * the client has it, and of the API only that it takes whole keys is documented (smtp2go-api.md 3).
   */
  readonly ownKeyIn?: string;
}

export interface ReplyData<Data> {
  readonly data: Data;
  /** Rows that did not fit and are not in `data`. Whoever sums rows has not seen everything when this is not 0. */
  readonly skippedRows: number;
}

/** For a reply that has no rows to lose. */
export const whole = <Data>(data: Data): ReplyData<Data> => ({ data, skippedRows: 0 });

/** What most paths have in common: POST, reads included (smtp2go-api.md 1.1), and no published limit (1.5). */
export const READ = { method: 'POST', retry: 'read', limit: 'other' } as const;
export const CHANGE = { method: 'POST', retry: 'never', limit: 'other' } as const;
