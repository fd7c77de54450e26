import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { RESOURCE_WORLDS } from '../fixtures/resource-worlds.ts';
import { WORLDS } from '../fixtures/worlds.ts';
import { unreadable } from '../harness/contrast.ts';
import { forWindow } from '../harness/window.ts';

/** Forced colours. Every face is measured by `barriers` as well; here is what appears under a hand. */
const open = forWindow();

const force = (page: Page, colorScheme: 'light' | 'dark') => page.emulateMedia({ forcedColors: 'active', colorScheme });

const PALETTES = ['light', 'dark'] as const;

it.each(PALETTES)(
  'sees that Chromium hides a primary button behind its plate, if it may adjust (%s)',
  async (scheme) => {
    const page = await open(WORLDS.incident);
    await page.getByRole('button', { name: 'Acknowledge…' }).waitFor();
    await force(page, scheme);
    expect(await unreadable(page)).toEqual([]);
    await page.evaluate(() => document.documentElement.style.setProperty('forced-color-adjust', 'auto'));
    expect((await unreadable(page)).join('\n')).toContain('"Acknowledge…"');
  },
);

const UNDRAWN =
  '.track { outline: none } .chosen, label:has(:checked), .bg-accent-fill { background: none !important }';
const PARTS = {
  overview: ['.track', 'nav [aria-current=page]'],
  incident: ['button.bg-accent-fill', 'label:has('],
} as const;

it.each(PALETTES)(
  'sees a bar without an outline, and what is chosen or primary without a fill (%s)',
  async (scheme) => {
    for (const name of ['overview', 'incident'] as const) {
      const page = await open(WORLDS[name]);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await force(page, scheme);
      expect(await unreadable(page)).toEqual([]);
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      }, UNDRAWN);
      const found = (await unreadable(page)).join('\n');
      for (const part of PARTS[name]) expect(found).toContain(part);
    }
  },
);

it.each(PALETTES)('shows chosen rows, their bar and the question about them (%s)', async (scheme) => {
  const { suppressions } = RESOURCE_WORLDS;
  if (!suppressions) throw new Error('There is no world of suppressions.');
  const page = await open(suppressions);
  const ticks = page.locator('td[data-tick]');
  await ticks.nth(0).click();
  await ticks.nth(2).click();
  await page.locator('tr[data-index="1"] td').nth(1).click();
  await force(page, scheme);
  await page.getByText('2 selected').waitFor();
  expect(await unreadable(page)).toEqual([]);
  await page.getByRole('button', { name: 'Remove 2…' }).click();
  await page.getByRole('dialog').waitFor();
  expect(await unreadable(page)).toEqual([]);
});

it.each(PALETTES)('shows the chosen entry of the palette and of a menu (%s)', async (scheme) => {
  const page = await open(WORLDS.alerts);
  await force(page, scheme);
  await page.getByRole('button', { name: 'Mute' }).click();
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.locator('[role=menuitem][data-highlighted]').waitFor();
  expect(await unreadable(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { selected: true }).waitFor();
  expect(await unreadable(page)).toEqual([]);
});
