import type { z } from 'zod';
import type { LimitGroup } from '../limits.ts';

/** One endpoint of SMTP2GO's API. Its path is its key in ENDPOINTS. */
export interface Endpoint<Request, Data> {
  readonly method: 'POST' | 'PATCH';
  /** The request. Strict: a field the API does not know is refused before it is sent. */
  readonly request: z.ZodType<object, Request>;
  /** Parses the envelope's `data`. Loose, so that new fields don't break it. */
  readonly reply: z.ZodType<ReplyData<Data>>;
  /** A `read` may be retried. A change never is, because there are no idempotency keys (smtp2go-api.md 1.1). */
  readonly retry: 'read' | 'never';
  readonly limit: LimitGroup;
  /**
   * The documentation lists `api_key` as a body field; it is sent only after a response complains that it is missing
   * (smtp2go-api.md 1.2).
   */
  readonly mayWantKeyInBody?: true;
  /**
   * A field that names an API key. If it has the first 16 characters of the key in use, the client replaces them by the
   * whole key, because only whole keys are documented to work (smtp2go-api.md 3).
   */
  readonly ownKeyIn?: string;
}

export interface ReplyData<Data> {
  readonly data: Data;
  /** How many rows did not fit the schema and are missing from `data`. If not 0, sums over the rows are too low. */
  readonly skippedRows: number;
}

/** For a reply without rows. */
export const whole = <Data>(data: Data): ReplyData<Data> => ({ data, skippedRows: 0 });

/** Common to most endpoints: POST, even for reads (smtp2go-api.md 1.1), and no published rate limit (1.5). */
export const READ = { method: 'POST', retry: 'read', limit: 'other' } as const;
export const CHANGE = { method: 'POST', retry: 'never', limit: 'other' } as const;
