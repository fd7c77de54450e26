import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../../../src/shared/presets.ts';
import { fakeAccountStore } from '../../../../fakes/account-store.ts';
import { fakeClient } from '../../../../fakes/client.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { fakeLog } from '../../../../fakes/log.ts';
import { WATCHED as ACCOUNT, watchedPoller } from '../../../../fixtures/watched.ts';
import { DAY, HOUR, INTERVAL, MINUTE } from '../alerting/builders.ts';
import { DENIED, OFFLINE, REFUSED, run, START, started } from './poller-run.ts';

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
    expect(app.mark()).toBe('no_data');
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

  it('keeps polling after a bug of ours, and has no data until then', async () => {
    let isMistaken = false;
    const app = await started({
      rules: () => {
        if (isMistaken) throw new Error('a mistake');
        return DEFAULT_RULES;
      },
    });
    expect(app.mark()).toBe('ok');
    isMistaken = true;
    await app.poller.checkNow();
    isMistaken = false;
    expect(app.mark()).toBe('no_data');
    expect(app.snapshot().watch).toMatchObject({ outcome: { kind: 'mistake' }, failure: { kind: 'mistake' } });
    expect(app.log.mistakes).toContainEqual([
      `polling: a check of account ${ACCOUNT.id} failed`,
      expect.objectContaining({ message: 'a mistake' }),
    ]);
    expect(app.snapshot().watch.isChecking).toBe(false);
    await app.clock.advance(INTERVAL);
    expect(app.mark()).toBe('ok');
    expect(app.polls()).toBe(2);
  });

  it('makes an incident of a bug that lasts, and ends it once a check works again', async () => {
    const client = fakeClient();
    let isMistaken = false;
    const app = await started({
      client: {
        ...client,
        call: (...call) => {
          if (isMistaken) throw new TypeError('rules is not iterable');
          return client.call(...call);
        },
      },
    });
    isMistaken = true;
    await app.clock.advance(3 * INTERVAL);
    expect(app.told()).toEqual(['opened no_data']);
    expect(app.snapshot().openIncidents).toMatchObject([{ subject: { kind: 'no_data', why: { kind: 'mistake' } } }]);
    expect(app.deliveries()).toBe(1);
    expect(app.log.mistakes.map(([line]) => line)).toEqual(
      Array.from({ length: 3 }, () => `polling: a check of account ${ACCOUNT.id} failed`),
    );
    isMistaken = false;
    await app.clock.advance(INTERVAL);
    expect(app.told()).toEqual(['opened no_data', 'resolved no_data']);
    expect(app.mark()).toBe('ok');
  });

  it('keeps the data of a check whose followers have a bug', async () => {
    const log = fakeLog();
    const clock = fakeClock(START);
    let outcome: unknown;
    const poller = watchedPoller({
      client: fakeClient(),
      store: fakeAccountStore(),
      clock,
      log,
      onChange: ({ watch }) => {
        outcome = watch.outcome;
      },
      onPolled: () => {
        throw new Error('a mistake');
      },
    });
    poller.start();
    await clock.advance(INTERVAL);
    expect(outcome).toEqual({ kind: 'ok' });
    expect(log.mistakes.map(([line]) => line)).toEqual(
      Array.from({ length: 2 }, () => `polling: what follows a check of account ${ACCOUNT.id} failed`),
    );
  });

  it('leaves no timer and touches nothing after it was stopped', async () => {
    const app = await started();
    const release = app.client.hold();
    const asked = app.poller.checkNow();
    await app.clock.advance(0);
    const before = app.store.changes.length;
    app.poller.stop();
    app.store.refuse('closed');
    release();
    await asked;
    await app.clock.advance(DAY);
    expect(app.store.changes).toHaveLength(before);
    expect(app.log.warnings).toEqual([]);
    expect(app.clock.waiting()).toBe(0);
  });
});

describe('a bounce storm', () => {
  it('is notified once, through hovering values, an outage and a restart, until it is over', async () => {
    const app = await started();
    const { client, store, clock } = app;
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
    const again = await started({ client, store, clock });
    await clock.advance(4 * INTERVAL);
    expect(again.snapshot().openIncidents).toHaveLength(1);
    expect(again.told().filter((line) => !line.startsWith('reminded'))).toEqual(['opened warning']);

    client.mail.bouncePercent = 3;
    await clock.advance(4 * INTERVAL);
    expect(again.told().at(-1)).toBe('resolved warning');
    expect(store.allIncidents()).toHaveLength(1);
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
  it('has no data at once, an incident after three polls, and is well again with the first good one', async () => {
    const app = await started();
    app.client.break('*', OFFLINE);
    await app.clock.advance(INTERVAL);
    expect(app.mark()).toBe('no_data');
    expect(app.snapshot().watch).toMatchObject({ outcome: { kind: 'unreachable' }, failure: OFFLINE });
    expect(app.snapshot().sentToday).toBeUndefined();
    expect(app.told()).toEqual([]);
    await app.clock.advance(HOUR);
    expect(app.told()).toEqual(['opened no_data']);
    app.client.break('*', undefined);
    await app.poller.checkNow();
    expect(app.told()).toEqual(['opened no_data', 'resolved no_data']);
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
      rating: 'no_data',
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
    expect(broken.mark()).toBe('no_data');
    expect(other.told()).toEqual(['opened warning']);
  });

  it('has no data for one figure only where only one is missing, and is not well', async () => {
    const app = run();
    app.client.break('stats/email_spam', DENIED);
    app.poller.start();
    await app.clock.advance(0);
    expect(app.rating('spam_rate', '30d')).toBe('no_data');
    expect(app.rating('bounce_rate', '30d')).toBe('good');
    expect(app.mark()).toBe('no_data');
    expect(app.snapshot().watch).toMatchObject({ outcome: { kind: 'ok' }, failure: DENIED });
  });

  it('waits as long as SMTP2GO asks', async () => {
    const app = await started();
    app.client.break('*', { kind: 'rate-limited', until: app.clock.now() + INTERVAL + 20 * MINUTE, by: 'smtp2go' });
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
