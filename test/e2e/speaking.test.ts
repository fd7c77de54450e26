import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { expect, test } from './relaywatch.ts';
import { connectKey, withPromptRules } from './steps.ts';

let simulator: Simulator;
test.beforeEach(async () => {
  // Slowly enough that there is time between the warning and the critical.
  simulator = await startSimulator({ speed: 0.4 });
});
test.afterEach(() => simulator.close());

/** The buttons of a notification, counted from the right: the desktop's own comes last. */
const SNOOZE = 1;

test('a storm is told, snoozed by a button of the notification, silent, told when it becomes critical, and when it ends', async ({
  relaywatch,
}) => {
  test.setTimeout(300_000);
  const page = await withPromptRules(relaywatch, simulator);
  const titles = () => relaywatch.notifications().map(({ title }) => title);
  /** Checks again and again until the notifications are these. */
  const checksUntil = (expected: readonly unknown[]) =>
    expect
      .poll(
        async () => {
          await page.getByRole('button', { name: 'Check now' }).first().click();
          return titles();
        },
        { timeout: 150_000, intervals: [1_000] },
      )
      .toEqual(expected);

  await expect.poll(async () => (await relaywatch.control.tray())?.toolTip).toBe('Relaywatch: Northwind, OK');
  simulator.setScenario('bounce-storm');
  const opened = expect.stringMatching(/^Bounces \d+\.\d+% \(limit 8%\)$/);
  await checksUntil([opened]);
  expect(relaywatch.notifications()[0]?.buttons).toEqual(['Acknowledge', 'Snooze 1 h', 'Open']);
  await relaywatch.screenshot('1-opened');

  await relaywatch.clickNotification(SNOOZE);
  await page.getByRole('button', { name: /^Alerts/ }).click();
  await page
    .getByText(/^Bounces \d/)
    .first()
    .click();
  await expect(page.getByText(/^Snoozed/).first()).toBeVisible();
  await relaywatch.screenshot('2-snoozed');
  expect(titles()).toEqual([opened]);

  await page.getByRole('button', { name: 'Overview' }).click();
  const escalated = expect.stringMatching(/^Now critical: Bounces \d+\.\d+% \(limit 12%\)$/);
  await checksUntil([opened, escalated]);
  await relaywatch.screenshot('3-critical');

  // The same account a long time later, as far as SMTP2GO is concerned.
  const { key } = simulator;
  const port = Number(new URL(simulator.url).port);
  await simulator.close();
  simulator = await startSimulator({ port, keys: [{ key }] });
  const resolved = expect.stringMatching(/^Bounces back to \d+\.\d+% after /);
  await checksUntil([opened, escalated, resolved]);
  expect(relaywatch.notifications().at(-1)?.buttons).toEqual(['Open']);
  await relaywatch.screenshot('4-resolved');
});

test('a mute from the tray keeps a message back until it is ended, and the tray says until when', async ({
  relaywatch,
}) => {
  const page = await relaywatch.page();
  await connectKey(page, simulator.key, 'Northwind', simulator.url);
  const labels = async () => (await relaywatch.control.tray())?.menu.map(({ label }) => label) ?? [];
  await expect.poll(labels).toContain('Mute for');
  await relaywatch.chooseTrayItem('Mute for', '1 h');
  await expect.poll(labels).toContainEqual(expect.stringMatching(/^Muted until /));
  await relaywatch.screenshot('1-muted');

  simulator.revokeKey(simulator.key);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByText(/^Key refused\./).first()).toBeVisible();
  expect(relaywatch.notifications()).toEqual([]);
  await relaywatch.chooseTrayItem('End mute');
  await expect.poll(() => relaywatch.notifications().map(({ title }) => title)).toEqual(['No data: key refused']);
  await expect.poll(labels).toContain('Mute for');
});

test('what happens behind a locked screen is told in one digest once somebody is there again', async ({
  relaywatch,
}) => {
  const page = await relaywatch.page();
  await connectKey(page, simulator.key, 'Northwind', simulator.url);
  const other = simulator.addKey();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Add account…' }).click();
  await connectKey(page, other.key, 'Contoso', simulator.url);
  await expect.poll(async () => (await relaywatch.control.tray())?.toolTip).toMatch(/, OK$/);

  await relaywatch.control.raisePower('lock-screen');
  simulator.revokeKey(simulator.key);
  simulator.revokeKey(other.key);
  await page.getByRole('button', { name: 'Check now' }).first().click();
  const labels = async () => (await relaywatch.control.tray())?.menu.map(({ label }) => label) ?? [];
  await expect.poll(labels).toContain('Northwind: 1 incident open');
  await expect.poll(labels).toContain('Contoso: 1 incident open');
  expect(relaywatch.notifications()).toEqual([]);

  await relaywatch.control.raisePower('unlock-screen');
  const title = 'While you were away: 2 incidents opened, 2 still open';
  await expect.poll(() => relaywatch.notifications().map((one) => one.title)).toEqual([title]);
  await relaywatch.clickNotification();
  await expect(page.getByRole('heading', { level: 1, name: 'Alerts' })).toBeVisible();
  await relaywatch.screenshot('1-after-the-digest');
});
