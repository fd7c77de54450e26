import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../../src/shared/failure.ts';
import { DEFAULT_RULES } from '../../../../../src/shared/presets.ts';
import { headline, volumeText } from '../../../../../src/shared/words.ts';
import { fakeAccountStore } from '../../../../fakes/account-store.ts';
import { fakeClient } from '../../../../fakes/client.ts';
import { DENIED, OFFLINE, REFUSED, run, START, started } from '../polling/poller-run.ts';
import { INTERVAL, MINUTE } from './builders.ts';

type App = Awaited<ReturnType<typeof started>>;

/** Lets time go by until so many polls have ended. */
async function poll(app: App, times: number): Promise<void> {
  for (let polls = 0; polls < times; polls += 1) {
    const wait = (app.snapshot().watch.nextAt ?? app.clock.now()) - app.clock.now();
    await app.clock.advance(Math.max(0, wait));
  }
}

const MALFORMED: Failure = { kind: 'malformed-reply', where: 'emails', text: '', requestId: undefined };
const LIMITED: Failure = { kind: 'rate-limited', until: START + 10 * MINUTE, by: 'smtp2go' };
const NO_KEY: Failure = { kind: 'no-key', detail: 'Paste it again.' };
const refusedBy = (status: number): Failure => ({
  kind: 'refused-by-provider',
  status,
  code: undefined,
  text: '',
  requestId: undefined,
});

describe('an account without any data', () => {
  it.each([
    ['unreachable', OFFLINE],
    ['unreachable', { kind: 'timed-out', afterMs: 15_000 }],
    ['unreachable', refusedBy(503)],
    ['malformed', MALFORMED],
    ['malformed', refusedBy(402)],
    ['rate_limited', LIMITED],
    ['permission_missing', DENIED],
    ['no_key', NO_KEY],
  ] as const)('is never well, and is told once after three polls: %s', async (kind, failure) => {
    const client = fakeClient();
    client.break('*', failure);
    const app = await started({ client });
    expect(app.mark()).toBe('no_data');
    expect(app.snapshot().watch.outcome?.kind).toBe(kind);
    await poll(app, 1);
    expect(app.told()).toEqual([]);
    await poll(app, 1);
    expect(app.told()).toEqual(['opened no_data']);
    await poll(app, 3);
    expect(app.told()).toEqual(['opened no_data']);
    expect(app.snapshot().openIncidents).toMatchObject([{ subject: { kind: 'no_data', why: { kind } } }]);
    expect(app.mark()).toBe('no_data');
    client.break('*', undefined);
    await app.poller.checkNow();
    expect(app.told()).toEqual(['opened no_data', 'resolved no_data']);
    expect(app.mark()).toBe('ok');
  });

  it('is notified at once where the key is refused, and not polled again', async () => {
    const client = fakeClient();
    client.break('*', REFUSED);
    const app = await started({ client });
    expect(app.told()).toEqual(['opened no_data']);
    expect(app.snapshot().watch.nextAt).toBeUndefined();
    const calls = client.calls.length;
    await app.clock.advance(100 * INTERVAL);
    expect(client.calls).toHaveLength(calls);
  });
});

describe('an account whose refused key was snoozed', () => {
  it('is notified again once that time is over, without a query', async () => {
    const client = fakeClient();
    client.break('*', REFUSED);
    const app = await started({ client });
    const [incident] = app.snapshot().openIncidents;
    const calls = client.calls.length;
    const now = app.clock.now();
    app.poller.applyCommand(incident?.id ?? '', { kind: 'snoozed', until: now + 60 * MINUTE, note: '' }, now);
    await app.clock.advance(59 * MINUTE);
    expect(app.told()).toEqual(['opened no_data', 'snoozed no_data']);
    await app.clock.advance(2 * MINUTE);
    expect(app.told()).toEqual(['opened no_data', 'snoozed no_data', 'reminded no_data']);
    expect(client.calls).toHaveLength(calls);
    expect([app.mark(), app.snapshot().watch.nextAt]).toEqual(['no_data', undefined]);
    await app.clock.advance(100 * INTERVAL);
    expect(app.told()).toHaveLength(3);
  });
});

describe('an account of which a part cannot be seen', () => {
  const SPAM = { kind: 'no_data', why: { kind: 'permission_missing', endpoint: '/stats/email_spam' } } as const;

  it('is never well meanwhile, and is notified once, by the endpoint and the figures', async () => {
    const client = fakeClient();
    client.break('stats/email_spam', DENIED);
    const app = await started({ client });
    expect(app.mark()).toBe('no_data');
    expect(app.snapshot().watch).toMatchObject({ outcome: { kind: 'ok' }, unseen: SPAM.why });
    expect([app.rating('spam_rate', '30d'), app.rating('bounce_rate', '30d')]).toEqual(['no_data', 'good']);
    await poll(app, 1);
    expect(app.told()).toEqual([]);
    await poll(app, 5);
    expect(app.told()).toEqual(['opened no_data']);
    const [incident] = app.snapshot().openIncidents;
    if (!incident) throw new Error('Nothing is open');
    expect(incident.subject).toEqual({ ...SPAM, parts: ['Spam complaints, 30 d'] });
    expect(headline(incident, 'en')).toBe('Data missing: key lacks /stats/email_spam');
    expect(volumeText(incident, 'en')).toBe('Spam complaints, 30 d');
    expect(app.deliveries()).toBe(1);
  });

  it('is not notified again after a restart, and is over when there is data again', async () => {
    const client = fakeClient();
    const store = fakeAccountStore();
    client.break('stats/email_spam', DENIED);
    const first = await started({ client, store });
    await poll(first, 3);
    first.poller.stop();
    const app = run({ client, store, clock: first.clock });
    app.poller.start();
    await app.clock.advance(0);
    await poll(app, 3);
    expect(app.told()).toEqual(['opened no_data']);
    client.break('stats/email_spam', undefined);
    await app.poller.checkNow();
    expect(app.told()).toEqual(['opened no_data', 'resolved no_data']);
    expect([app.mark(), app.snapshot().watch.unseen]).toEqual(['ok', undefined]);
  });

  it('is notified for each reason by itself', async () => {
    const client = fakeClient();
    client.break('stats/email_spam', DENIED);
    client.break('stats/email_history', refusedBy(503));
    const app = await started({ client });
    await poll(app, 3);
    expect(app.told()).toEqual(['opened no_data', 'opened no_data']);
    client.break('stats/email_history', undefined);
    await poll(app, 1);
    expect(app.told()).toEqual(['opened no_data', 'opened no_data', 'resolved no_data']);
    expect(app.snapshot().openIncidents).toMatchObject([{ subject: SPAM }]);
  });

  it('is never well though no figure of the whole account is missing', async () => {
    const client = fakeClient();
    const [bounces] = DEFAULT_RULES;
    if (!bounces) throw new Error('There are no default rules');
    const byDomain = { ...bounces, id: 'by-domain', scope: { by: 'domain' as const, members: ['a.example'] } };
    client.break('stats/email_history', MALFORMED);
    const app = await started({ client, rules: () => [bounces, byDomain] });
    expect(app.snapshot().readings.map(({ rating }) => rating)).toEqual(['good']);
    expect(app.mark()).toBe('no_data');
    await poll(app, 2);
    expect(app.snapshot().openIncidents).toMatchObject([{ subject: { parts: ['Bounces, 30 d by domain'] } }]);
  });

  it('is not what no rule asks about', async () => {
    const client = fakeClient();
    client.break('stats/email_cycle', DENIED);
    const app = await started({ client, rules: () => DEFAULT_RULES.filter(({ metric }) => metric !== 'quota_used') });
    await poll(app, 4);
    expect(app.told()).toEqual([]);
    expect(app.mark()).toBe('ok');
  });

  it('that is snoozed is notified again once that time is over', async () => {
    const client = fakeClient();
    client.break('stats/email_spam', DENIED);
    const app = await started({ client });
    await poll(app, 2);
    const [incident] = app.snapshot().openIncidents;
    const now = app.clock.now();
    app.poller.applyCommand(incident?.id ?? '', { kind: 'snoozed', until: now + 60 * MINUTE, note: '' }, now);
    await app.clock.advance(59 * MINUTE);
    expect(app.told()).toEqual(['opened no_data', 'snoozed no_data']);
    await app.clock.advance(2 * INTERVAL);
    expect(app.told()).toEqual(['opened no_data', 'snoozed no_data', 'reminded no_data']);
  });

  it('is closed without a notification when no rule watches it any more', async () => {
    const client = fakeClient();
    let rules = DEFAULT_RULES;
    client.break('stats/email_spam', DENIED);
    const app = await started({ client, rules: () => rules });
    await poll(app, 3);
    rules = DEFAULT_RULES.filter(({ id }) => id !== 'spam-30d');
    await app.poller.checkNow();
    expect(app.told()).toEqual(['opened no_data', 'closed_without_judgement no_data']);
    expect(app.store.allEvents().at(-1)).toMatchObject({ note: 'no longer watched', delivery: undefined });
    expect(app.mark()).toBe('ok');
  });

  it('goes on after a sleep, which itself does not count', async () => {
    const client = fakeClient();
    client.break('stats/email_spam', DENIED);
    const app = await started({ client });
    app.poller.suspended();
    await app.clock.advance(60 * MINUTE);
    app.poller.resumed();
    await app.clock.advance(MINUTE);
    expect(app.told()).toEqual([]);
    // The poll before counts, the hour between does not.
    await poll(app, 1);
    expect(app.told()).toEqual(['opened no_data']);
  });
});

describe('when an account was last seen', () => {
  it('is the time of the last answer, however long the computer slept or the network was away', async () => {
    const client = fakeClient();
    const app = await started({ client });
    const seenAt = app.snapshot().watch.seenAt;
    expect(seenAt).toBe(START);
    app.poller.suspended();
    await app.clock.advance(8 * 60 * MINUTE);
    expect(app.snapshot().watch.seenAt).toBe(seenAt);
    client.break('*', OFFLINE);
    app.poller.resumed();
    await app.clock.advance(5 * INTERVAL);
    expect(app.snapshot().watch.seenAt).toBe(seenAt);
    client.break('*', undefined);
    const before = app.clock.now();
    await app.poller.checkNow();
    expect(app.snapshot().watch.seenAt).toBe(before);
  });

  it('is before the sleep where the answers to a poll only come after it', async () => {
    const client = fakeClient();
    const app = await started({ client });
    const release = client.hold();
    await app.clock.advance(INTERVAL);
    const asked = app.clock.now();
    // A lid that is closed without a word: the clock jumps, and the answers come when it is opened.
    app.clock.jump(3 * 60 * MINUTE);
    release();
    await app.clock.advance(0);
    expect(app.snapshot().watch).toMatchObject({ seenAt: asked, checkedAt: asked + 3 * 60 * MINUTE });
  });

  it('is not the time of a restart, nor after a clock that was set back', async () => {
    const store = fakeAccountStore();
    const first = await started({ store });
    await poll(first, 2);
    const { seenAt = 0 } = first.snapshot().watch;
    first.poller.stop();
    await first.clock.advance(60 * MINUTE);
    const again = run({ store, clock: first.clock });
    again.client.break('*', OFFLINE);
    again.poller.start();
    await again.clock.advance(0);
    expect(again.snapshot().watch.seenAt).toBe(seenAt);
    again.poller.stop();
    first.clock.jump(-2 * 60 * MINUTE);
    const back = run({ store, clock: first.clock });
    back.client.break('*', OFFLINE);
    back.poller.start();
    await back.clock.advance(0);
    expect(back.snapshot().watch.seenAt ?? 0).toBeLessThanOrEqual(back.clock.now());
  });
});
