import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator/server.ts';
import { dataOf, refusalOf, start } from './simulator-calls.ts';

type List = { allowed_senders: string[]; mode: string };
const view = (simulator: Simulator, body: object = {}): Promise<List> =>
  dataOf(simulator, '/allowed_senders/view', body);

describe('allowed_senders', () => {
  it('are a list and a mode, switched off at first', async () => {
    expect(await view(await start())).toEqual({
      allowed_senders: expect.arrayContaining(['northwind.example']),
      mode: 'disabled',
    });
  });

  it('add appends addresses and domains, also while the setting is off, and none twice', async () => {
    const simulator = await start();
    const { allowed_senders } = await view(simulator);
    const added = { allowed_senders: ['new@contoso.example', 'litware.example', 'Litware.example'] };
    expect(await dataOf(simulator, '/allowed_senders/add', added)).toEqual({
      allowed_senders: [...allowed_senders, 'new@contoso.example', 'litware.example'],
      mode: 'disabled',
    });
  });

  it('remove answers with what is left, and an unknown entry is no error', async () => {
    const simulator = await start();
    const { allowed_senders } = await view(simulator);
    const [first, ...left] = allowed_senders;
    const gone = { allowed_senders: [first, 'nobody@contoso.example'] };
    expect(await dataOf(simulator, '/allowed_senders/remove', gone)).toEqual({
      allowed_senders: left,
      mode: 'disabled',
    });
    expect(await view(simulator)).toMatchObject({ allowed_senders: left });
  });

  it('remove answers with what is gone in the other reading', async () => {
    const simulator = await start({ quirks: { allowedSenders: 'removed' } });
    const gone = { allowed_senders: ['northwind.example', 'nobody@contoso.example'] };
    expect(await dataOf(simulator, '/allowed_senders/remove', gone)).toMatchObject({
      allowed_senders: ['northwind.example'],
    });
    expect((await view(simulator)).allowed_senders).not.toContain('northwind.example');
  });

  it('update takes the place of the whole list', async () => {
    const simulator = await start();
    const whole = { allowed_senders: ['only@contoso.example'], mode: 'whitelist' };
    expect(await dataOf(simulator, '/allowed_senders/update', whole)).toEqual(whole);
    expect(await view(simulator)).toEqual(whole);
  });

  it('of a subaccount are its own', async () => {
    const simulator = await start();
    const before = await view(simulator);
    const whole = { allowed_senders: [], mode: 'blacklist' };
    await dataOf(simulator, '/allowed_senders/update', { ...whole, subaccount_id: 'Kd93bz' });
    expect(await view(simulator, { subaccount_id: 'Kd93bz' })).toEqual(whole);
    expect(await view(simulator)).toEqual(before);
  });

  it.each([
    ['/allowed_senders/add', {}, 'allowed_senders'],
    ['/allowed_senders/add', { allowed_senders: 'a@b.example' }, 'allowed_senders'],
    ['/allowed_senders/add', { allowed_senders: ['somebody'] }, 'allowed_senders'],
    ['/allowed_senders/update', { allowed_senders: [] }, 'mode'],
    ['/allowed_senders/update', { allowed_senders: [], mode: 'off' }, 'mode'],
    ['/allowed_senders/view', { limit: 10 }, 'limit'],
  ])('%s %j is refused for %s', async (path, body, field) => {
    expect(await refusalOf(await start(), path, body)).toMatchObject({ code: 'NON_VALIDATING_IN_PAYLOAD', field });
  });
});
