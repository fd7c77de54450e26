import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desktop, startDesktop } from './desktop.ts';
import { FIXTURE } from './fixture.ts';
import { type Launched, launch } from './launch.ts';

let desktop: Desktop;
let app: Launched;
beforeEach(async () => {
  desktop = await startDesktop({ panel: false, notifications: false, keyring: 'none' });
  app = launch({ desktop, main: FIXTURE });
  await app.line('loaded app://');
});
afterEach(async () => {
  await app.stop();
  await desktop.stop();
});

/** Browsers on this desktop, by their command lines. */
const browsers = (): readonly string[] =>
  readdirSync('/proc').flatMap((pid) => {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return line.includes(`--user-data-dir=${desktop.home}`) ? [line] : [];
    } catch {
      return []; // no process, or it has just ended
    }
  });

test.each(['quit', 'kill'])(
  'a %s while a window opens leaves no browser, and the next start is as the first',
  async (how) => {
    await app.control.raiseApp('activate');
    if (how === 'quit')
      await app.control.quit().catch(() => undefined); // it may end before it answers
    else app.process.kill('SIGKILL');
    await app.exited;
    if (how === 'quit') expect(browsers()).toEqual([]);
    app = launch({ desktop, main: FIXTURE });
    await app.line('loaded app://');
    await app.stop();
    await expect.poll(browsers).toEqual([]);
  },
);
