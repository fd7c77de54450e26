import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { type Desktop, startDesktop } from './desktop.ts';
import { type Launched, launch } from './launch.ts';
import type { DesktopOptions } from './session/daemons.ts';

export const FIXTURE = join(import.meta.dirname, 'fixture-app/main.js');

/** The fixture application in its window, on a desktop of its own. */
export interface OpenFixture {
  readonly desktop: Desktop;
  readonly app: Launched;
  readonly page: Page;
  /** Evaluates an expression in the page, where the preload's object is `fixture`. */
  readonly ask: (expression: string) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

export const openFixture = async (options: DesktopOptions = {}): Promise<OpenFixture> => {
  const desktop = await startDesktop(options);
  const app = launch({ desktop, main: FIXTURE, debugger: true });
  await app.line('loaded app://');
  // Without its defaults Playwright leaves focus, colours and the question before closing to the application.
  const browser = await chromium.connectOverCDP(await app.control.endpoint(), { noDefaults: true });
  const page = browser.contexts()[0]?.pages()[0];
  if (!page) throw new Error('the window has no page');
  page.on('dialog', () => undefined);
  return {
    desktop,
    app,
    page,
    ask: (expression) => page.evaluate(expression),
    stop: async () => {
      await browser.close();
      await app.stop();
      await desktop.stop();
    },
  };
};
