import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './relaywatch.ts';
import { axe, reopenWatched, tryDemo } from './steps.ts';

test('closing leaves it in the tray, said once; the tray, a second start and --hidden behave', async ({
  relaywatch,
}) => {
  const page = await relaywatch.page();
  await tryDemo(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();

  await relaywatch.closeWindow();
  await expect.poll(relaywatch.hasWindow).toBe(false);
  const told = async () => (await relaywatch.control.recorded()).dialogs;
  // The message belongs to the window, which was still there for it.
  expect(await told()).toMatchObject([{ kind: 'message', parent: expect.any(Number) }]);

  await relaywatch.clickTray();
  const again = await relaywatch.page();
  await expect(again.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();

  await relaywatch.closeWindow();
  await expect.poll(relaywatch.hasWindow).toBe(false);
  expect(await told()).toHaveLength(1);

  expect(await relaywatch.startSecond()).toMatchObject({ code: 0 });
  await expect((await relaywatch.page()).getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();

  await relaywatch.quit();
  await relaywatch.start('--hidden');
  await expect.poll(async () => (await relaywatch.control.tray())?.toolTip).toContain('Demo company');
  expect(await relaywatch.hasWindow()).toBe(false);
  await relaywatch.chooseTrayItem('Open Relaywatch');
  await expect.poll(relaywatch.hasWindow).toBe(true);
});

test('an open incident outlives a kill and is not announced again', async ({ relaywatch }) => {
  const page = await relaywatch.page();
  await tryDemo(page);
  const titles = () => relaywatch.notifications().map(({ title }) => title);
  await expect.poll(titles, { timeout: 90_000 }).toEqual([expect.stringContaining('(limit 8%)')]);
  // "Notified" in the story is the proof that it was stored as shown: a message cut off before that is shown again.
  await page.getByRole('button', { name: /^Alerts/ }).click();
  await page
    .getByText(/^Bounces \d/)
    .first()
    .click();
  await expect(page.getByText(/notified/).first()).toBeVisible({ timeout: 30_000 });
  await relaywatch.kill();
  const before = titles();

  await relaywatch.start();
  const again = await relaywatch.page();
  await again.getByRole('button', { name: /^Alerts/ }).click();
  await expect(again.getByText(/^Bounces \d/).first()).toBeVisible();
  await expect.poll(async () => (await relaywatch.control.tray())?.toolTip).toContain('Demo company');
  const since = titles().slice(before.length);
  expect(since.filter((title) => title.startsWith('Bounces') && title.includes('(limit 8%)'))).toEqual([]);
});

test('the page is confined: no Node, no network, no other page, no permission, no unknown call', async ({
  relaywatch,
}) => {
  const page = await relaywatch.page();
  const seen = await page.evaluate(async () => {
    const global = globalThis as unknown as Record<string, unknown>;
    const bridge = global['relaywatch'] as { call: (name: string, input?: unknown) => Promise<unknown> };
    const refused = (work: Promise<unknown>) =>
      work.then(
        () => 'done',
        (error: unknown) => String(error),
      );
    return {
      node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in global),
      bridge: Object.keys(bridge),
      isFrozen: Object.isFrozen(bridge),
      fetch: await refused(fetch('https://api.smtp2go.com/v3/')),
      opened: window.open('https://example.com') === null,
      unknown: await refused(bridge.call('erase_everything')),
      unfit: await refused(bridge.call('check_now', { accountId: 'x' })),
      notification: await Notification.requestPermission(),
    };
  });
  expect(seen).toMatchObject({
    node: [],
    bridge: ['call', 'on'],
    isFrozen: true,
    opened: true,
    notification: 'denied',
  });
  expect(seen.fetch).toContain('TypeError');
  expect(seen.unknown).toContain('there is no such call');
  expect(seen.unfit).toContain('accountId');

  const url = page.url();
  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await page.waitForTimeout(300);
  expect(page.url()).toBe(url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

const SIZES = [
  [1280, 800],
  [900, 640],
] as const;
const LOOKS = [
  { theme: 'light', contrast: false },
  { theme: 'dark', contrast: false },
  { theme: 'light', contrast: true },
  { theme: 'dark', contrast: true },
] as const;

test('every screen is accessible and breaks no policy, in every look and at both sizes', async ({ relaywatch }) => {
  test.setTimeout(240_000);
  const problems = await reopenWatched(relaywatch);
  const page = await relaywatch.page();
  const look = async (name: string) => {
    for (const { theme, contrast } of LOOKS) {
      await relaywatch.control.setTheme({ isDark: theme === 'dark', isHighContrast: contrast });
      await page.emulateMedia({ contrast: contrast ? 'more' : 'no-preference', colorScheme: theme });
      for (const [width, height] of SIZES) {
        await page.setViewportSize({ width, height });
        const file = `${name}-${width}-${contrast ? 'contrast-' : ''}${theme}.png`;
        await page.screenshot({ path: test.info().outputPath(file) });
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), file).toBeLessThanOrEqual(
          0,
        );
      }
      expect(await axe(page), `${name} ${theme}`).toEqual([]);
    }
  };

  await look('welcome');
  await tryDemo(page);
  await expect(page.getByText('Sent today').first()).toBeVisible();
  await look('overview-calm');
  await page.getByRole('button', { name: 'Settings' }).click();
  await look('settings');
  await page.getByRole('button', { name: /^Alerts/ }).click();
  await expect(
    page
      .getByRole('button', { name: /^Bounces/ })
      .or(page.getByText(/^Bounces \d/))
      .first(),
  ).toBeVisible({
    timeout: 90_000,
  });
  await look('alerts');
  await page
    .getByText(/^Bounces \d/)
    .first()
    .click();
  await expect(page.getByText(/^Opened as/)).toBeVisible();
  await look('incident');
  await page.getByRole('button', { name: 'Overview' }).click();
  await look('overview-storm');
  expect(problems).toEqual([]);
});

test('the notices under About name the packages of this build', async ({ relaywatch }) => {
  const sbom = readFileSync(join(import.meta.dirname, '../../out/shipped/sbom.cdx.json'), 'utf8');
  const { components } = JSON.parse(sbom);
  const page = await relaywatch.page();
  await tryDemo(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Third-party notices' }).click();
  await expect(page.getByText(`${components.length} packages`)).toBeVisible();
  await page.getByRole('button', { name: 'Show licence of electron-store' }).click();
  await expect(page.getByText('Copyright (c) Sindre Sorhus')).toBeVisible();
  await page.getByRole('button', { name: 'Copy SBOM' }).click();
  await expect.poll(relaywatch.control.clipboard).toBe(sbom);
});

test('everything can be reached with the keyboard alone', async ({ relaywatch }) => {
  const page = await relaywatch.page();
  await tryDemo(page);
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { level: 1, name: 'Alerts' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
});
