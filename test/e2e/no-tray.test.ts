import { expect, test } from './relaywatch.ts';

test.use({ desktopOptions: { panel: false } });

test('where the desktop has no tray the window stays: closing asks each time, minimises, or quits', async ({
  relaywatch,
}) => {
  const page = await relaywatch.page();
  const windows = () => relaywatch.control.windows();
  const asked = async () => (await relaywatch.control.recorded()).dialogs;

  await relaywatch.closeWindow();
  await expect
    .poll(asked)
    .toMatchObject([
      { parent: expect.any(Number), options: { message: 'This desktop has no tray, so the window stays' } },
    ]);
  await expect.poll(windows).toMatchObject([{ isVisible: false }]);

  expect(await relaywatch.startSecond()).toMatchObject({ code: 0 });
  await expect.poll(windows).toMatchObject([{ isVisible: true }]);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await relaywatch.control.answerMessage({ response: 1 });
  await relaywatch.closeWindow();
  await expect
    .poll(() =>
      relaywatch.control
        .windows()
        .then(() => 'runs')
        .catch(() => 'has ended'),
    )
    .toBe('has ended');
  expect(await relaywatch.quit()).toBe(0);
});

test('where the desktop has no tray a start at login is a minimised window, once a panel has had its time to come', async ({
  relaywatch,
}) => {
  await relaywatch.page();
  await relaywatch.quit();
  await relaywatch.start('--hidden');
  expect(await relaywatch.hasWindow()).toBe(false);
  await expect.poll(relaywatch.hasWindow, { timeout: 30_000 }).toBe(true);
  await expect.poll(() => relaywatch.control.windows()).toMatchObject([{ isVisible: false, isFocused: false }]);
  await relaywatch.screenshot('minimised');

  expect(await relaywatch.startSecond()).toMatchObject({ code: 0 });
  await expect.poll(() => relaywatch.control.windows()).toMatchObject([{ isVisible: true }]);
});
