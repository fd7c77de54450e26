import { expect, test } from './relaywatch.ts';
import { tryDemo } from './steps.ts';

test('a start at login leaves a running application alone, any other brings its window', async ({ relaywatch }) => {
  await relaywatch.page();
  await relaywatch.closeWindow();
  await expect.poll(relaywatch.hasWindow).toBe(false);
  expect(await relaywatch.startSecond('--hidden')).toMatchObject({ code: 0 });
  expect(await relaywatch.hasWindow()).toBe(false);
  expect(await relaywatch.startSecond()).toMatchObject({ code: 0 });
  await expect.poll(relaywatch.hasWindow).toBe(true);
});

test('it can be quit while it starts, while its window opens, and while it polls, and starts again each time', async ({
  relaywatch,
}) => {
  expect(await relaywatch.quit()).toBe(0);
  await relaywatch.start();
  await tryDemo(await relaywatch.page());
  await relaywatch.closeWindow();
  await expect.poll(relaywatch.hasWindow).toBe(false);
  await Promise.all([relaywatch.clickTray(), relaywatch.startSecond()]);
  expect(await relaywatch.quit()).toBe(0);
  await relaywatch.start();
  await expect((await relaywatch.page()).getByText('Demo company').first()).toBeVisible();
});

for (const how of ['open', 'closed'] as const) {
  test(`with its window ${how} it ends by the tray's menu and by a signal, and starts again after each`, async ({
    relaywatch,
  }) => {
    const prepare = async () => {
      await relaywatch.page();
      if (how === 'open') return;
      await relaywatch.closeWindow();
      await expect.poll(relaywatch.hasWindow).toBe(false);
    };
    await prepare();
    await relaywatch.chooseTrayItem('Quit');
    expect(await relaywatch.ended()).toBe(0);
    await relaywatch.start();
    await prepare();
    expect(await relaywatch.terminate()).toBe(0);
    await relaywatch.start();
    await relaywatch.page();
  });
}

test('two clicks on the tray while the window opens make one window', async ({ relaywatch }) => {
  await relaywatch.page();
  await relaywatch.closeWindow();
  await expect.poll(relaywatch.hasWindow).toBe(false);
  await relaywatch.control.clickTray();
  await relaywatch.control.clickTray();
  await relaywatch.page();
  expect(await relaywatch.control.windows()).toHaveLength(1);
});

test('a page that crashes comes back; one that crashes again at once gives its window up, and the tray makes a new one', async ({
  relaywatch,
}) => {
  const crash = async () => {
    const [window] = await relaywatch.control.windows();
    await relaywatch.control.crash(window?.id ?? 0);
  };
  const isCrashed = async () => (await relaywatch.control.windows())[0]?.isCrashed;
  await relaywatch.page();
  await crash();
  await expect.poll(() => relaywatch.traces()).toContain('window: its page ended: crashed');
  await expect.poll(isCrashed).toBe(false);
  expect((await relaywatch.control.windows())[0]?.url).toBe('app://relaywatch/index.html');
  await crash();
  await expect.poll(relaywatch.hasWindow).toBe(false);
  await relaywatch.clickTray();
  await expect((await relaywatch.page()).getByRole('heading', { level: 1 })).toBeVisible();
});

test.describe('without a keyring', () => {
  test.use({ desktopOptions: { keyring: 'none' } });

  test('a demo needs none, and a second click on it makes no second one', async ({ relaywatch }) => {
    const page = await relaywatch.page();
    await page.getByRole('button', { name: 'Try the demo account' }).dblclick();
    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
    const menu = (await relaywatch.control.tray())?.menu.map(({ label }) => label) ?? [];
    expect(menu.filter((label) => label.startsWith('Demo company'))).toHaveLength(1);
  });
});
