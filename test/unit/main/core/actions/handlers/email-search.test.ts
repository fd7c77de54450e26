import { describe, expect, it } from 'vitest';
import { actionRuns } from '../../../../../fakes/actions.ts';

interface Mail {
  readonly sender?: string;
  readonly recipient?: string;
  readonly subject?: string;
}

/** So many e-mails, in pages of 1000 at most. */
function mailbox(mails: readonly Mail[]) {
  const rows = mails.map((mail, index) => ({
    event: 'delivered',
    date: new Date(Date.UTC(2026, 2, 4) - index * 1000).toISOString(),
    email_id: `mail-${index}`,
    sender: 'a@northwind.example',
    recipient: 'kim@contoso.example',
    ...mail,
  }));
  return actionRuns({
    'activity/search': ({ limit, continue_token }) => {
      const from = Number(continue_token ?? 0);
      const end = from + Number(limit);
      return {
        total_events: rows.length,
        continue_token: end < rows.length ? String(end) : '',
        events: rows.slice(from, end),
      };
    },
  });
}
const repeat = (count: number, mail: Mail = {}): readonly Mail[] => Array.from({ length: count }, () => mail);

const ARRIVED = ['delivered', 'opened', 'clicked', 'spam', 'unsubscribed', 'resubscribed'];

describe('email_search', () => {
  it('asks for the latest event of each e-mail, of the last 30 days', async () => {
    const { answerOf, calls } = mailbox([{}]);
    await answerOf('email_search', {});
    expect(calls).toEqual([
      {
        path: 'activity/search',
        request: { only_latest_by_sent: true, start_date: '2026-02-02T09:00:00Z', limit: 100 },
      },
    ]);
  });

  it.each([
    [{ status: 'bounce' }, ['hard-bounced', 'soft-bounced']],
    [{ status: 'sent' }, ARRIVED],
    [{ status: 'ok' }, ARRIVED],
    [{ status: 'delivered' }, ARRIVED],
    [{ event: 'delivered' }, ['delivered']],
    [{ event: 'opened', status: 'delivered' }, ['opened']],
    [{ status: 'dropped' }, ['rejected']],
    [{ event: 'spam' }, ['spam']],
    [{ event: 'bounce', status: 'soft-bounced' }, ['soft-bounced']],
  ] as const)('takes %j for what SMTP2GO calls %j', async (input, event_types) => {
    const { answerOf, calls } = mailbox([{}]);
    await answerOf('email_search', input);
    expect(calls[0]?.request).toMatchObject({ event_types });
  });

  it('finds an e-mail by an event that was not its latest, once', async () => {
    const rows = ['clicked', 'opened', 'opened', 'delivered'].map((event, index) => ({
      event,
      date: new Date(Date.UTC(2026, 2, 4) - index * 1000).toISOString(),
      email_id: 'mail-0',
      recipient: 'kim@contoso.example',
    }));
    const { answerOf, calls } = actionRuns({
      'activity/search': ({ event_types }) => {
        const events = rows.filter(({ event }) => Array.isArray(event_types) && event_types.includes(event));
        return { total_events: events.length, continue_token: null, events };
      },
    });
    const found = await answerOf('email_search', { event: 'opened' });
    expect([found.data.map(({ date }) => date), found.total]).toEqual([[Date.UTC(2026, 2, 4) - 1000], 1]);
    expect(calls[0]?.request).toMatchObject({ only_latest_by_sent: false });
  });

  it('refuses two states that no e-mail can be in, and states nobody knows', async () => {
    const { failureOf, calls } = mailbox([{}]);
    expect(await failureOf('email_search', { event: 'rejected', status: 'delivered' })).toMatchObject({
      fields: [{ path: 'status', message: 'No e-mail is in both of these states.' }],
    });
    expect(await failureOf('email_search', { status: 'lost' })).toMatchObject({ kind: 'invalid-input' });
    expect(calls).toEqual([]);
  });

  it('shows the very sender, recipient and subject only: SMTP2GO finds parts', async () => {
    const { answerOf } = mailbox([
      { sender: 'Northwind <Billing@northwind.example>', recipient: 'kim@contoso.example', subject: 'Invoice' },
      { sender: 'billing@northwind.example', recipient: 'kim@contoso.example', subject: 'Invoice 2' },
      { sender: 'old-billing@northwind.example', recipient: 'kim@contoso.example', subject: 'Invoice' },
      { sender: 'billing@northwind.example', recipient: 'joakim@contoso.example', subject: 'Invoice' },
    ]);
    const input = { sender: 'billing@northwind.example', recipient: 'kim@contoso.example', subject: 'Invoice' };
    const { data, total } = await answerOf('email_search', input);
    expect([data.map(({ email_id }) => email_id), total]).toEqual([['mail-0'], 1]);
  });

  it('finds everything of a domain by @', async () => {
    const { answerOf } = mailbox([
      { recipient: 'kim@contoso.example' },
      { recipient: 'Lee <lee@CONTOSO.example>' },
      { recipient: 'kim@mail.contoso.example' },
      { recipient: 'kim@fabrikam.example' },
    ]);
    expect((await answerOf('email_search', { recipient: '@contoso.example' })).data).toHaveLength(2);
  });

  it('looks through no more pages than it takes to find enough', async () => {
    const { answerOf, calls } = mailbox(repeat(4000, { subject: 'Invoice' }));
    const found = await answerOf('email_search', { subject: 'Invoice', limit: 500, offset: 500 });
    expect([found.data[0]?.email_id, found.total, found.next, calls.length]).toEqual([
      'mail-500',
      undefined,
      '1000',
      1,
    ]);
  });

  it('looks at 5,000 rows at most, and says that there are more', async () => {
    const { answerOf, calls } = mailbox([...repeat(5200), { subject: 'Invoice' }]);
    const found = await answerOf('email_search', { subject: 'Invoice' });
    expect(found).toMatchObject({ data: [], total: undefined, next: undefined });
    expect(found.notes).toEqual([expect.stringContaining('more than 5,000 rows')]);
    expect(calls.length).toBe(5);
  });

  it('sorts what it looked at, rows without a value last', async () => {
    const { answerOf } = mailbox([{ subject: 'b' }, {}, { subject: 'c' }, { subject: 'a' }]);
    const ids = async (sort_order?: 'asc' | 'desc') => {
      const input = { sort_by: 'subject' as const, ...(sort_order ? { sort_order } : {}) };
      return (await answerOf('email_search', input)).data.map(({ subject }) => subject);
    };
    expect(await ids()).toEqual(['a', 'b', 'c', undefined]);
    expect(await ids('desc')).toEqual(['c', 'b', 'a', undefined]);
  });

  it('turns the order of time when asked to', async () => {
    const { answerOf } = mailbox(repeat(3));
    const { data } = await answerOf('email_search', { sort_order: 'asc', limit: 1 });
    expect(data[0]?.email_id).toBe('mail-2');
  });
});
