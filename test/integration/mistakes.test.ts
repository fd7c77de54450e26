import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/main/core/app.ts';
import type { SecretStore } from '../../src/main/core/ports.ts';
import { markOfAccount } from '../../src/shared/state.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { type TestPorts, testPorts } from '../fakes/ports.ts';
import { fakeSecrets } from '../fakes/secrets.ts';
import { checksOf } from '../fixtures/checks.ts';

/** Mistakes of ours, planted where the application is called back: each is logged with its stack, and it goes on. */
describe('a mistake in Relaywatch', () => {
  let clock: FakeClock;
  let simulator: Simulator;
  let around: TestPorts;
  let app: App;
  let accountId: string;
  let isMistaken: boolean;
  const { status, untilPolled, nextPoll } = checksOf(() => ({ app, clock, accountId }));

  beforeEach(async () => {
    isMistaken = false;
    clock = fakeClock();
    simulator = await startSimulator({ now: clock.now });
    const kept = fakeSecrets();
    const get: SecretStore['get'] = async (id) => {
      if (isMistaken) throw new TypeError('planted for kim@b.example');
      return kept.get(id);
    };
    around = testPorts({ clock, secrets: { ...kept, get } });
    app = createApp(around.ports);
    await app.start();
    const endpoint = { kind: 'custom', baseUrl: simulator.url } as const;
    const connected = await app.handlers.connect_account({ key: simulator.key, name: 'Northwind', endpoint });
    if (!connected.ok) throw new Error(JSON.stringify(connected.failure));
    ({ accountId } = connected.data);
    await untilPolled(undefined);
    isMistaken = true;
  });
  afterEach(async () => {
    isMistaken = false;
    await app.stop();
    await simulator.close();
    around.remove();
  });

  const notices = () => app.state.getState().notices.map(({ text }) => text);
  /** What was logged about mistakes in a part, without the stacks; each has one. Not how often they came again. */
  const mistakes = (part: string) => {
    const entries = around.logged.filter((entry) => entry.startsWith(part) && !entry.endsWith(' times)'));
    for (const entry of entries) expect(entry).toMatch(/\n {4}at .*mistakes\.test\.ts/);
    return entries.map((entry) => entry.split('\n')[0]);
  };

  it('in a check is logged and told once, shown as no data, and the watching goes on', async () => {
    await nextPoll();
    expect(status().watch).toMatchObject({ outcome: { kind: 'mistake' }, isChecking: false });
    await nextPoll();
    expect(mistakes('polling: a check')).toEqual([
      `polling: a check of account ${accountId} failed: TypeError: planted for …`,
    ]);
    expect(notices()).toEqual([
      'A mistake in Relaywatch interrupted a check, which has no data. The next check runs as planned. ' +
        'Relaywatch goes on watching. Details are in the log.',
    ]);
    await nextPoll();
    expect(status().openIncidents).toMatchObject([{ subject: { kind: 'no_data', why: { kind: 'mistake' } } }]);
    isMistaken = false;
    await nextPoll();
    expect(status()).toMatchObject({ watch: { outcome: { kind: 'ok' } }, openIncidents: [] });
  });

  it('in the start of one account leaves the others watched, and is said', async () => {
    isMistaken = false;
    await app.handlers.connect_demo(undefined);
    await app.stop();
    // A simulator without a key, which no simulator is.
    app = createApp({ ...around.ports, startDemo: async () => Object({ stop: async () => undefined }) });
    await app.start();
    await untilPolled(undefined);
    expect(status().watch.outcome).toEqual({ kind: 'ok' });
    const demo = app.state.getState().accounts.find(({ account }) => account.simulated);
    expect(demo && markOfAccount(demo)).toBe('no_data');
    expect(around.logged.join('\n')).toMatch(/^app: could not start account \S+: TypeError: .*\n {4}at /m);
    expect(notices()).toContain(
      'A mistake in Relaywatch keeps Demo company from being watched. Quit Relaywatch and start it again. Details are in the log.',
    );
  });

  it('in a subscriber of the state leaves the other subscribers and the check alone', async () => {
    isMistaken = false;
    const seen: (number | undefined)[] = [];
    app.state.subscribe(() => {
      throw new TypeError('planted for kim@b.example');
    });
    app.state.subscribe(() => seen.push(status().watch.checkedAt));
    await nextPoll();
    expect(status().watch.outcome).toEqual({ kind: 'ok' });
    expect(seen.at(-1)).toBe(status().watch.checkedAt);
    expect(mistakes('app')).toEqual(['app: a subscriber of the state failed: TypeError: planted for …']);
    expect(notices()).toEqual([
      'A mistake in Relaywatch interrupted one of its tasks. Relaywatch goes on watching. Details are in the log.',
    ]);
  });
});
