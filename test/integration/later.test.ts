import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { PLACE_NAMES, PLACES } from '../../src/renderer/model/places.ts';
import { WORLDS } from '../fixtures/worlds.ts';
import { focused, forWindow, heading, push } from '../harness/window.ts';

/** The screens that are loaded after the first one. */

const open = forWindow();

it('are all there before they are opened, palette included, so that nothing is loaded then', async () => {
  const page = await open({ ...WORLDS.overview, answers: WORLDS.incident.answers });
  // The last one in app.tsx.
  const last = page.waitForEvent('requestfinished', (request) => request.url().includes('/Palette-'));
  await page.reload();
  await last;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const name of PLACE_NAMES) {
    await push(page, 'navigate', PLACES[name].route);
    await heading(page, PLACES[name].title);
  }
  await push(page, 'navigate', WORLDS.incident.route);
  await heading(page, 'Bounces 13.4% (limit 12%)');
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog', { name: 'Actions and screens' }).waitFor();
  expect(asked).toEqual([]);
});

/** Holds back a file of the window until it is let go. */
async function hold(page: Page, file: RegExp): Promise<() => void> {
  const held = Promise.withResolvers<void>();
  await page.route(file, async (route) => {
    await held.promise;
    await route.continue();
  });
  return held.resolve;
}

const ALERTS = /\/Alerts-[^/]*\.js$/;

it('show their rows to come if loading takes long, then themselves, and leave the focus where it is', async () => {
  const page = await open(WORLDS.overview);
  const letGo = await hold(page, ALERTS);
  await page.reload();
  await heading(page, 'Overview');
  await page.getByRole('button', { name: /^Alerts/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('status', { name: 'Loading this screen' }).waitFor();
  letGo();
  await heading(page, 'Alerts');
  await page.getByRole('status', { name: 'Loading this screen' }).waitFor({ state: 'detached' });
  expect(await focused(page)).toMatch(/^Alerts/);
  await page.unroute(ALERTS);
});

it('are drawn whole where a window opens on one: nothing before it is there', async () => {
  const page = await open(WORLDS.alerts);
  const letGo = await hold(page, ALERTS);
  const asked = page.waitForRequest(ALERTS);
  await page.reload();
  await asked;
  /** Everything that the window has drawn, at each change of it. */
  await page.evaluate(() => {
    const root = document.getElementById('root');
    if (!root || root.childElementCount > 0) throw new Error('drawn already');
    new MutationObserver(() =>
      document.body.setAttribute('data-first', root.querySelector('h1')?.textContent ?? ''),
    ).observe(root, { childList: true });
  });
  letGo();
  await heading(page, 'Alerts');
  expect(await page.locator('body').getAttribute('data-first')).toBe('Alerts');
  await page.unroute(ALERTS);
});
