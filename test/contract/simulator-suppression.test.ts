import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator/server.ts';
import { call, dataOf, NOON, refusalOf, start } from './simulator-calls.ts';

type Row = { email_address: string; reason: string; timestamp: string; block_description: string; subject: unknown };
type View = { results: Row[]; continue_token: string | null; total_results: number };

const EVER = { start_date: '2020-01-01', end_date: '2030-01-01' };
const ask = (simulator: Simulator, body: object = {}): Promise<View> => dataOf(simulator, '/suppression/view', body);

const allOf = async (simulator: Simulator, body: object): Promise<Row[]> => {
  const rows: Row[] = [];
  let token: string | null = '';
  while (token !== null) {
    const page: View = await ask(simulator, { ...body, continue_token: token });
    rows.push(...page.results);
    token = page.continue_token;
  }
  return rows;
};

describe('suppression/view', () => {
  it('gives the documented rows, newest first, of the last 30 days unless told otherwise', async () => {
    const simulator = await start();
    const { results, total_results } = await ask(simulator);
    expect(results[0]).toEqual({
      email_address: expect.stringContaining('@'),
      reason: expect.stringMatching(/^(manual|spam|unsubscribe|bounce|compliance)$/),
      complaint: expect.any(String),
      block_description: expect.any(String),
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      subject: expect.toSatisfy((subject: unknown) => subject === null || typeof subject === 'string'),
    });
    const times = results.map(({ timestamp }) => timestamp);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(total_results).toBeLessThan((await ask(simulator, EVER)).total_results);
  });

  it('has more than one page, and walks every row once in either direction', async () => {
    const simulator = await start();
    const down = await allOf(simulator, EVER);
    const up = await allOf(simulator, { ...EVER, sort: 'asc' });
    expect(down.length).toBeGreaterThan(230);
    expect(down.length).toBe((await ask(simulator, EVER)).total_results);
    expect(new Set(down.map((row) => `${row.email_address} ${row.reason}`)).size).toBe(down.length);
    expect(up.toReversed()).toEqual(down);
  });

  it('goes on behind the last row when a row was removed between two pages', async () => {
    const simulator = await start();
    const whole = await allOf(simulator, EVER);
    const first = await ask(simulator, EVER);
    const last = first.results.at(-1);
    await call(simulator, '/suppression/remove', { email_address: last?.email_address, reasons: [last?.reason] });
    const second = await ask(simulator, { ...EVER, continue_token: first.continue_token });
    expect(second.results[0]).toEqual(whole[first.results.length]);
  });

  it('refuses a token of another search', async () => {
    const simulator = await start();
    const { continue_token } = await ask(simulator, EVER);
    expect(await refusalOf(simulator, '/suppression/view', { ...EVER, sort: 'asc', continue_token })).toMatchObject({
      field: 'continue_token',
    });
  });

  it('agrees with the bounces and complaints that activity shows', async () => {
    const simulator = await start();
    const kinds = { bounce: ['hard-bounced', 7], spam: ['spam', 30] } as const;
    for (const [suppression_type, [event, days]] of Object.entries(kinds)) {
      const start_date = new Date(NOON - days * 86_400_000).toISOString();
      const { events } = await dataOf<{ events: { recipient: string; subaccount_name: string }[] }>(
        simulator,
        '/activity/search',
        { event_types: [event], start_date, limit: 1_000 },
      );
      const master = events.filter(({ subaccount_name }) => subaccount_name === 'Master account');
      const rows = await allOf(simulator, { start_date, end_date: new Date(NOON + 1).toISOString(), suppression_type });
      expect(new Set(rows.map(({ email_address }) => email_address))).toEqual(
        new Set(master.map(({ recipient }) => recipient)),
      );
      expect(rows.every(({ reason, subject }) => reason === suppression_type && typeof subject === 'string')).toBe(
        true,
      );
    }
  });

  it('filters by type, address, part of an address, and text with and without fuzziness', async () => {
    const simulator = await start();
    const total = async (body: object): Promise<number> => (await ask(simulator, { ...EVER, ...body })).total_results;
    const [row] = (await ask(simulator, { ...EVER, suppression_type: 'bounce' })).results;
    const address = row?.email_address ?? '';
    expect(await total({ email_address: address.toUpperCase() })).toBeGreaterThan(0);
    expect(await total({ email_address: address.slice(1) })).toBe(0);
    expect(await total({ wildcard: address.slice(1) })).toBeGreaterThan(0);
    expect(await total({ recipients: [address.slice(1)] })).toBe(0);
    expect(await total({ recipients: [address.slice(1)], fuzzy: true })).toBeGreaterThan(0);
    expect(await total({ reason: 'User unknown', fuzzy: true, suppression_types: ['bounce'] })).toBeGreaterThan(0);
    expect(await total({ suppression_types: ['spam', 'bounce'] })).toBe(
      (await total({ suppression_type: 'spam' })) + (await total({ suppression_type: 'bounce' })),
    );
  });
});

describe('suppression/add and suppression/remove', () => {
  it('block and lift an address, and show it in between', async () => {
    const simulator = await start();
    const email_address = 'old.mailbox@contoso.example';
    expect(await dataOf(simulator, '/suppression/add', { email_address, block_description: 'Left' })).toEqual({
      added: true,
      block_description: 'Left',
      email_address,
    });
    expect(await dataOf(simulator, '/suppression/add', { email_address })).toMatchObject({ added: false });
    expect(await ask(simulator, { email_address })).toMatchObject({
      total_results: 1,
      results: [{ email_address, reason: 'manual', block_description: 'Left', subject: null }],
    });
    expect(await dataOf(simulator, '/suppression/remove', { email_address, reasons: ['bounce', 'manual'] })).toEqual({
      suppressions: [
        { email_address, reason: 'bounce', removed: false },
        { email_address, reason: 'manual', removed: true },
      ],
    });
    expect(await ask(simulator, { email_address })).toMatchObject({ total_results: 0, continue_token: null });
  });

  it('lift what a mail led to', async () => {
    const simulator = await start();
    const [row] = (await ask(simulator, { suppression_type: 'bounce' })).results;
    const { email_address = '' } = row ?? {};
    expect(await dataOf(simulator, '/suppression/remove', { email_address, reasons: ['bounce'] })).toMatchObject({
      suppressions: [{ removed: true }],
    });
    expect(await ask(simulator, { email_address, suppression_type: 'bounce' })).toMatchObject({ total_results: 0 });
  });

  it('take a domain, without @ in front', async () => {
    const simulator = await start();
    expect(await dataOf(simulator, '/suppression/add', { email_address: 'litware.example' })).toMatchObject({
      added: true,
    });
    expect(await refusalOf(simulator, '/suppression/add', { email_address: '@litware.example' })).toMatchObject({
      field: 'email_address',
    });
  });

  it.each([
    ['/suppression/add', {}, 'email_address'],
    ['/suppression/add', { email_address: 'nobody' }, 'email_address'],
    ['/suppression/remove', { email_address: 'a@b.example' }, 'reasons'],
    ['/suppression/remove', { email_address: 'a@b.example', reasons: [] }, 'reasons'],
    ['/suppression/remove', { email_address: 'a@b.example', reasons: ['bounces'] }, 'reasons'],
    ['/suppression/view', { limit: 10 }, 'limit'],
    ['/suppression/view', { suppression_type: 'bounces' }, 'suppression_type'],
  ])('%s %j is refused for %s', async (path, body, field) => {
    expect(await refusalOf(await start(), path, body)).toEqual({
      status: 400,
      code: 'NON_VALIDATING_IN_PAYLOAD',
      field,
    });
  });

  it('change the account that is named and no other', async () => {
    const simulator = await start();
    const email_address = 'old.mailbox@contoso.example';
    await call(simulator, '/suppression/add', { email_address, subaccount_id: 'Kd93bz' });
    expect(await ask(simulator, { email_address, subaccount_id: 'Kd93bz' })).toMatchObject({ total_results: 1 });
    expect(await ask(simulator, { email_address })).toMatchObject({ total_results: 0 });
    expect(await refusalOf(simulator, '/suppression/view', { subaccount_id: 'nobody' })).toEqual({
      status: 400,
      code: 'API_EXCEPTION',
      field: undefined,
    });
  });
});
