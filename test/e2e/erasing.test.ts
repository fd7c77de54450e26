import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { leavePalette, runInPalette } from './palette.ts';
import { expect, test } from './relaywatch.ts';
import { connectKey } from './steps.ts';

const PERSON = 'erika.mustermann@erase.example';
const MISTYPED = 'api-Zq7Xw2Lk9Rb4Tn6Vc1Hm8Jd3Fs5Gp0';

let simulator: Simulator;
test.beforeEach(async () => {
  simulator = await startSimulator();
});
test.afterEach(() => simulator.close());

test('a person is erased from every file, and a key typed into a search is never in one', async ({ relaywatch }) => {
  const page = await relaywatch.page();
  await connectKey(page, simulator.key, 'Northwind', simulator.url);
  await runInPalette(page, 'suppression_add', { email_address: PERSON });
  await expect(page.getByText(PERSON).last()).toBeVisible();
  await leavePalette(page);
  await runInPalette(page, 'suppression_view', { email_address: PERSON });
  await expect(page.getByText(/^1 row/).first()).toBeVisible();
  await leavePalette(page);
  await runInPalette(page, 'users_smtp_view', { username: MISTYPED });
  await expect(page.getByText(/^(0 rows|Nothing)/).first()).toBeVisible();
  await leavePalette(page);
  await expect.poll(() => relaywatch.traces()).toContain(PERSON);

  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await page.getByLabel('E-mail address').fill(PERSON);
  await page.getByRole('button', { name: 'Find…' }).click();
  const dialog = page.getByRole('dialog', { name: `Erase ${PERSON}?` });
  await expect(dialog).toContainText('1 list kept for offline reading is deleted.');
  await expect(dialog).toContainText('2 recent entries of this window are deleted.');
  await relaywatch.screenshot('erase');
  await dialog.getByRole('button', { name: 'Erase address' }).click();
  await expect(page.getByText('The address was erased from this computer.')).toBeVisible();

  await relaywatch.quit();
  const traces = relaywatch.traces();
  expect(traces).not.toContain(PERSON);
  expect(traces).not.toContain(MISTYPED.slice(4));
  await relaywatch.start();
  await expect((await relaywatch.page()).getByRole('heading', { name: 'Northwind' })).toBeVisible();
});
