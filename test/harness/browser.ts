import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright';
import { NOW, TIME_ZONE } from '../fixtures/states.ts';
import type { World } from '../fixtures/worlds.ts';
import { installFakeBridge } from './fake-bridge.ts';
import { buildPage, servePage } from './page.ts';

export type Look = 'light' | 'dark' | 'hc-light' | 'hc-dark';

interface OpenOptions {
  readonly look?: Look;
  readonly width?: number;
  readonly height?: number;
}

export interface OpenedPage {
  readonly page: Page;
  /** What the console said and what was thrown: violations of the policy among them. Empty when all is well. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

export interface Harness {
  /** Opens the built window onto a world, at the moment of the fixtures. */
  readonly open: (world: World, options?: OpenOptions) => Promise<OpenedPage>;
  /** The JavaScript of the first screen, gzipped, in bytes. */
  readonly scriptBytes: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Builds the window as it is shipped and opens it in Chromium, with a fake bridge and the real policy. */
export async function startHarness(): Promise<Harness> {
  const folder = await mkdtemp(join(tmpdir(), 'relaywatch-page-'));
  await buildPage(folder);
  const server = await servePage(folder);
  const browser: Browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  return {
    open: async (world, { look = 'light', width = 1280, height = 800 } = {}) => {
      const context = await browser.newContext({
        viewport: { width, height },
        locale: 'en-GB',
        timezoneId: TIME_ZONE,
        colorScheme: look.endsWith('dark') ? 'dark' : 'light',
        contrast: look.startsWith('hc') ? 'more' : 'no-preference',
        reducedMotion: 'reduce',
      });
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => complaints.push(String(error.stack)));
      await page.clock.setFixedTime(NOW);
      await page.addInitScript(installFakeBridge, world);
      await page.goto(server.url);
      return { page, complaints, close: () => context.close() };
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
