import { readFileSync, writeFileSync } from 'node:fs';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { expect, test } from './relaywatch.ts';
import { connectKey, settingsFile } from './steps.ts';

let simulator: Simulator;
test.beforeEach(async () => {
  simulator = await startSimulator();
});
test.afterEach(() => simulator.close());

test('a newer version comes and goes: its file is used and left alone, and nothing is lost', async ({ relaywatch }) => {
  await connectKey(await relaywatch.page(), simulator.key, 'Northwind', simulator.url);
  await relaywatch.quit();
  const file = settingsFile(relaywatch);
  const written = readFileSync(file, 'utf8');
  const settings = JSON.parse(written);
  const newer = JSON.stringify({
    ...settings,
    version: 99,
    sound: 'bell',
    accounts: [...settings.accounts, { kind: 'satellite' }],
  });
  writeFileSync(file, newer);

  await relaywatch.start();
  const page = await relaywatch.page();
  await expect(page.getByText('The settings are from a newer Relaywatch (format 99;')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Northwind' })).toBeVisible();
  await relaywatch.screenshot('newer');
  await page
    .getByRole('link', { name: 'Settings' })
    .or(page.getByRole('button', { name: 'Settings' }))
    .first()
    .click();
  await page.getByText('Dark', { exact: true }).first().click();
  await expect(page.getByRole('alert').filter({ hasText: 'newer Relaywatch' })).toBeVisible();
  await relaywatch.screenshot('refused');
  await relaywatch.quit();
  expect(readFileSync(file, 'utf8')).toBe(newer);

  writeFileSync(file, written);
  await relaywatch.start();
  await expect((await relaywatch.page()).getByRole('heading', { name: 'Northwind' })).toBeVisible();
});
