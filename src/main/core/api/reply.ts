import { type Failure, fail, ok, type Result } from '../../../shared/failure.ts';
import type { Endpoint } from './endpoints/define.ts';
import type { Exchange } from './exchange.ts';
import { classify, errorCodeIn, errorTextIn, requestIdIn } from './failure.ts';

export interface Reply<Data> {
  readonly data: Data;
  readonly requestId: string | undefined;
  /** How many rows could not be read and are missing from `data`. */
  readonly skippedRows: number;
}

type Answered = Exchange & { readonly kind: 'answered' };

/**
 * Parses a response: a success must fit the endpoint's schema, anything else is a failure. `now` is ms since the epoch.
 */
export function readReply<Request, Data>(
  endpoint: Endpoint<Request, Data>,
  path: string,
  answer: Answered,
  now: number,
): Result<Reply<Data>> {
  const { status, headers, text } = answer;
  const parsed = parse(text);
  const body = parsed.ok ? parsed.body : undefined;
  const isSuccess = status >= 200 && status < 300;
  if (!isSuccess || errorCodeIn(body) !== undefined) return fail(classify({ status, body, headers }, path, now));
  if (!parsed.ok) return fail(malformed(undefined, parsed.where));

  const data = typeof body === 'object' && body !== null && 'data' in body ? body.data : undefined;
  const read = endpoint.reply.safeParse(data);
  if (!read.success) return fail(malformed(body, ['data', ...(read.error.issues[0]?.path ?? [])].join('.')));
  const requestId = requestIdIn(body);
  // Whatever answers in SMTP2GO's place would otherwise say that there is nothing.
  const isCredible = endpoint.retry !== 'read' || requestId !== undefined || !isNothing(data);
  return isCredible ? ok({ ...read.data, requestId }) : fail(malformed(body, 'request_id'));
}

const isNothing = (data: unknown): boolean =>
  data === undefined || data === '' || (typeof data === 'object' && data !== null && Object.keys(data).length === 0);
/** The request id in the text of a response; undefined if it has none or can't be read. */
export function requestIdOfText(text: string | undefined): string | undefined {
  const parsed = parse(text);
  return parsed.ok ? requestIdIn(parsed.body) : undefined;
}

const malformed = (body: unknown, where: string): Failure => ({
  kind: 'malformed-reply',
  where,
  text: errorTextIn(body),
  requestId: requestIdIn(body),
});

type Parsed = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly where: string };

/** Parses JSON without its nulls: to SMTP2GO null means "no value", the same as an absent field. */
function parse(text: string | undefined): Parsed {
  if (text === undefined) return { ok: false, where: 'its size' };
  if (text.trim() === '') return { ok: false, where: 'its start (empty)' };
  try {
    return { ok: true, body: JSON.parse(text, (_, value: unknown) => (value === null ? undefined : value)) };
  } catch {
    return { ok: false, where: 'its start (not JSON)' };
  }
}
