import type { Page } from 'playwright/test';
import { expect, test } from './relaywatch.ts';
import { axe, tryDemo } from './steps.ts';

/** Every list of what is at SMTP2GO, and something that the demo account has in it. */
const PLACES = [
  ['Activity', 'northwind.example'],
  ['Reports', /^\w{3} \d{1,2}$/],
  ['Suppressions', '@'],
  ['Senders', 'northwind.example'],
  ['SMTP users', 'northwind-crm'],
  ['Webhooks', 'hooks.northwind.example'],
  ['IP allow list', '203.0.113.40'],
  ['Templates', 'Invoice'],
  ['Subaccounts', /Bakery|Books|Cycles|Dental|Travel|Fabrikam/],
  ['SMS', 'STOP'],
] as const;

const open = async (page: Page, place: string) => {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: place }).click();
  await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible();
};

test('every list of the account opens, holds what is there, and can be used by everybody', async ({ relaywatch }) => {
  test.setTimeout(240_000);
  const page = await relaywatch.page();
  await tryDemo(page);
  for (const [place, content] of PLACES) {
    await open(page, place);
    const grid = page.getByRole('grid');
    await expect(grid.getByText(content).first(), place).toBeVisible({ timeout: 30_000 });
    await page.screenshot({ path: test.info().outputPath(`${place.toLowerCase().replaceAll(' ', '-')}.png`) });
    expect(await axe(page), place).toEqual([]);
  }
});

test('an address is blocked by its form and freed again after being asked by name', async ({ relaywatch }) => {
  const page = await relaywatch.page();
  await tryDemo(page);
  await open(page, 'Suppressions');
  await page.getByRole('button', { name: 'Add…' }).click();
  await page
    .getByRole('textbox', { name: /^Address/ })
    .first()
    .fill('gone@contoso.example');
  await page
    .getByRole('button', { name: /suppress|block|add/i })
    .last()
    .click();
  await expect(page.getByRole('status').filter({ hasText: 'done' })).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('added.png') });
  await page.getByRole('button', { name: 'Done' }).click();

  const row = page.getByRole('grid').getByRole('row').filter({ hasText: 'gone@contoso.example' });
  await expect(row).toBeVisible();
  await row.getByText('gone').click();
  await page
    .getByRole('button', { name: /^Remove/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('gone@contoso.example');
  await page.screenshot({ path: test.info().outputPath('asked.png') });
  await dialog.getByRole('button', { name: /^Remove/ }).click();
  await expect(row).toHaveCount(0);
});

test('a new SMTP user shows its password this once', async ({ relaywatch }) => {
  const page = await relaywatch.page();
  await tryDemo(page);
  await open(page, 'SMTP users');
  await page.getByRole('button', { name: 'Add user…' }).click();
  await page.getByRole('textbox', { name: /^User name/ }).fill('printer-room');
  await page.screenshot({ path: test.info().outputPath('form.png') });
  await page.getByRole('button', { name: /add/i }).last().click();
  await expect(page.getByText('shown this once')).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('password.png') });
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('shown this once')).toHaveCount(0);
  await expect(page.getByRole('grid').getByText('printer-room')).toBeVisible();
});
