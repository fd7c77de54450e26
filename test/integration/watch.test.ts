import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WatchSnapshot } from '../../src/main/core/alerting/account-snapshot.ts';
import { createClient } from '../../src/main/core/api/client.ts';
import { createLimits } from '../../src/main/core/api/limits.ts';
import { openAccountStore } from '../../src/main/core/store/open.ts';
import { nodeHttp } from '../../src/main/shell/node-http.ts';
import { ok } from '../../src/shared/failure.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { fakeLog } from '../fakes/log.ts';
import { until } from '../fixtures/until.ts';
import { WATCHED, watchedPoller } from '../fixtures/watched.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('watching a simulated account over a real network and on a real disk', () => {
  let clock: FakeClock;
  let simulator: Simulator;
  let folder: string;
  let app: Awaited<ReturnType<typeof start>>;

  beforeEach(async () => {
    clock = fakeClock();
    // The mailing of a storm takes more than an hour, so that polls see it grow.
    simulator = await startSimulator({ now: clock.now, speed: 0.01 });
    folder = mkdtempSync(join(tmpdir(), 'relaywatch-watch-'));
    app = await start();
  });
  afterEach(async () => {
    app.stop();
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** One run of the application for the account; on the same folder it continues the last. */
  async function start() {
    const log = fakeLog();
    const { store } = openAccountStore({ folder, accountId: WATCHED.id, clock, log });
    const client = createClient({
      http: nodeHttp,
      clock,
      baseUrl: simulator.url,
      getKey: async () => ok(simulator.key),
      limits: createLimits(clock),
      random: () => 0,
    });
    let deliveries = 0;
    let snapshot: WatchSnapshot | undefined;
    let settled = Promise.withResolvers<void>();
    const poller = watchedPoller({
      client,
      store,
      clock,
      log,
      onChange: (next) => {
        if (snapshot?.watch.isChecking && !next.watch.isChecking) settled.resolve();
        snapshot = next;
      },
      onDeliveries: () => {
        deliveries += 1;
      },
    });
    const now = (): WatchSnapshot => {
      if (!snapshot) throw new Error('Nothing was shown yet');
      return snapshot;
    };
    /** Lets time go by as far as the next poll and waits until it has ended. */
    const nextPoll = async () => {
      settled = Promise.withResolvers();
      await clock.advance(Math.max(0, (now().watch.nextAt ?? clock.now()) - clock.now()));
      await settled.promise;
    };
    const told = () =>
      [...store.incidents({ state: 'open', limit: 50, before: undefined }).incidents]
        .concat(store.incidents({ state: 'ended', limit: 50, before: undefined }).incidents)
        .flatMap((incident) =>
          (store.incidentDetails(incident.id)?.events ?? []).map((event) => {
            const { subject } = incident;
            return `${subject.kind === 'no_data' ? subject.why.kind : subject.ruleId}: ${event.kind} ${event.level}`;
          }),
        );
    poller.start();
    await settled.promise;
    return {
      poller,
      store,
      now,
      nextPoll,
      told,
      deliveries: () => deliveries,
      /** Polls until something holds, at most so many. */
      pollUntil: async (holds: () => boolean, most: number) => {
        for (let polls = 0; !holds() && polls < most; polls += 1) await nextPoll();
        expect(holds()).toBe(true);
      },
      stop: () => {
        poller.stop();
        store.close();
      },
    };
  }

  /** A poll of a service that is down: the client tries each call three times, for which the clock has to run on. */
  const blindPoll = async () => {
    const before = app.now().watch.checkedAt;
    const hasEnded = () => app.now().watch.checkedAt !== before;
    await vi.waitFor(
      async () => {
        await clock.advance(hasEnded() ? 0 : 1000);
        expect(hasEnded()).toBe(true);
      },
      { timeout: 30_000, interval: 1 },
    );
  };

  const ratings = () =>
    Object.fromEntries(app.now().readings.map(({ metric, window, rating }) => [`${metric} ${window}`, rating]));

  it('finds a calm account well, with its quota, its day and its month', async () => {
    expect(app.now().watch.outcome).toEqual({ kind: 'ok' });
    expect(Object.values(ratings())).toEqual(Array.from({ length: 6 }, () => 'good'));
    expect(app.now().sentToday).toBeGreaterThan(0);
    for (const days of [10, 20, 30]) {
      // A month is asked for in the background; the clock must not run away from it.
      await until(() => expect(app.now().days).toHaveLength(days));
      await app.nextPoll();
    }
    expect(app.now().days.every((day) => day.sent > 0)).toBe(true);
    expect(app.told()).toEqual([]);
  });

  it('tells a bounce storm as one incident: it opens, escalates, goes on over a restart, and is resolved', async () => {
    simulator.setScenario('bounce-storm');
    await app.pollUntil(() => app.told().length === 2, 20);
    expect(app.told()).toEqual(['bounces-24h: opened warning', 'bounces-24h: escalated critical']);
    expect(app.deliveries()).toBe(2);
    const [incident] = app.now().openIncidents;
    expect(incident?.value).toBeGreaterThan(12);

    app.stop();
    app = await start();
    expect(app.now().openIncidents.map(({ id }) => id)).toEqual([incident?.id]);
    expect(app.deliveries()).toBe(0);

    simulator.setScenario('calm');
    await app.pollUntil(() => app.now().openIncidents.length === 0, 400);
    expect(app.told().filter((line) => !line.includes('reminded'))).toEqual([
      'bounces-24h: opened warning',
      'bounces-24h: escalated critical',
      'bounces-24h: resolved critical',
    ]);
  });

  it('is blind while SMTP2GO is down, says so after three polls, and sees again by itself', async () => {
    simulator.setFault('*', { kind: 'refusal', status: 503, code: 'API_EXCEPTION', text: 'Down' });
    await blindPoll();
    expect(app.now().watch.outcome?.kind).toBe('unreachable');
    expect(new Set(Object.values(ratings()))).toEqual(new Set(['no_data']));
    expect(app.told()).toEqual([]);
    await blindPoll();
    await blindPoll();
    expect(app.told()).toEqual(['unreachable: opened no_data']);
    simulator.clearFaults();
    await app.nextPoll();
    expect(app.told()).toEqual(['unreachable: opened no_data', 'unreachable: resolved no_data']);
    expect(new Set(Object.values(ratings()))).toEqual(new Set(['good']));
  });

  it('says at once that the key is refused, and leaves SMTP2GO alone until the person acts', async () => {
    simulator.setScenario('key-revoked');
    await app.nextPoll();
    expect(app.told()).toEqual(['key_refused: opened no_data']);
    expect(app.deliveries()).toBe(1);
    const requests = simulator.requests.length;
    await clock.advance(DAY);
    expect(simulator.requests).toHaveLength(requests);

    simulator.setScenario('calm');
    await app.poller.checkNow();
    expect(app.told()).toEqual(['key_refused: opened no_data', 'key_refused: resolved no_data']);
    expect(app.now().watch.outcome).toEqual({ kind: 'ok' });
  });

  it('is blind for the one figure its key may not read, asks for it and says so once, and judges the rest', async () => {
    simulator.setFault('/stats/email_spam', {
      kind: 'refusal',
      status: 400,
      code: 'ENDPOINT_PERMISSION_DENIED',
      text: 'You do not have permission to access this API endpoint',
    });
    const before = simulator.requests.length;
    for (let polls = 0; polls < 4; polls += 1) await app.nextPoll();
    expect(ratings()).toMatchObject({ 'spam_rate 30d': 'no_data', 'spam_rate 24h': 'good', 'bounce_rate 30d': 'good' });
    expect(app.now().watch).toMatchObject({ outcome: { kind: 'ok' }, failure: { kind: 'permission-missing' } });
    expect(simulator.requests.slice(before).filter(({ path }) => path.endsWith('/email_spam'))).toHaveLength(1);
    expect(app.told()).toEqual(['permission_missing: opened no_data']);
  });
});
