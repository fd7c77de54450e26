import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect, type Page } from 'playwright/test';
import { findElectron } from '../../scripts/electron-binary.mjs';
import { type HeardNotification, monitorNotifications } from '../desktop/dbus/monitor.ts';
import { type Desktop, startDesktop } from '../desktop/desktop.ts';
import { chooseTrayItem, clickNotification, clickTray } from '../desktop/hands.ts';
import type { Control, Imitation } from '../desktop/launch.ts';
import type { Ended } from './run.ts';
import { electronRunner } from './run-electron.ts';
import { standInRunner } from './run-stand-in.ts';

type DesktopOptions = Parameters<typeof startDesktop>[0];

/** The built application, running on a desktop of its own, as a test meets it. */
export interface Relaywatch {
  readonly desktop: Desktop;
  /** The window's page; waits for one to open. */
  readonly page: () => Promise<Page>;
  readonly hasWindow: () => Promise<boolean>;
  /** What the surroundings can be asked and told. Only the stand-in has it: in Electron the test is skipped, and says so. */
  readonly control: Control;
  readonly screenshot: (name: string) => Promise<void>;
  /** Real clicks. */
  readonly clickTray: () => Promise<void>;
  readonly chooseTrayItem: (...labels: readonly string[]) => Promise<void>;
  /** Clicks a button of the notification, counted from the right. */
  readonly clickNotification: (button?: number) => Promise<void>;
  /** Every notification that the desktop was asked for since the test began, oldest first. */
  readonly notifications: () => readonly HeardNotification[];
  /** As the button in the title bar. */
  readonly closeWindow: () => Promise<void>;
  /** Ends it as a person does, or all at once, and starts it again with the same files. */
  readonly quit: () => Promise<number | null>;
  /** The exit code, once it has ended by itself. */
  readonly ended: () => Promise<number | null>;
  /** As the system ends it at logout. */
  readonly terminate: () => Promise<number | null>;
  readonly kill: () => Promise<void>;
  readonly start: (...args: readonly string[]) => Promise<void>;
  /** Starts a second one beside it, which is expected to end by itself. */
  readonly startSecond: (...args: readonly string[]) => Promise<Ended>;
  /** Everything it has written to disk and to its output, as one text. */
  readonly traces: () => string;
}

const program = findElectron();
const runner = program === undefined ? standInRunner : electronRunner(program);

interface Options {
  readonly desktopOptions: DesktopOptions;
  readonly imitates: readonly Imitation[];
}

/** One test's application and desktop. `desktopOptions` chooses the keyring, `imitates` what the surroundings lack. */
export const test = base.extend<Options & { relaywatch: Relaywatch }>({
  desktopOptions: [{}, { option: true }],
  imitates: [[], { option: true }],
  relaywatch: async ({ desktopOptions, imitates }, use, testInfo) => {
    const desktop = await startDesktop(desktopOptions);
    const monitor = await monitorNotifications(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
    let running = await runner.start(desktop, [], imitates);
    const started = [running];

    const relaywatch: Relaywatch = {
      desktop,
      page: async () => {
        await expect.poll(async () => (await running.pages()).length, { timeout: 20_000 }).toBeGreaterThan(0);
        const [page] = await running.pages();
        if (!page) throw new Error('the window closed while it was looked for');
        await page.waitForSelector('h1');
        return page;
      },
      hasWindow: () => running.hasWindow(),
      get control() {
        return running.control;
      },
      screenshot: (name) => desktop.screenshot(testInfo.outputPath(`${name}.png`)),
      clickTray: () => clickTray(desktop),
      chooseTrayItem: (...labels) => chooseTrayItem(desktop, running.control, ...labels),
      clickNotification: (button) => clickNotification(desktop, button),
      notifications: monitor.heard,
      closeWindow: () => running.closeWindow(),
      quit: () => running.quit(),
      ended: () => running.ended(),
      terminate: () => running.terminate(),
      kill: () => running.kill(),
      start: async (...args) => {
        running = await runner.start(desktop, args, imitates);
        started.push(running);
      },
      startSecond: (...args) => runner.startSecond(desktop, args),
      traces: () => [...started.flatMap((one) => one.lines), ...filesBelow(desktop.home)].join('\n'),
    };

    await use(relaywatch);
    if (testInfo.status !== testInfo.expectedStatus) {
      await relaywatch.screenshot('desktop-at-failure');
      testInfo.annotations.push({ type: 'output', description: running.lines.slice(-30).join('\n') });
    }
    await running.stop();
    monitor.stop();
    await desktop.stop();
  },
});

export { expect };

/** The text of every file, but for what Chromium keeps of its own and the keyring itself. */
function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('keyrings'))
    .map((entry) => readIfThere(join(entry.parentPath, entry.name)));
}

/** While the application runs, Chromium deletes what was listed a moment before. */
function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch (error) {
    if (existsSync(file)) throw error;
    return '';
  }
}
