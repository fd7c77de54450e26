import { describe, expect, it } from 'vitest';
import type { Client } from '../../../../../src/main/core/api/client.ts';
import { createCauseCapture } from '../../../../../src/main/core/diagnosis/cause-capture.ts';
import { type Failure, fail, ok, type Result } from '../../../../../src/shared/failure.ts';
import { fakeAccountStore } from '../../../../fakes/account-store.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { fakeLog } from '../../../../fakes/log.ts';
import { opening } from '../../../../fixtures/changes.ts';
import { NOON } from '../alerting/builders.ts';

const DENIED: Failure = { kind: 'permission-missing', endpoint: '/activity/search', text: '', requestId: undefined };
const OFFLINE: Failure = { kind: 'offline', reason: 'ECONNREFUSED' };
const EVERYTHING: readonly string[] = ['*'];

/** Some incidents, and an activity that answers, fails or waits as the test says. */
function given(count = 1) {
  const clock = fakeClock();
  const log = fakeLog();
  const store = fakeAccountStore();
  const opened = Array.from({ length: count }, (_, index) => opening(index));
  for (const { incident: _, ...change } of opened) store.record(change);
  const world = {
    failure: undefined as Failure | undefined,
    permissions: EVERYTHING as readonly string[] | undefined,
    wait: Promise.resolve() as Promise<unknown>,
    calls: 0,
    underWay: 0,
    mostAtOnce: 0,
    signals: [] as AbortSignal[],
  };
  const call = async (_path: string, _request: object, options?: { signal?: AbortSignal | undefined }) => {
    world.calls += 1;
    world.underWay += 1;
    world.mostAtOnce = Math.max(world.mostAtOnce, world.underWay);
    if (options?.signal) world.signals.push(options.signal);
    await world.wait;
    world.underWay -= 1;
    if (world.failure) return fail(world.failure);
    const event = { event: 'hard-bounced', date: NOON, email_id: 'x', sender: 'a@x.example', recipient: 'b@y.example' };
    return ok({ data: { total_events: 1, continue_token: '', events: [event] }, requestId: undefined, skippedRows: 0 });
  };
  // The one path that is asked for answers in its own shape, which the types cannot tell from the others.
  const client: Pick<Client, 'call'> = { call: call as never };
  const accountId = opened[0]?.incident.accountId ?? '';
  const causes = createCauseCapture({
    accountId,
    client,
    store,
    clock,
    log,
    permissions: () => world.permissions,
    cycleStart: () => undefined,
  });
  const incidents = opened.map(({ incident }) => incident);
  const [incident] = incidents;
  if (!incident) throw new Error('There is no incident');
  return { causes, store, clock, log, world, incidents, incident };
}

const kindOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.failure.kind);

describe('the cause of an incident', () => {
  it('is taken once, however often it is asked for', async () => {
    const { causes, clock, world, incident, store } = given();
    expect(causes.atOpening(incident.id)).toEqual(ok(undefined));
    causes.capture(incident);
    causes.capture(incident);
    await clock.advance(0);
    causes.capture(incident);
    await clock.advance(0);
    expect(world.calls).toBe(1);
    expect(causes.atOpening(incident.id)).toMatchObject({ ok: true, data: { to: incident.openedAt, read: 1 } });
    expect(store.cause(incident.id)).toMatchObject({ takenAt: clock.now() });
  });

  it('is taken one after the other where several open at once', async () => {
    const { causes, clock, world, incidents, store } = given(6);
    incidents.forEach(causes.capture);
    await clock.advance(0);
    expect([world.calls, world.mostAtOnce]).toEqual([6, 1]);
    expect(incidents.every(({ id }) => store.hasCause(id))).toBe(true);
  });

  it('is tried again after a failure, which is logged once and returned to the window', async () => {
    const { causes, clock, world, incident, log } = given();
    world.failure = OFFLINE;
    for (let polls = 0; polls < 3; polls += 1) {
      causes.capture(incident);
      await clock.advance(0);
    }
    expect([world.calls, log.warnings.length]).toEqual([3, 1]);
    expect(log.warnings[0]).not.toContain('@');
    expect(kindOf(causes.atOpening(incident.id))).toBe('offline');
    world.failure = undefined;
    causes.capture(incident);
    await clock.advance(0);
    expect(kindOf(causes.atOpening(incident.id))).toBe('ok');
  });

  it('is not asked for where the key is known to lack the permission, which is said', async () => {
    const { causes, clock, world, incident } = given();
    world.permissions = ['/stats/*'];
    causes.capture(incident);
    await clock.advance(0);
    expect(world.calls).toBe(0);
    expect(causes.atOpening(incident.id)).toMatchObject({ failure: { endpoint: '/activity/search' } });
  });

  it('is queried once where it is refused permanently, until the key or its permissions change', async () => {
    const { causes, clock, world, incidents } = given(3);
    world.failure = DENIED;
    const poll = async () => {
      incidents.forEach(causes.capture);
      await clock.advance(0);
    };
    await poll();
    await poll();
    expect(world.calls).toBe(1);
    world.permissions = [...EVERYTHING];
    await poll();
    expect(world.calls).toBe(2);
    causes.keyReplaced();
    world.failure = undefined;
    await poll();
    expect(world.calls).toBe(5);
  });

  it('is dropped with the account: what is under way ends, and the store is not touched', async () => {
    const { causes, clock, world, incidents, store, log } = given(3);
    const answered = Promise.withResolvers<void>();
    world.wait = answered.promise;
    incidents.forEach(causes.capture);
    await clock.advance(0);
    causes.stop();
    expect(world.signals.every(({ aborted }) => aborted)).toBe(true);
    store.refuse('closed');
    answered.resolve();
    await clock.advance(0);
    store.refuse(undefined);
    expect(world.calls).toBe(1);
    expect(incidents.some(({ id }) => store.hasCause(id))).toBe(false);
    expect(log.warnings).toEqual([]);
  });

  it('is never what an old key has read', async () => {
    const { causes, clock, world, incident, store } = given();
    const answered = Promise.withResolvers<void>();
    world.wait = answered.promise;
    causes.capture(incident);
    await clock.advance(0);
    causes.keyReplaced();
    answered.resolve();
    await clock.advance(0);
    expect(store.hasCause(incident.id)).toBe(false);
    causes.capture(incident);
    await clock.advance(0);
    expect(store.hasCause(incident.id)).toBe(true);
  });

  it('says so when the disk refuses it, and is taken when it gives way', async () => {
    const { causes, clock, incident, world, store } = given();
    const answered = Promise.withResolvers<void>();
    world.wait = answered.promise;
    causes.capture(incident);
    await clock.advance(0);
    store.refuse('the disk is full');
    answered.resolve();
    await clock.advance(0);
    store.refuse(undefined);
    expect(causes.atOpening(incident.id)).toMatchObject({ failure: { kind: 'disk', reason: 'the disk is full' } });
    causes.capture(incident);
    await clock.advance(0);
    expect(kindOf(causes.atOpening(incident.id))).toBe('ok');
  });

  it('as of now is asked for at once, and is not kept', async () => {
    const { causes, clock, world, incident, store } = given();
    expect(await causes.now(incident.id)).toMatchObject({ ok: true, data: { to: clock.now(), read: 1 } });
    expect(store.hasCause(incident.id)).toBe(false);
    world.failure = OFFLINE;
    expect(kindOf(await causes.now(incident.id))).toBe('offline');
    expect(kindOf(await causes.now('0b5c9a52-5c9e-4c55-9d0b-6f2f5d2f6a01'))).toBe('not-found');
  });

  it('does not exist for an account without data', async () => {
    const { causes, clock, world, store } = given();
    const blind = opening(9, { subject: { kind: 'no_data', why: { kind: 'no_key' } }, level: 'no_data' });
    const { incident, ...change } = blind;
    store.record(change);
    causes.capture(incident);
    await clock.advance(0);
    expect(world.calls).toBe(0);
    expect(causes.atOpening(incident.id)).toEqual(ok(undefined));
    expect(await causes.now(incident.id)).toEqual(ok(undefined));
  });
});
