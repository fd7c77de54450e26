import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator/server.ts';
import { dataOf, refusalOf, start } from './simulator-calls.ts';

type Row = { id: string; name: string; email: string; state: string } & Record<
  'plan_size' | 'plan_used' | 'plan_remaining',
  number
>;
type Page = { subaccounts: Row[]; continue_token: string | null; total_count: number };

const search = (simulator: Simulator, body: object = {}): Promise<Page> =>
  dataOf(simulator, '/subaccounts/search', body);
const total = async (simulator: Simulator, body: object): Promise<number> =>
  (await search(simulator, body)).total_count;

describe('subaccounts/search', () => {
  it('gives a hundred at a time by name, and ends with an empty token', async () => {
    const simulator = await start();
    const first = await search(simulator);
    const second = await search(simulator, { continue_token: first.continue_token });
    expect(first.subaccounts).toHaveLength(100);
    expect(second.continue_token).toBe('');
    const rows = [...first.subaccounts, ...second.subaccounts];
    expect(rows).toHaveLength(first.total_count);
    expect(first.total_count).toBeGreaterThan(120);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    const names = rows.map(({ name }) => name);
    expect(names).toEqual(names.toSorted());
    expect((await search(simulator, { sort_direction: 'desc', page_size: 1 })).subaccounts[0]?.name).toBe(names.at(-1));
    for (const row of rows) expect(row.plan_remaining).toBe(Math.max(0, row.plan_size - row.plan_used));
  });

  it('knows of Fabrikam what the statistics say of this cycle', async () => {
    const simulator = await start();
    const { subaccounts } = await search(simulator, { search_terms: ['fabrikam'] });
    expect(subaccounts).toEqual([
      {
        id: 'Kd93bz',
        name: 'Fabrikam',
        email: 'it@fabrikam.example',
        state: 'Active',
        plan_size: 40_000,
        plan_used: expect.any(Number),
        plan_remaining: expect.any(Number),
        dedicated_ip: false,
      },
    ]);
    const { cycle_start } = await dataOf<{ cycle_start: string }>(simulator, '/stats/email_cycle');
    const { history } = await dataOf<{ history: { used: number; rejects: number }[] }>(
      simulator,
      '/stats/email_history',
      { group_by: 'subaccount', subaccounts: ['Kd93bz'], start_date: cycle_start },
    );
    const [group] = history;
    expect(subaccounts[0]?.plan_used).toBe((group?.used ?? 0) + (group?.rejects ?? 0));
  });

  it('looks for parts unless it is told not to be fuzzy', async () => {
    const simulator = await start();
    expect(await total(simulator, { search_terms: ['FABRI'] })).toBe(1);
    expect(await total(simulator, { search_terms: ['FABRI'], fuzzy_search: false })).toBe(0);
    expect(await total(simulator, { search_terms: ['Fabrikam'], fuzzy_search: false })).toBe(1);
    expect(await total(simulator, { search_terms: ['it@fabrikam.example', 'Adler Bakery'] })).toBe(2);
  });

  it('tells the states apart', async () => {
    const simulator = await start();
    const counts = await Promise.all(['active', 'closed', 'suspended'].map((states) => total(simulator, { states })));
    for (const count of counts) expect(count).toBeGreaterThan(0);
    expect(counts.reduce((sum, count) => sum + count)).toBe(await total(simulator, { states: 'all' }));
    expect((await search(simulator, { states: 'closed' })).subaccounts.every(({ state }) => state === 'Closed')).toBe(
      true,
    );
  });

  it.each([
    [{ states: ['active'] }, 'states'],
    [{ search_terms: 'fabrikam' }, 'search_terms'],
    [{ page_size: 0 }, 'page_size'],
    [{ continue_token: 'stale' }, 'continue_token'],
    [{ subaccount_id: 'Kd93bz' }, 'subaccount_id'],
  ])('%j is refused for %s', async (body, field) => {
    expect(await refusalOf(await start(), '/subaccounts/search', body)).toMatchObject({
      code: 'NON_VALIDATING_IN_PAYLOAD',
      field,
    });
  });
});
