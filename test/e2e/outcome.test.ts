import { expect, test } from './relaywatch.ts';
import { tryDemo } from './steps.ts';

test('from nothing to an alert: the demo connects, its mail goes wrong, and a click on the notification opens the incident', async ({
  relaywatch,
}) => {
  const page = await relaywatch.page();
  await expect(page.getByRole('heading', { level: 1, name: 'Add your SMTP2GO account' })).toBeVisible();
  await relaywatch.screenshot('1-welcome');

  await tryDemo(page);
  const tray = async () => (await relaywatch.control.tray())?.toolTip ?? '';
  await expect.poll(tray).toBe('Relaywatch: Demo company, OK');
  const calm = (await relaywatch.control.tray())?.icon;
  await relaywatch.screenshot('2-calm');

  await expect
    .poll(() => relaywatch.notifications().at(0)?.title, { timeout: 90_000 })
    .toMatch(/^Bounces \d+\.\d+% \(limit 8%\)$/);
  await relaywatch.closeWindow();
  await expect.poll(relaywatch.hasWindow).toBe(false);
  await expect.poll(tray, { timeout: 90_000 }).toMatch(/^Demo company: Bounces 1\d\.\d+% \(limit 12%\)/);
  expect((await relaywatch.control.tray())?.icon).not.toBe(calm);
  await expect.poll(() => relaywatch.notifications().at(-1)?.title).toContain('(limit 12%)');
  await relaywatch.screenshot('3-notification');

  await relaywatch.clickNotification();
  const opened = await relaywatch.page();
  await expect(opened.getByRole('heading', { level: 1, name: /^Bounces \d+\.\d+% \(limit 12%\)/ })).toBeVisible();
  await expect(opened.getByText(/^Escalated to critical/)).toBeVisible();
  await expect(opened.getByText(/^Opened as warning/)).toBeVisible();
  await relaywatch.screenshot('4-incident');
});
