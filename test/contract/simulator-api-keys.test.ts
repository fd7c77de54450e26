import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator/server.ts';
import { call, dataOf, error, refusalOf, start } from './simulator-calls.ts';

type Key = { api_key: string; username: string; description: string; status: string; endpoints: string[] };
const view = (simulator: Simulator, body: object = {}): Promise<Key[]> => dataOf(simulator, '/api_keys/view', body);

describe('api_keys/view', () => {
  it('lists keys masked, with what they may do', async () => {
    const permissions = ['/api_keys/view', '/stats/*'];
    const simulator = await start({ keys: [{ permissions, description: 'This computer' }, { status: 'blocked' }] });
    const keys = await view(simulator);
    expect(keys[0]).toMatchObject({
      api_key: `${simulator.key.slice(0, 16)}${'*'.repeat(20)}`,
      username: simulator.key.slice(0, 16),
      description: 'This computer',
      status: 'allowed',
      endpoints: permissions,
    });
    expect(keys[1]).toMatchObject({ username: simulator.keys[1]?.key.slice(0, 16), status: 'blocked' });
    expect(JSON.stringify(keys)).not.toContain(simulator.key);
    expect(keys.map(({ username }) => username)).toContain('api-4F1C7A09D2E3');
  });

  it('finds one by its key, and several by a part of name or description', async () => {
    const simulator = await start();
    expect(await view(simulator, { id: simulator.key })).toHaveLength(1);
    expect((await view(simulator, { search: 'customer PORTAL' })).map(({ username }) => username)).toEqual([
      'api-4F1C7A09D2E3',
    ]);
    expect(await view(simulator, { search: 'no such key' })).toEqual([]);
  });

  it('of a subaccount are its own, and forget a key that was revoked', async () => {
    const simulator = await start();
    const { key } = simulator.addKey();
    const names = async (body: object = {}) => (await view(simulator, body)).map(({ username }) => username);
    expect(await names()).toContain(key.slice(0, 16));
    expect(await names({ subaccount_id: 'Kd93bz' })).not.toContain(key.slice(0, 16));
    simulator.revokeKey(key);
    expect(await names()).not.toContain(key.slice(0, 16));
  });
});

describe('api_keys/remove', () => {
  const remove = (simulator: Simulator, body: object) => dataOf(simulator, '/api_keys/remove', body);
  const names = async (simulator: Simulator, body: object = {}) =>
    (await view(simulator, body)).map(({ username }) => username);

  it.each(['whole', 'by its first 16 characters'])(
    'takes a key %s, which is gone and refused from then on',
    async (how) => {
      const simulator = await start();
      const { key } = simulator.addKey();
      expect((await call(simulator, '/stats/email_cycle', {}, key)).status).toBe(200);
      expect(await remove(simulator, { id: how === 'whole' ? key : key.slice(0, 16) })).toEqual([]);
      expect(await names(simulator)).not.toContain(key.slice(0, 16));
      const reply = await call(simulator, '/stats/email_cycle', {}, key);
      expect([reply.status, await reply.json()]).toEqual([400, error('API_EXCEPTION')]);
    },
  );

  it('lets the key of the call remove itself', async () => {
    const simulator = await start();
    await remove(simulator, { id: simulator.key });
    expect(await refusalOf(simulator, '/api_keys/permissions')).toMatchObject({ status: 400, code: 'API_EXCEPTION' });
  });

  it('knows keys of other programs, each in its own account', async () => {
    const simulator = await start();
    const [theirs = ''] = await names(simulator, { subaccount_id: 'Kd93bz' });
    const not = { status: 400, code: 'API_EXCEPTION' };
    expect(await refusalOf(simulator, '/api_keys/remove', { id: theirs })).toMatchObject(not);
    await remove(simulator, { id: theirs, subaccount_id: 'Kd93bz' });
    expect(await names(simulator, { subaccount_id: 'Kd93bz' })).not.toContain(theirs);
    await remove(simulator, { id: 'api-4F1C7A09D2E3' });
    expect(await refusalOf(simulator, '/api_keys/remove', { id: 'api-4F1C7A09D2E3' })).toMatchObject(not);
    const own = { id: simulator.key, subaccount_id: 'Kd93bz' };
    expect(await refusalOf(simulator, '/api_keys/remove', own)).toMatchObject(not);
  });

  it('may want the whole key', async () => {
    const simulator = await start({ quirks: { removedKey: 'whole' } });
    for (const id of [simulator.key.slice(0, 16), 'api-4F1C7A09D2E3']) {
      expect(await refusalOf(simulator, '/api_keys/remove', { id })).toMatchObject({ code: 'API_EXCEPTION' });
    }
    expect(await refusalOf(simulator, '/api_keys/remove')).toMatchObject({ field: 'id' });
    expect(await remove(simulator, { id: simulator.key })).toEqual([]);
  });
});
