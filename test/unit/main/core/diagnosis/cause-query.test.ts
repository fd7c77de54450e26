import { describe, expect, it } from 'vitest';
import type { Client } from '../../../../../src/main/core/api/client.ts';
import { causeQueryOf, runCauseQuery } from '../../../../../src/main/core/diagnosis/cause-query.ts';
import type { Incident, Metric, Series } from '../../../../../src/shared/alert.ts';
import { fail, ok } from '../../../../../src/shared/failure.ts';
import { incident } from '../../../../fixtures/incidents.ts';
import { aSeries, DAY, NOON } from '../alerting/builders.ts';

type Row = Readonly<Record<string, unknown>>;

/** An activity of pages, and what was asked of it. */
function activity(pages: readonly (readonly Row[])[], total = pages.flat().length) {
  const asked: Row[] = [];
  const client: Pick<Client, 'call'> = {
    call: async (_path, request) => {
      const at = asked.push({ ...request }) - 1;
      const rows = pages[Math.min(at, pages.length - 1)] ?? [];
      const events = rows.map((row) => ({ event: 'hard-bounced', date: NOON - 1000, email_id: 'x', ...row }));
      const data = {
        total_events: total,
        continue_token: at < pages.length - 1 ? `page ${at + 1}` : undefined,
        events,
      };
      // The one path that is asked for answers in its own shape, which the types cannot tell from the others.
      return ok({ data: data as never, requestId: undefined, skippedRows: 0 });
    },
  };
  return { client, asked };
}

const about = (series: Series): Pick<Incident, 'subject'> => {
  const { subject } = incident();
  if (subject.kind !== 'series') throw new Error('The fixture is about a series');
  return { subject: { ...subject, series } };
};
const question = (series: Series) => {
  const found = causeQueryOf(about(series), NOON, undefined);
  if (!found) throw new Error('There is nothing to ask');
  return found;
};
const ask = async (client: Pick<Client, 'call'>, series: Series = aSeries()) => {
  const answer = await runCauseQuery(client, question(series), NOON + 5, new AbortController().signal);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.data;
};

describe('asking for the cause of an incident', () => {
  it('is about the events its metric counts, over its window', async () => {
    const { client, asked } = activity([[]]);
    await ask(client);
    expect(asked).toEqual([
      {
        start_date: '2026-03-03T12:00:00Z',
        end_date: '2026-03-04T12:00:00Z',
        event_types: ['soft-bounced', 'hard-bounced'],
        limit: 1000,
      },
    ]);
  });

  it.each([
    ['hard_bounce_rate', ['hard-bounced']],
    ['soft_bounce_rate', ['soft-bounced']],
    ['spam_rate', ['spam']],
    ['reject_rate', ['rejected']],
    ['unsubscribe_rate', ['unsubscribed']],
  ] as const)('of %s asks for %j', (metric: Metric, eventTypes) => {
    expect(question(aSeries({ metric }))).toMatchObject({ eventTypes, from: NOON - DAY, to: NOON });
  });

  it('has nothing to ask where no single event is to blame', () => {
    expect(causeQueryOf(about(aSeries({ metric: 'quota_used', window: 'cycle' })), NOON, NOON - DAY)).toBeUndefined();
    expect(causeQueryOf(about(aSeries({ metric: 'sent_volume' })), NOON, undefined)).toBeUndefined();
    expect(causeQueryOf({ subject: { kind: 'no_data', why: { kind: 'no_key' } } }, NOON, undefined)).toBeUndefined();
  });

  it('is over the billing cycle where its rule is, once its start is known', () => {
    const ofCycle = about(aSeries({ window: 'cycle' }));
    expect(causeQueryOf(ofCycle, NOON, NOON - 5 * DAY)).toMatchObject({ from: NOON - 5 * DAY, to: NOON });
    expect(causeQueryOf(ofCycle, NOON, undefined)).toBeUndefined();
    // It opened in the cycle before.
    expect(causeQueryOf(ofCycle, NOON, NOON + DAY)).toBeUndefined();
  });

  it('uses the filters that are documented, and looks the rows through where those are not exact', async () => {
    const rows = [
      { username: 'shop', sender: 'a@news.example', subaccount_name: 'Fabrikam' },
      { username: 'crm', sender: 'b@news.example.org', subaccount_name: 'Master account' },
    ];
    const of = async (by: Series['by'], member: string) => {
      const { client, asked } = activity([rows]);
      const { read, total } = await ask(client, aSeries({ by, member }));
      return [asked[0]?.['search_usernames'], asked[0]?.['search_sender'], read, total];
    };
    expect(await of('username', 'shop')).toEqual([['shop'], undefined, 1, 1]);
    expect(await of('domain', 'News.example')).toEqual([undefined, 'News.example', 1, 1]);
    expect(await of('email_address', 'b@news.example.org')).toEqual([undefined, 'b@news.example.org', 1, 1]);
    expect(await of('subaccount', 'Fabrikam')).toEqual([undefined, undefined, 1, 1]);
    expect(await of('username', '')).toEqual([undefined, undefined, 0, 0]);
  });

  it('goes on with the token and everything else unchanged, and says how much it did not read', async () => {
    const page = (number: number) => Array.from({ length: 1000 }, () => ({ sender: `a${number}@x.example` }));
    const { client, asked } = activity(
      Array.from({ length: 9 }, (_, number) => page(number)),
      9000,
    );
    expect(await ask(client)).toMatchObject({ read: 5000, total: 9000 });
    expect(asked).toHaveLength(5);
    expect(asked[1]).toEqual({ ...asked[0], continue_token: 'page 1' });
  });

  it('reads no more than five pages, however few rows each has', async () => {
    const { client, asked } = activity(
      Array.from({ length: 50 }, (_, number) => [{ sender: `a${number}@x.example` }]),
      50,
    );
    expect(await ask(client)).toMatchObject({ read: 5, total: 50 });
    expect(asked).toHaveLength(5);
  });

  it('fails as a page does, and is cancelled between pages', async () => {
    const failing: Pick<Client, 'call'> = { call: async () => fail({ kind: 'offline', reason: 'away' }) };
    const { signal } = new AbortController();
    expect(await runCauseQuery(failing, question(aSeries()), NOON, signal)).toMatchObject({
      failure: { kind: 'offline' },
    });
    const { client, asked } = activity([[{}], [{}]]);
    expect(await runCauseQuery(client, question(aSeries()), NOON, AbortSignal.abort())).toEqual(
      fail({ kind: 'cancelled' }),
    );
    expect(asked).toEqual([]);
  });
});
