import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/main/core/app.ts';
import type { ApiServer } from '../../src/shared/account.ts';
import type { CallInput, CallOutput } from '../../src/shared/bridge.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { type TestPorts, testPorts } from '../fakes/ports.ts';
import { until } from '../fixtures/until.ts';
import { aRule } from '../unit/main/core/alerting/builders.ts';

/** Whose key, which address, whose data. */

describe('an account', () => {
  let simulator: Simulator;
  let other: Simulator;
  let around: TestPorts;
  let app: App;

  beforeEach(async () => {
    simulator = await startSimulator();
    other = await startSimulator();
    around = testPorts();
    app = createApp(around.ports);
  });
  afterEach(async () => {
    await app.stop();
    await simulator.close();
    await other.close();
    around.remove();
  });

  const at = (baseUrl: string): ApiServer => ({ kind: 'custom', baseUrl });
  const connect = (more: Partial<CallInput<'connect_account'>> = {}) =>
    app.handlers.connect_account({ key: simulator.key, name: 'Northwind', endpoint: at(simulator.url), ...more });
  const idOf = (connected: CallOutput['connect_account']) => {
    if (!connected.ok) throw new Error(JSON.stringify(connected.failure));
    return connected.data.accountId;
  };
  const status = (id: string) => app.state.getState().accounts.find((one) => one.account.id === id);
  const untilOutcome = (id: string, kind: string) => until(() => expect(status(id)?.watch.outcome?.kind).toBe(kind));
  const requestsOf = (server: Simulator) => server.requests.length;
  /** Stops the application, changes the settings file as somebody might, and starts again. */
  const restartWith = async (change: (accounts: readonly object[]) => readonly object[]) => {
    await app.stop();
    const saved = around.settings.saved();
    around.settings.write({ ...saved, accounts: change(saved.accounts) });
    app = createApp(around.ports);
    await app.start();
  };

  describe('whose address in the settings has changed', () => {
    let id: string;
    beforeEach(async () => {
      id = idOf(await connect());
      await untilOutcome(id, 'ok');
      await restartWith((accounts) => accounts.map((one) => ({ ...one, endpoint: at(other.url) })));
      await untilOutcome(id, 'address_changed');
    });

    it('calls nobody there, says so at once, and opens an incident', () => {
      expect(requestsOf(other)).toBe(0);
      expect(status(id)?.watch.failure).toEqual({ kind: 'address-changed', was: simulator.url, now: other.url });
      expect(status(id)?.openIncidents).toMatchObject([{ subject: { kind: 'no_data' } }]);
      expect(status(id)?.keyKept).toBe('keychain');
    });

    it('takes no new key there either', async () => {
      const { key } = simulator.addKey();
      const replaced = await app.handlers.replace_key({ accountId: id, key });
      expect(replaced).toMatchObject({ failure: { kind: 'address-changed' } });
      expect(requestsOf(other)).toBe(0);
    });

    it('goes back to the address its key was given for', async () => {
      expect(await app.handlers.confirm_address({ accountId: id, use: 'earlier' })).toMatchObject({ ok: true });
      await untilOutcome(id, 'ok');
      expect(requestsOf(other)).toBe(0);
      expect(around.settings.saved().accounts).toMatchObject([{ endpoint: at(simulator.url) }]);
      expect(status(id)?.openIncidents).toEqual([]);
    });

    it('calls the new address once the person confirms it', async () => {
      other.addKey({ key: simulator.key });
      expect(await app.handlers.confirm_address({ accountId: id, use: 'new' })).toMatchObject({ ok: true });
      await untilOutcome(id, 'ok');
      expect(requestsOf(other)).toBeGreaterThan(0);
    });
  });

  describe('that was forgotten while its data was kept', () => {
    const rule = aRule({ id: 'mine', name: 'Mine' });
    let id: string;
    beforeEach(async () => {
      id = idOf(await connect());
      await untilOutcome(id, 'ok');
      app.handlers.save_rule({ accountId: id, rule });
      expect(await app.handlers.forget_account({ accountId: id, keepData: true })).toMatchObject({ ok: true });
    });

    it('is offered its data when its key comes again, and nothing is connected before the answer', async () => {
      const asked = await connect();
      expect(asked).toMatchObject({ failure: { kind: 'earlier-data', bytes: expect.any(Number) } });
      expect(app.state.getState().accounts).toEqual([]);
      expect(around.secrets.kept.size).toBe(0);
    });

    it('goes on with it, rules and all', async () => {
      expect(idOf(await connect({ earlierData: 'use' }))).toBe(id);
      expect(status(id)?.rules.map((one) => one.id)).toContain('mine');
      expect(status(id)?.watch.seenAt).toBeDefined();
    });

    it('starts anew where the person wants that, and the data is still offered later', async () => {
      const anew = idOf(await connect({ earlierData: 'leave' }));
      expect(anew).not.toBe(id);
      expect(status(anew)?.rules.map((one) => one.id)).not.toContain('mine');
      await app.handlers.forget_account({ accountId: anew, keepData: false });
      expect(await connect()).toMatchObject({ failure: { kind: 'earlier-data' } });
    });

    it('is not joined by another key that begins alike, nor by the same one at another address', async () => {
      const alike = simulator.addKey({ key: `${simulator.key.slice(0, 8)}${'Z'.repeat(28)}` });
      expect(idOf(await connect({ key: alike.key, name: 'Alike' }))).not.toBe(id);
      other.addKey({ key: simulator.key });
      expect(idOf(await connect({ endpoint: at(other.url), name: 'Elsewhere' }))).not.toBe(id);
    });
  });

  it('is one where two windows paste its key at once', async () => {
    const answers = await Promise.all([connect(), connect({ name: 'Again', earlierData: 'leave' })]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(around.settings.saved().accounts).toHaveLength(1);
  });

  it('has a key of its own where one key is pasted into two at once', async () => {
    const first = idOf(await connect());
    const second = idOf(await connect({ key: simulator.addKey().key, name: 'Contoso' }));
    const { key } = simulator.addKey();
    const answers = await Promise.all([first, second].map((accountId) => app.handlers.replace_key({ accountId, key })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });
});
