import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify, cleanText, mayMeanTheKey } from '../../../../../src/main/core/api/failure.ts';
import { anyText } from '../../../../fixtures/texts.ts';

const NOW = Date.UTC(2026, 2, 4, 9, 0, 0);
const KEY = 'api-ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const ID = '5d2c7e10-3c1e-11f1-8b42-f23c9216bf47';

const nested = (fields: object) => ({ request_id: ID, data: fields });
const atRoot = (fields: object) => ({ request_id: ID, ...fields });
const error = (code: string, text = 'Human text') => ({ error: text, error_code: `E_ApiResponseCodes.${code}` });
const said = (status: number, body?: unknown, path = 'stats/email_bounces', headers: Record<string, string> = {}) =>
  classify({ status, body, headers: new Headers(headers) }, path, NOW);

describe.each([
  ['nested in data', nested],
  ['at the root', atRoot],
])('an error %s', (_, envelope) => {
  it.each([
    [400, 'ENDPOINT_PERMISSION_DENIED', { kind: 'permission-missing', endpoint: '/stats/email_bounces' }],
    [403, 'ENDPOINT_PERMISSION_DENIED', { kind: 'permission-missing', endpoint: '/stats/email_bounces' }],
    [403, 'INVALID_IN_PAYLOAD', { kind: 'key-refused' }],
    [401, 'INVALID_IN_PAYLOAD', { kind: 'key-refused' }],
    [400, 'INVALID_IN_PAYLOAD', { kind: 'refused-by-provider', status: 400, code: 'INVALID_IN_PAYLOAD' }],
    [400, 'API_EXCEPTION', { kind: 'refused-by-provider', status: 400, code: 'API_EXCEPTION' }],
    [500, 'API_EXCEPTION', { kind: 'refused-by-provider', status: 500, code: 'API_EXCEPTION' }],
    [401, 'NEVER_SEEN_BEFORE', { kind: 'key-refused' }],
    [403, 'NEVER_SEEN_BEFORE', { kind: 'permission-missing', endpoint: '/stats/email_bounces' }],
    [402, 'NEVER_SEEN_BEFORE', { kind: 'refused-by-provider', status: 402, code: 'NEVER_SEEN_BEFORE' }],
    [200, 'NEVER_SEEN_BEFORE', { kind: 'refused-by-provider', status: 200, code: 'NEVER_SEEN_BEFORE' }],
  ])('%d %s is %j', (status, code, failure) => {
    expect(said(status, envelope(error(code)))).toEqual({ ...failure, text: 'Human text', requestId: ID });
  });

  it.each([
    ['an object', { fieldname: 'event_types', message: 'Unknown type.' }],
    ['a list', [{ fieldname: 'event_types', message: 'Unknown type.' }]],
  ])('names the fields that were not accepted, given as %s', (_form, field_validation_errors) => {
    const body = envelope({ ...error('NON_VALIDATING_IN_PAYLOAD'), field_validation_errors });
    const fields = [{ path: 'event_types', message: 'Unknown type.' }];
    expect(said(400, body)).toEqual({ kind: 'invalid-input', fields });
  });

  it('says what it can when no field is named', () => {
    expect(said(400, envelope(error('NON_VALIDATING_IN_PAYLOAD')))).toEqual({
      kind: 'invalid-input',
      fields: [{ path: '', message: 'Human text' }],
    });
  });

  it('slows us down by its code alone', () => {
    expect(said(400, envelope(error('REQ_LIMIT_EXCEEDED')))).toEqual({
      kind: 'rate-limited',
      until: NOW + 60_000,
      by: 'smtp2go',
    });
  });

  it('is about the key where every good key is welcome', () => {
    const body = envelope(error('API_EXCEPTION', 'Human text'));
    const failure = { kind: 'key-refused', text: 'Human text', requestId: ID };
    expect(said(400, body, 'api_keys/permissions')).toEqual(failure);
    expect(said(500, body, 'api_keys/permissions')).toMatchObject({ kind: 'refused-by-provider' });
  });

  it.each([200, 402])('is not about the key with status %d, which no refused key gets', (status) => {
    const body = envelope(error('API_EXCEPTION', 'Payment required: the account is suspended'));
    const failure = said(status, body, 'api_keys/permissions');
    expect(failure).toMatchObject({ kind: 'refused-by-provider', status, text: expect.stringContaining('suspended') });
    expect(mayMeanTheKey(failure)).toBe(false);
  });
});

describe('an answer without a known code', () => {
  it.each([
    [400, {}, { kind: 'refused-by-provider', status: 400 }],
    [401, undefined, { kind: 'key-refused' }],
    [403, undefined, { kind: 'refused-by-provider', status: 403 }],
    [403, {}, { kind: 'permission-missing', endpoint: '/stats/email_bounces' }],
    [404, undefined, { kind: 'refused-by-provider', status: 404 }],
    [500, undefined, { kind: 'refused-by-provider', status: 500 }],
    [503, 'a text', { kind: 'refused-by-provider', status: 503 }],
    [
      302,
      undefined,
      { kind: 'refused-by-provider', status: 302, text: 'It sent us to another address, which is not followed.' },
    ],
  ])('of status %d and body %j is %j', (status, body, failure) => {
    expect(said(status, body)).toMatchObject(failure);
  });

  it.each([
    [400, 'E_ApiResponseCodes.API_EXCEPTION'],
    [401, undefined],
    [403, undefined],
  ])('blames neither key nor permissions when this computer is not on the allow list (%d %s)', (status, error_code) => {
    for (const text of [
      'Request came from an IP that is not in the allow list',
      'IP address 192.0.2.4 is not in the allow-list',
      'This IP is not allowlisted',
      'IP 192.0.2.4 is not whitelisted',
      'IP 192.0.2.4 is not on the white list',
    ]) {
      const body = { data: { error: text, error_code } };
      expect(said(status, body, 'api_keys/permissions')).toMatchObject({ kind: 'refused-by-provider', text });
    }
  });

  it('survives fields of any type', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 599 }), fc.jsonValue(), (status, any) => {
        const fields = { error: any, error_code: any, field_validation_errors: any, request_id: any };
        for (const body of [any, fields, { data: fields }]) expect(said(status, body)).toHaveProperty('kind');
      }),
    );
  });
});

describe('after a 429', () => {
  it.each([
    ['without a word', {}, 60_000],
    ['with less than a minute', { 'retry-after': '5' }, 60_000],
    ['with more than a minute', { 'retry-after': '90' }, 90_000],
    ['with a date', { 'retry-after': new Date(NOW + 120_000).toUTCString() }, 120_000],
    ['with nonsense', { 'retry-after': 'soon' }, 60_000],
    ['with a year', { 'retry-after': '31536000' }, 3_600_000],
    ['with the header of 2017 in seconds', { 'x-ratelimit-reset': '75' }, 75_000],
    ['with the header of 2017 in milliseconds', { 'x-ratelimit-reset': '75000' }, 75_000],
    ['with the header of 2017 as a time in milliseconds', { 'x-ratelimit-reset': String(NOW + 80_000) }, 80_000],
    ['with the header of 2017 as a time that has passed', { 'x-ratelimit-reset': String(NOW - 80_000) }, 60_000],
    ['with the header of 2017 as a time', { 'x-ratelimit-reset': String(NOW / 1000 + 80) }, 80_000],
  ])('%s, it is silent long enough', (_, headers, ms) => {
    const failure = said(429, undefined, 'stats/email_bounces', headers);
    expect(failure).toEqual({ kind: 'rate-limited', until: NOW + ms, by: 'smtp2go' });
  });
});

describe('a text from outside', () => {
  it('never shows a key, but its user name', () => {
    expect(cleanText(`The api_key ${KEY} was not found`)).toBe('The api_key api-ABCD… was not found');
    expect(cleanText(KEY.toLowerCase())).toBe('api-abcd…');
    expect(cleanText('user api-ABCDEFGHIJKL')).toBe('user api-ABCDEFGHIJKL');
  });

  it('is one line of at most 300 characters without control characters, and never shows a key', () => {
    const part = fc.oneof(anyText(), fc.constantFrom(KEY, '\u0000', '\r\n', '\u202e', '💌'.repeat(200)));
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = cleanText(parts.join(''));
        expect([...text].length).toBeLessThanOrEqual(300);
        expect(text).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202e]/u);
        expect(text).not.toContain(KEY);
      }),
    );
  });

  it('is empty when there is none', () => {
    expect([undefined, null, 7, {}, []].map(cleanText)).toEqual(['', '', '', '', '']);
  });
});
