import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desktop, startDesktop } from '../desktop/desktop.ts';

const STORE = new URL('../../src/main/shell/secret-store.ts', import.meta.url).href;

/** In a process of its own: a keyring that does not answer holds a thread that no process could otherwise shed. */
const SCRIPT = `
  import { createSecretStore } from ${JSON.stringify(STORE)};
  const store = createSecretStore();
  const answers = [await store.set('account', 'secret'), await store.get('account'), await store.erase('account'), await store.get('account')];
  process.stdout.write(JSON.stringify(answers), () => process.kill(process.pid, 'SIGKILL'));
`;

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

  const answersOn = async (keyring: 'unlocked' | 'locked' | 'none', extra: Record<string, string> = {}) => {
    desktop = await startDesktop({ keyring, panel: false, notifications: false });
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', SCRIPT], {
      env: { ...desktop.env, ...extra },
    });
    // It ends itself by a signal, which execFile takes for a failure; what it wrote is the answer.
    const { stdout } = await run.catch((ended: { stdout: string }) => ended);
    return JSON.parse(stdout);
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

  it('says that the keyring is locked, and hangs on nothing', async () => {
    const [set] = await answersOn('locked');
    expect([set]).toEqual(failed('locked').slice(0, 1));
  });
});
