import { readFileSync } from 'node:fs';
import { expect, test } from './relaywatch.ts';
import { settingsFile } from './steps.ts';

test('a key is pasted with the mouse: a right click offers what can be done with a field and with a text', async ({
  relaywatch,
}) => {
  const page = await relaywatch.page();
  const { control } = relaywatch;
  const labels = async () => (await control.popup())?.filter(({ isEnabled }) => isEnabled).map(({ label }) => label);
  const rightClick = async (name: string) => page.getByLabel(name, { exact: true }).click({ button: 'right' });

  await page.getByLabel('Name', { exact: true }).fill('api-0123456789ABCDEF0123456789ABCDEF');
  await page.getByLabel('Name', { exact: true }).selectText();
  await rightClick('Name');
  await expect.poll(labels).toContain('Cut');
  await control.choosePopup('Cut');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('');

  await rightClick('API key');
  await expect.poll(labels).toContain('Paste');
  await relaywatch.screenshot('context-menu');
  await control.choosePopup('Paste');
  await expect(page.getByLabel('API key', { exact: true })).toHaveValue('api-0123456789ABCDEF0123456789ABCDEF');

  const heading = page.getByRole('heading', { level: 1 });
  const onText = { button: 'right', position: { x: 8, y: 12 } } as const;
  // Only texts worth copying can be selected here, and this page has none.
  await heading.evaluate((element) => Object.assign(element.style, { userSelect: 'text' }));
  await heading.selectText();
  await heading.click(onText);
  await expect.poll(labels).toEqual(['Copy']);
  await control.closePopup();
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await heading.click(onText);
  expect(await control.popup()).toBeNull();
});

test('the page is made larger and smaller with keys, and the next window has the size', async ({ relaywatch }) => {
  const page = await relaywatch.page();
  const zoom = async () => (await relaywatch.control.windows())[0]?.zoom;
  await page.keyboard.press('Control+=');
  await page.keyboard.press('Control++');
  await expect.poll(zoom).toBe(1.25);
  await page.keyboard.press('Control+-');
  await expect.poll(zoom).toBe(1.1);
  expect(JSON.parse(readFileSync(settingsFile(relaywatch), 'utf8')).preferences.zoom).toBe(110);
  await relaywatch.closeWindow();
  await expect.poll(relaywatch.hasWindow).toBe(false);
  await relaywatch.clickTray();
  await relaywatch.page();
  await expect.poll(zoom).toBe(1.1);
  await (await relaywatch.page()).keyboard.press('Control+0');
  await expect.poll(zoom).toBe(1);
});

test('the end of a session of Windows, which closes no window first, keeps the place of the window', async ({
  relaywatch,
}) => {
  await relaywatch.page();
  const [window] = await relaywatch.control.windows();
  await relaywatch.control.endSession();
  await relaywatch.kill();
  expect(JSON.parse(readFileSync(settingsFile(relaywatch), 'utf8')).bounds).toEqual(window?.bounds);
});

test('WebRTC, which no policy of the page covers, is set to use no UDP without a proxy', async ({ relaywatch }) => {
  await relaywatch.page();
  expect(await relaywatch.control.windows()).toMatchObject([{ webRtc: 'disable_non_proxied_udp' }]);
});

test('the page may reload itself, as it offers after a bug, and goes nowhere else', async ({ relaywatch }) => {
  const page = await relaywatch.page();
  await page.evaluate(() => Object.assign(globalThis, { isOld: true }));
  const reloaded = page.waitForEvent('domcontentloaded');
  await page.evaluate(() => location.reload());
  await reloaded;
  expect(await page.evaluate(() => 'isOld' in globalThis)).toBe(false);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test.describe('where a hidden window is never ready to show', () => {
  test.use({ imitates: ['no ready-to-show'] });

  test('it shows all the same once its page has loaded, and the log says so', async ({ relaywatch }) => {
    await relaywatch.page();
    await expect.poll(() => relaywatch.control.windows()).toMatchObject([{ isOnScreen: true }]);
    await expect.poll(() => relaywatch.traces()).toContain('window: shown without ready-to-show');
  });
});

test.describe('under Wayland, without a tray', () => {
  test.use({ imitates: ['wayland'], desktopOptions: { panel: false } });

  test('a window that was minimised comes back, and the place that X11 knows is not lost', async ({ relaywatch }) => {
    const windows = () => relaywatch.control.windows();
    await relaywatch.page();
    await relaywatch.closeWindow();
    await expect.poll(windows).toMatchObject([{ isOnScreen: false }]);

    expect(await relaywatch.startSecond()).toMatchObject({ code: 0 });
    await expect.poll(windows).toMatchObject([{ isOnScreen: true, isFocused: true }]);
    await expect((await relaywatch.page()).getByRole('heading', { level: 1 })).toBeVisible();

    const { bounds } = JSON.parse(readFileSync(settingsFile(relaywatch), 'utf8'));
    expect(bounds.x).toBeGreaterThan(0);
  });
});
