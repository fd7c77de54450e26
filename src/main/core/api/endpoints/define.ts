import type { z } from 'zod';
import type { LimitGroup } from '../limits.ts';

/** One call of SMTP2GO's API as it is on the wire. Its path is its key in ENDPOINTS. */
export interface Endpoint<Request, Data> {
  readonly method: 'POST' | 'PATCH';
  /** What may be sent. Strict: a field the API does not know is refused before it is sent. */
  readonly request: z.ZodType<unknown, Request>;
  /** Reads the envelope's `data`. Loose: a new field must not break us. */
  readonly reply: z.ZodType<ReplyData<Data>>;
  /** A `read` may be repeated. Anything else never is: there are no idempotency keys (smtp2go-api.md 1.1). */
  readonly retry: 'read' | 'never';
  readonly limit: LimitGroup;
}

export interface ReplyData<Data> {
  readonly data: Data;
  /** Rows that did not fit and are not in `data`. Whoever sums rows has not seen everything when this is not 0. */
  readonly skippedRows: number;
}

/** For a reply that has no rows to lose. */
export const whole = <Data>(data: Data): ReplyData<Data> => ({ data, skippedRows: 0 });
