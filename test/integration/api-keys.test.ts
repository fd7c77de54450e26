import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type App, createApp } from '../../src/main/core/app.ts';
import type { Quirks } from '../../src/simulator/quirks.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { type TestPorts, testPorts } from '../fakes/ports.ts';

const READINGS: readonly Quirks['removedKey'][] = ['username', 'whole'];

describe.each(READINGS)('removing API keys over real HTTP, where SMTP2GO names them by their %s', (removedKey) => {
  let simulator: Simulator;
  let around: TestPorts;
  let app: App;
  let accountId: string;

  beforeEach(async () => {
    simulator = await startSimulator({ mailsPerDay: 300, quirks: { removedKey } });
    around = testPorts();
    app = createApp(around.ports);
    const endpoint = { kind: 'custom', baseUrl: simulator.url } as const;
    const connected = await app.handlers.connect_account({ key: simulator.key, name: 'Northwind', endpoint });
    if (!connected.ok) throw new Error(connected.failure.kind);
    accountId = connected.data.accountId;
    await vi.waitFor(() => expect(status()?.watch.outcome).toEqual({ kind: 'ok' }), { timeout: 15_000 });
  });
  afterEach(async () => {
    await app.stop();
    await simulator.close();
    around.remove();
  });

  const status = () => app.state.getState().accounts.find(({ account }) => account.id === accountId);
  const remove = (username: string, confirmation?: string) =>
    app.handlers.run_action({
      accountId,
      id: 'api_keys_remove',
      input: { username },
      runId: crypto.randomUUID(),
      ...(confirmation === undefined ? {} : { confirmation }),
    });
  const removals = () => simulator.requests.filter(({ path }) => path === '/api_keys/remove').length;
  const onDisk = () =>
    readdirSync(around.ports.platform.dataFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
      .join('\n');

  it('the key in use goes only on the phrase, then the account is blind until it has another', async () => {
    const username = simulator.key.slice(0, 16);
    const spare = simulator.addKey();
    const guard = await remove(username);
    if (guard.ok || guard.failure.kind !== 'confirmation-needed') throw new Error('It was not asked.');
    expect(guard.failure.facts.join(' ')).toContain('nothing is watched any more');
    expect(await remove(username, 'yes')).toEqual(guard);
    expect(removals()).toBe(0);

    const removed = await remove(username, guard.failure.phrase);
    expect(removed).toMatchObject({ ok: true, data: { data: { username } } });
    app.handlers.check_now({ accountId });
    await vi.waitFor(() => expect(status()?.watch.outcome?.kind).toBe('key_refused'), { timeout: 15_000 });
    expect(status()?.openIncidents).toMatchObject([{ level: 'no_data' }]);
    // All that may be seen of the key are its first 16 characters.
    const seen = [removed, guard, app.state.getState(), around.settings.saved(), around.shown, around.logged];
    expect(JSON.stringify(seen)).not.toContain(simulator.key.slice(16));
    expect(onDisk()).not.toContain(simulator.key.slice(16));

    expect(await app.handlers.replace_key({ accountId, key: spare.key })).toMatchObject({ ok: true });
    await vi.waitFor(() => expect(status()?.watch.outcome).toEqual({ kind: 'ok' }), { timeout: 15_000 });
  });

  it('the key of another program goes without a phrase, or it is said why SMTP2GO did not take it', async () => {
    const username = 'api-4F1C7A09D2E3';
    const first = await remove(username);
    if (removedKey === 'whole') {
      expect(first).toMatchObject({
        failure: { kind: 'refused-by-provider', text: expect.stringContaining('may want the whole key') },
      });
    } else {
      expect(first).toMatchObject({ ok: true, data: { data: { username, description: 'Customer portal' } } });
      expect(await remove(username)).toMatchObject({ failure: { fields: [{ path: 'username' }] } });
    }
    expect(removals()).toBe(1);
    app.handlers.check_now({ accountId });
    await vi.waitFor(() => expect(status()?.watch.outcome).toEqual({ kind: 'ok' }), { timeout: 15_000 });
  });

  it('a key that may not remove keys is told so, and nothing is sent', async () => {
    const { key } = simulator.addKey({ permissions: ['/stats/*', '/api_keys/view'] });
    expect(await app.handlers.replace_key({ accountId, key })).toMatchObject({ ok: true });
    expect(await remove('api-4F1C7A09D2E3')).toMatchObject({
      failure: { kind: 'permission-missing', endpoint: '/api_keys/remove' },
    });
    expect(removals()).toBe(0);
  });
});
