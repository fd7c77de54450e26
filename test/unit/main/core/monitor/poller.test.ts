import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPoller } from '../../../../../src/main/core/monitor/poller.ts';
import type { WatchSnapshot } from '../../../../../src/main/core/monitor/snapshot.ts';
import type { Account } from '../../../../../src/shared/account.ts';
import { DEFAULT_RULES, type Rule } from '../../../../../src/shared/alert.ts';
import type { Failure } from '../../../../../src/shared/failure.ts';
import { type AccountStatus, markOfAccount } from '../../../../../src/shared/state.ts';
import { type FakeArchive, fakeArchive } from '../../../../fakes/archive.ts';
import { type FakeClient, fakeClient } from '../../../../fakes/client.ts';
import { type FakeClock, fakeClock } from '../../../../fakes/clock.ts';
import { fakeLog } from '../../../../fakes/log.ts';
import { DAY, HOUR, INTERVAL, MINUTE } from './given.ts';

const OFFLINE: Failure = { kind: 'offline', reason: 'ECONNREFUSED' };
const REFUSED: Failure = { kind: 'key-refused', text: 'unknown key', requestId: undefined };
const DENIED: Failure = { kind: 'permission-missing', endpoint: '/stats/email_spam', text: '', requestId: undefined };

/** Polls every 5 minutes from here never fall on a midnight. */
const START = Date.UTC(2026, 2, 4, 9, 2);

const ACCOUNT: Account = {
  id: '0b5c9a52-5c9e-4c55-9d0b-6f2f5d2f6a01',
  name: 'Northwind',
  endpoint: { kind: 'region', region: 'auto' },
  keyHint: 'api-4F1C',
  simulated: false,
  paused: false,
  createdAt: 0,
};

interface World {
  readonly client?: FakeClient;
  readonly archive?: FakeArchive;
  readonly clock?: FakeClock;
  readonly account?: Account;
  readonly rules?: readonly Rule[];
}

/** One run of the application for one account. Give it the archive of another run to continue that. */
function run({
  client = fakeClient(),
  archive = fakeArchive(),
  clock = fakeClock(START),
  account = ACCOUNT,
  rules,
}: World = {}) {
  const log = fakeLog();
  const snapshots: WatchSnapshot[] = [];
  let deliveries = 0;
  const poller = createPoller({
    account: () => account,
    client,
    archive,
    clock,
    random: () => 0.5,
    rules: () => rules ?? DEFAULT_RULES,
    intervalMs: () => INTERVAL,
    log,
    onChange: (snapshot) => snapshots.push(snapshot),
    onDeliveries: () => {
      deliveries += 1;
    },
  });
  const snapshot = (): WatchSnapshot => {
    const last = snapshots.at(-1);
    if (!last) throw new Error('Nothing was shown yet');
    return last;
  };
  const status = (): AccountStatus => ({ account, keyKept: 'keychain', permissions: undefined, ...snapshot() });
  return {
    poller,
    client,
    archive,
    clock,
    log,
    snapshot,
    deliveries: () => deliveries,
    mark: () => markOfAccount(status()),
    rating: (metric: string, window: string) =>
      snapshot().readings.find((reading) => reading.metric === metric && reading.window === window)?.rating,
    /** Polls that reached SMTP2GO: each asks for the quota once. */
    polls: () => client.calls.filter(({ path }) => path === 'stats/email_cycle').length,
    told: () => archive.allEvents().map(({ kind, level }) => `${kind} ${level}`),
  };
}

const started = async (world: World = {}) => {
  const app = run(world);
  app.poller.start();
  await app.clock.advance(0);
  return app;
};

describe('the poller', () => {
  it('polls at once, then at its interval', async () => {
    const app = await started();
    expect(app.polls()).toBe(1);
    expect(app.mark()).toBe('ok');
    expect(app.snapshot().watch).toMatchObject({
      outcome: { kind: 'ok' },
      isChecking: false,
      checkedAt: app.clock.now(),
      seenAt: app.clock.now(),
      nextAt: app.clock.now() + INTERVAL,
      failure: undefined,
    });
    await app.clock.advance(INTERVAL - 1);
    expect(app.polls()).toBe(1);
    await app.clock.advance(1);
    expect(app.polls()).toBe(2);
  });

  it('shows quota, today and a reading per figure', async () => {
    const app = await started();
    expect(app.snapshot()).toMatchObject({ quota: { used: 100, max: 1000 }, sentToday: 10_000 });
    expect(app.snapshot().readings).toHaveLength(6);
    expect(app.snapshot().readings.every((reading) => reading.rating === 'good')).toBe(true);
  });

  it('is not well before it has seen anything', () => {
    const app = run();
    app.poller.start();
    expect(app.mark()).toBe('blind');
  });

  it('makes at most three calls at a time', async () => {
    const app = run();
    const release = app.client.hold();
    app.poller.start();
    await app.clock.advance(0);
    expect(app.client.calls).toHaveLength(3);
    release();
    await app.clock.advance(0);
    expect(app.client.mostAtOnce()).toBe(3);
    expect(app.snapshot().watch.isChecking).toBe(false);
  });

  it('has one poll in flight, which a person asking joins', async () => {
    const app = run();
    const release = app.client.hold();
    app.poller.start();
    await app.clock.advance(0);
    expect(app.snapshot().watch.isChecking).toBe(true);
    const asked = [app.poller.checkNow(), app.poller.checkNow()];
    release();
    await Promise.all(asked);
    expect(app.polls()).toBe(1);
    await app.poller.checkNow();
    expect(app.polls()).toBe(2);
  });

  it('leaves no timer and touches nothing after it was stopped', async () => {
    const app = await started();
    const release = app.client.hold();
    const asked = app.poller.checkNow();
    await app.clock.advance(0);
    const before = app.archive.changes.length;
    app.poller.stop();
    app.archive.refuse('closed');
    release();
    await asked;
    await app.clock.advance(DAY);
    expect(app.archive.changes).toHaveLength(before);
    expect(app.log.warnings).toEqual([]);
    expect(app.clock.waiting()).toBe(0);
  });
});

describe('a bounce storm', () => {
  it('speaks once, through hovering values, an outage and a restart, until it is over', async () => {
    const app = await started();
    const { client, archive, clock } = app;
    client.mail.bouncePercent = 9;
    await clock.advance(4 * INTERVAL);
    expect(app.told()).toEqual(['opened warning']);
    expect(app.mark()).toBe('warning');
    expect(app.deliveries()).toBe(1);

    for (const percent of [8.1, 7.9, 8.2, 6.5, 7.5, 8.3]) {
      client.mail.bouncePercent = percent;
      await clock.advance(INTERVAL);
    }
    client.break('*', OFFLINE);
    await clock.advance(2 * INTERVAL);
    client.break('*', undefined);
    await clock.advance(30 * MINUTE);
    app.poller.stop();

    await clock.advance(2 * HOUR);
    const again = await started({ client, archive, clock });
    await clock.advance(4 * INTERVAL);
    expect(again.snapshot().openIncidents).toHaveLength(1);
    expect(again.told().filter((line) => !line.startsWith('reminded'))).toEqual(['opened warning']);

    client.mail.bouncePercent = 3;
    await clock.advance(4 * INTERVAL);
    expect(again.told().at(-1)).toBe('resolved warning');
    expect(archive.allIncidents()).toHaveLength(1);
    expect(again.mark()).toBe('ok');
  });

  it('shows incidents worst first, then oldest first', async () => {
    const app = await started();
    app.client.mail.spamPercent = 0.08;
    await app.clock.advance(4 * INTERVAL);
    app.client.mail.bouncePercent = 20;
    await app.clock.advance(4 * INTERVAL);
    expect(app.snapshot().openIncidents.map(({ level }) => level)).toEqual(['critical', 'warning']);
  });
});

describe('an account that cannot be seen', () => {
  it('is blind at once, an incident after three polls, and well again with the first good one', async () => {
    const app = await started();
    app.client.break('*', OFFLINE);
    await app.clock.advance(INTERVAL);
    expect(app.mark()).toBe('blind');
    expect(app.snapshot().watch).toMatchObject({ outcome: { kind: 'unreachable' }, failure: OFFLINE });
    expect(app.snapshot().sentToday).toBeUndefined();
    expect(app.told()).toEqual([]);
    await app.clock.advance(HOUR);
    expect(app.told()).toEqual(['opened blind']);
    app.client.break('*', undefined);
    await app.poller.checkNow();
    expect(app.told()).toEqual(['opened blind', 'resolved blind']);
    expect(app.mark()).toBe('ok');
  });

  it('still shows what was last seen, and when, also after a restart', async () => {
    const app = await started();
    const seenAt = app.clock.now();
    app.client.break('*', OFFLINE);
    await app.clock.advance(INTERVAL);
    app.poller.stop();
    const again = await started(app);
    expect(again.snapshot().watch.seenAt).toBe(seenAt);
    expect(again.snapshot().readings[0]).toMatchObject({
      rating: 'blind',
      numerator: 3000,
      denominator: 300_000,
      readAt: seenAt,
    });
  });

  it('hides no other account', async () => {
    const clock = fakeClock(START);
    const broken = await started({ clock });
    const other = await started({ clock, account: { ...ACCOUNT, id: '7d5f2d43-6a0d-4a6c-8f52-8d5f4f0d3b02' } });
    broken.client.break('*', REFUSED);
    other.client.mail.bouncePercent = 9;
    await clock.advance(4 * INTERVAL);
    expect(broken.mark()).toBe('blind');
    expect(other.told()).toEqual(['opened warning']);
  });

  it('is blind for one figure only where only one is missing, and is not well', async () => {
    const app = run();
    app.client.break('stats/email_spam', DENIED);
    app.poller.start();
    await app.clock.advance(0);
    expect(app.rating('spam_rate', '30d')).toBe('blind');
    expect(app.rating('bounce_rate', '30d')).toBe('good');
    expect(app.mark()).toBe('blind');
    expect(app.snapshot().watch).toMatchObject({ outcome: { kind: 'ok' }, failure: DENIED });
  });

  it('waits as long as SMTP2GO asks', async () => {
    const app = await started();
    app.client.break('*', { kind: 'rate-limited', until: app.clock.now() + INTERVAL + 20 * MINUTE });
    await app.clock.advance(INTERVAL);
    const polls = app.polls();
    await app.clock.advance(20 * MINUTE);
    expect(app.polls()).toBe(polls);
    app.client.break('*', undefined);
    await app.clock.advance(MINUTE);
    expect(app.polls()).toBe(polls + 1);
    expect(app.mark()).toBe('ok');
  });
});

describe('a refused key', () => {
  it('is an incident at once and stops the polling, until the person asks', async () => {
    const app = await started();
    app.client.break('*', REFUSED);
    await app.clock.advance(INTERVAL);
    expect(app.told()).toEqual(['opened blind']);
    expect(app.deliveries()).toBe(1);
    expect(app.snapshot().watch.nextAt).toBeUndefined();
    const calls = app.client.calls.length;
    app.poller.suspended();
    app.poller.resumed();
    await app.clock.advance(DAY);
    expect(app.client.calls).toHaveLength(calls);

    app.client.break('*', undefined);
    await app.poller.checkNow();
    expect(app.told()).toEqual(['opened blind', 'resolved blind']);
    await app.clock.advance(INTERVAL);
    expect(app.polls()).toBe(4);
  });

  it('that is replaced while it is being tried does not count', async () => {
    const app = run();
    app.client.break('*', REFUSED);
    const release = app.client.hold();
    app.poller.start();
    await app.clock.advance(0);
    app.client.break('*', undefined);
    release();
    await app.poller.keyReplaced();
    expect(app.told()).toEqual([]);
    expect(app.mark()).toBe('ok');
  });

  it('is tried once more after a restart, and said no second time', async () => {
    const app = await started();
    app.client.break('*', REFUSED);
    await app.clock.advance(INTERVAL);
    app.poller.stop();
    const again = await started(app);
    expect(again.deliveries()).toBe(0);
    expect(again.told()).toEqual(['opened blind']);
    expect(again.snapshot().watch.nextAt).toBeUndefined();
  });

  it('is not given up before the incident is stored', async () => {
    const app = await started();
    app.client.break('*', REFUSED);
    app.archive.refuse('the disk is full');
    await app.clock.advance(INTERVAL);
    expect(app.told()).toEqual([]);
    app.archive.refuse(undefined);
    await app.clock.advance(INTERVAL);
    expect(app.told()).toEqual(['opened blind']);
    expect(app.deliveries()).toBe(1);
  });
});

describe('an endpoint that answers with a refusal', () => {
  it('is not asked again until the person asks', async () => {
    const app = run();
    app.client.break('stats/email_spam', DENIED);
    app.poller.start();
    await app.clock.advance(3 * INTERVAL);
    const asked = () => app.client.calls.filter(({ path }) => path === 'stats/email_spam').length;
    expect(asked()).toBe(1);
    expect(app.polls()).toBe(4);
    expect(app.rating('spam_rate', '30d')).toBe('blind');
    app.client.break('stats/email_spam', undefined);
    await app.poller.checkNow();
    expect(asked()).toBe(2);
    expect(app.rating('spam_rate', '30d')).toBe('good');
  });

  it('is asked again when the trouble was at the other end', async () => {
    const app = run();
    const down: Failure = { kind: 'refused-by-provider', status: 503, code: undefined, text: '', requestId: undefined };
    app.client.break('stats/email_spam', down);
    app.poller.start();
    await app.clock.advance(INTERVAL);
    expect(app.client.calls.filter(({ path }) => path === 'stats/email_spam')).toHaveLength(2);
  });
});

describe('sleep', () => {
  it('drops what is under way, and after waking is quiet for 30 seconds', async () => {
    const app = await started();
    const release = app.client.hold();
    await app.clock.advance(INTERVAL);
    app.poller.suspended();
    expect(app.snapshot().watch).toMatchObject({ outcome: { kind: 'asleep' }, isChecking: false, nextAt: undefined });
    release();
    app.clock.jump(8 * HOUR);
    const polls = app.polls();
    app.poller.resumed();
    await app.clock.advance(29_999);
    expect(app.polls()).toBe(polls);
    await app.clock.advance(1);
    expect(app.polls()).toBe(polls + 1);
    expect(app.mark()).toBe('ok');
    expect(app.told()).toEqual([]);
  });

  it('counts towards no incident', async () => {
    const app = await started();
    app.client.mail.bouncePercent = 9;
    await app.clock.advance(INTERVAL);
    app.poller.suspended();
    app.poller.resumed();
    await app.clock.advance(30_000);
    expect(app.told()).toEqual([]);
    await app.clock.advance(2 * INTERVAL);
    expect(app.told()).toEqual(['opened warning']);
  });

  it('ends when the person asks', async () => {
    const app = await started();
    app.poller.suspended();
    await app.poller.checkNow();
    expect(app.mark()).toBe('ok');
  });
});

describe('a pause', () => {
  it('stops all polling, keeps incidents open, and ends with a poll', async () => {
    const app = await started();
    app.client.mail.bouncePercent = 9;
    await app.clock.advance(3 * INTERVAL);
    app.poller.setPaused(true);
    const calls = app.client.calls.length;
    await app.clock.advance(DAY);
    await app.poller.checkNow();
    expect(app.client.calls).toHaveLength(calls);
    expect(app.snapshot()).toMatchObject({ watch: { outcome: { kind: 'paused' }, nextAt: undefined } });
    expect(app.snapshot().openIncidents).toHaveLength(1);
    app.poller.setPaused(false);
    await app.clock.advance(0);
    expect(app.snapshot().watch.outcome).toEqual({ kind: 'ok' });
    expect(app.told()).toEqual(['opened warning', 'reminded warning']);
  });

  it('outlasts sleep and a restart', async () => {
    const app = await started({ account: { ...ACCOUNT, paused: true } });
    app.poller.suspended();
    app.poller.resumed();
    await app.clock.advance(DAY);
    expect(app.client.calls).toEqual([]);
    expect(app.mark()).toBe('paused');
  });
});

describe('a disk that refuses', () => {
  it('is said, nothing is announced or shown as seen, and the incident opens once it gives way', async () => {
    const app = await started();
    app.archive.refuse('the disk is full');
    app.client.mail.bouncePercent = 20;
    await app.clock.advance(4 * INTERVAL);
    expect(app.snapshot().watch.failure).toEqual({ kind: 'disk', reason: 'the disk is full' });
    expect(app.mark()).toBe('blind');
    expect(app.deliveries()).toBe(0);
    app.archive.refuse(undefined);
    await app.clock.advance(3 * INTERVAL);
    expect(app.told()).toEqual(['opened critical']);
    expect(app.deliveries()).toBe(1);
    expect(app.snapshot().watch.failure).toBeUndefined();
  });

  it('at the start does not keep the account from being watched later', async () => {
    const archive = fakeArchive();
    archive.refuse('the disk is full');
    const app = await started({ archive });
    expect(app.mark()).toBe('blind');
    archive.refuse(undefined);
    await app.clock.advance(INTERVAL);
    expect(app.mark()).toBe('ok');
  });
});

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

  it('do not hold up a poll that a person asks for', async () => {
    const app = run();
    const release = app.client.hold(isOfFinishedDay);
    app.poller.start();
    await app.clock.advance(0);
    expect(dayCalls(app.client)).toHaveLength(1);
    expect(app.snapshot().days).toEqual([]);
    await app.poller.checkNow();
    expect(app.polls()).toBe(2);
    release();
    await app.clock.advance(0);
    expect(app.snapshot().days).toHaveLength(10);
  });

  it('are left alone once the application stops', async () => {
    const app = run();
    app.client.hold(isOfFinishedDay);
    app.poller.start();
    await app.clock.advance(0);
    app.poller.stop();
    app.archive.refuse('closed');
    await app.clock.advance(0);
    expect(dayCalls(app.client)).toHaveLength(1);
    expect(app.log.warnings).toEqual([]);
  });
});
