import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CALLS, type IncidentDetails } from '../../src/shared/bridge.ts';
import { WORLDS, type World } from '../fixtures/worlds.ts';
import { type Harness, startHarness } from '../harness/browser.ts';
import { calls, heading, push } from '../harness/window.ts';

/** Errors that nothing in the window catches: the main process is told, and the person sees more than an empty page. */

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const open = async (world: World = WORLDS.overview) => {
  const { page } = await harness.open(world);
  await page.locator('main').waitFor();
  const reported = async () =>
    z
      .array(CALLS.report_error)
      .parse(await calls(page, 'report_error'))
      .map(({ stack }) => stack);
  return { page, reported, eventually: () => expect.poll(reported) };
};

const FACE = 'A mistake in Relaywatch keeps this window from being shown';

describe('an error in the window', () => {
  it('is reported with its stack, and so is a rejection', async () => {
    const { page, eventually } = await open();
    // The page's clock is held still by the tests, and swallows what a timer throws.
    await page.evaluate(() => {
      document.body.addEventListener('click', () => Object(undefined).rules.map(), { once: true });
      document.body.click();
    });
    await eventually().toEqual([expect.stringMatching(/^TypeError: .*\n {4}at /)]);
    await page.evaluate(() => void Promise.reject(new RangeError('x'.repeat(100_000))));
    await eventually().toHaveLength(2);
    await expect(page.locator('main').isVisible()).resolves.toBe(true);
  });

  it('while drawing is reported once, and what can be done is said', async () => {
    const { page, eventually } = await open();
    const { platform } = WORLDS.overview.state;
    await push(page, 'state', { platform });
    await page.getByText(FACE).waitFor();
    await eventually().toEqual([expect.stringMatching(/^TypeError: /)]);
    expect(await page.getByRole('button', { name: 'Reload the window' }).isVisible()).toBe(true);
  });

  it('of one screen leaves the others in reach', async () => {
    const answers = {
      ...WORLDS.incident.answers, // What a mistake in the main process might answer.
      get_incident: { ok: true, data: {} as IncidentDetails } as const,
    };
    const { page, eventually } = await open({ ...WORLDS.incident, answers });
    await page.getByText('A mistake in Relaywatch keeps this screen from being shown').waitFor();
    await eventually().toEqual([expect.stringMatching(/^TypeError: /)]);
    await page.getByRole('button', { name: 'Try again' }).click();
    await eventually().toHaveLength(2);
    await page.getByRole('button', { name: 'Overview' }).click();
    await heading(page, 'Overview');
    expect(await page.getByText('A mistake in Relaywatch').count()).toBe(0);
  });

  it('of the preload leaves no empty page', async () => {
    const { page } = await open();
    await page.addInitScript(() => Reflect.deleteProperty(window, 'relaywatch'));
    await page.reload();
    await page.getByText(FACE).waitFor();
  });

  const MISSING = 'A part of this window could not be loaded';

  it('whose screen is in a file that cannot be loaded says so, and shows it once it can', async () => {
    const { page, eventually } = await open();
    const file = /\/Settings-[^/]*\.js$/;
    await page.route(file, (route) => route.abort());
    await page.reload();
    await push(page, 'navigate', { screen: 'settings' });
    await page.getByText(MISSING).waitFor();
    await eventually().toEqual([
      expect.stringMatching(/^NotLoaded: A part of the window could not be loaded: TypeError: /),
    ]);
    await page.getByRole('button', { name: 'Overview' }).click();
    await heading(page, 'Overview');
    expect(await page.getByText(MISSING).count()).toBe(0);
    await page.unroute(file);
    await push(page, 'navigate', { screen: 'settings' });
    await page.getByRole('button', { name: 'Reload the window' }).click();
    await heading(page, 'Overview');
    await push(page, 'navigate', { screen: 'settings' });
    await heading(page, 'Settings');
  });

  it('whose palette is in a file that cannot be loaded says so, too', async () => {
    const { page } = await open();
    const file = /\/Palette-[^/]*\.js$/;
    await page.route(file, (route) => route.abort());
    await page.reload();
    await heading(page, 'Overview');
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByText(MISSING).waitFor();
    await page.unroute(file);
    await page.getByRole('button', { name: 'Reload the window' }).click();
    await heading(page, 'Overview');
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog', { name: 'Actions and screens' }).waitFor();
  });
});
