import { describe, expect, it } from 'vitest';
import { createClient } from '../../../../../src/main/core/api/client.ts';
import { fail, ok } from '../../../../../src/shared/failure.ts';
import { answer } from '../../../../fakes/http.ts';
import { KEY, setUp } from './set-up.ts';

const USERNAME = KEY.slice(0, 16);
const DONE = () => answer(200, { request_id: 'r', data: [] });

describe('the key in use', () => {
  it('is known by its first 16 characters and by nothing else', async () => {
    const { client, http } = setUp();
    const others = [USERNAME.slice(0, 15), USERNAME.toLowerCase(), 'api-4F1C7A09D2E3', KEY, ''];
    expect(await client.isKeyInUse(USERNAME)).toEqual(ok(true));
    for (const other of others) expect(await client.isKeyInUse(other)).toEqual(ok(false));
    expect(http.sent).toEqual([]);
  });

  it('is unknown where the keychain does not return it', async () => {
    const locked = fail({ kind: 'no-key', detail: 'The keyring is locked.' });
    const client = createClient({ ...setUp(), getKey: async () => locked });
    expect(await client.isKeyInUse(USERNAME)).toEqual(locked);
  });

  it('is sent whole where it is the one to remove, and no other is touched', async () => {
    const { client, http } = setUp(DONE(), DONE());
    await client.call('api_keys/remove', { id: USERNAME });
    await client.call('api_keys/remove', { id: 'api-4F1C7A09D2E3', subaccount_id: 'Kd93bz' });
    expect(http.sent.map(({ body }) => JSON.parse(body))).toEqual([
      { id: KEY },
      { id: 'api-4F1C7A09D2E3', subaccount_id: 'Kd93bz' },
    ]);
  });

  it('stays out of calls that are not about a key', async () => {
    const { client, http } = setUp(answer(200, { data: [] }));
    await client.call('api_keys/view', { id: USERNAME });
    expect(http.sent[0]?.body).toBe(JSON.stringify({ id: USERNAME }));
  });
});
