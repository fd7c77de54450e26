import { MINUTE_MS } from '../../../shared/calendar.ts';
import type { Failure, FieldProblem } from '../../../shared/failure.ts';
import { hideKeys } from '../../../shared/redact.ts';
import type { HttpReply } from '../ports.ts';

const TEXT_LIMIT = 300;

/** Makes a text from outside safe to show and to log: one line, clipped, with keys masked. */
export function cleanText(text: unknown): string {
  if (typeof text !== 'string') return '';
  const line = hideKeys(text)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  const characters = [...line.slice(0, 2 * TEXT_LIMIT)];
  return characters.length > TEXT_LIMIT ? `${characters.slice(0, TEXT_LIMIT - 1).join('')}…` : characters.join('');
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** A field of either error envelope: nested in `data`, or at the root (smtp2go-api.md 1.4). */
const errorField = (body: unknown, name: string): unknown => field(field(body, 'data'), name) ?? field(body, name);

/** The request's id: at the root, then in `data` (smtp2go-api.md 1.3). */
export function requestIdIn(body: unknown): string | undefined {
  const id = field(body, 'request_id') ?? field(field(body, 'data'), 'request_id');
  return cleanText(id) || undefined;
}

/** The error code without `E_ApiResponseCodes.`; undefined if the response reports no error. */
export function errorCodeIn(body: unknown): string | undefined {
  const code = cleanText(errorField(body, 'error_code'));
  return code.replace(/^E_ApiResponseCodes\./, '') || undefined;
}

/** The provider's error text; empty if there is none. */
export const errorTextIn = (body: unknown): string => cleanText(errorField(body, 'error'));

/** `field_validation_errors`: one object, or a list of them (smtp2go-api.md 1.4). */
function fieldProblems(body: unknown): readonly FieldProblem[] {
  const errors = errorField(body, 'field_validation_errors');
  return (Array.isArray(errors) ? errors : [errors]).flatMap((one: unknown) => {
    const path = cleanText(field(one, 'fieldname'));
    const message = cleanText(field(one, 'message'));
    return path || message ? [{ path, message: message || `${path} was not accepted.` }] : [];
  });
}

/** So that a nonsensical header does not stop polling for good. */
const LONGEST_SILENCE_MS = 60 * MINUTE_MS;

/**
 * How long (ms) to send nothing after a 429: at least a minute, or longer if a header says so. `Retry-After` and the
 * `X-RateLimit-Reset` of 2017 are no longer documented but still honoured (smtp2go-api.md 1.5).
 */
const silenceMs = (headers: HttpReply['headers'], now: number): number =>
  Math.min(LONGEST_SILENCE_MS, Math.max(MINUTE_MS, retryAfterMs(headers, now), resetMs(headers, now)));

/** `Retry-After`: seconds or a date (RFC 9110, 10.2.3). 0 without one. */
export function retryAfterMs(headers: HttpReply['headers'], now: number): number {
  const value = headers.get('retry-after');
  if (!value) return 0;
  const seconds = Number(value);
  return Number.isNaN(seconds) ? Math.max(0, (Date.parse(value) || now) - now) : Math.max(0, seconds * 1000);
}

/**
 * `X-RateLimit-Reset`, of whose unit no documentation is left: seconds or milliseconds, to wait or since the epoch.
 * Nobody is asked to wait for more than an hour, so a larger number is in milliseconds.
 */
function resetMs(headers: HttpReply['headers'], now: number): number {
  const value = Number(headers.get('x-ratelimit-reset') ?? 0);
  if (Number.isNaN(value)) return 0;
  if (value > 1e11) return value - now;
  if (value > 1e9) return value * 1000 - now;
  return value * 1000 > LONGEST_SILENCE_MS ? value : value * 1000;
}

export interface ErrorAnswer {
  readonly status: number;
  /** The parsed body; undefined when there is none or it is not JSON. */
  readonly body: unknown;
  readonly headers: HttpReply['headers'];
}

/**
 * Classifies an error response by its error code, then by its status (smtp2go-api.md 1.4). `path` has no leading slash;
 * `now` is ms since the epoch.
 */
export function classify({ status, body, headers }: ErrorAnswer, path: string, now: number): Failure {
  const text = errorTextIn(body);
  const requestId = requestIdIn(body);
  const code = errorCodeIn(body);
  const fields = fieldProblems(body);

  const keyRefused: Failure = { kind: 'key-refused', text, requestId };
  const permissionMissing: Failure = { kind: 'permission-missing', endpoint: `/${path}`, text, requestId };
  const invalidInput: Failure = {
    kind: 'invalid-input',
    fields: fields.length > 0 ? fields : [{ path: '', message: text || 'SMTP2GO did not accept a value.' }],
  };
  const refused: Failure = { kind: 'refused-by-provider', status, code, text, requestId };
  // Every key may use this endpoint (1.6), so a refusal can only be about the key.
  const isAboutTheKey = path === 'api_keys/permissions';
  // This computer is not on the API's IP allow list. Only the text shows that; its status and code are not documented
  // (1.4).
  const isAboutTheAddress = /\b(?:allow|white)[\s-]?list(?:ed)?\b/i.test(text);

  if (status === 429 || code === 'REQ_LIMIT_EXCEEDED') {
    return { kind: 'rate-limited', until: now + silenceMs(headers, now), by: 'smtp2go' };
  }
  switch (code) {
    case 'ENDPOINT_PERMISSION_DENIED':
      return permissionMissing;
    case 'NON_VALIDATING_IN_PAYLOAD':
      return invalidInput;
    case 'INVALID_IN_PAYLOAD':
      if (status === 401 || status === 403) return keyRefused;
      if (fields.length > 0) return invalidInput;
      break;
    case 'API_EXCEPTION':
      if (isAboutTheKey && !isAboutTheAddress && mayBeOfTheKey(status)) return keyRefused;
      break;
  }
  if (isAboutTheAddress) return refused;
  if (status === 401) return keyRefused;
  // The documented meaning of a 403 (1.4). Without SMTP2GO's envelope, it comes from a proxy or firewall.
  if (status === 403 && body !== undefined) return isAboutTheKey ? keyRefused : permissionMissing;
  if (status >= 300 && status < 400) {
    return { ...refused, text: text || 'It sent us to another address, which is not followed.' };
  }
  return refused;
}

/**
 * Whether a failure may be about the key. An unknown or blocked key gets API_EXCEPTION, but so do adding a domain that
 * exists and removing something that does not (smtp2go-api.md 1.4). Only `api_keys/permissions` can tell.
 */
export const mayMeanTheKey = (failure: Failure): boolean =>
  failure.kind === 'refused-by-provider' && failure.code === 'API_EXCEPTION' && mayBeOfTheKey(failure.status);

/** A 402 is documented as a request that was valid and failed; a success refuses no key either (smtp2go-api.md 1.4). */
const mayBeOfTheKey = (status: number): boolean => status >= 400 && status < 500 && status !== 402;

/** Whether a retry can only fail until the person acts; SMTP2GO counts errors (smtp2go-api.md 1.5). */
export const isFinal = (failure: Failure): boolean =>
  failure.kind === 'permission-missing' ||
  failure.kind === 'key-refused' ||
  failure.kind === 'invalid-input' ||
  (failure.kind === 'refused-by-provider' && failure.status >= 400 && failure.status < 500);
