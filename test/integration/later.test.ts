import { expect, it } from 'vitest';
import { PLACE_NAMES, PLACES } from '../../src/renderer/model/places.ts';
import { WORLDS } from '../fixtures/worlds.ts';
import { forWindow, heading, push } from '../harness/window.ts';

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

it('show their rows to come if loading takes long, and then themselves', async () => {
  const page = await open(WORLDS.overview);
  const held = Promise.withResolvers<void>();
  const scripts = /\/Alerts-[^/]*\.js$/;
  await page.route(scripts, async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.reload();
  await heading(page, 'Overview');
  await push(page, 'navigate', { screen: 'alerts', tab: 'open' });
  await page.getByRole('status', { name: 'Loading this screen' }).waitFor();
  held.resolve();
  await heading(page, 'Alerts');
  await page.getByRole('status', { name: 'Loading this screen' }).waitFor({ state: 'detached' });
  await page.unroute(scripts);
});
