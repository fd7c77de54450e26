import { execFileSync } from 'node:child_process';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { expect, test } from './relaywatch.ts';
import { connectKey, fillKey } from './steps.ts';

let simulator: Simulator;
test.beforeEach(async () => {
  simulator = await startSimulator();
});
test.afterEach(() => simulator.close());

test('a pasted key is checked, kept in the real keychain, and stays nowhere else', async ({ relaywatch }) => {
  const page = await relaywatch.page();
  await connectKey(page, simulator.key, 'Northwind Trading', simulator.url);
  await expect(page.getByText(/^Checked /).first()).toBeVisible();

  const found = execFileSync('secret-tool', ['search', '--all', '--unlock', 'service', 'relaywatch'], {
    env: relaywatch.desktop.env,
    encoding: 'utf8',
  });
  expect(found).toContain(simulator.key);

  const secret = simulator.key.slice(8);
  expect(await page.content()).not.toContain(secret);
  expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(secret);
  await relaywatch.quit();
  const traces = relaywatch.traces();
  expect(traces).toContain('Northwind Trading');
  expect(traces).not.toContain(secret);
});

test('a key that is mistyped, unknown or opens nothing is refused in words, and can be corrected', async ({
  relaywatch,
}) => {
  const page = await relaywatch.page();
  const check = page.getByRole('button', { name: 'Check this key' });

  await fillKey(page, 'api-123', 'Northwind', simulator.url);
  await check.click();
  await expect(page.getByLabel('API key', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  expect(simulator.requests).toEqual([]);

  await fillKey(page, `api-${'x'.repeat(32)}`, 'Northwind', simulator.url);
  await check.click();
  await expect(page.getByRole('alert')).toContainText('SMTP2GO does not accept this key');
  await expect(page.getByRole('alert')).toContainText('Nothing was kept on this computer.');

  await fillKey(page, simulator.addKey({ permissions: ['/email/send'] }).key, 'Northwind', simulator.url);
  await check.click();
  await expect(page.getByRole('alert')).toContainText('/stats/');
  await relaywatch.screenshot('refused');

  await connectKey(page, simulator.key, 'Northwind', simulator.url);
  await expect(page.getByText('Northwind').first()).toBeVisible();
});

test('two accounts stand side by side, and one that breaks hides no other', async ({ relaywatch }) => {
  const page = await relaywatch.page();
  await connectKey(page, simulator.key, 'Northwind', simulator.url);
  const { key } = simulator.addKey();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Add account…' }).click();
  await connectKey(page, key, 'Contoso', simulator.url);
  await expect.poll(async () => (await relaywatch.control.tray())?.toolTip).toMatch(/, OK$/);

  simulator.revokeKey(key);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByText(/^Key refused\./).first()).toBeVisible();
  await expect.poll(() => relaywatch.notifications().map(({ title }) => title)).toEqual(['No data: key refused']);
  const menu = (await relaywatch.control.tray())?.menu.map(({ label }) => label) ?? [];
  expect(menu).toContain('Northwind: OK');
  expect(menu).toContain('Contoso: 1 incident open');
  await relaywatch.screenshot('one-refused');
});

test('a forgotten account is gone: from the window, the keychain and the settings', async ({ relaywatch }) => {
  const page = await relaywatch.page();
  await connectKey(page, simulator.key, 'Northwind', simulator.url);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Forget…' }).click();
  await page.getByRole('button', { name: 'Forget Northwind' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Forget…' })).toHaveCount(0);
  const search = ['search', '--all', '--unlock', 'service', 'relaywatch'];
  const left = execFileSync('secret-tool', search, { env: relaywatch.desktop.env, encoding: 'utf8' });
  expect(left).not.toContain(simulator.key);
  await relaywatch.quit();
  await relaywatch.start();
  await expect((await relaywatch.page()).getByRole('button', { name: 'Check this key' })).toBeVisible();
});

test.describe('with a locked keyring', () => {
  test.use({ desktopOptions: { keyring: 'locked' } });

  test('nothing hangs: the key serves for this session, that is said, and quitting quits', async ({ relaywatch }) => {
    const page = await relaywatch.page();
    await fillKey(page, simulator.key, 'Northwind', simulator.url);
    await page.getByRole('button', { name: 'Check this key' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Permissions of this key' })).toBeVisible({
      timeout: 30_000,
    });
    await expect(page.getByText(/until Relaywatch quits|this session/).first()).toBeVisible();
    await relaywatch.screenshot('locked-keyring');
    await page.getByRole('button', { name: 'Go to the overview' }).click();
    await expect.poll(async () => (await relaywatch.control.tray())?.toolTip).toBe('Relaywatch: Northwind, OK');
    await relaywatch.quit();
  });
});
