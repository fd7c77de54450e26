import { expect, test } from './relaywatch.ts';
import { tryDemo } from './steps.ts';

test('a limit is tried on the past and raised: the back-test follows, the incident of the old revision closes, and each user can be watched', async ({
  relaywatch,
}) => {
  const page = await relaywatch.page();
  await tryDemo(page);
  await page.getByRole('button', { name: /^Alerts/ }).click();
  await expect(page.getByRole('button', { name: /Bounces \d+\.\d+%/ }).first()).toBeVisible({ timeout: 90_000 });

  await page.getByText('Rules', { exact: true }).click();
  await page.getByRole('button', { name: 'Bounces, 24 h', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bounces, 24 h' })).toBeVisible();
  const sentence = page.getByRole('paragraph').filter({ hasText: 'for the whole account' });
  await expect(sentence).toContainText(/^1 incident, .* in all for the whole account\.$/);
  await page.screenshot({ path: test.info().outputPath('1-as-saved.png') });

  await page.getByLabel('Critical above').fill('60');
  await page.getByLabel('Warning above').fill('50');
  await expect(sentence).toContainText(/^No incident for the whole account\. Saved limits: 1 incident, /);
  await expect(page.getByRole('row', { name: /no longer opens$/ })).toBeVisible();

  const warning = page.getByRole('slider', { name: 'Warning limit' });
  await expect(warning).toHaveAttribute('aria-valuetext', '50%, saved 8%');
  await warning.press('PageUp');
  await expect(page.getByLabel('Warning above')).toHaveValue('51');
  await page.screenshot({ path: test.info().outputPath('2-tried.png') });

  await page.getByRole('button', { name: 'Save as revision 2' }).click();
  await expect(page.getByText('revision 2', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save as revision 3' })).toBeDisabled();

  await page.getByRole('button', { name: /^Alerts/ }).click();
  await page.getByText('Rules', { exact: true }).click();
  await page.getByRole('button', { name: 'New rule' }).click();
  await page.getByRole('combobox', { name: 'Scope' }).click();
  await page.getByRole('option', { name: 'Each SMTP user, future ones too' }).click();
  await page.getByRole('button', { name: 'Save rule' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bounces, 24 h, each SMTP user' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Series' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('slider', { name: 'Warning limit' })).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('3-each-user.png') });

  await page.getByRole('button', { name: /^Alerts/ }).click();
  await page.getByText('History', { exact: true }).click();
  await expect(page.getByRole('row', { name: /Bounces above \d+%.*closed without judgement/ }).first()).toBeVisible({
    timeout: 60_000,
  });
  await page.screenshot({ path: test.info().outputPath('4-closed.png') });

  // What was saved is there after a restart, and so is the place in the window.
  await relaywatch.quit();
  await relaywatch.start();
  const again = await relaywatch.page();
  await again.getByRole('button', { name: /^Alerts/ }).click();
  await again.getByText('Rules', { exact: true }).click();
  await expect(again.getByRole('row', { name: /Bounces above 51% \/ 60%, 24 h/ })).toBeVisible();
});
