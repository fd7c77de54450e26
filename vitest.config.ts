import { defineConfig } from 'vitest/config';

const suite = (name: string, include: string, options: object = {}) => ({
  test: { name, include: [include], environment: 'node', restoreMocks: true, ...options },
});

/** End-to-end tests run in Playwright's own runner: see playwright.config.ts. */
export default defineConfig({
  test: {
    projects: [
      suite('unit', 'test/unit/**/*.test.ts'),
      suite('contract', 'test/contract/**/*.test.ts'),
      suite('integration', 'test/integration/**/*.test.ts', { testTimeout: 60_000, hookTimeout: 60_000 }),
      suite('desktop', 'test/desktop/**/*.test.ts', { testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false }),
    ],
  },
});
