import { describe, expect, it } from 'vitest';
import { type Answers, actionRuns } from '../../../../../fakes/actions.ts';
import { answer } from '../../../../../fakes/http.ts';

const AT = '2026-03-04T08:00:00Z';
const bounced = (email_id: string, part: object = {}) => ({
  event: 'hard-bounced',
  date: AT,
  email_id,
  sender: 'a@northwind.example',
  recipient: 'kim@contoso.example',
  smtp_response: '550 5.1.1 User unknown',
  host: 'mx1.contoso.example [203.0.113.25]',
  ...part,
});
const events = (...rows: readonly object[]) => ({ total_events: rows.length, continue_token: null, events: rows });
const row = (name: object, part: object = {}) => ({
  ...name,
  used: 1000,
  bounces: 20,
  rejects: 5,
  spam: 1,
  unsubscribes: 2,
  opens: 300,
  clicks: 40,
  ...part,
});
const DENIED = () =>
  answer(400, { data: { error: 'No', error_code: 'E_ApiResponseCodes.ENDPOINT_PERMISSION_DENIED' } });

describe('stats_email_bounces', () => {
  const answers: Answers = {
    'activity/search': () => events(bounced('1'), bounced('2', { event: 'soft-bounced', recipient: 'ann@x.example' })),
    'stats/email_bounces': () => ({
      emails: 12480,
      rejects: 37,
      softbounces: '61',
      hardbounces: 143,
      bounce_percent: '1.63',
    }),
    'stats/email_history': () => ({ history: [row({ username: 'crm' }), row({ username: 'shop' }, { bounces: 30 })] }),
  };

  it('lists bounces with their kind and what the other server said, beside the totals of 30 days', async () => {
    const { answerOf, calls } = actionRuns(answers);
    const { data, total } = await answerOf('stats_email_bounces', {});
    expect(data.rows).toMatchObject([
      { email_id: '1', kind: 'hard', smtp_response: '550 5.1.1 User unknown', host: expect.stringContaining('mx1') },
      { email_id: '2', kind: 'soft' },
    ]);
    expect(data.summary).toEqual({
      days: 'the last 30 days',
      emails: 12480,
      rejects: 37,
      bounces: 204,
      hardbounces: 143,
      softbounces: 61,
      bounce_percent: 1.6346,
    });
    expect(total).toBe(2);
    expect(calls.map(({ path }) => path).toSorted()).toEqual(['activity/search', 'stats/email_bounces']);
  });

  it('takes the totals of chosen days from the history, of one user where one is chosen', async () => {
    const { answerOf, calls } = actionRuns(answers);
    const input = { date_start: '2026-03-01', date_end: '2026-03-03', username: 'shop' };
    const { data } = await answerOf('stats_email_bounces', input);
    expect(data.summary).toEqual({
      days: '2026-03-01 to 2026-03-03',
      emails: 1000,
      rejects: 5,
      bounces: 30,
      bounce_percent: 3,
    });
    expect(calls.find(({ path }) => path === 'activity/search')?.request).toMatchObject({
      search_usernames: ['shop'],
      event_types: ['hard-bounced', 'soft-bounced'],
    });
  });

  it('picks one recipient and sorts', async () => {
    const { answerOf } = actionRuns(answers);
    const picked = await answerOf('stats_email_bounces', { email: 'Ann@x.example' });
    expect(picked.data.rows.map(({ email_id }) => email_id)).toEqual(['2']);
    expect(picked.notes).toEqual(['The totals are those of all senders and recipients.']);
    const sorted = await answerOf('stats_email_bounces', { sort_field: 'recipient', sort_direction: 'ASC' });
    expect(sorted.data.rows.map(({ email_id }) => email_id)).toEqual(['2', '1']);
    const byKind = await answerOf('stats_email_bounces', { sort_field: 'kind', sort_direction: 'DESC' });
    expect(byKind.data.rows.map(({ kind }) => kind)).toEqual(['soft', 'hard']);
  });

  it('shows the list although the totals may not be read, and says which permission is missing', async () => {
    const { answerOf } = actionRuns({ ...answers, 'stats/email_bounces': DENIED });
    const { data, notes } = await answerOf('stats_email_bounces', {});
    expect([data.rows.length, data.summary]).toEqual([2, undefined]);
    expect(notes).toEqual(['The totals could not be had: This key lacks /stats/email_bounces.']);
  });

  it('fails where the list may not be read', async () => {
    const { failureOf } = actionRuns({ ...answers, 'activity/search': DENIED });
    expect(await failureOf('stats_email_bounces', {})).toMatchObject({
      kind: 'permission-missing',
      endpoint: '/activity/search',
    });
  });
});

describe('stats_email_spam', () => {
  const answers: Answers = {
    'activity/search': () =>
      events(
        bounced('1', { event: 'spam', sender: 'billing@northwind.example' }),
        bounced('2', { event: 'spam', sender: 'old-billing@northwind.example' }),
      ),
    'stats/email_history': () => ({ history: [row({ username: 'crm' })] }),
  };

  it('lists complaints of the chosen days about one sender, beside the totals', async () => {
    const { answerOf, calls } = actionRuns(answers);
    const { data } = await answerOf('stats_email_spam', {
      date_start: '2026-03-01',
      date_end: '2026-03-03',
      sender: 'billing@northwind.example',
      transaction_id: 'mail-1',
    });
    expect(data.rows.map(({ email_id }) => email_id)).toEqual(['1']);
    expect(data.summary).toMatchObject({ emails: 1000, spam: 1, spam_percent: 0.1 });
    expect(calls.find(({ path }) => path === 'activity/search')?.request).toMatchObject({
      event_types: ['spam'],
      search_email_id: 'mail-1',
      search_sender: 'billing@northwind.example',
    });
  });

  it('needs both days', async () => {
    const { failureOf } = actionRuns(answers);
    expect(await failureOf('stats_email_spam', { date_start: '2026-03-01' })).toMatchObject({
      fields: [{ path: 'date_end' }],
    });
  });
});

describe('stats_email_unsubs', () => {
  it('lists who unsubscribed, by its own names of limit and offset', async () => {
    const { answerOf, calls } = actionRuns({
      'activity/search': () => events(...['1', '2', '3'].map((id) => bounced(id, { event: 'unsubscribed' }))),
      'stats/email_unsubs': () => ({ emails: 1000, rejects: 0, unsubscribes: 3, unsubscribe_percent: '0.0' }),
    });
    const { data, next } = await answerOf('stats_email_unsubs', { result_limit: 1, result_offset: 1 });
    expect(data.rows.map(({ email_id }) => email_id)).toEqual(['2']);
    expect(next).toBe('2');
    expect(data.summary).toMatchObject({ unsubscribes: 3, unsubscribe_percent: 0.3 });
    expect(calls.find(({ path }) => path === 'activity/search')?.request).toMatchObject({
      event_types: ['unsubscribed'],
      limit: 2,
    });
  });
});

describe('stats_email_history', () => {
  const senders = () => ({
    history: [
      row({ email_address: 'a@northwind.example' }),
      row({ email_address: 'B@northwind.example' }, { used: 3000 }),
      row({ email_address: 'none@northwind.example' }, { used: 0, bounces: 0, opens: undefined }),
    ],
  });

  it('shows who sent most first, with rates from the counts and none of nothing', async () => {
    const { answerOf, calls } = actionRuns({ 'stats/email_history': senders });
    const found = await answerOf('stats_email_history', { limit: 2 });
    expect(found.data.map(({ email_address }) => email_address)).toEqual([
      'B@northwind.example',
      'a@northwind.example',
    ]);
    expect(found.data[1]).toMatchObject({ bounce_percent: 2, spam_percent: 0.1, open_percent: 30 });
    expect([found.total, found.next]).toEqual([3, '2']);
    const last = await answerOf('stats_email_history', { offset: 2 });
    expect(last.data[0]?.bounce_percent).toBeUndefined();
    expect(calls[0]?.request).toEqual({ group_by: 'email_address', start_date: '2026-02-02T09:00:00Z' });
  });

  it('picks one sender, whatever the case', async () => {
    const { answerOf } = actionRuns({ 'stats/email_history': senders });
    const { data, total } = await answerOf('stats_email_history', { sender: 'b@northwind.example' });
    expect([data[0]?.used, total]).toEqual([3000, 1]);
  });

  it('refuses one sender where senders are not what is counted by', async () => {
    const { failureOf } = actionRuns({ 'stats/email_history': senders });
    expect(await failureOf('stats_email_history', { sender: 'b@northwind.example', group_by: 'domain' })).toMatchObject(
      { fields: [{ path: 'sender' }] },
    );
  });

  it('refuses tags, which SMTP2GO does not have, before any call', async () => {
    const { failureOf, calls } = actionRuns({});
    expect(await failureOf('stats_email_history', { tag: 'x' })).toMatchObject({
      kind: 'unsupported-parameter',
      parameter: 'tag',
    });
    expect(calls).toEqual([]);
  });

  it('counts what became of the e-mails to one recipient from the activity, each e-mail once', async () => {
    const to = (email_id: string, event: string, part: object = {}) => bounced(email_id, { event, ...part });
    const { answerOf, calls } = actionRuns({
      'activity/search': () =>
        events(
          to('1', 'processed', { recipient: undefined, recipients: ['kim@contoso.example', 'x@x.example'] }),
          to('1', 'soft-bounced'),
          to('1', 'soft-bounced'),
          to('1', 'delivered'),
          to('2', 'rejected'),
          to('3', 'spam', { sender: 'b@fabrikam.example' }),
          to('4', 'delivered', { recipient: 'joakim@contoso.example' }),
        ),
    });
    const { data, notes } = await answerOf('stats_email_history', { email: 'kim@contoso.example', group_by: 'domain' });
    expect(data).toMatchObject([
      { domain: 'northwind.example', used: 1, bounces: 1, rejects: 1, spam: 0 },
      { domain: 'fabrikam.example', used: 1, bounces: 0, rejects: 0, spam: 1, spam_percent: 100 },
    ]);
    expect(notes).toEqual([expect.stringContaining('Counted from the activity')]);
    expect(calls.map(({ path }) => path)).toEqual(['activity/search']);
  });
});

describe('stats_email_summary', () => {
  it('shows the cycle and the 30 days, numbers as numbers', async () => {
    const { answerOf, calls } = actionRuns({
      'stats/email_summary': () => ({
        cycle_start: '2026-03-01 00:00:00+00:00',
        cycle_end: '2026-03-31 00:00:00.000000',
        cycle_used: 522,
        cycle_remaining: 478,
        cycle_max: 1000,
        email_count: 414,
        softbounces: 2,
        hardbounces: 4,
        bounce_percent: '1.45',
        spam_emails: 0,
        spam_percent: '0.0',
        unsubscribes: 1,
        unsubscribe_percent: '0.24',
        rejects: 108,
      }),
    });
    const { data } = await answerOf('stats_email_summary', { username: 'crm' });
    expect(data).toMatchObject({ cycle_start: Date.UTC(2026, 2, 1), email_count: 414, bounce_percent: 1.45 });
    expect(calls).toEqual([{ path: 'stats/email_summary', request: { username: 'crm' } }]);
  });
});
