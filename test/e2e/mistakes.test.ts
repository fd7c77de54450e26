import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'playwright/test';
import { findElectron } from '../../scripts/electron-binary.mjs';
import { type Desktop, startDesktop } from '../desktop/desktop.ts';
import { buildMain } from '../harness/main-build.ts';
import type { Run } from './run.ts';
import { startMain } from './run-stand-in.ts';
import { tryDemo } from './steps.ts';

/** Mistakes planted in a copy of the built application: each is logged with its stack, said, and survived. */

let folder: string;
let desktop: Desktop;
let running: Run | undefined;

test.beforeEach(async () => {
  test.skip(findElectron() !== undefined, 'runs a changed copy of the application, for which Electron has no runner');
  folder = mkdtempSync(join(tmpdir(), 'relaywatch-planted-'));
  cpSync('out', join(folder, 'out'), { recursive: true });
  cpSync('package.json', join(folder, 'package.json'));
  for (const name of ['resources', 'node_modules']) symlinkSync(resolve(name), join(folder, name));
  desktop = await startDesktop();
});

test.afterEach(async () => {
  await running?.stop();
  running = undefined;
  await desktop.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Changes the text of a built file. */
const plant = (file: string, change: (code: string) => string) => {
  const path = join(folder, 'out', file);
  const code = readFileSync(path, 'utf8');
  expect(change(code)).not.toBe(code);
  writeFileSync(path, change(code));
};
const start = async () => {
  running = await startMain(join(folder, 'out/main/index.js'), desktop, []);
  const { pages, control } = running;
  await expect.poll(async () => (await pages()).length, { timeout: 20_000 }).toBe(1);
  const [page] = await pages();
  if (!page) throw new Error('the window closed while it was looked for');
  return { page, control };
};
const log = () => {
  const path = join(desktop.home, '.config/Relaywatch/logs/relaywatch.log');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};

test('an uncaught error and a rejection in the main process', async () => {
  plant(
    'main/index.js',
    (code) => `${code}
     setTimeout(() => { throw new Error('planted by kim@b.example') }, 1500);
     setTimeout(() => void Promise.reject(new Error('planted promise')), 1500);`,
  );
  const { page, control } = await start();
  await tryDemo(page);
  await expect.poll(log).toMatch(/\[error\] app: an error was not caught: Error: planted by …\n {4}at /);
  await expect.poll(log).toMatch(/\[error\] app: a rejection was not handled: Error: planted promise\n {4}at /);
  await expect(page.getByText('A mistake in Relaywatch interrupted one of its tasks.')).toHaveCount(1);
  // It goes on: a check ends after that.
  await expect.poll(async () => (await control.tray())?.toolTip).toContain('Demo company');
  await expect(page.getByText('Sent today').first()).toBeVisible();
  expect((await control.recorded()).dialogs).toEqual([]);
});

test('an error in the window', async () => {
  const { page } = await start();
  await tryDemo(page);
  await page.evaluate(() => void setTimeout(() => Object(undefined).rules.map()));
  await expect.poll(log).toMatch(/\[error\] window: its page failed: TypeError: .*\n {4}at /);
  await expect(page.getByText('A mistake in Relaywatch interrupted this window.')).toHaveCount(1);
});

test('an error in the preload', async () => {
  plant('preload/index.cjs', (code) => `throw new Error('planted in the preload');\n${code}`);
  const { page, control } = await start();
  await expect(page.getByText('A mistake in Relaywatch keeps this window from being shown')).toBeVisible();
  await expect.poll(log).toMatch(/\[error\] window: its preload failed: Error: .*planted in the preload/);
  expect((await control.tray())?.toolTip).toBeDefined();
});

test('an error while it starts', async () => {
  let planted = 0;
  await buildMain(join(folder, 'out/main'), true, {
    name: 'plant',
    transform: {
      filter: { id: /\/src\/main\/index\.ts$/ },
      handler: (code) =>
        code.replace(/^function run\(\)[^{]*\{/m, (start) => {
          planted += 1;
          return `${start} throw new Error('planted in the start');`;
        }),
    },
  });
  expect(planted).toBe(1);
  running = await startMain(join(folder, 'out/main/index.js'), desktop, []);
  expect(await running.quit()).toBe(1);
  expect(log()).toMatch(/\[error\] app: could not start: Error: planted in the start\n {4}at /);
});
