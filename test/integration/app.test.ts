import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/main/core/app.ts';
import type { ApiServer } from '../../src/shared/account.ts';
import type { CallOutput } from '../../src/shared/bridge.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { type TestPorts, testPorts } from '../fakes/ports.ts';
import { until } from '../fixtures/until.ts';

const LOCKED = { kind: 'unavailable', cause: 'locked', detail: 'The keyring is locked.' } as const;

describe('the application on a real network and disk', () => {
  let simulator: Simulator;
  let around: TestPorts;
  let app: App;
  let endpoint: ApiServer;

  beforeEach(async () => {
    simulator = await startSimulator();
    around = testPorts();
    app = createApp(around.ports);
    endpoint = { kind: 'custom', baseUrl: simulator.url };
  });
  afterEach(async () => {
    await app.stop();
    await simulator.close();
    around.remove();
  });

  const connect = async (key = simulator.key, name = 'Northwind') =>
    app.handlers.connect_account({ key, name, endpoint });
  const accountId = (connected: CallOutput['connect_account']) => {
    if (!connected.ok) throw new Error(JSON.stringify(connected.failure));
    return connected.data.accountId;
  };
  const status = (id: string) => app.state.getState().accounts.find((one) => one.account.id === id);
  const untilChecked = (id: string) => until(() => expect(status(id)?.watch.outcome).toEqual({ kind: 'ok' }));
  const everythingOnDisk = () =>
    readdirSync(around.ports.platform.dataFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
      .join('\n');

  it('connects a key, keeps it in the keychain and sees the account within one poll', async () => {
    const id = accountId(await connect());
    await untilChecked(id);
    expect(JSON.parse(around.secrets.kept.get(id) ?? '')).toEqual({ key: simulator.key, baseUrl: simulator.url });
    const seen = status(id);
    expect(seen?.readings.map((reading) => `${reading.metric} ${reading.window}`)).toEqual([
      'bounce_rate 30d',
      'spam_rate 30d',
      'bounce_rate 24h',
      'spam_rate 24h',
      'quota_used cycle',
      'reject_rate 24h',
    ]);
    expect(seen?.quota?.max).toBeGreaterThan(0);
    expect(seen?.sentToday).toBeGreaterThanOrEqual(0);
    expect(seen?.openIncidents).toEqual([]);
  });

  it('leaves the key in no state, setting, file or log', async () => {
    const id = accountId(await connect());
    await untilChecked(id);
    simulator.revokeKey(simulator.key);
    app.handlers.check_now({});
    await until(() => expect(status(id)?.watch.outcome?.kind).toBe('key_refused'));
    const secret = simulator.key.slice(8);
    expect(JSON.stringify(app.state.getState())).not.toContain(secret);
    expect(JSON.stringify(around.settings.saved())).not.toContain(secret);
    expect(around.logged.join('\n')).not.toContain(secret);
    expect(JSON.stringify(around.shown)).not.toContain(secret);
    expect(everythingOnDisk()).toContain('bounce_rate');
    expect(everythingOnDisk()).not.toContain(secret);
  });

  it('refuses an unknown key, and one that may not read anything, and stores neither', async () => {
    expect(await connect(`api-${'x'.repeat(32)}`)).toMatchObject({ ok: false, failure: { kind: 'key-refused' } });
    const { key } = simulator.addKey({ permissions: ['/email/send'] });
    expect(await connect(key)).toMatchObject({
      ok: false,
      failure: { kind: 'permission-missing', endpoint: '/stats/*' },
    });
    expect(around.secrets.kept.size).toBe(0);
    expect(around.settings.saved().accounts).toEqual([]);
    expect(app.state.getState().accounts).toEqual([]);
  });

  it('refuses a key that is connected already, by the name it has', async () => {
    accountId(await connect());
    const again = await connect(simulator.key, 'Again');
    expect(again).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
    expect(JSON.stringify(again)).toContain('already connected as Northwind');
  });

  it('works for this session when the keychain cannot be used, and says so', async () => {
    around.secrets.breakWith(LOCKED);
    const connected = await connect();
    expect(connected).toMatchObject({ ok: true, data: { keyKept: 'session' } });
    await untilChecked(accountId(connected));
    expect(app.state.getState().keychain).toEqual(LOCKED);
    expect(status(accountId(connected))?.keyKept).toBe('session');
  });

  it('has a key again once the keychain gives it', async () => {
    const id = accountId(await connect());
    await untilChecked(id);
    around.secrets.breakWith(LOCKED);
    app.handlers.check_now({ accountId: id });
    await until(() => expect(status(id)?.keyKept).toBe('nowhere'));
    around.secrets.breakWith(undefined);
    app.handlers.check_now({ accountId: id });
    await until(() => expect(status(id)?.keyKept).toBe('keychain'));
  });

  it('keeps nothing of an account whose settings could not be saved', async () => {
    around.settings.refuse(true);
    expect(await connect()).toMatchObject({ ok: false, failure: { kind: 'disk' } });
    expect(around.secrets.kept.size).toBe(0);
    expect(app.state.getState().accounts).toEqual([]);
  });

  it('forgets key and data as asked', async () => {
    const keeping = accountId(await connect());
    const erasing = accountId(await connect(simulator.addKey().key, 'Contoso'));
    await untilChecked(keeping);
    await untilChecked(erasing);
    const tray = { colour: 'always', count: false } as const;
    expect(await app.handlers.change_preferences({ tray: { ...tray, accounts: [keeping] } })).toMatchObject({
      ok: true,
    });
    expect(await app.handlers.forget_account({ accountId: keeping, keepData: true })).toEqual({ ok: true, data: null });
    expect(await app.handlers.forget_account({ accountId: erasing, keepData: false })).toEqual({
      ok: true,
      data: null,
    });
    expect(around.secrets.kept.size).toBe(0);
    expect(around.settings.saved().accounts).toEqual([]);
    expect(around.settings.saved().preferences.tray).toEqual({ ...tray, accounts: 'all' });
    expect(app.state.getState().preferences).toEqual(around.settings.saved().preferences);
    const files = readdirSync(around.ports.platform.dataFolder).join(' ');
    expect(files).toContain(keeping);
    expect(files).not.toContain(erasing);
  });

  it('keeps an account whose key the keychain will not erase', async () => {
    const id = accountId(await connect());
    around.secrets.breakWith(LOCKED);
    const answer = await app.handlers.forget_account({ accountId: id, keepData: false });
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'keychain' } });
    expect(status(id)).toBeDefined();
    around.secrets.breakWith(undefined);
  });

  it('lets one broken account hide no other', async () => {
    const good = accountId(await connect());
    const { key } = simulator.addKey();
    const broken = accountId(await connect(key, 'Contoso'));
    await untilChecked(good);
    await untilChecked(broken);
    simulator.revokeKey(key);
    app.handlers.check_now({});
    await until(() => expect(status(broken)?.watch.outcome?.kind).toBe('key_refused'));
    await untilChecked(good);
    expect(status(good)?.openIncidents).toEqual([]);
    expect(status(broken)?.openIncidents).toMatchObject([{ level: 'no_data' }]);
  });

  it('learns by a check what a key may do since somebody ticked it at the provider', async () => {
    const body = JSON.stringify({ request_id: 'r', data: ['/stats/*'] });
    simulator.setFault('/api_keys/permissions', { kind: 'reply', body });
    const id = accountId(await connect());
    await untilChecked(id);
    expect(status(id)?.permissions).toEqual(['/stats/*']);
    simulator.clearFaults();
    app.handlers.check_now({ accountId: id });
    await until(() => expect(status(id)?.permissions).toContain('/activity/search'));
  });

  it('watches again once a refused key is replaced', async () => {
    const id = accountId(await connect());
    await untilChecked(id);
    simulator.revokeKey(simulator.key);
    app.handlers.check_now({});
    await until(() => expect(status(id)?.watch.outcome?.kind).toBe('key_refused'));
    const { key } = simulator.addKey();
    expect(await app.handlers.replace_key({ accountId: id, key })).toMatchObject({ ok: true });
    await untilChecked(id);
    expect(JSON.parse(around.secrets.kept.get(id) ?? '')).toMatchObject({ key });
    expect(status(id)?.account.keyHint).toBe(key.slice(0, 8));
    expect(status(id)?.openIncidents).toEqual([]);
  });

  it('goes on after a restart as it was: accounts, names, pauses, incidents, and no message twice', async () => {
    const id = accountId(await connect());
    await untilChecked(id);
    await app.handlers.rename_account({ accountId: id, name: 'Northwind Trading' });
    simulator.revokeKey(simulator.key);
    app.handlers.check_now({});
    await until(() => expect(around.shown).toHaveLength(1));
    const [before] = status(id)?.openIncidents ?? [];
    await app.stop();

    app = createApp(around.ports);
    await app.start();
    await until(() => expect(status(id)?.watch.outcome?.kind).toBe('key_refused'));
    expect(status(id)?.account.name).toBe('Northwind Trading');
    expect(status(id)?.openIncidents.map((incident) => incident.id)).toEqual([before?.id]);
    expect(around.shown).toHaveLength(1);
  });

  it('opens the incident of the demo account by a click on its message', async () => {
    const demo = accountId(await app.handlers.connect_demo(undefined));
    const again = accountId(await app.handlers.connect_demo(undefined));
    expect(again).toBe(demo);
    await until(() => expect(around.shown).not.toEqual([]));
    const [message] = around.shown;
    expect(message?.title).toMatch(/^Bounces \d+(\.\d+)?% \(limit (8|12)%\)$/);
    around.clicks.get(message?.id ?? '')?.();
    expect(around.routes).toMatchObject([{ screen: 'incident', accountId: demo }]);
    const [route] = around.routes;
    const incidentId = route?.screen === 'incident' ? route.incidentId : '';
    const details = await app.handlers.get_incident({ accountId: demo, incidentId });
    expect(details).toMatchObject({ ok: true, data: { events: [{ kind: 'opened', delivery: { state: 'shown' } }] } });
  });
});
