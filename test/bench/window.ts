import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { startDesktop } from '../desktop/desktop.ts';
import { launch } from '../desktop/launch.ts';
import type { Bench } from './measure.ts';

const CALLS = 200;
/** How long a start may take on a machine that has other work to do. What is measured does not wait for it. */
const START_LIMIT_MS = 180_000;
/** Asking about an account that is not there is checked like any other call, and then costs nothing. */
const NOBODY = '00000000-0000-4000-8000-000000000000';

/** The floor: an application that does nothing but answer one channel and show one empty page. */
const BLANK = {
  'main.js': `
    import { join } from 'node:path';
    import { app, BrowserWindow, ipcMain, protocol } from 'electron';
    protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
    app.on('window-all-closed', () => undefined);
    app.whenReady().then(() => {
      protocol.handle('app', () => new Response('<!doctype html><title>blank</title><h1>blank</h1>', { headers: { 'Content-Type': 'text/html' } }));
      ipcMain.handle('raw', () => null);
      const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { preload: join(import.meta.dirname, 'preload.cjs'), sandbox: true, contextIsolation: true } });
      window.loadURL('app://relaywatch/index.html');
    });`,
  'preload.cjs': `
    const { contextBridge, ipcRenderer } = require('electron');
    contextBridge.exposeInMainWorld('relaywatch', { call: () => ipcRenderer.invoke('raw') });`,
  'package.json': '{ "name": "blank", "version": "1.0.0", "type": "module", "main": "main.js" }',
};

interface Open {
  readonly page: Page;
  readonly stop: () => Promise<void>;
}

type Call = (name: string, input?: unknown) => Promise<unknown>;

/** Milliseconds per call of the page's bridge, one after the other. */
const roundTrip = (page: Page, input?: object): Promise<number> =>
  page.evaluate(
    async ([count, given]) => {
      const { relaywatch } = globalThis as unknown as { relaywatch: { call: Call } };
      const start = performance.now();
      for (let n = 0; n < count; n += 1) await relaywatch.call('get_incident', given ?? undefined);
      return (performance.now() - start) / count;
    },
    [CALLS, input ?? null] as const,
  );

/** Milliseconds from the page's start to the first thing drawn in it. */
const firstPaint = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const paint = list.getEntriesByName('first-contentful-paint')[0];
          if (paint) resolve(paint.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );

async function firstPage(browser: Browser): Promise<Page> {
  for (const end = Date.now() + START_LIMIT_MS; Date.now() < end; ) {
    const page = browser.contexts().flatMap((context) => context.pages())[0];
    if (page) return page;
    await new Promise((again) => setTimeout(again, 50));
  }
  throw new Error(`No window opened within ${START_LIMIT_MS / 1000} s.`);
}

/** The built application's window against the blank one: in the same Chromium, on the same desktop. */
export async function windowBenches(): Promise<{
  readonly benches: readonly Bench[];
  readonly end: () => Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'relaywatch-bench-'));
  for (const [name, text] of Object.entries(BLANK)) writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, 'data'));
  const desktop = await startDesktop({ panel: false, notifications: false });

  let opened = 0;
  /** Each start has data of its own, so that nothing of one that was ended by force is in the way of the next. */
  const open = async (main: string): Promise<Open> => {
    opened += 1;
    const env = { XDG_CONFIG_HOME: join(folder, 'data', String(opened)) };
    const running = launch({ desktop, main, env, debugger: true });
    try {
      const endpoint = await running.control.endpoint();
      const browser = await chromium.connectOverCDP(endpoint, { noDefaults: true, timeout: START_LIMIT_MS });
      const page = await firstPage(browser);
      await page.waitForSelector('h1', { timeout: START_LIMIT_MS });
      return {
        page,
        stop: async () => {
          await browser.close();
          await running.stop();
        },
      };
    } catch (error) {
      await running.stop();
      throw error;
    }
  };
  const openOurs = () => open('out/main/index.js');
  const openBlank = () => open(join(folder, 'main.js'));
  const paint = (start: () => Promise<Open>) => async () => {
    const { page, stop } = await start();
    const ms = await firstPaint(page);
    await stop();
    return ms;
  };

  const ours = await openOurs();
  const blank = await openBlank();
  return {
    benches: [
      {
        name: 'bridge: one round trip, checked, against a raw channel',
        unit: 'ms',
        n: 15,
        ours: () => roundTrip(ours.page, { accountId: NOBODY, incidentId: NOBODY }),
        floor: () => roundTrip(blank.page),
      },
      {
        name: 'window: first contentful paint against a blank page',
        unit: 'ms',
        n: 7,
        ours: paint(openOurs),
        floor: paint(openBlank),
      },
    ],
    end: async () => {
      await ours.stop();
      await blank.stop();
      await desktop.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
