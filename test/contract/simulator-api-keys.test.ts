import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator/server.ts';
import { dataOf, start } from './simulator-calls.ts';

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
