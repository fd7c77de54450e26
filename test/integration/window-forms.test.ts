import { describe, expect, it } from 'vitest';
import { account, app, id, unseen } from '../fixtures/states.ts';
import { WORLDS } from '../fixtures/worlds.ts';
import { barriers } from '../harness/barriers.ts';
import { calls, focused, forWindow, heading, KEY, push } from '../harness/window.ts';

/** What a person fills in or changes in the window. */

const open = forWindow();
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 10_000 });

describe('a key', () => {
  it('is checked as it is typed and sent only when whole, with name and region', async () => {
    const page = await open(WORLDS['welcome-session-only']);
    await page.getByText('Starts with api-').waitFor();
    await page.getByLabel('API key').fill('api-4F1C');
    await page.getByRole('button', { name: 'Check this key' }).click();
    await page.getByText('this has 4').waitFor();
    await page.getByText('A name of 1 to 60 characters.').waitFor();
    expect(await calls(page, 'connect_account')).toEqual([]);

    await page.getByLabel('API key').fill(KEY);
    await page.getByText('Kept until Relaywatch quits, because no keyring service is running.').waitFor();
    await page.getByLabel('Name').fill('Northwind');
    await page.getByRole('combobox', { name: 'Region' }).click();
    await page.getByRole('option', { name: 'Custom address' }).click();
    await page.getByLabel('Address').fill('http://example.com/v3');
    await page.keyboard.press('Enter');
    await page.getByText('An https address such as').waitFor();
    await page.getByLabel('Address').fill('https://eu-api.smtp2go.com/v3');
    await page.keyboard.press('Enter');
    await heading(page, 'Permissions of this key');
    expect(await calls(page, 'connect_account')).toEqual([
      { key: KEY, name: 'Northwind', endpoint: { kind: 'custom', baseUrl: 'https://eu-api.smtp2go.com/v3' } },
    ]);
  });

  it('whose data is still here asks what becomes of it, and goes on as answered', async () => {
    const page = await open(WORLDS['welcome-earlier-data']);
    await page.getByLabel('API key').fill(KEY);
    await page.getByLabel('Name').fill('Northwind');
    await page.getByRole('button', { name: 'Check this key' }).click();
    await page.getByRole('heading', { name: 'This computer still has data of this key' }).waitFor();
    await page.getByText(/from 24 Apr 2026 to 24 Nov 2026 \(12\.3 MB\)/).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Go on with this data' }).click();
    const sent = { key: KEY, name: 'Northwind', endpoint: { kind: 'region', region: 'auto' } };
    await eventually(() => calls(page, 'connect_account')).toEqual([sent, { ...sent, earlierData: 'use' }]);
    await page.getByRole('button', { name: 'Start anew' }).click();
    await eventually(() => calls(page, 'connect_account')).toContainEqual({ ...sent, earlierData: 'leave' });
  });

  it('is not sent to another address before the person says which is right', async () => {
    const page = await open(WORLDS['overview-address']);
    await page.getByText('Its key was given for https://eu-api.smtp2go.com/v3.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Go back to eu-api.smtp2go.com' }).click();
    await page.getByRole('button', { name: 'Use the new address' }).click();
    await eventually(() => calls(page, 'confirm_address')).toEqual([
      { accountId: id(1), use: 'earlier' },
      { accountId: id(1), use: 'new' },
    ]);
  });

  it('is shown when asked, and gone from the page once accepted', async () => {
    const page = await open(WORLDS['welcome-session-only']);
    const field = page.getByLabel('API key');
    expect(await field.getAttribute('type')).toBe('password');
    await page.getByRole('button', { name: 'Show' }).click();
    expect(await field.getAttribute('type')).toBe('text');
    await field.fill(KEY);
    await page.getByLabel('Name').fill('Northwind');
    await page.getByRole('button', { name: 'Check this key' }).click();
    await heading(page, 'Permissions of this key');
    // The state may name the account before or after the answer: the map of permissions stays either way.
    const { keychain } = WORLDS['welcome-session-only'].state;
    await push(page, 'state', app([unseen(account(1))], { keychain }));
    await page.getByText('Northwind Trading is connected').waitFor();
    await page.getByText('/stats/email_history').waitFor();
    await page.getByText('because no keyring service is running').waitFor();
    expect(await barriers(page)).toEqual([]);
    const { html, values } = await page.evaluate(() => ({
      html: document.documentElement.outerHTML,
      values: [...document.querySelectorAll('input')].map((input) => input.value),
    }));
    expect(html).not.toContain(KEY);
    expect(values).not.toContain(KEY);
    await page.getByRole('button', { name: 'Go to the overview' }).click();
    await heading(page, 'Overview');
  });

  it('refused is told with the reason, what to do and the request id, and stays in the field', async () => {
    const page = await open(WORLDS['welcome-refused']);
    await page.getByLabel('API key').fill(KEY);
    await page.getByLabel('Name').fill('Northwind');
    await page.keyboard.press('Enter');
    const alert = page.getByRole('alert');
    await alert.getByText('SMTP2GO does not accept this key').waitFor();
    await alert.getByText('Nothing was kept on this computer.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await alert.getByRole('button', { name: 'Copy the request id' }).click();
    expect(await calls(page, 'copy_text')).toEqual([{ text: '0c7b5f1e-3c20-11f1-9d0e-f23c92160e3c' }]);
    expect(await page.getByLabel('API key').inputValue()).toBe(KEY);
  });
});

describe('the demo account', () => {
  it('is one click away and leads to the overview', async () => {
    const page = await open(WORLDS.welcome);
    await page.getByRole('button', { name: 'Try the demo account' }).click();
    await push(page, 'state', app([unseen(account(9, { name: 'Demo company', simulated: true }))]));
    await heading(page, 'Overview');
    await page.getByRole('region', { name: 'Demo company' }).getByText('simulated').waitFor();
    expect(await calls(page, 'connect_demo')).toHaveLength(1);
  });
});

describe('settings', () => {
  it('change at once, and the page with them', async () => {
    const page = await open(WORLDS.settings);
    await page.getByText('Dark', { exact: true }).click();
    await eventually(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await page.getByText('More', { exact: true }).click();
    await eventually(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('hc-dark');
    await page.getByRole('combobox', { name: 'Zoom' }).click();
    await page.getByRole('option', { name: '125%' }).click();
    await page.getByRole('combobox', { name: 'Check every account every' }).click();
    await page.getByRole('option', { name: '10 minutes' }).click();
    await page.getByLabel('Start when I log in').check();
    expect(await calls(page, 'change_preferences')).toEqual([
      { theme: 'dark' },
      { contrast: 'more' },
      { zoom: 125 },
      { pollMinutes: 10 },
      { startAtLogin: true },
    ]);
  });

  it('lead back from 200 % by a list that lies within the window', async () => {
    const page = await open(WORLDS.settings, { width: 450, height: 320 });
    await page.getByRole('combobox', { name: 'Zoom' }).click();
    const list = await page.getByRole('listbox').boundingBox();
    expect(list && list.y >= 0 && list.y + list.height <= 320).toBe(true);
    await page.getByRole('option', { name: '80%' }).click();
    expect(await calls(page, 'change_preferences')).toEqual([{ zoom: 80 }]);
  });

  it('name an account before it is forgotten, and begin on Keep', async () => {
    const page = await open(WORLDS.settings);
    const forget = page.getByRole('button', { name: 'Forget…' }).first();
    await forget.click();
    const dialog = page.getByRole('dialog', { name: 'Forget Northwind Trading?' });
    await dialog.waitFor();
    await eventually(() => focused(page)).toBe('Keep');
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await calls(page, 'forget_account')).toEqual([]);
    await eventually(() => focused(page)).toBe('Forget…');

    await forget.click();
    await page.getByLabel('Keep what was recorded on this computer').uncheck();
    await page.getByText('This cannot be undone.').waitFor();
    await page.getByRole('button', { name: 'Forget Northwind Trading' }).click();
    expect(await calls(page, 'forget_account')).toEqual([{ accountId: id(1), keepData: false }]);
  });

  it('rename, pause and replace the key of an account', async () => {
    const page = await open(WORLDS.settings);
    await page.getByRole('button', { name: 'Rename…' }).first().click();
    await page.getByRole('dialog').getByLabel('Name').fill('  Northwind B.V.  ');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await calls(page, 'rename_account')).toEqual([{ accountId: id(1), name: 'Northwind B.V.' }]);

    await page.getByRole('button', { name: 'Pause' }).first().click();
    expect(await calls(page, 'pause_account')).toEqual([{ accountId: id(1), paused: true }]);

    await page.getByRole('button', { name: 'Replace key…' }).first().click();
    await page.getByRole('dialog').getByLabel('API key').fill(KEY);
    await page.getByRole('button', { name: 'Check and replace' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await calls(page, 'replace_key')).toEqual([{ accountId: id(1), key: KEY }]);
  });
});
