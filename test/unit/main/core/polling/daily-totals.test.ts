import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FakeClient, fakeClient } from '../../../../fakes/client.ts';
import { DAY, INTERVAL } from '../alerting/builders.ts';
import { OFFLINE, run, started } from './poller-run.ts';

describe('past days', () => {
  beforeEach(() => {
    vi.stubEnv('TZ', 'UTC');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  const isOfFinishedDay = ({ path, request }: FakeClient['calls'][number]): boolean =>
    path === 'stats/email_history' && String(request['end_date']).endsWith('T00:00:00Z');
  const dayCalls = (client: FakeClient, from = 0) => client.calls.slice(from).filter(isOfFinishedDay);

  it('are filled newest first, ten with each poll', async () => {
    const app = await started();
    expect(dayCalls(app.client)).toHaveLength(10);
    expect(app.snapshot().days).toHaveLength(10);
    expect(app.snapshot().days.at(-1)).toEqual({
      date: '2026-03-03',
      sent: 10_000,
      bounces: 200,
      spam: 1,
      rejects: 10,
      unsubscribes: 3,
    });
    await app.clock.advance(2 * INTERVAL);
    expect(app.snapshot().days.map((day) => day.date)).toHaveLength(30);
    const before = app.client.calls.length;
    await app.clock.advance(2 * INTERVAL);
    expect(dayCalls(app.client, before)).toHaveLength(0);
  });

  it('are asked for again once a day for a week, since bounces come in late', async () => {
    const app = await started();
    await app.clock.advance(2 * INTERVAL);
    const before = app.client.calls.length;
    await app.clock.advance(DAY);
    expect(dayCalls(app.client, before).map(({ request }) => request['start_date'])).toEqual(
      [4, 3, 2, 1]
        .map((day) => `2026-03-0${day}T00:00:00Z`)
        .concat(['2026-02-28T00:00:00Z', '2026-02-27T00:00:00Z', '2026-02-26T00:00:00Z']),
    );
    expect(app.snapshot().days).toHaveLength(30);
    expect(app.snapshot().days.at(-1)?.date).toBe('2026-03-04');
  });

  it('stay missing where they cannot be read, and are asked for with a later poll', async () => {
    const app = run();
    app.client.break('stats/email_history', OFFLINE);
    app.poller.start();
    await app.clock.advance(0);
    expect(app.snapshot().days).toEqual([]);
    app.client.break('stats/email_history', undefined);
    await app.clock.advance(INTERVAL);
    expect(app.snapshot().days).toHaveLength(10);
  });

  it('stay missing for the day where a row could not be read', async () => {
    const app = run();
    app.client.mail.unreadRows = 1;
    app.poller.start();
    await app.clock.advance(2 * INTERVAL);
    expect(dayCalls(app.client)).toHaveLength(30);
    expect(app.snapshot().days).toEqual([]);
  });

  it('do not hold up a poll that a person asks for', async () => {
    const app = run();
    const release = app.client.hold(isOfFinishedDay);
    app.poller.start();
    await app.clock.advance(0);
    expect(dayCalls(app.client)).toHaveLength(1);
    expect(app.snapshot().days).toEqual([]);
    await app.poller.checkNow();
    expect(app.polls()).toBe(2);
    expect(dayCalls(app.client)).toHaveLength(1);
    release();
    await app.clock.advance(0);
    expect(app.snapshot().days).toHaveLength(10);
  });

  it('are left alone once the application stops', async () => {
    const client = fakeClient();
    // Its answer arrives in the moment of stopping, too late to be cancelled.
    const app = run({ client: { ...client, call: (path, request) => client.call(path, request) } });
    const release = client.hold(isOfFinishedDay);
    app.poller.start();
    await app.clock.advance(0);
    app.poller.stop();
    release();
    await app.clock.advance(0);
    expect(dayCalls(client)).toHaveLength(1);
    expect(app.store.days('2026-01-01', '2026-12-31')).toEqual([]);
  });
});
