import { once } from 'node:events';
import { type Browser, chromium, type Page } from 'playwright/test';
import type { Desktop } from '../desktop/desktop.ts';
import { closeWindow } from '../desktop/hands.ts';
import { type Imitation, launch } from '../desktop/launch.ts';
import type { Run, Runner } from './run.ts';

const MAIN = 'out/main/index.js';

/** Starts a built application, by its main script. */
export const startMain = async (
  main: string,
  desktop: Desktop,
  args: readonly string[],
  imitates: readonly Imitation[] = [],
): Promise<Run> => {
  const app = launch({ desktop, main, args, imitates, debugger: true });
  const { control, lines } = app;
  let browser: Browser | undefined;
  const hasEnded = async (): Promise<number | null> => {
    const code = await app.exited;
    await browser?.close();
    return code;
  };
  const endpoint = await control.endpoint();
  const openPages = () => browser?.contexts().flatMap((context) => context.pages()) ?? [];

  return {
    control,
    lines,
    pages: async (): Promise<readonly Page[]> => {
      if (!browser?.isConnected()) {
        browser = await chromium.connectOverCDP(endpoint, { noDefaults: true });
        // Or Playwright answers `beforeunload`, and a window could not stay when it is closed.
        for (const context of browser.contexts()) context.on('dialog', () => undefined);
      }
      return openPages();
    },
    // Chromium still has the page for a moment after the application has closed the window.
    hasWindow: async () => (await control.windows()).length > 0 || openPages().length > 0,
    closeWindow: async () => {
      const [window] = await control.windows();
      if (!window?.xid) throw new Error('there is no window to close');
      await closeWindow(desktop, window.xid);
    },
    quit: async () => {
      await control.quit().catch(() => undefined); // it may end before it answers
      return hasEnded();
    },
    ended: hasEnded,
    terminate: () => {
      app.process.kill('SIGTERM');
      return hasEnded();
    },
    kill: async () => {
      app.process.kill('SIGKILL');
      await hasEnded();
    },
    stop: async () => {
      await browser?.close();
      await app.stop();
    },
  };
};

/** The application in the stand-in for Electron (test/desktop). */
export const standInRunner: Runner = {
  start: (desktop, args, imitates) => startMain(MAIN, desktop, args, imitates),
  startSecond: async (desktop, args) => {
    const { process, exited, lines } = launch({ desktop, main: MAIN, args });
    await once(process, 'close');
    return { code: await exited, output: lines.join('\n') };
  },
};
