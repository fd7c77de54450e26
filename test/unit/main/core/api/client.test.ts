import { describe, expect, it } from 'vitest';
import { createClient } from '../../../../../src/main/core/api/client.ts';
import { fail, ok } from '../../../../../src/shared/failure.ts';
import { answer } from '../../../../fakes/http.ts';
import { API_EXCEPTION, BASE_URL, BOUNCES, GOOD, ID, KEY, READ, setUp } from './set-up.ts';

describe('a call', () => {
  it('sends the key in the header, the fields that are set in the body, and reads the answer', async () => {
    const { client, http, clock } = setUp(GOOD());
    expect(await client.call('stats/email_bounces', { username: undefined })).toEqual(READ);
    expect(http.sent).toEqual([
      {
        url: `${BASE_URL}/stats/email_bounces`,
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Smtp2go-Api-Key': KEY },
        body: '{}',
        signal: expect.any(AbortSignal),
      },
    ]);
    expect(clock.waiting()).toBe(0);
  });

  it('does not send what the API does not know', async () => {
    const { client, http } = setUp(GOOD());
    const result = await client.call('activity/search', { limit: 5000, start_date: 'yesterday' });
    expect(result).toMatchObject({
      failure: { kind: 'invalid-input', fields: [{ path: 'start_date' }, { path: 'limit' }] },
    });
    expect(http.sent).toEqual([]);
  });

  it('does not send without a key, or with one that cannot be one', async () => {
    const { http, ...options } = setUp(GOOD());
    const noKey = fail({ kind: 'no-key', detail: 'The keyring is locked.' });
    const without = createClient({ ...options, http, getKey: async () => noKey });
    expect(await without.call('stats/email_spam', {})).toEqual(noKey);
    const broken = createClient({ ...options, http, getKey: async () => ok(`${KEY}\r\n`) });
    expect(await broken.call('stats/email_spam', {})).toMatchObject({ failure: { kind: 'key-refused' } });
    expect(http.sent).toEqual([]);
  });

  it.each([
    ['empty', '', 'its start (empty)'],
    ['a page of HTML', '<!doctype html><title>Welcome to the hotel</title>', 'its start (not JSON)'],
    ['cut off', '{"data":{"emails":12480,"rej', 'its start (not JSON)'],
    ['no envelope', '[]', 'data'],
    ['an empty envelope', { data: null }, 'data'],
    ['without a count', { data: { ...BOUNCES, softbounces: undefined } }, 'data.softbounces'],
    ['a count of null', { data: { ...BOUNCES, softbounces: null } }, 'data.softbounces'],
    ['a count of nothing', { data: { ...BOUNCES, softbounces: '' } }, 'data.softbounces'],
    ['a count of words', { data: { ...BOUNCES, softbounces: 'few' } }, 'data.softbounces'],
  ])('is not understood when the answer is %s', async (_, body, where) => {
    const { bounces, http } = setUp(answer(200, body));
    expect(await bounces()).toEqual(fail({ kind: 'malformed-reply', where, text: '', requestId: undefined }));
    expect(http.sent.length).toBe(1);
  });

  it.each([42, '"ok"', null, {}, { data: {} }, { message: 'Service unavailable' }])(
    'does not take %j for a list without rows: nothing says that SMTP2GO answered',
    async (body) => {
      const options = setUp(answer(200, body));
      const seen = await createClient({ ...options, getKey: async () => ok(KEY) }).call('webhook/view', {});
      expect(seen).toMatchObject({ failure: { kind: 'malformed-reply', where: 'request_id' } });
      const own = setUp(answer(200, { request_id: ID, data: {} }));
      expect(await createClient({ ...own, getKey: async () => ok(KEY) }).call('webhook/view', {})).toMatchObject({
        ok: true,
      });
    },
  );

  it('reads through a byte order mark, text for counts, new fields, and a missing percentage', async () => {
    const { bounces } = setUp(
      answer(200, '\ufeff{"data":{"emails":"1","rejects":0,"softbounces":0,"hardbounces":0,"new":[]}}'),
    );
    expect(await bounces()).toMatchObject({ data: { data: { emails: 1, new: [] }, requestId: undefined } });
  });

  it('fails by the error code even where the status says success', async () => {
    const { bounces } = setUp(
      answer(200, { data: { ...BOUNCES, error_code: 'E_ApiResponseCodes.ENDPOINT_PERMISSION_DENIED' } }),
    );
    expect(await bounces()).toMatchObject({
      failure: { kind: 'permission-missing', endpoint: '/stats/email_bounces' },
    });
  });

  it('finds the request id within data too', async () => {
    const { bounces } = setUp(answer(200, { data: { ...BOUNCES, request_id: ID } }));
    expect(await bounces()).toMatchObject({ data: { requestId: ID } });
  });

  it('stops reading an answer that is too large, and closes it', async () => {
    let isClosed = false;
    async function* endless() {
      try {
        for (;;) yield new Uint8Array(1024 * 1024).fill(0x20);
      } finally {
        isClosed = true;
      }
    }
    const { bounces } = setUp({ status: 200, headers: new Headers(), body: endless() });
    expect(await bounces()).toMatchObject({ failure: { kind: 'malformed-reply', where: 'its size' } });
    expect(isClosed).toBe(true);
  });

  it('joins characters that were cut between two pieces', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ data: { ...BOUNCES, note: 'Grüße 💌' } }));
    async function* byteByByte() {
      for (const byte of bytes) yield Uint8Array.of(byte);
    }
    const { bounces } = setUp({ status: 200, headers: new Headers(), body: byteByByte() });
    expect(await bounces()).toMatchObject({ data: { data: { note: 'Grüße 💌' } } });
  });

  it('never follows a redirect', async () => {
    const { bounces, http } = setUp(answer(307, '', { location: 'https://elsewhere.example/v3' }));
    expect(await bounces()).toMatchObject({ failure: { kind: 'refused-by-provider', status: 307 } });
    expect(http.sent.length).toBe(1);
  });
});

describe('an API_EXCEPTION', () => {
  it('is about the key when api_keys/permissions refuses it too', async () => {
    const { bounces, http } = setUp(API_EXCEPTION());
    expect(await bounces()).toMatchObject({ failure: { kind: 'key-refused', text: 'Human text' } });
    expect(http.sent.map(({ url }) => url.slice(BASE_URL.length))).toEqual([
      '/stats/email_bounces',
      '/api_keys/permissions',
    ]);
  });

  it.each([
    ['the key is good', answer(200, { data: ['/stats/email_bounces'] })],
    ['nobody can tell', answer(404)],
  ])('is about what was asked when %s', async (_, permissions) => {
    const { bounces } = setUp(API_EXCEPTION(), permissions);
    expect(await bounces()).toMatchObject({ failure: { kind: 'refused-by-provider', code: 'API_EXCEPTION' } });
  });
});
