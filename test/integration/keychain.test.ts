import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desktop, startDesktop } from '../desktop/desktop.ts';
import { startLockedKeyring } from '../fakes/locked-keyring.ts';

const urlOf = (file: string) => JSON.stringify(new URL(`../../src/main/shell/${file}.ts`, import.meta.url).href);

/** In a process of its own: a keyring that does not answer holds a thread that no process could otherwise shed. */
const script = (answers: string) => `
  import { systemClock } from ${urlOf('clock')};
  import { createSecretStore } from ${urlOf('secret-store')};
  import { createSessionBus } from ${urlOf('session-bus')};
  const store = createSecretStore(createSessionBus({ clock: systemClock, env: process.env }));
  const answers = [${answers}];
  process.stdout.write(JSON.stringify(answers), () => process.kill(process.pid, 'SIGKILL'));
`;

const GET = "await store.get('account')";
const ALL = `await store.set('account', 'secret'), ${GET}, await store.erase('account'), ${GET}`;

describe('the keychain of a real Linux desktop', () => {
  let desktop: Desktop | undefined;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'relaywatch-keychain-'));
  });
  afterEach(async () => {
    await desktop?.stop();
    rmSync(folder, { recursive: true });
  });

  const answersIn = async (env: NodeJS.ProcessEnv, answers: string) => {
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script(answers)], { env });
    // It ends itself by a signal, which execFile takes for a failure; what it wrote is the answer.
    const { stdout } = await run.catch((ended: { stdout: string }) => ended);
    return JSON.parse(stdout);
  };
  const answersOn = async (keyring: 'unlocked' | 'locked' | 'none', extra: Record<string, string> = {}) => {
    desktop = await startDesktop({ keyring, panel: false, notifications: false });
    return answersIn({ ...desktop.env, ...extra }, ALL);
  };
  const failed = (cause: string) =>
    Array(4).fill({ ok: false, problem: { kind: 'unavailable', cause, detail: expect.any(String) } });

  it('keeps, gives back and erases', async () => {
    expect(await answersOn('unlocked')).toEqual([
      { ok: true, value: null },
      { ok: true, value: 'secret' },
      { ok: true, value: null },
      { ok: true },
    ]);
  });

  it('says that no keyring runs', async () => {
    expect(await answersOn('none')).toEqual(failed('no_service'));
  });

  it('says that there is no session bus to ask', async () => {
    const nobody = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, 'nobody')}` };
    expect(await answersOn('none', nobody)).toEqual(failed('no_service'));
  });

  it('says that the library is missing', async () => {
    writeFileSync(join(folder, 'libsecret-1.so.0'), '');
    expect(await answersOn('unlocked', { LD_LIBRARY_PATH: folder })).toEqual(failed('no_library'));
  });

  it.each([
    ['has the key and is not unlocked: it is locked', true, failed('locked')[0]],
    ['has no key', false, { ok: true }],
  ])('tells, where the person dismisses its prompt, that it %s', async (_what, hasItem, answer) => {
    desktop = await startDesktop({ keyring: 'none', panel: false, notifications: false });
    const keyring = await startLockedKeyring(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '', hasItem);
    expect(await answersIn(desktop.env, GET)).toEqual([answer]);
    expect(keyring.prompts).toBe(hasItem ? 1 : 0);
    keyring.stop();
  });

  it('says that the keyring is locked, and hangs on nothing', async () => {
    const [set] = await answersOn('locked');
    expect([set]).toEqual(failed('locked').slice(0, 1));
  });
});
