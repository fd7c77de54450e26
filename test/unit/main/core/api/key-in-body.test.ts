import { describe, expect, it } from 'vitest';
import { answer, type Meets } from '../../../../fakes/http.ts';
import { ended, ID, KEY, RESET, setUp } from './set-up.ts';

const ENTRY = { ip_address: '203.0.113.40', description: 'Office gateway' };
const GOOD = answer(200, { request_id: ID, data: ENTRY });

const complaint = (fieldname: string, message = 'This field is required') =>
  answer(400, {
    data: {
      error: 'A field is not valid',
      error_code: 'E_ApiResponseCodes.NON_VALIDATING_IN_PAYLOAD',
      field_validation_errors: { fieldname, message },
    },
  });

function add(...script: readonly Meets[]) {
  const { client, http, clock } = setUp(...script);
  const call = client.call('ip_allow_list/add', ENTRY);
  return { result: ended(clock, call), bodies: () => http.sent.map(({ body }): unknown => JSON.parse(body)) };
}

describe('a call of the IP allow lists', () => {
  it('has the key in its header alone', async () => {
    const { result, bodies } = add(GOOD);
    expect(await result).toMatchObject({ ok: true, data: { data: ENTRY } });
    expect(bodies()).toEqual([ENTRY]);
  });

  it('is sent once more with the key in its body when that is asked for', async () => {
    const { result, bodies } = add(complaint('api_key'), GOOD);
    expect(await result).toMatchObject({ ok: true, data: { data: ENTRY } });
    expect(bodies()).toEqual([ENTRY, { ...ENTRY, api_key: KEY }]);
  });

  it('also where only the sentence names the field', async () => {
    const { result, bodies } = add(
      answer(400, { error: 'api_key is required', error_code: 'E_ApiResponseCodes.NON_VALIDATING_IN_PAYLOAD' }),
      GOOD,
    );
    expect(await result).toMatchObject({ ok: true });
    expect(bodies()).toHaveLength(2);
  });

  it('is not sent a third time', async () => {
    const { result, bodies } = add(complaint('api_key'));
    expect(await result).toMatchObject({ failure: { kind: 'invalid-input', fields: [{ path: 'api_key' }] } });
    expect(bodies()).toHaveLength(2);
  });

  it('is not repeated for a complaint about anything else', async () => {
    const { result, bodies } = add(complaint('ip_address', 'Invalid IP address'), GOOD);
    expect(await result).toMatchObject({ failure: { kind: 'invalid-input', fields: [{ path: 'ip_address' }] } });
    expect(bodies()).toEqual([ENTRY]);
  });

  it('has an unknown outcome when the second answer is lost', async () => {
    const { result } = add(complaint('api_key'), RESET);
    expect(await result).toMatchObject({ failure: { kind: 'outcome-unknown', endpoint: '/ip_allow_list/add' } });
  });

  it('has changed nothing when it is cancelled before it goes out again', async () => {
    const untilTheLimit = 69;
    const { client, http, clock } = setUp(...Array.from({ length: untilTheLimit }, () => GOOD), complaint('api_key'));
    for (let calls = 0; calls < untilTheLimit; calls += 1) await client.call('ip_allow_list/add', ENTRY);
    await clock.advance(30_000);
    const abort = new AbortController();
    const call = client.call('ip_allow_list/add', ENTRY, { signal: abort.signal });
    await clock.advance(0);
    expect(http.sent).toHaveLength(untilTheLimit + 1);
    abort.abort();
    expect(await call).toMatchObject({ failure: { kind: 'cancelled' } });
    expect(http.sent).toHaveLength(untilTheLimit + 1);
  });
});

it('no other call ever has the key in its body', async () => {
  const { client, http, clock } = setUp(complaint('api_key'));
  const call = client.call('suppression/add', { email_address: 'old.mailbox@contoso.example' });
  expect(await ended(clock, call)).toMatchObject({ failure: { kind: 'invalid-input' } });
  expect(http.sent.map(({ body }) => body)).toEqual(['{"email_address":"old.mailbox@contoso.example"}']);
});
