import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type App, createApp } from '../../src/main/core/app.ts';
import type { ActionId } from '../../src/shared/actions/index.ts';
import type { Progress, RunAnswer } from '../../src/shared/bridge.ts';
import type { Result } from '../../src/shared/failure.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { type TestPorts, testPorts } from '../fakes/ports.ts';
import { hurriedHttp } from '../fixtures/hurried.ts';

/**
 * The whole application over real HTTP, with very much to do. Only the waiting is not real: times are those of the
 * clock that limits, checks and the simulator go by.
 */

const MINUTE = 60_000;
const BULK = 500;
/** What a person opens, again and again: 16 requests a minute. */
const OPENED: readonly (readonly [ActionId, object])[] = [
  ['suppression_view', { limit: 100 }],
  ['activity_search', { limit: 100 }],
  ['users_smtp_view', {}],
  ['webhook_view', {}],
];
/** 1,000 real exchanges take seconds, and longer where the computer has other things to do. */
const TIME_LIMIT_MS = 240_000;

let clock: FakeClock;
let simulator: Simulator;
let around: TestPorts;
let app: App;
let network: ReturnType<typeof hurriedHttp>;
let progress: Progress[];
beforeEach(async () => {
  clock = fakeClock();
  progress = [];
  simulator = await startSimulator({ mailsPerDay: 200, now: clock.now, limits: { requestsPerMinute: 120 } });
  network = hurriedHttp(simulator.url);
  around = testPorts({ clock, http: network.http, progress: (one) => progress.push(one) });
  app = createApp(around.ports);
});
afterEach(async () => {
  await app.stop();
  await simulator.close();
  around.remove();
});

async function connect(): Promise<string> {
  await app.handlers.change_preferences({ pollMinutes: 1 });
  const endpoint = { kind: 'custom', baseUrl: simulator.url } as const;
  const connected = await app.handlers.connect_account({ key: simulator.key, name: 'Northwind', endpoint });
  if (!connected.ok) throw new Error(JSON.stringify(connected.failure));
  return connected.data.accountId;
}

/** Moves the clock on until something has come to its end. */
async function hurry<T>(work: Promise<T>): Promise<T> {
  let isOver = false;
  const ended = work.finally(() => {
    isOver = true;
  });
  // Awaited below; a rejection before that is not lost.
  ended.catch(() => undefined);
  while (!isOver) {
    await nextTurn();
    if (network.isQuiet()) await clock.advance(100);
  }
  return ended;
}

it(
  'lists open at once, checks go on and nothing fails while 500 addresses are suppressed one by one',
  async () => {
    const accountId = await connect();
    const run = (id: ActionId, input: object, isBulk: boolean): Promise<Result<RunAnswer>> =>
      Promise.resolve(app.handlers.run_action({ accountId, id, input, runId: crypto.randomUUID(), isBulk }));

    const checks: { readonly at: number; readonly outcome: unknown }[] = [];
    app.state.subscribe(({ accounts: [account] }) => {
      const { checkedAt: at, outcome } = account?.watch ?? {};
      if (at !== undefined && checks.at(-1)?.at !== at) checks.push({ at, outcome });
    });

    const begunAt = clock.monotonic();
    const failures: unknown[] = [];
    let done = 0;
    const bulk = async () => {
      for (let n = 0; n < BULK; n += 1) {
        const result = await run('suppression_add', { email_address: [`reader${n}@contoso.example`] }, true);
        if (!result.ok) failures.push(result.failure);
        done += 1;
      }
    };
    const waits: number[] = [];
    const person = async () => {
      for (let n = 0; done < BULK; n += 1) {
        await new Promise<void>((resolve) => clock.after(MINUTE / 16, resolve));
        const [id, input] = OPENED[n % OPENED.length] ?? ['webhook_view', {}];
        const openedAt = clock.monotonic();
        const opened = await run(id, input, false);
        if (!opened.ok || opened.data.stale) failures.push(opened);
        waits.push(clock.monotonic() - openedAt);
      }
    };
    await hurry(Promise.all([bulk(), person()]));

    expect(failures).toEqual([]);
    expect(waits.length).toBeGreaterThan(50);
    expect(Math.max(...waits)).toBeLessThanOrEqual(2000);
    const minutes = (clock.monotonic() - begunAt) / MINUTE;
    // All that is not kept for others was used: at least 60 a minute.
    expect(minutes).toBeLessThan(BULK / 60 + 2);
    expect(new Set(checks.map(({ outcome }) => JSON.stringify(outcome)))).toEqual(new Set(['{"kind":"ok"}']));
    expect(checks.length).toBeGreaterThanOrEqual(Math.floor(minutes));
    const gaps = checks.slice(1).map(({ at }, n) => at - (checks[n]?.at ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(1.5 * MINUTE);
    // The bulk run said that it waited, and until when.
    expect(progress.filter(({ wait }) => wait?.by === 'relaywatch').length).toBeGreaterThan(0);
    console.log(
      `Opened ${waits.length} lists within ${Math.max(...waits)} ms each, ${checks.length} checks at most ${Math.max(...gaps)} ms apart, ${BULK} changes in ${minutes.toFixed(1)} min.`,
    );
  },
  TIME_LIMIT_MS,
);

it(
  'the demo, whose server is our own, never waits',
  async () => {
    const demo = await startSimulator({ mailsPerDay: 200, now: clock.now, limits: 'none' });
    const startDemo = async () => ({ baseUrl: demo.url, key: demo.key, stop: demo.close });
    const beside = testPorts({ clock, startDemo, progress: (one) => progress.push(one) });
    const withDemo = createApp(beside.ports);
    const connected = await withDemo.handlers.connect_demo(undefined);
    if (!connected.ok) throw new Error(JSON.stringify(connected.failure));
    const { accountId } = connected.data;
    for (let n = 0; n < 150; n += 1) {
      const run = { accountId, id: 'activity_search', input: { limit: 1 }, runId: crypto.randomUUID() };
      expect(await withDemo.handlers.run_action(run)).toMatchObject({ ok: true, data: { stale: undefined } });
    }
    expect(progress.filter(({ wait }) => wait !== undefined)).toEqual([]);
    await withDemo.stop();
    beside.remove();
  },
  TIME_LIMIT_MS,
);
