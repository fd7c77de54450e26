import { describe, expect, it } from 'vitest';
import { actionRuns } from '../../../../../fakes/actions.ts';

type Lists = Record<'smtp' | 'api', { enabled: boolean; ip_addresses: readonly unknown[] }>;
const OFFICE = { ip_address: '203.0.113.40', description: 'Office gateway' };

/** Lists of which only the one that a test is about is not off and empty. */
function given(part: Partial<Lists>) {
  const lists: Lists = {
    smtp: { enabled: false, ip_addresses: [] },
    api: { enabled: false, ip_addresses: [] },
    ...part,
  };
  const echo = ({ ip_address, description }: Readonly<Record<string, unknown>>) => ({ ip_address, description });
  const runs = actionRuns({
    'ip_allow_list/view': ({ type }) => lists[type === 'api' ? 'api' : 'smtp'],
    'ip_allow_list/add': echo,
    'ip_allow_list/edit': ({ new_ip_address, ip_address, description }) => ({
      ip_address: new_ip_address ?? ip_address,
      description,
    }),
    'ip_allow_list/remove': echo,
    ip_allow_list: ({ enabled }) => ({ enabled }),
  });
  const changes = () => runs.calls.filter(({ path }) => path !== 'ip_allow_list/view');
  return { ...runs, changes };
}

/** The facts and the phrase that a guarded change answers. */
async function guarded(
  { failureOf }: ReturnType<typeof given>,
  id: Parameters<ReturnType<typeof given>['failureOf']>[0],
  input: unknown,
) {
  const failure = await failureOf(id, input);
  if (failure.kind !== 'confirmation-needed') throw new Error(failure.kind);
  return { facts: failure.facts.join(' '), phrase: failure.phrase };
}

describe('ip_allow_list_view', () => {
  it('shows both lists in one, and says of an empty one whether it is on', async () => {
    const { answerOf, calls } = given({ smtp: { enabled: true, ip_addresses: [OFFICE, { no: 'address' }] } });
    expect(await answerOf('ip_allow_list_view', {})).toMatchObject({
      data: [{ type: 'smtp', enabled: true, ...OFFICE }],
      total: 1,
      notes: ['The smtp list is on.', expect.stringContaining('1 row'), 'The api list is off and empty.'],
    });
    expect(calls.map(({ request }) => request)).toEqual([{ type: 'smtp' }, { type: 'api' }]);
  });
});

describe('ip_allow_list_add', () => {
  it('says what a range with the address of a host stands for', async () => {
    const { answerOf } = given({});
    expect((await answerOf('ip_allow_list_add', { ip: '203.0.113.7/24' })).notes).toContain(
      '203.0.113.7/24 stands for 203.0.113.0 to 203.0.113.255, 256 addresses.',
    );
  });

  it.each([
    ['203.0.113.7/24', '203.0.113.0/24'],
    ['198.51.100.7/32', '198.51.100.7'],
  ])('takes %s for %s, which is there', async (ip, ip_address) => {
    const { failureOf, changes } = given({ smtp: { enabled: true, ip_addresses: [{ ip_address }] } });
    expect(await failureOf('ip_allow_list_add', { ip })).toMatchObject({
      fields: [{ message: `${ip} is on the smtp list already as ${ip_address}.` }],
    });
    expect(changes()).toEqual([]);
  });

  it.each(['smtp', 'api'] as const)('asks before every address is on the %s list', async (type) => {
    const lists = given({ [type]: { enabled: true, ip_addresses: [OFFICE] } });
    const input = { ip: '0.0.0.0/0', type };
    const { facts, phrase } = await guarded(lists, 'ip_allow_list_add', input);
    expect([facts, phrase]).toEqual([expect.stringContaining('keeps nobody out'), '0.0.0.0/0']);
    const moved = { ip_address: OFFICE.ip_address, new_ip_address: '0.0.0.0/0', type };
    expect((await guarded(lists, 'ip_allow_list_edit', moved)).facts).toContain('keeps nobody out');
    expect(lists.changes()).toEqual([]);
    await lists.answerOf('ip_allow_list_add', input, phrase);
    expect(lists.changes()).toHaveLength(1);
  });

  it.each(['192.0.2.1', '192.0.2.0/24'])('adds %s with its note to the smtp list unless told otherwise', async (ip) => {
    const { answerOf, changes } = given({});
    expect(await answerOf('ip_allow_list_add', { ip, note: 'Shop' })).toMatchObject({
      data: { type: 'smtp', enabled: false, ip_address: ip, description: 'Shop' },
      notes: ['The smtp list is off: it has no effect.'],
    });
    expect(changes()).toEqual([
      { path: 'ip_allow_list/add', request: { ip_address: ip, description: 'Shop', type: 'smtp' } },
    ]);
  });

  it.each(['192.0.2.256', '192.0.2.0/33', '2001:db8::1', 'office', '192.0.2'])('refuses %s', async (ip) => {
    const { failureOf, calls } = given({});
    expect(await failureOf('ip_allow_list_add', { ip })).toMatchObject({ fields: [{ path: 'ip' }] });
    expect(calls).toEqual([]);
  });

  it('refuses a note of 256 characters and an address that is there already', async () => {
    const { failureOf } = given({ smtp: { enabled: true, ip_addresses: [OFFICE] } });
    expect(await failureOf('ip_allow_list_add', { ip: '192.0.2.1', note: 'x'.repeat(256) })).toMatchObject({
      fields: [{ path: 'note' }],
    });
    expect(await failureOf('ip_allow_list_add', { ip: OFFICE.ip_address })).toMatchObject({ fields: [{ path: 'ip' }] });
  });

  it('asks before the first entry of the api list, and not where this computer got through a list that is on', async () => {
    const runs = given({});
    const { facts, phrase } = await guarded(runs, 'ip_allow_list_add', { ip: '192.0.2.1', type: 'api' });
    expect(facts).toMatch(/not documented.*On the list: 192\.0\.2\.1\./);
    expect(runs.changes()).toEqual([]);
    await runs.answerOf('ip_allow_list_add', { ip: '192.0.2.1', type: 'api' }, phrase);
    expect(runs.changes().length).toBe(1);
    const open = given({ api: { enabled: true, ip_addresses: [OFFICE] } });
    expect((await open.answerOf('ip_allow_list_add', { ip: '192.0.2.1', type: 'api' })).data.enabled).toBe(true);
  });
});

describe('what may lock this computer out of the API', () => {
  const api = { enabled: true, ip_addresses: [OFFICE, { ip_address: '192.0.2.1' }] };

  it('removing from the list while it is on says who is left, and needs the phrase', async () => {
    const runs = given({ api });
    const input = { ip_address: '192.0.2.1', type: 'api' } as const;
    const { facts, phrase } = await guarded(runs, 'ip_allow_list_remove', input);
    expect(facts).toContain('On the list: 203.0.113.40.');
    expect(await runs.failureOf('ip_allow_list_remove', input, 'yes')).toMatchObject({ kind: 'confirmation-needed' });
    expect(runs.changes()).toEqual([]);
    expect((await runs.answerOf('ip_allow_list_remove', input, phrase)).data).toMatchObject(input);
  });

  it('removing the last entry says that every call would be refused', async () => {
    const runs = given({ api: { enabled: true, ip_addresses: [OFFICE] } });
    const { facts } = await guarded(runs, 'ip_allow_list_remove', { ip_address: OFFICE.ip_address, type: 'api' });
    expect(facts).toContain('every call would be refused');
  });

  it('moving an entry of the list while it is on', async () => {
    const runs = given({ api });
    const input = { ip_address: '192.0.2.1', new_ip_address: '192.0.2.2', type: 'api' };
    expect((await guarded(runs, 'ip_allow_list_edit', input)).facts).toContain('203.0.113.40, 192.0.2.2');
  });

  it('switching the list on lists what is on it', async () => {
    const runs = given({ api: { ...api, enabled: false } });
    const { facts, phrase } = await guarded(runs, 'ip_allow_list_switch', { type: 'api', enabled: true });
    expect(facts).toContain('203.0.113.40, 192.0.2.1');
    expect((await runs.answerOf('ip_allow_list_switch', { type: 'api', enabled: true }, phrase)).data).toEqual({
      type: 'api',
      enabled: true,
    });
    expect(runs.changes()).toEqual([{ path: 'ip_allow_list', request: { type: 'api', enabled: true } }]);
  });

  it('nothing of this is asked while the list is off, for a note, to switch it off, or on the smtp list', async () => {
    const off = given({ api: { ...api, enabled: false } });
    await off.answerOf('ip_allow_list_remove', { ip_address: '192.0.2.1', type: 'api' });
    await off.answerOf('ip_allow_list_edit', { ip_address: '192.0.2.1', new_ip_address: '192.0.2.2', type: 'api' });
    const on = given({ api, smtp: { enabled: false, ip_addresses: [OFFICE] } });
    await on.answerOf('ip_allow_list_edit', { ip_address: '192.0.2.1', description: 'Home', type: 'api' });
    await on.answerOf('ip_allow_list_switch', { type: 'api', enabled: false });
    await on.answerOf('ip_allow_list_switch', { type: 'smtp', enabled: true });
    await on.answerOf('ip_allow_list_remove', { ip_address: OFFICE.ip_address });
    expect([off.changes().length, on.changes().length]).toEqual([2, 4]);
  });

  it('an empty smtp list that is switched on would refuse all mail', async () => {
    const runs = given({});
    expect((await guarded(runs, 'ip_allow_list_switch', { type: 'smtp', enabled: true })).facts).toContain('empty');
  });
});

describe('an entry that is not there', () => {
  it.each([
    ['ip_allow_list_remove', { ip_address: '192.0.2.1' }],
    ['ip_allow_list_edit', { ip_address: '192.0.2.1', description: 'x' }],
  ] as const)('%s sends nothing', async (id, input) => {
    const { failureOf, changes } = given({ smtp: { enabled: true, ip_addresses: [OFFICE] } });
    expect(await failureOf(id, input)).toMatchObject({ fields: [{ path: 'ip_address' }] });
    expect(changes()).toEqual([]);
  });
});
