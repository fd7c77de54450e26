import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Disposable, type Page } from 'playwright';
import { NOW, TIME_ZONE } from '../fixtures/states.ts';
import type { World } from '../fixtures/worlds.ts';
import { installFakeBridge } from './fake-bridge.ts';
import { buildPage, servePage } from './page.ts';

/** `hc`: more contrast is preferred; `forced`: the colours are those of the system. */
export const LOOKS = ['light', 'dark', 'hc-light', 'hc-dark', 'forced-light', 'forced-dark'] as const;
export type Look = (typeof LOOKS)[number];

interface Size {
  readonly look?: Look;
  readonly width?: number;
  readonly height?: number;
}

export interface OpenedPage {
  readonly page: Page;
  /** What the console said and what was thrown: violations of the policy among them. Empty when all is well. */
  readonly complaints: readonly string[];
  /** Another look and size of the open window, as when the system or the person changes them. */
  readonly change: (size: Size) => Promise<void>;
  /** Gives the page back; the next world opens in it. */
  readonly close: () => void;
}

export interface Harness {
  /** Opens the built window onto a world, at the moment of the fixtures. */
  readonly open: (world: World, size?: Size) => Promise<OpenedPage>;
  /** The JavaScript of the first screen, gzipped, in bytes. */
  readonly scriptBytes: () => Promise<number>;
  readonly close: () => Promise<void>;
}

async function change(page: Page, { look = 'light', width = 1280, height = 800 }: Size): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({
    colorScheme: look.endsWith('dark') ? 'dark' : 'light',
    contrast: look.startsWith('hc') ? 'more' : 'no-preference',
    reducedMotion: 'reduce',
    forcedColors: look.startsWith('forced') ? 'active' : 'none',
  });
}

/** A page that meets one world after the other: loading it anew costs half of what a new one costs. */
async function makeTab(browser: Browser, url: string) {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: TIME_ZONE });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  let complaints: string[] = [];
  let bridge: Disposable | undefined;
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(String(error.stack)));
  await page.clock.setFixedTime(NOW);
  return {
    page,
    open: async (world: World, size: Size) => {
      await bridge?.dispose();
      bridge = await page.addInitScript(installFakeBridge, world);
      complaints = [];
      // Away from what the last world may have had under the pointer.
      await page.mouse.move(0, 0);
      await change(page, size);
      await page.goto(url);
      return complaints;
    },
  };
}

/** Builds the window as it is shipped and opens it in Chromium, with a fake bridge and the real policy. */
export async function startHarness(): Promise<Harness> {
  const folder = await mkdtemp(join(tmpdir(), 'relaywatch-page-'));
  await buildPage(folder);
  const server = await servePage(folder);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const free: Awaited<ReturnType<typeof makeTab>>[] = [];
  return {
    open: async (world, size = {}) => {
      const tab = free.pop() ?? (await makeTab(browser, server.url));
      const complaints = await tab.open(world, size);
      return {
        page: tab.page,
        complaints,
        change: (next) => change(tab.page, next),
        close: () => free.push(tab),
      };
    },
    scriptBytes: async () => {
      // What the page itself names; the rest is loaded when it is first needed.
      const html = await readFile(join(folder, 'index.html'), 'utf8');
      const names = [...html.matchAll(/(?:src|href)="\.?\/([^"]+\.js)"/g)].map(([, name = '']) => name);
      if (names.length === 0) throw new Error('the page names no script');
      const sizes = await Promise.all(names.map(async (name) => gzipSync(await readFile(join(folder, name))).length));
      return sizes.reduce((sum, size) => sum + size, 0);
    },
    close: async () => {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}
