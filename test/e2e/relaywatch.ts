import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, test as base, chromium, expect, type Page } from 'playwright/test';
import { type Desktop, startDesktop } from '../desktop/desktop.ts';
import { chooseTrayItem, clickNotification, clickTray, closeWindow } from '../desktop/hands.ts';
import { type Control, type Launched, launch } from '../desktop/launch.ts';

type DesktopOptions = Parameters<typeof startDesktop>[0];

/** The built application, running on a desktop of its own, as a test meets it. */
export interface Relaywatch {
  readonly desktop: Desktop;
  /** The window's page; waits for one to open. */
  readonly page: () => Promise<Page>;
  readonly hasWindow: () => Promise<boolean>;
  /** What the surroundings can be asked and told; only the stand-in has it. */
  readonly control: Control;
  readonly screenshot: (name: string) => Promise<void>;
  /** Real clicks. */
  readonly clickTray: () => Promise<void>;
  readonly chooseTrayItem: (label: string) => Promise<void>;
  readonly clickNotification: () => Promise<void>;
  /** As the button in the title bar. */
  readonly closeWindow: () => Promise<void>;
  /** Ends it as a person does, or all at once, and starts it again with the same files. */
  readonly quit: () => Promise<number | null>;
  readonly kill: () => Promise<void>;
  readonly start: (...args: readonly string[]) => Promise<void>;
  /** Starts a second one beside it, which is expected to end by itself. */
  readonly startSecond: () => Promise<number | null>;
  /** Everything it has written to disk and to its output, as one text. */
  readonly traces: () => string;
}

const MAIN = 'out/main/index.js';

/** One test's application and desktop. `desktopOptions` chooses the keyring. */
export const test = base.extend<{ desktopOptions: DesktopOptions; relaywatch: Relaywatch }>({
  desktopOptions: [{}, { option: true }],
  relaywatch: async ({ desktopOptions }, use, testInfo) => {
    const desktop = await startDesktop(desktopOptions);
    const started: Launched[] = [];
    let running = begin(desktop);
    let browser: Browser | undefined;
    started.push(running);

    function begin(on: Desktop, ...args: readonly string[]): Launched {
      return launch({ desktop: on, main: MAIN, args, debugger: true });
    }
    const pages = async (): Promise<Page[]> => {
      if (!browser?.isConnected()) {
        browser = await chromium.connectOverCDP(await running.control.endpoint(), { noDefaults: true });
      }
      return browser.contexts().flatMap((context) => context.pages());
    };
    const hasEnded = async (): Promise<void> => {
      await browser?.close();
      browser = undefined;
    };

    const relaywatch: Relaywatch = {
      desktop,
      page: async () => {
        await expect.poll(async () => (await pages()).length, { timeout: 20_000 }).toBeGreaterThan(0);
        const [page] = await pages();
        if (!page) throw new Error('the window closed while it was looked for');
        await page.waitForSelector('h1');
        return page;
      },
      hasWindow: async () => (await running.control.windows()).length > 0,
      get control() {
        return running.control;
      },
      screenshot: (name) => desktop.screenshot(testInfo.outputPath(`${name}.png`)),
      clickTray: () => clickTray(desktop),
      chooseTrayItem: (label) => chooseTrayItem(desktop, running.control, label),
      clickNotification: () => clickNotification(desktop),
      closeWindow: async () => {
        const [window] = await running.control.windows();
        if (!window?.xid) throw new Error('there is no window to close');
        await closeWindow(desktop, window.xid);
      },
      quit: async () => {
        await running.control.quit().catch(() => undefined);
        const code = await running.exited;
        await hasEnded();
        return code;
      },
      kill: async () => {
        running.process.kill('SIGKILL');
        await running.exited;
        await hasEnded();
      },
      start: async (...args) => {
        running = begin(desktop, ...args);
        started.push(running);
        await running.control.endpoint();
      },
      startSecond: () => {
        const second = begin(desktop);
        started.push(second);
        return second.exited;
      },
      traces: () => [...started.flatMap((one) => one.lines), ...filesBelow(desktop.home)].join('\n'),
    };

    await use(relaywatch);
    if (testInfo.status !== testInfo.expectedStatus) {
      await relaywatch.screenshot('desktop-at-failure');
      testInfo.annotations.push({ type: 'output', description: running.lines.slice(-30).join('\n') });
    }
    await browser?.close();
    await running.stop();
    await desktop.stop();
  },
});

export { expect };

/** The text of every file, but for what Chromium keeps of its own and the keyring itself. */
function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('keyrings'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
}
