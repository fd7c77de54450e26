import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionRuns } from '../../../../../fakes/actions.ts';
import { answer } from '../../../../../fakes/http.ts';

const NOON = Date.UTC(2026, 2, 4, 12);
const event = (index: number) => ({ event: 'delivered', date: '2026-03-04T09:12:44Z', email_id: `mail-${index}` });

/** An activity of so many events, whose tokens are positions and belong to the request they came from. */
function activityOf(count: number, now?: number) {
  const all = Array.from({ length: count }, (_, index) => event(index));
  return actionRuns(
    {
      'activity/search': ({ limit, continue_token, ...asked }) => {
        const [position = '0', owner] = String(continue_token ?? '').split(' ');
        const mine = JSON.stringify({ limit, ...asked }).replaceAll(' ', '');
        if (owner !== undefined && owner !== mine) return answer(400, { data: { error: 'Not your token' } });
        const end = Number(position) + Number(limit);
        return {
          total_events: count,
          continue_token: end < count ? `${end} ${mine}` : null,
          events: all.slice(Number(position), end),
        };
      },
    },
    now,
  );
}

describe('activity_search', () => {
  it('asks for the last seven days unless told otherwise: the API itself would take today', async () => {
    const { answerOf, calls } = activityOf(1, NOON);
    await answerOf('activity_search', {});
    expect(calls).toEqual([{ path: 'activity/search', request: { limit: 100, start_date: '2026-02-25T12:00:00Z' } }]);
  });

  it('sends every filter under its own name', async () => {
    const { answerOf, calls } = activityOf(1, NOON);
    const search = {
      search: 'alpha | beta',
      search_email_id: 'id',
      search_subject: 'subject',
      search_sender: 'sender',
      search_recipient: 'recipient',
      search_usernames: ['shop'],
      subaccounts: ['Kd93bz'],
      event_types: ['opened' as const],
      only_latest: true,
      only_latest_by_sent: false,
      include_headers: true,
      custom_headers: ['X-Order-Id'],
      region: 'eu' as const,
    };
    await answerOf('activity_search', { limit: 5, search });
    expect(calls[0]?.request).toEqual({ ...search, limit: 5, start_date: '2026-02-25T12:00:00Z' });
  });

  it('answers rows, total and where to go on', async () => {
    const { answerOf } = activityOf(5);
    const found = await answerOf('activity_search', { limit: 2, offset: 1 });
    expect(found.data.map(({ email_id }) => email_id)).toEqual(['mail-1', 'mail-2']);
    expect(found).toMatchObject({ total: 5, next: '3', requestId: 'r-activity/search', notes: [] });
    expect(await answerOf('activity_search', { limit: 2, offset: 3 })).toMatchObject({ total: 5, next: undefined });
  });

  it('fetches one page only for the rows that follow', async () => {
    const { answerOf, calls } = activityOf(2500);
    await answerOf('activity_search', { limit: 1000 });
    const { data } = await answerOf('activity_search', { limit: 1000, offset: 1000 });
    expect(data[0]?.email_id).toBe('mail-1000');
    expect(calls.length).toBe(2);
  });

  it('reads anew from the start, for whoever begins there wants what is now', async () => {
    const { answerOf, calls } = activityOf(10);
    await answerOf('activity_search', { limit: 5 });
    await answerOf('activity_search', { limit: 5 });
    expect(calls.length).toBe(2);
  });

  it('reads anew when the beginning is older than ten minutes', async () => {
    const { answerOf, calls, clock } = activityOf(2500);
    await answerOf('activity_search', { limit: 1000 });
    await clock.advance(11 * 60_000);
    await answerOf('activity_search', { limit: 1000, offset: 1000 });
    expect(calls.length).toBe(3);
  });

  it('begins again with larger pages where going on with small ones would take more of them', async () => {
    const { answerOf, calls } = activityOf(2500);
    await answerOf('activity_search', { limit: 1 });
    await answerOf('activity_search', { limit: 1000, offset: 1 });
    expect(calls.map(({ request }) => request['limit'])).toEqual([1, 1000, 1000]);
  });

  it('begins again after a token that is no longer taken', async () => {
    let isRefused = true;
    const { failureOf, answerOf } = actionRuns({
      'activity/search': ({ continue_token }) => {
        if (continue_token && isRefused) return answer(400, { data: { error: 'Expired' } });
        return { total_events: 4, continue_token: continue_token ? null : 'next', events: [event(1), event(2)] };
      },
    });
    await answerOf('activity_search', { limit: 2 });
    expect(await failureOf('activity_search', { limit: 2, offset: 2 })).toMatchObject({ kind: 'refused-by-provider' });
    isRefused = false;
    expect((await answerOf('activity_search', { limit: 2, offset: 2 })).data.length).toBe(2);
  });

  it('shows every window of the list as it is, whatever was asked before, and never fetches more than it must', async () => {
    const window = fc.record({
      offset: fc.integer({ min: 0, max: 2600 }),
      limit: fc.integer({ min: 1, max: 1000 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 2600 }),
        fc.array(window, { maxLength: 5 }),
        async (count, windows) => {
          const { answerOf, calls } = activityOf(count);
          for (const { offset, limit } of windows) {
            const before = calls.length;
            const { data, total, next } = await answerOf('activity_search', { offset, limit });
            const wanted = Array.from({ length: count }, (_, index) => `mail-${index}`).slice(offset, offset + limit);
            expect(data.map(({ email_id }) => email_id)).toEqual(wanted);
            expect(total).toBe(count);
            expect(next).toBe(offset + limit < count ? String(offset + limit) : undefined);
            const anew = Math.max(1, Math.ceil(Math.min(offset + limit, count) / Math.min(1000, offset + limit)));
            expect(calls.length - before).toBeLessThanOrEqual(anew);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('reads a list again in large pages where its end would take more small ones', async () => {
    const { answerOf, calls } = activityOf(1504);
    await answerOf('activity_search', { offset: 245, limit: 256 });
    const { data } = await answerOf('activity_search', { offset: 1093, limit: 908 });
    expect([data.length, calls.length]).toEqual([411, 3]);
  });

  it('takes moments as well as days, in order among themselves', async () => {
    const { answerOf, failureOf, calls } = activityOf(1);
    const [start_date, end_date] = ['2026-03-01T08:15:00Z', '2026-03-01T09:00:00Z'];
    await answerOf('activity_search', { search: { start_date, end_date } });
    expect(calls).toEqual([{ path: 'activity/search', request: { limit: 100, start_date, end_date } }]);
    for (const search of [{ start_date: end_date, end_date: start_date }, { start_date: '2026-03-01T08:15' }])
      expect(await failureOf('activity_search', { search })).toMatchObject({ kind: 'invalid-input' });
  });

  it('refuses days in the wrong order and days that do not exist, without any call', async () => {
    const { failureOf, calls } = activityOf(1);
    expect(
      await failureOf('activity_search', { search: { start_date: '2026-03-02', end_date: '2026-03-01' } }),
    ).toMatchObject({ kind: 'invalid-input', fields: [{ path: 'search.start_date' }] });
    expect(await failureOf('activity_search', { search: { start_date: '2026-02-30' } })).toMatchObject({
      kind: 'invalid-input',
    });
    expect(calls).toEqual([]);
  });

  it('says how many rows could not be read', async () => {
    const { answerOf } = actionRuns({
      'activity/search': () => ({ total_events: 3, events: [event(1), { event: 'opened' }, 'garbage'] }),
    });
    const { data, notes } = await answerOf('activity_search', {});
    expect([data.length, notes]).toEqual([1, ['2 rows could not be read and are left out.']]);
  });
});
