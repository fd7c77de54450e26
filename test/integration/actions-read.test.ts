import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActionResult } from '../../src/shared/actions/define.ts';
import type { ActionId, Input, Output } from '../../src/shared/actions/index.ts';
import type { Failure } from '../../src/shared/failure.ts';
import { holdsSecret, withoutSecrets } from '../../src/shared/secrets.ts';
import type { Fault } from '../../src/simulator/faults.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { leastInput, READ_ACTIONS } from '../fixtures/inputs.ts';
import { person as personAt } from '../fixtures/person.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ mailsPerDay: 2000 });
});
beforeEach(() => simulator.clearFaults());
afterAll(() => simulator.close());

const person = (key?: string) => personAt(simulator, key);

const dayBefore = (days: number): string => {
  const now = new Date();
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};
const WEEK = { date_start: dayBefore(8), date_end: dayBefore(2) };

/** What is asked of actions that read, where the least that they can be asked would find little, or too much. */
const ASKED: { readonly [Id in ActionId]?: Input<Id> } = {
  activity_search: { limit: 5 },
  email_search: { limit: 5, status: 'delivered' },
  stats_email_bounces: { limit: 5 },
  stats_email_cycle: { date_from: WEEK.date_start, date_to: WEEK.date_end },
  stats_email_spam: { limit: 5, date_start: dayBefore(29), date_end: dayBefore(0) },
  stats_email_unsubs: { result_limit: 5 },
  subaccounts_usage: { subaccount_id: 'Kd93bz' },
  template_view: { template_id: 'invoice-en' },
};
/** What the notes say of this account; nothing, unless it stands here. */
const NOTES: { readonly [Id in ActionId]?: readonly string[] } = {
  allowed_senders_view: ['Restrict Senders is off (mode disabled): the list has no effect.'],
  ip_allow_list_view: ['The smtp list is on.', 'The api list is off.'],
};
const EVERY_READ = READ_ACTIONS.map((id) => [id, ASKED[id] ?? leastInput(id)] as const);

describe('actions that read a simulated account', () => {
  it.each(EVERY_READ)('%s answers something', async (id, input) => {
    const result = await person().run(id, input);
    const hint = `Where ${id} needs an input that finds something, give it one in ASKED`;
    expect(result, hint).toMatchObject({ ok: true, data: { notes: NOTES[id] ?? [] } });
    const data: unknown = result.ok ? result.data.data : undefined;
    const rows = typeof data === 'object' && data !== null && 'rows' in data ? data.rows : data;
    expect(Array.isArray(rows) ? rows.length : 1, hint).toBeGreaterThan(0);
  });

  it.each(EVERY_READ)('%s is no secret, and is kept as it was answered', async (id, input) => {
    const { data } = await person().answerOf(id, input);
    expect(holdsSecret(input)).toBe(false);
    const kept = withoutSecrets(data);
    if (id === 'webhook_view') expect(JSON.stringify(kept)).toMatch(/"https:\/\/[\w.-]+\/…"/);
    else expect(kept).toEqual(data);
  });

  it('shows every row of a list once, whatever the size of the slices', async () => {
    const { answerOf } = person();
    const search = { start_date: dayBefore(3), end_date: dayBefore(3) };
    const all: string[] = [];
    let offset: number | undefined = 0;
    while (offset !== undefined) {
      const { data, next }: ActionResult<Output<'activity_search'>> = await answerOf('activity_search', {
        search,
        limit: 700,
        offset,
      });
      all.push(...data.map((row) => JSON.stringify(row)));
      offset = next === undefined ? undefined : Number(next);
    }
    const { total } = await answerOf('activity_search', { search, limit: 1 });
    expect([all.length, new Set(all).size]).toEqual([total, total]);
  });

  it('goes on in a list at the cost of one page', async () => {
    const { answerOf } = person();
    await answerOf('activity_search', { limit: 1000 });
    const before = simulator.requests.length;
    await answerOf('activity_search', { limit: 1000, offset: 1000 });
    expect(simulator.requests.length - before).toBe(1);
  });

  it('counts the same e-mails by day, by week and as a whole', async () => {
    const { answerOf } = person();
    const range = { date_from: WEEK.date_start, date_to: WEEK.date_end };
    const sums = await Promise.all(
      (['day', 'week', 'month'] as const).map(async (group_by) => {
        const { data } = await answerOf('stats_email_cycle', { ...range, group_by });
        return data.rows.reduce((sum, { used, bounces }) => [(sum[0] ?? 0) + used, (sum[1] ?? 0) + bounces], [0, 0]);
      }),
    );
    const { data } = await answerOf('stats_email_history', WEEK);
    const whole = [data.reduce((sum, row) => sum + row.used, 0), data.reduce((sum, row) => sum + row.bounces, 0)];
    expect(sums).toEqual([whole, whole, whole]);
  });

  it('finds the bounces one by one that the totals of the same days count', async () => {
    const { answerOf } = person();
    const { data, total } = await answerOf('stats_email_bounces', { ...WEEK, limit: 1 });
    expect(total).toBe(data.summary?.bounces);
    const { data: senders } = await answerOf('stats_email_history', WEEK);
    expect(data.summary?.bounces).toBe(senders.reduce((sum, row) => sum + row.bounces, 0));
  });

  it('finds one sender by the whole address only', async () => {
    const { answerOf } = person();
    const { data } = await answerOf('email_search', { sender: 'billing@northwind.example', limit: 20 });
    expect(new Set(data.map(({ sender }) => sender))).toEqual(new Set(['billing@northwind.example']));
    expect((await answerOf('email_search', { sender: 'g@northwind.example' })).data).toEqual([]);
  });

  it('joins a subaccount’s plan with what the history says of it', async () => {
    const { answerOf } = person();
    const { data: list } = await answerOf('subaccounts_search', { name: 'Fabrikam', limit: 1 });
    const { data } = await answerOf('subaccounts_usage', {
      subaccount_id: list[0]?.id ?? '',
      start_date: WEEK.date_start,
      end_date: WEEK.date_end,
    });
    const { data: groups } = await answerOf('stats_email_history', { ...WEEK, group_by: 'subaccount' });
    expect(data[0]?.used).toBe(groups.find(({ subaccount }) => subaccount === list[0]?.name)?.used);
    expect(data[0]).toMatchObject({ plan_size: list[0]?.plan_size });
  });

  it('shows all subaccounts from three calls, and says that SMS of so many are not counted', async () => {
    const before = simulator.requests.length;
    const { data, total, notes } = await person().answerOf('subaccounts_usage', {});
    expect(data.length).toBeGreaterThan(100);
    expect([total, notes]).toEqual([data.length, [expect.stringContaining('SMS are counted for up to 100')]]);
    expect(simulator.requests.slice(before).map(({ path }) => path)).toEqual([
      '/subaccounts/search',
      '/subaccounts/search',
      '/stats/email_history',
    ]);
  });

  it('refuses what the key is known not to be allowed without asking', async () => {
    const before = simulator.requests.length;
    const result = await person().run('suppression_view', {}, { permissions: ['/stats/*'] });
    expect(result).toMatchObject({ failure: { kind: 'permission-missing', endpoint: '/suppression/view' } });
    expect(simulator.requests.length).toBe(before);
  });
});

/* Faults */

const FAULTS: readonly (readonly [string, Fault, Failure['kind']])[] = [
  ['a refusal of the key', { kind: 'refusal', status: 403, code: 'INVALID_IN_PAYLOAD', text: 'No' }, 'key-refused'],
  [
    'a missing permission',
    { kind: 'refusal', status: 400, code: 'ENDPOINT_PERMISSION_DENIED', text: 'No', envelope: 'root' },
    'permission-missing',
  ],
  ['another refusal', { kind: 'refusal', status: 400, code: 'NON_VALIDATING_IN_PAYLOAD', text: 'No' }, 'invalid-input'],
  ['a 503 of a proxy', { kind: 'html', status: 503 }, 'refused-by-provider'],
  ['a page of a hotel', { kind: 'html' }, 'malformed-reply'],
  ['garbage', { kind: 'garbage' }, 'malformed-reply'],
  ['an answer cut in half', { kind: 'truncated' }, 'offline'],
  ['a reset connection', { kind: 'reset' }, 'offline'],
  ['values of other types', { kind: 'wrong-types' }, 'malformed-reply'],
];

describe('actions that read, when all answers are bad', () => {
  const cases = FAULTS.flatMap(([name, fault, kind]) =>
    EVERY_READ.map(([id, input]) => ({ id, input, name, fault, kind })),
  );
  it.each(cases)('$id says what $name was', async ({ id, input, fault, kind }) => {
    simulator.setFault('*', fault);
    const result = await person().run(id, input);
    expect(result.ok ? result.data : result.failure.kind).toBe(kind);
  });

  it.each(EVERY_READ.filter(([id]) => id !== 'stats_email_cycle'))(
    '%s says until when to wait after a 429',
    async (id, input) => {
      simulator.setFault('*', { kind: 'too-many' });
      const result = await person(simulator.addKey().key).run(id, input);
      expect(result).toMatchObject({ failure: { kind: 'rate-limited', until: expect.any(Number) } });
    },
  );

  it.each(EVERY_READ)('%s works again after one bad answer', async (id, input) => {
    simulator.setFault('*', { kind: 'reset' }, 1);
    expect(await person().run(id, input)).toMatchObject({ ok: true });
  });
});

/* Suppressions */

describe('suppressions of a simulated account', () => {
  it('are added, seen and lifted again', async () => {
    const { answerOf } = person();
    await answerOf('suppression_add', { email_address: ['left@contoso.example', '@closed.example'] });
    for (const email_address of ['left@contoso.example', 'closed.example']) {
      const { data } = await answerOf('suppression_view', { email_address });
      expect(data).toMatchObject([{ email_address, reason: 'manual' }]);
    }
    expect((await answerOf('suppression_remove', { domain: 'closed.example' })).data).toMatchObject([
      { reason: 'manual', removed: true },
    ]);
    expect((await answerOf('suppression_view', { email_address: 'closed.example' })).data).toEqual([]);
  });

  it('are shown slice by slice, each once', async () => {
    const { answerOf } = person();
    const { total = 0 } = await answerOf('suppression_view', { limit: 1 });
    const first = await answerOf('suppression_view', { limit: 150 });
    const rest = await answerOf('suppression_view', { limit: 1000, offset: 150 });
    const key = (row: object) => JSON.stringify(row);
    expect(total).toBeGreaterThan(200);
    expect(new Set([...first.data, ...rest.data].map(key)).size).toBe(total);
  });

  it('are lifted after a complaint only by whoever confirms it', async () => {
    const { answerOf, run } = person();
    const { data } = await answerOf('suppression_view', { suppression_type: 'spam complaints', limit: 1 });
    const email = data[0]?.email_address ?? '';
    expect(await run('suppression_remove', { email })).toMatchObject({
      failure: {
        kind: 'confirmation-needed',
        phrase: email,
        facts: [expect.stringContaining(email), expect.any(String)],
      },
    });
    const lifted = await answerOf('suppression_remove', { email }, email);
    expect(lifted.data).toContainEqual({ email_address: email, reason: 'spam', removed: true });
  });

  it('are known to be made although the answer was cut off', async () => {
    const { answerOf } = person();
    simulator.setFault('/suppression/add', { kind: 'truncated' }, 1);
    const { data } = await answerOf('suppression_add', { email_address: 'cut@contoso.example' });
    expect(data).toEqual({ succeeded: ['cut@contoso.example'], failed: [] });
  });

  it('are known not to be made when nothing of it is on the list, and are not sent again', async () => {
    simulator.setFault('/suppression/add', { kind: 'reset' }, 1);
    const before = simulator.requests.length;
    const result = await person().run('suppression_add', { email_address: 'lost@contoso.example' });
    expect(result).toMatchObject({
      failure: { kind: 'outcome-unknown', now: 'lost@contoso.example is not on the list.' },
    });
    expect(simulator.requests.slice(before).map(({ path }) => path)).toEqual(['/suppression/add', '/suppression/view']);
  });

  it('are added by the hundred, with what failed on the way', async () => {
    const { answerOf } = person();
    const all = Array.from({ length: 100 }, (_, index) => `bulk${index}@contoso.example`);
    simulator.setFault('/suppression/add', { kind: 'html', status: 502 }, 3);
    const { data } = await answerOf('suppression_add', { email_address: all.join('\n') });
    expect([data.succeeded.length, data.failed.length]).toEqual([97, 3]);
    expect(data.failed.every(({ outcome }) => outcome === 'unknown')).toBe(true);
    const again = await answerOf('suppression_add', {
      email_address: data.failed.map(({ email_address }) => email_address),
    });
    expect(again.data).toMatchObject({ succeeded: [{}, {}, {}].map(() => expect.any(String)), failed: [] });
  });
});
