import { describe, expect, it } from 'vitest';
import { createRecentPolls } from '../../../../../src/main/core/polling/recent-polls.ts';
import { fakeClient } from '../../../../fakes/client.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { INTERVAL } from '../alerting/builders.ts';
import { OFFLINE, run, START, started } from './poller-run.ts';

describe('the last polls of an account', () => {
  it('say when each began, how long it took, how it ended, and which calls it made', async () => {
    const app = await started();
    const [poll] = app.poller.recentPolls();
    expect(poll).toMatchObject({ startedAt: START, ended: { afterMs: 0, outcome: 'ok' }, moreCalls: 0 });
    expect(poll?.calls).toHaveLength(app.client.calls.length);
    expect(poll?.calls[0]).toEqual({
      path: app.client.calls[0]?.path,
      startedAt: START,
      ended: { afterMs: 0, failure: undefined },
      requests: [],
    });
  });

  it('are twenty, the oldest first', async () => {
    const app = await started();
    for (let poll = 1; poll < 25; poll += 1) await app.clock.advance(INTERVAL);
    const polls = app.poller.recentPolls();
    expect(polls).toHaveLength(20);
    expect(polls[0]?.startedAt).toBe(START + 5 * INTERVAL);
    expect(polls.at(-1)?.startedAt).toBe(START + 24 * INTERVAL);
  });

  it('show a poll and its calls that have not ended', async () => {
    const app = run();
    app.client.hold();
    app.poller.start();
    await app.clock.advance(1_000);
    const [poll] = app.poller.recentPolls();
    expect(poll?.ended).toBeUndefined();
    expect(poll?.calls.map(({ ended }) => ended)).toEqual([undefined, undefined, undefined]);
  });

  it('name what failed', async () => {
    const client = fakeClient();
    client.break('*', OFFLINE);
    const app = await started({ client });
    const [poll] = app.poller.recentPolls();
    expect(poll?.ended?.outcome).toBe('unreachable');
    expect(poll?.calls[0]?.ended?.failure).toBe('offline');
  });

  it('say that a poll was cancelled', async () => {
    const app = run();
    app.client.hold();
    app.poller.start();
    await app.clock.advance(0);
    app.poller.setPaused(true);
    await app.clock.advance(0);
    expect(app.poller.recentPolls()[0]?.ended?.outcome).toBe('cancelled');
  });

  it('say that what a poll saw could not be stored', async () => {
    const app = run();
    app.store.refuse('the disk is full');
    app.poller.start();
    await app.clock.advance(0);
    expect(app.poller.recentPolls()[0]?.ended?.outcome).toBe('ok, not stored');
  });

  it('keep the requests of a call, and only count calls beyond sixty', async () => {
    const polls = createRecentPolls(fakeClock());
    const request = { path: 'stats/email_cycle', durationMs: 20, status: 200, requestId: 'r-1' };
    const client = fakeClient();
    const recording = polls.recording({
      call: (path, input, options) => {
        options?.onRequest?.(request);
        return client.call(path, input, options);
      },
    });
    polls.begin();
    for (let call = 0; call < 62; call += 1) await recording.call('stats/email_cycle', {});
    const [poll] = polls.all();
    expect(poll?.calls).toHaveLength(60);
    expect(poll?.calls[59]?.requests).toEqual([request]);
    expect(poll?.moreCalls).toBe(2);
  });
});
