import { mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type App, createApp } from '../../src/main/core/app.ts';
import type { Demo } from '../../src/main/core/ports.ts';
import type { ApiServer } from '../../src/shared/account.ts';
import type { CallOutput } from '../../src/shared/bridge.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { type TestPorts, testPorts } from '../fakes/ports.ts';
import { until } from '../fixtures/until.ts';

describe('the application when two things happen at once, or something it needs is missing', () => {
  let simulator: Simulator;
  let around: TestPorts;
  let app: App;
  let endpoint: ApiServer;
  let demosStarted: number;
  let demosStopped: number;
  let isDemoBroken: boolean;

  const startDemo = async (): Promise<Demo> => {
    demosStarted += 1;
    if (isDemoBroken) throw new Error('listen EADDRNOTAVAIL: address not available 127.0.0.1');
    const { url, key, close } = await startSimulator();
    return {
      baseUrl: url,
      key,
      stop: async () => {
        demosStopped += 1;
        await close();
      },
    };
  };

  beforeEach(async () => {
    [demosStarted, demosStopped, isDemoBroken] = [0, 0, false];
    simulator = await startSimulator();
    endpoint = { kind: 'custom', baseUrl: simulator.url };
    around = testPorts({ startDemo });
    app = createApp(around.ports);
  });
  afterEach(async () => {
    await app.stop();
    await simulator.close();
    around.remove();
  });

  const connect = (key = simulator.key, name = 'Northwind') => app.handlers.connect_account({ key, name, endpoint });
  const idOf = (connected: CallOutput['connect_account']) => {
    if (!connected.ok) throw new Error(JSON.stringify(connected.failure));
    return connected.data.accountId;
  };
  const accounts = () => app.state.getState().accounts;
  const status = (id: string) => accounts().find((one) => one.account.id === id);
  const untilChecked = (id: string) => until(() => expect(status(id)?.watch.outcome).toEqual({ kind: 'ok' }));
  const restart = async () => {
    await app.stop();
    app = createApp(around.ports);
  };

  it('makes one account of two quick connects of the same key', async () => {
    const [first, second] = await Promise.all([connect(), connect(simulator.key, 'Again')]);
    expect(second).toEqual(first);
    expect(accounts().map(({ account }) => account.name)).toEqual(['Northwind']);
    expect(around.secrets.kept.size).toBe(1);
  });

  it('makes one demo of a double click, with one simulator, and ends it with the account', async () => {
    const [first, second] = await Promise.all([
      app.handlers.connect_demo(undefined),
      app.handlers.connect_demo(undefined),
    ]);
    expect(second).toEqual(first);
    expect(accounts()).toHaveLength(1);
    expect(demosStarted).toBe(1);
    await app.handlers.forget_account({ accountId: idOf(first), keepData: false });
    expect(demosStopped).toBe(1);
  });

  it('forgets an account once, however often it is asked to', async () => {
    const id = idOf(await connect());
    const forget = () => app.handlers.forget_account({ accountId: id, keepData: false });
    expect(await Promise.all([forget(), forget()])).toEqual([
      { ok: true, data: null },
      { ok: true, data: null },
    ]);
    expect(await forget()).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
  });

  it('leaves no key behind when an account is forgotten while its key is being replaced', async () => {
    const id = idOf(await connect());
    const { key } = simulator.addKey();
    const stored = Promise.withResolvers<void>();
    const set = around.secrets.set;
    vi.spyOn(around.secrets, 'set').mockImplementation(async (accountId, value) => {
      await stored.promise;
      return set(accountId, value);
    });
    const replaced = app.handlers.replace_key({ accountId: id, key });
    await until(() => expect(around.secrets.set).toHaveBeenCalled());
    await app.handlers.forget_account({ accountId: id, keepData: false });
    stored.resolve();
    expect(await replaced).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
    expect(around.secrets.kept.size).toBe(0);
  });

  it('refuses to replace a key by one that another account has', async () => {
    const { key } = simulator.addKey();
    idOf(await connect(key, 'Contoso'));
    const id = idOf(await connect());
    const answer = await app.handlers.replace_key({ accountId: id, key });
    expect(JSON.stringify(answer)).toContain('already connected as Contoso');
    expect(await app.handlers.replace_key({ accountId: id, key: simulator.key })).toMatchObject({ ok: true });
  });

  it('takes nothing that an old key could do for what its successor may', async () => {
    const release = Promise.withResolvers<void>();
    let isHeld = false;
    await app.stop();
    app = createApp({
      ...around.ports,
      http: async (url, request) => {
        const reply = await around.ports.http(url, request);
        const holds = isHeld && url.endsWith('/api_keys/permissions');
        if (holds) isHeld = false;
        if (holds) await release.promise;
        return reply;
      },
    });
    const id = idOf(await connect());
    await untilChecked(id);
    simulator.setFault('/api_keys/permissions', { kind: 'reply', body: '{"data":["/stats/*"]}' });
    isHeld = true;
    app.handlers.check_now({ accountId: id });
    await until(() => expect(isHeld).toBe(false));
    simulator.clearFaults();
    expect(await app.handlers.replace_key({ accountId: id, key: simulator.addKey().key })).toMatchObject({ ok: true });
    const known = status(id)?.permissions;
    const told: unknown[] = [];
    app.state.subscribe(() => told.push(status(id)?.permissions));
    release.resolve();
    app.handlers.check_now({ accountId: id });
    await until(() => expect(status(id)?.permissions).not.toBe(known));
    expect(told).not.toContainEqual(['/stats/*']);
    expect(status(id)?.permissions).toContain('/activity/search');
  });

  it('takes a new key for a paused account, which stays paused', async () => {
    const id = idOf(await connect());
    await untilChecked(id);
    await app.handlers.pause_account({ accountId: id, paused: true });
    const { key } = simulator.addKey();
    expect(await app.handlers.replace_key({ accountId: id, key })).toMatchObject({ ok: true });
    expect(status(id)).toMatchObject({ account: { paused: true }, watch: { outcome: { kind: 'paused' } } });
    const withTheNewKey = simulator.requests.filter(({ headers }) => headers['x-smtp2go-api-key'] === key);
    expect(withTheNewKey.map(({ path }) => path)).toEqual(['/api_keys/permissions']);
    await app.handlers.pause_account({ accountId: id, paused: false });
    await untilChecked(id);
  });

  it.each(['pause', 'forget', 'stop'] as const)('survives a %s in the middle of a poll', async (what) => {
    const id = idOf(await connect());
    await untilChecked(id);
    simulator.setFault('*', { kind: 'slow', ms: 300 });
    const asked = simulator.requests.length;
    app.handlers.check_now({});
    await until(() => expect(simulator.requests.length).toBeGreaterThan(asked));
    if (what === 'pause') await app.handlers.pause_account({ accountId: id, paused: true });
    if (what === 'forget') await app.handlers.forget_account({ accountId: id, keepData: false });
    if (what === 'stop') await app.stop();
    simulator.clearFaults();
    const seen = JSON.stringify(accounts());
    expect(status(id)?.watch.isChecking ?? false).toBe(what === 'stop');
    await simulator.close();
    expect(JSON.stringify(accounts())).toBe(seen);
  });

  it('watches the others, and says so, when the simulator of the demo does not start again', async () => {
    const demo = idOf(await app.handlers.connect_demo(undefined));
    const real = idOf(await connect());
    await restart();
    isDemoBroken = true;
    await app.start();
    await untilChecked(real);
    await until(() => expect(status(demo)?.watch.outcome?.kind).toBe('no_key'));
  });

  it('says why there is no demo when the simulator does not start, and tries again when asked again', async () => {
    isDemoBroken = true;
    const answer = await app.handlers.connect_demo(undefined);
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'offline' } });
    expect(JSON.stringify(answer)).toContain('EADDRNOTAVAIL');
    isDemoBroken = false;
    idOf(await app.handlers.connect_demo(undefined));
  });

  it('begins nothing more when it is stopped while it starts', async () => {
    idOf(await app.handlers.connect_demo(undefined));
    idOf(await connect());
    await restart();
    const asked = simulator.requests.length;
    const starting = app.start();
    await app.stop();
    await starting;
    expect(demosStopped).toBe(demosStarted);
    expect(simulator.requests.slice(asked).filter(({ path }) => path.startsWith('/stats/'))).toEqual([]);
  });

  it('can be stopped twice', async () => {
    idOf(await connect());
    await Promise.all([app.stop(), app.stop()]);
  });

  it('watches an account whose store the disk refuses from memory, says so, and tries again when asked', async () => {
    const broken = idOf(await connect());
    const good = idOf(await connect(simulator.addKey().key, 'Contoso'));
    await app.stop();
    const { dataFolder } = around.ports.platform;
    const file = join(dataFolder, `${broken}.sqlite`);
    around.emptyData();
    mkdirSync(file);
    app = createApp(around.ports);
    await app.start();
    await untilChecked(good);
    await untilChecked(broken);
    expect(status(broken)?.watch.notStored?.advice).toContain('EISDIR');
    expect(status(good)?.watch.notStored).toBeUndefined();
    // The history of the others can be read; its own can't, which is said.
    const history = (accountId?: string) => app.handlers.list_incidents({ state: 'ended', limit: 10, accountId });
    expect(await history()).toMatchObject({ ok: true });
    expect(await history(broken)).toMatchObject({ failure: { kind: 'disk' } });
    rmdirSync(file);
    app.handlers.check_now({ accountId: broken });
    await until(() => expect(status(broken)?.watch.notStored).toBeUndefined());
    expect(await history(broken)).toMatchObject({ ok: true });
  });

  it('watches a paused account whose store the disk had refused once it is to go on', async () => {
    const id = idOf(await connect());
    await untilChecked(id);
    await app.handlers.pause_account({ accountId: id, paused: true });
    await app.stop();
    const file = join(around.ports.platform.dataFolder, `${id}.sqlite`);
    around.emptyData();
    mkdirSync(file);
    app = createApp(around.ports);
    await app.start();
    rmdirSync(file);
    expect(await app.handlers.pause_account({ accountId: id, paused: false })).toMatchObject({ ok: true });
    await untilChecked(id);
    expect(status(id)?.watch.notStored).toBeUndefined();
  });

  it('works without a place for its stores: everything is said, nothing throws', async () => {
    around.remove();
    writeFileSync(around.ports.platform.dataFolder, 'a file where the folder should be');
    const id = idOf(await connect());
    await untilChecked(id);
    expect(status(id)?.watch.notStored).toMatchObject({ reason: 'the folder cannot be made' });
    expect(await app.handlers.list_incidents({ state: 'open', limit: 10 })).toMatchObject({
      failure: { kind: 'disk' },
    });
    expect(await app.handlers.forget_account({ accountId: id, keepData: false })).toEqual({ ok: true, data: null });
    expect(accounts()).toEqual([]);
    expect(app.state.getState().notices.map(({ text }) => text)).toEqual([
      'Northwind is forgotten, but its data is still on this computer. The data of this account cannot be used: the folder ' +
        'cannot be made. Relaywatch tries to erase it every hour.',
    ]);
  });

  it('tells the window nothing when a notice is dismissed that is no longer there', () => {
    const heard = vi.fn();
    app.state.subscribe(heard);
    app.handlers.dismiss_notice({ id: 'gone' });
    expect(heard).not.toHaveBeenCalled();
  });
});
