import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { expect, test } from './relaywatch.ts';
import { settingsFile, withPromptRules } from './steps.ts';

let simulator: Simulator;
test.beforeEach(async () => {
  simulator = await startSimulator({ speed: 0.4 });
});
test.afterEach(() => simulator.close());

const mount = (folder: string) =>
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m,mode=0700', 'tmpfs', folder], { stdio: 'ignore' });
const unmount = (folder: string) => execFileSync('umount', ['-l', folder]);

/** Mostly root only, and not in every container. */
function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'relaywatch-disk-'));
  try {
    mount(folder);
    unmount(folder);
    return true;
  } catch {
    // Refused, or there is no such program.
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A disk of a few megabytes in place of a folder, with what was in it. */
function putDiskAt(folder: string): void {
  const kept = `${folder}-kept`;
  cpSync(folder, kept, { recursive: true });
  mount(folder);
  cpSync(kept, folder, { recursive: true });
  rmSync(kept, { recursive: true });
}

/** Writes until nothing more fits. */
function fill(file: string): void {
  const block = Buffer.alloc(4096);
  try {
    for (;;) writeFileSync(file, block, { flag: 'a' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

test('a disk that is full is told once, a breach is told as not stored, and is stored when there is room', async ({
  relaywatch,
}) => {
  test.skip(!mayMount(), 'No small disk may be mounted here.');
  test.setTimeout(240_000);
  const folder = () => join(dirname(settingsFile(relaywatch)), 'accounts');
  let mounted: string | undefined;
  try {
    const page = await withPromptRules(relaywatch, simulator, () => {
      mounted = folder();
      putDiskAt(mounted);
    });
    const titles = () => relaywatch.notifications().map(({ title }) => title);
    const checkUntil = (isReached: () => Promise<boolean> | boolean) =>
      expect
        .poll(
          async () => {
            await page.getByRole('button', { name: 'Check now' }).first().click();
            return isReached();
          },
          { timeout: 90_000, intervals: [1_000] },
        )
        .toBe(true);
    await expect.poll(async () => (await relaywatch.control.tray())?.toolTip).toBe('Relaywatch: Northwind, OK');

    const filler = join(folder(), 'filler');
    fill(filler);
    const isTold = () => titles().some((title) => title.startsWith('Relaywatch can’t store what it sees'));
    await checkUntil(isTold);
    await relaywatch.screenshot('1-full');
    await expect(page.getByText('Relaywatch can’t store what it sees').first()).toBeVisible();
    await relaywatch.screenshot('2-window');
    expect((await relaywatch.control.tray())?.toolTip).toContain('not stored');

    simulator.setScenario('bounce-storm');
    await checkUntil(() => titles().some((title) => title.startsWith('Bounces ')));
    await relaywatch.screenshot('3-breach');
    const [breach] = relaywatch.notifications().filter(({ title }) => title.startsWith('Bounces '));
    expect(breach?.body).toContain('not stored');
    expect(titles().filter((title) => title.startsWith('Relaywatch can’t'))).toHaveLength(1);

    rmSync(filler);
    await checkUntil(async () => !(await page.getByText('Relaywatch can’t store what it sees').first().isVisible()));
    await relaywatch.quit();
    await relaywatch.start();
    const again = await relaywatch.page();
    await expect(again.getByText(/^Bounces \d/).first()).toBeVisible();
    expect(titles().filter((title) => title.startsWith('Bounces '))).toHaveLength(1);
  } finally {
    await relaywatch.kill();
    if (mounted !== undefined) unmount(mounted);
  }
});
