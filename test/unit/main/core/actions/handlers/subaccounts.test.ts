import { describe, expect, it } from 'vitest';
import { type Answers, actionRuns } from '../../../../../fakes/actions.ts';
import { answer } from '../../../../../fakes/http.ts';

const account = (id: string, name: string, part: object = {}) => ({
  id,
  name,
  email: `it@${name.toLowerCase()}.example`,
  state: 'Active',
  plan_size: 10000,
  plan_used: 3120,
  plan_remaining: 6880,
  dedicated_ip: false,
  ...part,
});
const list = (...subaccounts: readonly object[]) => ({
  total_count: subaccounts.length,
  continue_token: '',
  subaccounts,
});
const volume = (subaccount: string, used: number) => ({
  subaccount,
  used,
  bounces: used / 100,
  rejects: 0,
  spam: 0,
  unsubscribes: 0,
});
const sms = (total_messages: number) => ({ total_messages, total_units: 2 * total_messages, total_cost: '0.50' });

describe('subaccounts_search', () => {
  it('walks the pages as far as it must', async () => {
    const { answerOf, calls } = actionRuns({
      'subaccounts/search': ({ page_size, continue_token }) => {
        const from = Number(continue_token || 0);
        const end = Math.min(250, from + Number(page_size));
        const ids = Array.from({ length: end - from }, (_, index) =>
          account(String(from + index), `Name${from + index}`),
        );
        return { total_count: 250, continue_token: end < 250 ? String(end) : '', subaccounts: ids };
      },
    });
    const found = await answerOf('subaccounts_search', { limit: 100, offset: 50 });
    expect([found.data[0]?.id, found.data.length, found.total, found.next]).toEqual(['50', 100, 250, '150']);
    expect(calls.map(({ request }) => request)).toEqual([
      { states: 'all', page_size: 100 },
      { states: 'all', page_size: 100, continue_token: '100' },
    ]);
  });

  it('asks for one term and looks for the rest itself', async () => {
    const { answerOf, calls } = actionRuns({
      'subaccounts/search': () =>
        list(account('1', 'Fabrikam'), account('2', 'Fabrikam West'), account('3', 'Contoso')),
    });
    const byName = await answerOf('subaccounts_search', { name: 'fabrikam' });
    expect(byName.data.map(({ id }) => id)).toEqual(['1', '2']);
    const byBoth = await answerOf('subaccounts_search', { name: 'fabrikam', email: 'IT@fabrikam.example' });
    expect(byBoth.data.map(({ id }) => id)).toEqual(['1']);
    expect(calls.map(({ request }) => request['search_terms'])).toEqual([['fabrikam'], ['IT@fabrikam.example']]);
  });

  it('asks for active ones, and picks closed and suspended ones', async () => {
    const { answerOf, calls } = actionRuns({
      'subaccounts/search': ({ states }) =>
        states === 'active'
          ? list(account('1', 'A'))
          : list(account('1', 'A'), account('2', 'B', { state: 'Closed' }), account('3', 'C', { state: 'Suspended' })),
    });
    expect((await answerOf('subaccounts_search', { active: true })).data.map(({ id }) => id)).toEqual(['1']);
    expect((await answerOf('subaccounts_search', { active: false })).data.map(({ id }) => id)).toEqual(['2', '3']);
    expect(calls.map(({ request }) => request['states'])).toEqual(['active', 'all']);
  });
});

describe('subaccounts_usage', () => {
  const answers: Answers = {
    'subaccounts/search': () => list(account('1', 'Fabrikam'), account('2', 'Contoso')),
    'stats/email_history': () => ({ history: [volume('Master account', 9000), volume('Fabrikam', 3000)] }),
    'sms/summary': ({ subaccount_id }) => sms(Number(subaccount_id)),
  };

  it('joins plan, e-mails and SMS, and says 0 of who sent nothing', async () => {
    const { answerOf, calls } = actionRuns(answers);
    const { data, total, notes } = await answerOf('subaccounts_usage', { start_date: '2026-03-01' });
    expect(data).toMatchObject([
      { id: '1', plan_used: 3120, used: 3000, bounces: 30, bounce_percent: 1, sms_messages: 1, sms_cost: 0.5 },
      { id: '2', plan_used: 3120, used: 0, bounces: 0, sms_messages: 2, sms_units: 4 },
    ]);
    expect([total, notes]).toEqual([2, []]);
    const range = calls.find(({ path }) => path === 'stats/email_history')?.request;
    expect(range).toEqual({ group_by: 'subaccount', start_date: expect.stringContaining('T') });
    expect(calls.filter(({ path }) => path === 'sms/summary').map(({ request }) => request['start_date'])).toEqual([
      range?.['start_date'],
      range?.['start_date'],
    ]);
  });

  it('asks for one by its id', async () => {
    const { answerOf, calls } = actionRuns({
      ...answers,
      'stats/email_history': () => ({ history: [volume('Contoso', 500)] }),
    });
    const { data } = await answerOf('subaccounts_usage', { subaccount_id: '2' });
    expect(data).toMatchObject([{ id: '2', used: 500 }]);
    expect(calls.find(({ path }) => path === 'stats/email_history')?.request).toMatchObject({ subaccounts: ['2'] });
  });

  it('says that there is no such subaccount', async () => {
    const { failureOf } = actionRuns(answers);
    expect(await failureOf('subaccounts_usage', { subaccount_id: '3' })).toMatchObject({
      fields: [{ path: 'subaccount_id', message: 'There is no subaccount 3.' }],
    });
  });

  it('does not guess which of two with the same name sent what', async () => {
    const { answerOf } = actionRuns({
      ...answers,
      'subaccounts/search': () => list(account('1', 'Fabrikam'), account('2', 'Fabrikam')),
    });
    const { data, notes } = await answerOf('subaccounts_usage', {});
    expect(data.map(({ used }) => used)).toEqual([undefined, undefined]);
    expect(notes).toEqual([expect.stringContaining('used twice: Fabrikam')]);
  });

  it('does not say 0 of whoever may be in a row that could not be read', async () => {
    const { answerOf } = actionRuns({
      ...answers,
      'stats/email_history': () => ({ history: [volume('Fabrikam', 3000), { subaccount: 'Contoso', used: 'many' }] }),
    });
    const { data, notes } = await answerOf('subaccounts_usage', {});
    expect(data.map(({ used }) => used)).toEqual([3000, undefined]);
    expect(notes).toEqual(['1 row could not be read and is left out.']);
  });

  it('names what is counted for nobody here, and takes it for nobody else', async () => {
    const { answerOf } = actionRuns({
      ...answers,
      'stats/email_history': () => ({ history: [volume('Master account', 9000), volume('Old name', 3000)] }),
    });
    const all = await answerOf('subaccounts_usage', {});
    expect(all.data.map(({ used }) => used)).toEqual([0, 0]);
    const note = 'SMTP2GO counts e-mails of Old name: no subaccount listed here has such a name.';
    expect(all.notes).toEqual([note]);
    const one = await answerOf('subaccounts_usage', { subaccount_id: '1' });
    expect(one.data[0]).not.toHaveProperty('used');
    expect(one.notes).toEqual([note]);
  });

  it('shows what it has when SMS or statistics cannot be had, and why', async () => {
    const denied = () =>
      answer(400, { data: { error: 'No', error_code: 'E_ApiResponseCodes.ENDPOINT_PERMISSION_DENIED' } });
    const { answerOf, calls } = actionRuns({ ...answers, 'stats/email_history': denied, 'sms/summary': denied });
    const { data, notes } = await answerOf('subaccounts_usage', {});
    expect(data).toMatchObject([{ id: '1', plan_used: 3120 }, { id: '2' }]);
    expect(data[0]).not.toHaveProperty('used');
    expect(notes).toEqual([
      'Their e-mails could not be counted: This key lacks /stats/email_history.',
      'SMS could not be counted: This key lacks /sms/summary.',
    ]);
    expect(calls.length).toBeLessThanOrEqual(4);
  });
});
