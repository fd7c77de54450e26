import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLACES } from '../../src/renderer/model/places.ts';
import { RESOURCES } from '../../src/shared/settings.ts';
import { facesOf, RESOURCE_WORLDS } from '../fixtures/resource-worlds.ts';
import type { World } from '../fixtures/worlds.ts';
import { barriers } from '../harness/barriers.ts';
import { type Harness, type Look, startHarness } from '../harness/browser.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(async () => {
  await harness.close();
});

/** By what each face is known to be the right one. */
const SHOWS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  full: (page) => page.getByRole('grid').getByRole('row').nth(1).waitFor(),
  loading: (page) => page.getByRole('status', { name: /^Loading/ }).waitFor(),
  empty: (page) => page.getByText('0 ').first().waitFor(),
  failed: (page) => page.getByText('SMTP2GO answered with an error (503)').waitFor(),
  stale: (page) => page.getByText('Offline. As of today, 12:31').waitFor(),
  permission: (page) => page.getByText(/^This key may not read/).waitFor(),
  choose: (page) => page.getByText('Of which account?').waitFor(),
};

/** Only a table may have to be moved sideways. */
const overflow = (page: Page) =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, main > div, nav')].map(
      (element) => element.scrollWidth - element.clientWidth,
    ),
  );

interface Opened {
  readonly page: Page;
  readonly wear: (look: Look, width: number, height: number) => Promise<void>;
}

/** Opens a face and looks at it: the right one, nothing to be moved sideways, nothing complained about. */
async function see(world: World | undefined, face: string, look: (opened: Opened) => Promise<void>) {
  if (!world) throw new Error(`There is no face ${face}.`);
  const { page, complaints, change, close } = await harness.open(world);
  await SHOWS[face]?.(page);
  const fits = async () => expect(Math.max(...(await overflow(page)))).toBe(0);
  const wear = async (to: Look, width: number, height: number) => {
    await change({ look: to, width, height });
    await page.locator(`html[data-theme=${to}]`).waitFor();
    await fits();
  };
  await fits();
  await look({ page, wear });
  expect(complaints).toEqual([]);
  close();
}

const isOpenToEverybody = async (page: Page) => expect(await barriers(page)).toEqual([]);

/** What makes something new rests, and says why. */
async function restsWithReason(page: Page) {
  for (const make of await page.locator('main button:has-text("…")').all()) {
    expect(await make.isDisabled()).toBe(true);
    expect(await make.getAttribute('title')).toMatch(/\.$/);
  }
}

describe.each(RESOURCES)('the screen of %s', (resource) => {
  const faces = facesOf(resource);

  it('is full, named in the rail and open to everybody, also in the dark in a small window and at 200 %', async () => {
    await see(faces['full'], 'full', async ({ page, wear }) => {
      const item = page.getByRole('navigation').getByRole('button', { name: PLACES[resource].title });
      expect(await item.getAttribute('aria-current')).toBe('page');
      await isOpenToEverybody(page);
      await wear('dark', 900, 640);
      await isOpenToEverybody(page);
      await wear('light', 450, 320);
    });
  });

  it('rests what changes without permission, and says why', async () => {
    await see(faces['permission'], 'permission', ({ page }) => restsWithReason(page));
  });

  it('says what would be here while it is empty', async () => {
    await see(faces['empty'], 'empty', async () => undefined);
  });
});

// What differs from screen to screen was seen above; the faces themselves are the same code for all of them.
describe('every face of a screen', () => {
  const faces = facesOf('suppressions');
  const resting = ['loading', 'failed', 'stale', 'permission'];

  it.each(Object.keys(faces))('%s is open to everybody in every look, and rests what cannot be done', async (face) => {
    await see(faces[face], face, async ({ page, wear }) => {
      if (resting.includes(face)) await restsWithReason(page);
      await isOpenToEverybody(page);
      await wear('dark', 900, 640);
      await isOpenToEverybody(page);
      await wear('hc-light', 640, 400);
      await isOpenToEverybody(page);
    });
  });
});

describe('every further list', () => {
  const further = Object.keys(RESOURCE_WORLDS).filter((name) => name.includes('-') && !name.startsWith('suppressions'));
  it.each(further)('%s is full', async (name) => {
    await see(RESOURCE_WORLDS[name], 'full', async () => undefined);
  });
});
