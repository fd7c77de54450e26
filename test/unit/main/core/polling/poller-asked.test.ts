import { describe, expect, it } from 'vitest';
import { aRule, INTERVAL } from '../alerting/builders.ts';
import { DENIED, OFFLINE, START, started } from './poller-run.ts';

const MAY = ['/activity/search'];

describe('what the poller asks', () => {
  it('is reported with the first poll, and again only when the rules need something else', async () => {
    let rules = [aRule({ name: 'Bounces' })];
    const app = await started({ rules: () => rules });
    const first = app.asked().plan;
    expect(first).toContainEqual({ path: 'stats/email_history', detail: 'by SMTP user, 24 h', rules: ['Bounces'] });
    await app.clock.advance(INTERVAL);
    expect(app.asked().plan).toBe(first);
    rules = [aRule({ name: 'Hard', metric: 'hard_bounce_rate' })];
    await app.clock.advance(INTERVAL);
    expect(app.asked().plan).toContainEqual({
      path: 'activity/search',
      detail: 'hard bounces, 24 h',
      rules: ['Hard'],
    });
  });

  it('is asked at once of rules that changed while a poll was under way', async () => {
    let rules = [aRule()];
    const app = await started({ rules: () => rules });
    const release = app.client.hold();
    await app.clock.advance(INTERVAL);
    rules = [aRule({ window: '6h' })];
    void app.poller.checkNow();
    release();
    await app.clock.advance(0);
    expect(app.rating('bounce_rate', '6h')).toBe('good');
    expect(app.polls()).toBe(3);
  });

  it('tells of members before any rule is about them', async () => {
    const app = await started({ rules: () => [] });
    expect(app.poller.members('username')).toEqual(['shop']);
    expect(app.poller.members('domain')).toEqual([]);
  });

  it('watches hard bounces like any other figure', async () => {
    const app = await started({
      rules: () => [aRule({ metric: 'hard_bounce_rate', pendingForMinutes: 0, warning: 5 })],
    });
    expect(app.rating('hard_bounce_rate', '24h')).toBe('good');
    app.client.mail.bouncePercent = 10;
    await app.clock.advance(INTERVAL);
    expect(app.told()).toEqual(['opened warning']);
    expect(app.store.allIncidents()[0]).toMatchObject({ numerator: 750, denominator: 10_000, value: 7.5 });
  });
});

describe('how fresh the figures are', () => {
  it('is looked at after each good poll', async () => {
    const app = await started({ permissions: MAY });
    expect(app.asked().newestEventAt).toBeUndefined();
    expect(app.asked().plan).toContainEqual({ path: 'activity/search', detail: 'the newest event', rules: [] });
    app.client.mail.newestEventAt = START + 60_000;
    await app.clock.advance(INTERVAL);
    expect(app.asked().newestEventAt).toBe(START + 60_000);
    expect(app.client.calls.filter(({ path }) => path === 'activity/search')).toHaveLength(2);
  });

  it('is not asked again after a refusal until the person acts, since errors count against us', async () => {
    const app = await started({ permissions: MAY });
    const asked = () => app.client.calls.filter(({ path }) => path === 'activity/search').length;
    app.client.break('activity/search', DENIED);
    await app.clock.advance(INTERVAL);
    expect(asked()).toBe(2);
    app.client.break('activity/search', undefined);
    await app.clock.advance(3.5 * INTERVAL);
    expect(asked()).toBe(2);
    app.client.mail.newestEventAt = START + 60_000;
    await app.poller.checkNow();
    await app.clock.advance(0);
    expect(asked()).toBe(3);
    expect(app.asked().newestEventAt).toBe(START + 60_000);
  });

  it.each([DENIED, OFFLINE])('makes nothing blind when the question fails: %j', async (failure) => {
    const hard = aRule({ metric: 'hard_bounce_rate' });
    const app = await started({ permissions: MAY, rules: () => [hard] });
    // Only the question for the newest event may fail here: the figure has been read before it.
    const release = app.client.hold(({ path, request }) => path === 'activity/search' && !('event_types' in request));
    await app.clock.advance(INTERVAL);
    app.client.break('activity/search', failure);
    release();
    await app.clock.advance(0);
    app.client.break('activity/search', undefined);
    expect(app.mark()).toBe('ok');
    await app.clock.advance(INTERVAL);
    expect(app.rating('hard_bounce_rate', '24h')).toBe('good');
  });
});
