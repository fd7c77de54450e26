import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Importing the real package without its binary would start its downloader. */
const electron = fileURLToPath(new URL('test/fakes/electron.ts', import.meta.url));

/** electron-store imports Electron itself, so the alias has to reach into it. */
const server = { deps: { inline: ['electron-store'] } };

const suite = (name: string, include: string, options: object = {}) => ({
  resolve: { alias: { electron } },
  test: { name, include: [include], environment: 'node', restoreMocks: true, server, ...options },
});

/** What real processes and browsers take; a slow machine takes longer. */
const PATIENT = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 15_000 } } };

/** End-to-end tests run in Playwright's own runner: see playwright.config.ts. */
export default defineConfig({
  test: {
    projects: [
      // Not a promise of speed: a slow machine that has much to do is no failure.
      suite('unit', 'test/unit/**/*.test.ts', { testTimeout: 30_000 }),
      suite('contract', 'test/contract/**/*.test.ts'),
      suite('integration', 'test/integration/**/*.test.ts', PATIENT),
      suite('desktop', 'test/desktop/**/*.test.ts', { ...PATIENT, fileParallelism: false, maxConcurrency: 3 }),
    ],
  },
});
