import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../../src/shared/failure.ts';
import { DEFAULT_RULES } from '../../../../../src/shared/presets.ts';
import { fakeAccountStore } from '../../../../fakes/account-store.ts';
import { WATCHED as ACCOUNT } from '../../../../fixtures/watched.ts';
import { DAY, HOUR, INTERVAL } from '../alerting/builders.ts';
import { DENIED, REFUSED, run, started } from './poller-run.ts';

describe('a refused key', () => {
  it('is an incident at once and stops the polling, until the person asks', async () => {
    const app = await started();
    app.client.break('*', REFUSED);
    await app.clock.advance(INTERVAL);
    expect(app.told()).toEqual(['opened no_data']);
    expect(app.deliveries()).toBe(1);
    expect(app.snapshot().watch.nextAt).toBeUndefined();
    const calls = app.client.calls.length;
    app.poller.suspended();
    app.poller.resumed();
    await app.clock.advance(DAY);
    expect(app.client.calls).toHaveLength(calls);

    app.client.break('*', undefined);
    await app.poller.checkNow();
    expect(app.told()).toEqual(['opened no_data', 'resolved no_data']);
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

  it('is tried once more after a restart, and not notified again', async () => {
    const app = await started();
    app.client.break('*', REFUSED);
    await app.clock.advance(INTERVAL);
    app.poller.stop();
    const again = await started(app);
    expect(again.deliveries()).toBe(0);
    expect(again.told()).toEqual(['opened no_data']);
    expect(again.snapshot().watch.nextAt).toBeUndefined();
  });

  it('is not given up before the incident is stored', async () => {
    const app = await started();
    app.client.break('*', REFUSED);
    app.store.refuse('the disk is full');
    await app.clock.advance(INTERVAL);
    expect(app.told()).toEqual([]);
    app.store.refuse(undefined);
    await app.clock.advance(INTERVAL);
    expect(app.told()).toEqual(['opened no_data']);
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
    expect(app.rating('spam_rate', '30d')).toBe('no_data');
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

  it('does not keep the incident of a rule that is disabled meanwhile', async () => {
    let rules = DEFAULT_RULES;
    const app = await started({ rules: () => rules });
    app.client.mail.bouncePercent = 9;
    await app.clock.advance(3 * INTERVAL);
    app.poller.setPaused(true);
    const deliveries = app.deliveries();
    rules = DEFAULT_RULES.map((rule) => ({ ...rule, enabled: false }));
    await app.poller.checkNow();
    expect(app.snapshot().openIncidents).toEqual([]);
    expect(app.store.allEvents().at(-1)).toMatchObject({ kind: 'closed_without_judgement', note: 'rule disabled' });
    // Whoever speaks takes the message about it off the screen.
    expect(app.deliveries()).toBe(deliveries + 1);
    expect(app.snapshot().watch.outcome).toEqual({ kind: 'paused' });
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
  it('is said, figures are judged and notified all the same, and all of it is stored once it gives way', async () => {
    const app = await started();
    app.store.refuse('the disk is full');
    app.client.mail.bouncePercent = 20;
    await app.clock.advance(4 * INTERVAL);
    const [incident] = app.snapshot().openIncidents;
    expect(incident).toMatchObject({ level: 'critical', value: 20 });
    expect(app.snapshot().watch).toMatchObject({
      outcome: { kind: 'ok' },
      failure: undefined,
      notStored: { reason: 'the file cannot be used', advice: 'the disk is full.', incidentIds: [incident?.id] },
    });
    expect([app.mark(), app.rating('bounce_rate', '24h'), app.deliveries()]).toEqual(['critical', 'poor', 1]);
    app.store.refuse(undefined);
    await app.clock.advance(INTERVAL);
    expect(app.told()).toEqual(['opened critical']);
    expect(app.store.openIncidents()).toEqual(app.snapshot().openIncidents);
    expect([app.deliveries(), app.snapshot().watch.notStored]).toEqual([1, undefined]);
  });

  it('makes no account look good', async () => {
    const app = await started();
    expect(app.mark()).toBe('ok');
    app.store.refuse('the disk is full');
    await app.clock.advance(INTERVAL);
    expect([app.mark(), app.rating('bounce_rate', '24h')]).toEqual(['no_data', 'good']);
    app.store.refuse(undefined);
    await app.clock.advance(INTERVAL);
    expect(app.mark()).toBe('ok');
  });

  it('at the start does not keep the account from being watched, and what was stored before is found later', async () => {
    const store = fakeAccountStore();
    const before = await started({ store });
    before.client.mail.bouncePercent = 20;
    await before.clock.advance(3 * INTERVAL);
    before.poller.stop();
    store.refuse('the disk is full');
    const app = await started({ store });
    expect(app.snapshot().openIncidents).toEqual([]);
    expect(app.snapshot().watch.notStored).toBeDefined();
    store.refuse(undefined);
    await app.clock.advance(INTERVAL);
    expect(app.snapshot().openIncidents.map(({ id }) => id)).toEqual(store.openIncidents().map(({ id }) => id));
    expect(app.snapshot().days.length).toBeGreaterThan(0);
    expect(app.told()).toEqual(['opened critical']);
  });

  it('does not let past days be queried that could not be kept', async () => {
    const app = await started();
    const queries = () => app.client.calls.filter(({ path }) => path === 'stats/email_history').length;
    app.store.refuse('the disk is full', 'writing');
    const before = queries();
    await app.clock.advance(INTERVAL);
    const duringOutage = queries() - before;
    app.store.refuse(undefined);
    await app.clock.advance(4 * INTERVAL);
    const whenAllAreKept = queries();
    await app.clock.advance(INTERVAL);
    expect(duringOutage).toBe(queries() - whenAllAreKept);
  });
});

describe('a store that another program holds', () => {
  it('is waited for without blocking, and the poll is stored as if nothing had been', async () => {
    const app = await started();
    app.store.hold(true);
    await app.clock.advance(INTERVAL);
    expect(app.snapshot().watch.isChecking).toBe(true);
    await app.clock.advance(1_400);
    app.store.hold(false);
    await app.clock.advance(500);
    expect(app.snapshot().watch).toMatchObject({ isChecking: false, notStored: undefined });
    expect(app.store.changes).toHaveLength(2);
  });

  it('is an outage after two seconds', async () => {
    const app = await started();
    app.store.hold(true);
    await app.clock.advance(INTERVAL + 1_999);
    expect(app.snapshot().watch.isChecking).toBe(true);
    await app.clock.advance(1);
    expect(app.snapshot().watch).toMatchObject({
      isChecking: false,
      notStored: { advice: 'another program holds the file.' },
    });
  });

  it('is not waited for any longer once the account is no longer watched', async () => {
    const app = await started();
    app.store.hold(true);
    await app.clock.advance(INTERVAL);
    app.poller.stop();
    await app.clock.advance(0);
    expect(app.clock.waiting()).toBe(0);
    expect(app.snapshot().watch.notStored).toBeUndefined();
  });
});
