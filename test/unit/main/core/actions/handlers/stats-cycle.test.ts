import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Answers, actionRuns } from '../../../../../fakes/actions.ts';
import { answer, connectionError } from '../../../../../fakes/http.ts';

const CYCLE = {
  cycle_start: '2026-03-01 00:00:00+00:00',
  cycle_end: '2026-03-31 00:00:00+00:00',
  cycle_used: 8214,
  cycle_remaining: 31786,
  cycle_max: 40000,
};
/** As many e-mails as the day of the month, from two users. */
const history: Answers['stats/email_history'] = ({ start_date }) => {
  const used = Number(String(start_date).slice(8, 10));
  const row = { bounces: 1, rejects: 0, spam: 0, unsubscribes: 0 };
  return {
    history: [
      { username: 'crm', description: 'CRM server', used, ...row },
      { username: 'shop', used: 2 * used, ...row },
    ],
  };
};
const ANSWERS: Answers = { 'stats/email_history': history, 'stats/email_cycle': () => CYCLE };
const MARCH_4 = Date.UTC(2026, 2, 4, 9);
const FEBRUARY = { date_from: '2026-02-01', date_to: '2026-02-10' };

describe('stats_email_cycle', () => {
  beforeEach(() => {
    vi.stubEnv('TZ', 'UTC');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });
  const historyCalls = ({ calls }: ReturnType<typeof actionRuns>) =>
    calls.filter(({ path }) => path === 'stats/email_history');

  it('shows a row for each period, from one call each, three at once, and the billing cycle', async () => {
    const runs = actionRuns(ANSWERS, MARCH_4);
    const { data, total } = await runs.answerOf('stats_email_cycle', FEBRUARY);
    expect(data.rows.map(({ from, used }) => [from, used])).toEqual(
      Array.from({ length: 10 }, (_, index) => [`2026-02-${String(index + 1).padStart(2, '0')}`, 3 * (index + 1)]),
    );
    expect(data.cycle).toMatchObject({ cycle_used: 8214, cycle_start: Date.UTC(2026, 2, 1) });
    expect([total, historyCalls(runs).length]).toEqual([10, 10]);
    // The billing cycle is the fourth.
    expect(runs.mostAtOnce()).toBe(4);
    expect(runs.progress.at(-1)).toEqual([10, 10]);
  });

  it('asks for whole days, the last one included', async () => {
    const runs = actionRuns(ANSWERS, MARCH_4);
    await runs.answerOf('stats_email_cycle', { ...FEBRUARY, group_by: 'month' });
    expect(historyCalls(runs)[0]?.request).toEqual({
      group_by: 'username',
      start_date: '2026-02-01T00:00:00Z',
      end_date: '2026-02-11T00:00:00Z',
    });
  });

  it('reads no period that is not shown', async () => {
    const runs = actionRuns(ANSWERS, MARCH_4);
    const found = await runs.answerOf('stats_email_cycle', { ...FEBRUARY, limit: 2, offset: 3 });
    expect(found.data.rows.map(({ from }) => from)).toEqual(['2026-02-04', '2026-02-05']);
    expect([found.total, found.next, historyCalls(runs).length]).toEqual([10, '5', 2]);
  });

  it('splits each period up by user, and stops reading when there are enough rows', async () => {
    const runs = actionRuns(ANSWERS, MARCH_4);
    const found = await runs.answerOf('stats_email_cycle', { ...FEBRUARY, grouping: 'user', limit: 2, offset: 1 });
    expect(found.data.rows).toMatchObject([
      { from: '2026-02-01', username: 'shop', used: 2 },
      { from: '2026-02-02', username: 'crm', used: 2, description: 'CRM server' },
    ]);
    expect([found.total, found.next]).toEqual([undefined, '3']);
    // Two are needed, and two more were under way by then.
    expect(historyCalls(runs).length).toBeLessThanOrEqual(4);
  });

  it('goes on behind a slice that ended with a period', async () => {
    const runs = actionRuns(ANSWERS, MARCH_4);
    const input = { date_from: '2026-02-01', date_to: '2026-02-04', grouping: 'user' as const };
    const first = await runs.answerOf('stats_email_cycle', { ...input, limit: 6 });
    expect(first.next).toBe('6');
    const rest = await runs.answerOf('stats_email_cycle', { ...input, limit: 6, offset: 6 });
    expect([rest.data.rows.length, rest.next, rest.total]).toEqual([2, undefined, 8]);
  });

  it('keeps what is older than seven days, and reads anew what may still change', async () => {
    const runs = actionRuns(ANSWERS, MARCH_4);
    const input = { date_from: '2026-02-20', date_to: '2026-03-04' };
    await runs.answerOf('stats_email_cycle', input);
    const before = historyCalls(runs).length;
    await runs.answerOf('stats_email_cycle', input);
    const again = historyCalls(runs)
      .slice(before)
      .map(({ request }) => request['start_date']);
    expect(again.toSorted()).toEqual(
      ['02-25', '02-26', '02-27', '02-28', '03-01', '03-02', '03-03', '03-04'].map((day) => `2026-${day}T00:00:00Z`),
    );
  });

  it('leaves days to come out', async () => {
    const runs = actionRuns(ANSWERS, MARCH_4);
    const found = await runs.answerOf('stats_email_cycle', { date_from: '2026-03-03', date_to: '2026-03-20' });
    expect(found.data.rows.map(({ from }) => from)).toEqual(['2026-03-03', '2026-03-04']);
    expect(found.notes).toEqual(['Days to come have no statistics yet.']);
  });

  it('shows what was read when a period cannot be, and names why', async () => {
    const runs = actionRuns(
      {
        ...ANSWERS,
        'stats/email_history': (request, nth) => (nth >= 4 ? answer(403, '') : history(request, nth)),
      },
      MARCH_4,
    );
    const found = await runs.answerOf('stats_email_cycle', FEBRUARY);
    expect(found.data.rows.length).toBe(4);
    expect(found.notes).toEqual([expect.stringContaining('6 periods could not be read: ')]);
  });

  it('fails when not one period can be read', async () => {
    const runs = actionRuns({ ...ANSWERS, 'stats/email_history': () => answer(404, '') }, MARCH_4);
    expect(await runs.failureOf('stats_email_cycle', FEBRUARY)).toMatchObject({ status: 404 });
    expect(historyCalls(runs).length).toBeLessThanOrEqual(3);
  });

  it('fails too where it remembers some of them but SMTP2GO is away, so that the whole answer that was kept is shown', async () => {
    let isAway = false;
    const runs = actionRuns(
      {
        ...ANSWERS,
        'stats/email_history': (request, nth) => (isAway ? connectionError('ENETUNREACH') : history(request, nth)),
      },
      MARCH_4,
    );
    const input = { date_from: '2026-02-20', date_to: '2026-03-04' };
    await runs.answerOf('stats_email_cycle', input);
    isAway = true;
    expect(await runs.failureOf('stats_email_cycle', input)).toMatchObject({ kind: 'offline' });
    // What is over needs no answer.
    const over = await runs.answerOf('stats_email_cycle', { ...input, date_to: '2026-02-24' });
    expect(over.data.rows.length).toBe(5);
  });

  it('waits when it is told to slow down, and goes on', async () => {
    const runs = actionRuns(
      {
        ...ANSWERS,
        'stats/email_history': (request, nth) => (nth === 3 ? answer(429, '') : history(request, nth)),
      },
      MARCH_4,
    );
    expect((await runs.answerOf('stats_email_cycle', FEBRUARY)).data.rows.length).toBe(10);
    expect(runs.clock.now() - MARCH_4).toBeGreaterThanOrEqual(60_000);
  });

  it('keeps within the limit of calls although a year has more days than a minute allows', async () => {
    const runs = actionRuns(ANSWERS, MARCH_4);
    const found = await runs.answerOf('stats_email_cycle', { date_from: '2025-01-01', date_to: '2025-12-31' });
    expect(found.data.rows.length).toBe(365);
  });

  it('ends when it is cancelled', async () => {
    const runs = actionRuns(
      {
        ...ANSWERS,
        'stats/email_history': (request, nth) => {
          if (nth === 2) runs.abort();
          return history(request, nth);
        },
      },
      MARCH_4,
    );
    expect(await runs.failureOf('stats_email_cycle', FEBRUARY)).toEqual({ kind: 'cancelled' });
    expect(historyCalls(runs).length).toBeLessThanOrEqual(5);
  });
});
