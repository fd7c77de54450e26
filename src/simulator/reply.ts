import { randomUUID } from 'node:crypto';

/** The error codes of smtp2go-api.md 1.4 that were really seen. */
export type ErrorCode =
  | 'ENDPOINT_PERMISSION_DENIED'
  | 'NON_VALIDATING_IN_PAYLOAD'
  | 'INVALID_IN_PAYLOAD'
  | 'API_EXCEPTION';

/** What a call comes to before it is written down as JSON. */
export type Outcome =
  /** `requestId: 'inside'`: some documented examples have it in `data` (smtp2go-api.md 1.3). */
  | { readonly data: unknown; readonly requestId?: undefined }
  | { readonly data: object; readonly requestId: 'inside' }
  /** A body without any envelope (smtp2go-api.md 1.3). */
  | { readonly bare: object }
  | {
      readonly refused: {
        readonly status: number;
        readonly code: ErrorCode;
        readonly text: string;
        readonly field?: string;
      };
    };

/** An HTTP answer. */
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Where the error fields stand: inside `data` (the provider's specification) or at the root (its documentation). */
export type ErrorEnvelope = 'nested' | 'root';

const JSON_HEADERS = { 'content-type': 'application/json' };

/** A field that does not hold what the API wants (smtp2go-api.md 1.4). */
export const badField = (field: string, text: string): Outcome => ({
  refused: { status: 400, code: 'NON_VALIDATING_IN_PAYLOAD', text, field },
});

export const refusal = (status: number, code: ErrorCode, text: string): Outcome => ({
  refused: { status, code, text },
});

const success = (body: object): Reply => ({ status: 200, headers: JSON_HEADERS, body: JSON.stringify(body) });

/** Something has to be there already, or may not be there, and it is not so (smtp2go-api.md 1.4). */
export const exception = (text: string): Outcome => refusal(400, 'API_EXCEPTION', text);

/** Writes an outcome in the documented envelopes (smtp2go-api.md 1.3 and 1.4). */
export const toReply = (outcome: Outcome, envelope: ErrorEnvelope): Reply => {
  const request_id = randomUUID();
  if ('bare' in outcome) return success(outcome.bare);
  if ('data' in outcome) {
    return outcome.requestId === 'inside'
      ? success({ data: { request_id, ...outcome.data } })
      : success({ request_id, data: outcome.data });
  }
  const { status, code, text, field } = outcome.refused;
  const error = {
    error: text,
    error_code: `E_ApiResponseCodes.${code}`,
    ...(field === undefined ? {} : { field_validation_errors: { fieldname: field, message: text } }),
  };
  const body = envelope === 'nested' ? { request_id, data: error } : { request_id, ...error };
  return { status, headers: JSON_HEADERS, body: JSON.stringify(body) };
};

/** 429 has no documented body and no Retry-After: it comes empty or as plain text (smtp2go-api.md 1.4, 1.5). */
export const tooManyRequests = (body: string, retryAfter?: string): Reply => ({
  status: 429,
  headers: {
    'content-type': 'text/plain',
    ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
  },
  body,
});
