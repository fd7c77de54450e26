import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { World } from '../fixtures/worlds.ts';
import { type Harness, type OpenedPage, startHarness } from './browser.ts';

/** A key of the right form. */
export const KEY = `api-${'4F1C'.repeat(8)}`;

/** For one test file: builds the window once, opens pages, and fails every test whose page complained. */
export function forWindow(): (world: World, size?: { width?: number; height?: number }) => Promise<Page> {
  let harness: Harness;
  let opened: OpenedPage | undefined;
  beforeAll(async () => {
    harness = await startHarness();
  });
  afterEach(async () => {
    expect(opened?.complaints ?? []).toEqual([]);
    opened?.close();
    opened = undefined;
  });
  afterAll(async () => {
    await harness.close();
  });
  return async (world, size = {}) => {
    opened = await harness.open(world, size);
    await opened.page.locator('main').waitFor();
    return opened.page;
  };
}

/** Waits for the title of a screen. */
export const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

/** The inputs of the calls the window has made under one name. */
export const calls = (page: Page, name: string): Promise<readonly unknown[]> =>
  page.evaluate((wanted) => window.fake.calls.filter((call) => call.name === wanted).map((call) => call.input), name);

/** What the main process would send by itself. */
export const push = (page: Page, name: string, value: unknown): Promise<void> =>
  page.evaluate(([to, what]) => window.fake.push(String(to), what), [name, value]);

/** The words of what has the focus. */
export const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
