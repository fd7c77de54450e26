import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator/server.ts';
import { call, dataOf, error, jsonOf, refusalOf, start } from './simulator-calls.ts';

type List = { enabled: boolean; ip_addresses: { ip_address: string; description: string }[] };
const view = (simulator: Simulator, type?: string): Promise<List> =>
  dataOf(simulator, '/ip_allow_list/view', type === undefined ? {} : { type });

describe('ip_allow_list', () => {
  it('are two lists, smtp unless told otherwise', async () => {
    const simulator = await start();
    const smtp = await view(simulator);
    expect(smtp).toMatchObject({
      enabled: true,
      ip_addresses: expect.arrayContaining([{ ip_address: '203.0.113.40', description: 'CRM server' }]),
    });
    expect(await view(simulator, 'smtp')).toEqual(smtp);
    expect(await view(simulator, 'api')).toEqual({
      enabled: false,
      ip_addresses: [{ ip_address: '203.0.113.60', description: 'Customer portal' }],
    });
  });

  it('take an address or a range, change it and remove it', async () => {
    const simulator = await start();
    const entry = { ip_address: '192.0.2.0/28', description: 'Branch' };
    expect(await dataOf(simulator, '/ip_allow_list/add', { ...entry, type: 'api' })).toEqual(entry);
    expect((await view(simulator)).ip_addresses).not.toContainEqual(entry);
    const moved = { ip_address: '192.0.2.7', description: 'Branch' };
    const change = { ip_address: '192.0.2.0/28', new_ip_address: '192.0.2.7', type: 'api' };
    expect(await dataOf(simulator, '/ip_allow_list/edit', change)).toEqual(moved);
    expect((await view(simulator, 'api')).ip_addresses).toContainEqual(moved);
    expect(await dataOf(simulator, '/ip_allow_list/remove', { ip_address: '192.0.2.7', type: 'api' })).toEqual(moved);
    expect((await view(simulator, 'api')).ip_addresses).toHaveLength(1);
  });

  it('refuse an entry that is there already, and one that is not', async () => {
    const simulator = await start();
    const code = 'API_EXCEPTION';
    const add = { ip_address: '203.0.113.40' };
    expect(await refusalOf(simulator, '/ip_allow_list/add', add)).toMatchObject({ code });
    expect(await refusalOf(simulator, '/ip_allow_list/remove', { ip_address: '192.0.2.9' })).toMatchObject({ code });
    expect(await refusalOf(simulator, '/ip_allow_list/edit', { ip_address: '192.0.2.9' })).toMatchObject({ code });
    const onto = { ip_address: '203.0.113.40', new_ip_address: '203.0.113.41' };
    expect(await refusalOf(simulator, '/ip_allow_list/edit', onto)).toMatchObject({ code });
  });

  it.each([
    ['/ip_allow_list/add', {}, 'ip_address'],
    ['/ip_allow_list/add', { ip_address: '300.1.1.1' }, 'ip_address'],
    ['/ip_allow_list/add', { ip_address: '192.0.2.0/33' }, 'ip_address'],
    ['/ip_allow_list/add', { ip_address: '192.0.2.1', note: 'x' }, 'note'],
    ['/ip_allow_list/view', { type: 'web' }, 'type'],
    ['/ip_allow_list', {}, 'enabled'],
    ['/ip_allow_list/view', { subaccount_id: 'Kd93bz' }, 'subaccount_id'],
  ])('%s %j is refused for %s', async (path, body, field) => {
    expect(await refusalOf(await start(), path, body)).toMatchObject({ code: 'NON_VALIDATING_IN_PAYLOAD', field });
  });

  it('may want the key in the body although the header has it', async () => {
    const simulator = await start({ quirks: { allowListKey: 'in-body' } });
    expect(await refusalOf(simulator, '/ip_allow_list/view')).toMatchObject({ status: 400, field: 'api_key' });
    expect(await dataOf(simulator, '/ip_allow_list/view', { api_key: simulator.key })).toMatchObject({ enabled: true });
  });
});

describe('the allow list of the API', () => {
  const on = { enabled: true, type: 'api' };

  it('once on, refuses every further call of a computer that is not on it, until its owner opens it', async () => {
    const simulator = await start();
    expect(await dataOf(simulator, '/ip_allow_list', on)).toEqual({ enabled: true });
    for (const path of ['/stats/email_cycle', '/api_keys/permissions', '/ip_allow_list']) {
      const reply = await jsonOf(call(simulator, path, {}));
      expect(reply).toEqual(error('API_EXCEPTION'));
      expect(reply).toMatchObject({ data: { error: expect.stringContaining('not in the allow list') } });
    }
    simulator.openAllowList();
    expect(await view(simulator, 'api')).toMatchObject({ enabled: false });
  });

  it.each(['127.0.0.1', '127.0.0.0/8', '0.0.0.0/0'])('lets this computer in with %s', async (ip_address) => {
    const simulator = await start();
    await dataOf(simulator, '/ip_allow_list/add', { ip_address, type: 'api' });
    await dataOf(simulator, '/ip_allow_list', on);
    expect(await view(simulator, 'api')).toMatchObject({ enabled: true });
  });

  it('has nothing to do with that of SMTP', async () => {
    const simulator = await start();
    expect(await dataOf(simulator, '/ip_allow_list', { enabled: true })).toEqual({ enabled: true });
    expect(await view(simulator)).toMatchObject({ enabled: true });
  });
});
