import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { account, app, fabrikam, id, incident, northwind, unseen } from '../fixtures/states.ts';
import { WORLDS, type World } from '../fixtures/worlds.ts';
import { barriers } from '../harness/barriers.ts';
import { type Harness, type OpenedPage, startHarness } from '../harness/browser.ts';

/** The window in a person's hands: keys, forms, what the main process pushes. */

const KEY = `api-${'4F1C'.repeat(8)}`;

let harness: Harness;
let opened: OpenedPage | undefined;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(async () => {
  expect(opened?.complaints ?? []).toEqual([]);
  await opened?.close();
  opened = undefined;
});
afterAll(async () => {
  await harness.close();
});

async function open(world: World, size: { width?: number; height?: number } = {}): Promise<Page> {
  opened = await harness.open(world, size);
  await opened.page.locator('main').waitFor();
  return opened.page;
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const calls = (page: Page, name: string) =>
  page.evaluate((wanted) => window.fake.calls.filter((call) => call.name === wanted).map((call) => call.input), name);
const push = (page: Page, name: string, value: unknown) =>
  page.evaluate(([to, what]) => window.fake.push(String(to), what), [name, value]);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 10_000 });

describe('keys', () => {
  it('lead to every screen, list themselves, and close what is open', async () => {
    const page = await open(WORLDS.overview);
    await page.keyboard.type('ga');
    await heading(page, 'Alerts');
    await page.keyboard.type('gs');
    await heading(page, 'Settings');
    await page.keyboard.type('go');
    await heading(page, 'Overview');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.type('gs');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await heading(page, 'Overview');
  });

  it('move through incidents, open one and come back', async () => {
    const page = await open({ ...WORLDS.alerts, answers: WORLDS.incident.answers });
    await page.getByRole('button', { name: 'Bounces 13.4%' }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toContain('Bounces 11.1%');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await heading(page, 'Bounces 13.4% (limit 12%)');
    await page.keyboard.press('Escape');
    await heading(page, 'Alerts');
  });

  it('type into a field and go nowhere', async () => {
    const page = await open(WORLDS.welcome);
    await page.getByLabel('Name').pressSequentially('gosling ga');
    await heading(page, 'Add your SMTP2GO account');
    expect(await page.getByLabel('Name').inputValue()).toBe('gosling ga');
  });

  it('reach every control of the overview, each with a visible ring', async () => {
    const page = await open(WORLDS['overview-one']);
    const controls = await page.locator('button:not(:disabled)').count();
    const reached = new Set<string>();
    for (let press = 0; press < controls + 2; press += 1) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLButtonElement)) return undefined;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const name = element.getAttribute('aria-label') ?? element.textContent;
        return { name, ring: `${outlineStyle} ${outlineWidth}` };
      });
      if (!seen) continue;
      reached.add(String(seen.name));
      expect(seen).toEqual({ name: seen.name, ring: 'solid 2px' });
    }
    expect(reached.size).toBe(controls);
  });

  it('move a choice among its neighbours and keep the focus there', async () => {
    const page = await open(WORLDS.history);
    await page.getByRole('radio', { name: 'History' }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('button', { name: 'Bounces 13.4%' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');
  });
});

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
    await heading(page, 'What this key opens');
    expect(await calls(page, 'connect_account')).toEqual([
      { key: KEY, name: 'Northwind', endpoint: { kind: 'custom', baseUrl: 'https://eu-api.smtp2go.com/v3' } },
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
    await heading(page, 'What this key opens');
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
    await page.getByText('simulated').waitFor();
    expect(await calls(page, 'connect_demo')).toHaveLength(1);
  });
});

describe('what the main process says', () => {
  it('is shown at once: a new incident is announced, an old one is not', async () => {
    const page = await open({ ...WORLDS.overview, state: app([fabrikam]) });
    const said = page.locator('[aria-live=assertive]');
    expect(await said.textContent()).toBe('');
    await push(page, 'state', app([{ ...fabrikam, openIncidents: [incident(5, id(3))] }]));
    await eventually(() => said.textContent()).toBe('Fabrikam Customer Care: Bounces 13.4% (limit 12%).');
    await page.getByText('1 incident open', { exact: true }).first().waitFor();
  });

  it('leads to the incident of a notification that was clicked', async () => {
    const page = await open({ ...WORLDS.overview, answers: WORLDS.incident.answers });
    await push(page, 'navigate', { screen: 'incident', accountId: id(1), incidentId: id(1001) });
    await heading(page, 'Bounces 13.4% (limit 12%)');
    await page.getByRole('button', { name: /Account: .*Northwind Trading/ }).waitFor();
  });
});

describe('the place in the window', () => {
  it('is told to the main process: screen, account and how far it is scrolled', async () => {
    const page = await open(WORLDS.overview, { width: 900, height: 640 });
    await page.getByRole('button', { name: /Account:/ }).click();
    await page.getByRole('menuitem', { name: /Northwind Trading/ }).click();
    await eventually(async () => (await calls(page, 'remember_view')).at(-1)).toEqual({
      route: { screen: 'overview' },
      scrollTop: 0,
      accountId: id(1),
    });
    await page.getByRole('button', { name: /Account:/ }).click();
    await page.getByRole('menuitem', { name: /All accounts/ }).click();
    await page.getByRole('heading', { name: 'Contoso Labs' }).waitFor();
    await page.locator('main').evaluate((element) => element.scrollTo(0, 120));
    await eventually(async () => (await calls(page, 'remember_view')).at(-1)).toEqual({
      route: { screen: 'overview' },
      scrollTop: 120,
    });
  });
});

describe('settings', () => {
  it('change at once, and the page with them', async () => {
    const page = await open(WORLDS.settings);
    await page.getByText('Dark', { exact: true }).click();
    await eventually(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await page.getByText('More', { exact: true }).click();
    await eventually(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('hc-dark');
    await page.getByRole('combobox', { name: 'Check every account every' }).click();
    await page.getByRole('option', { name: '10 minutes' }).click();
    await page.getByLabel('Start when I log in').check();
    expect(await calls(page, 'change_preferences')).toEqual([
      { theme: 'dark' },
      { contrast: 'more' },
      { pollMinutes: 10 },
      { startAtLogin: true },
    ]);
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

describe('an incident', () => {
  it('has the same figures as a table, gaps among them', async () => {
    const page = await open(WORLDS.incident);
    await page.getByRole('button', { name: 'As a table' }).click();
    await page.getByRole('row', { name: /12:31 Blind SMTP2GO unreachable, 35 min/ }).waitFor();
    await page.getByRole('row', { name: /06:31 5\.\d% OK \d+ of 9,250/ }).waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('asks for another time when another range is chosen', async () => {
    const page = await open(WORLDS.incident);
    await page.getByText('7 d', { exact: true }).click();
    await eventually(async () => (await calls(page, 'list_samples')).length).toBe(2);
    const inputs = await calls(page, 'list_samples');
    expect(inputs.at(-1)).toMatchObject({
      accountId: id(1),
      series: { metric: 'bounce_rate', member: 'northwind-crm' },
    });
    const { from, to } = Object(inputs.at(-1));
    expect(to - from).toBe(7 * 86_400_000);
  });
});

describe('a window without colours of its own', () => {
  it('keeps its shapes, edges and bars in the colours of the system', async () => {
    const page = await open(WORLDS.overview);
    await page.emulateMedia({ forcedColors: 'active' });
    const colours = await page.evaluate(() => {
      const system = document.createElement('span');
      system.style.color = 'CanvasText';
      document.body.append(system);
      const shape = document.querySelector('section svg');
      const bar = document.querySelector('section .bg-ok');
      return {
        text: getComputedStyle(system).color,
        shape: shape && getComputedStyle(shape).color,
        bar: bar && getComputedStyle(bar).backgroundColor,
      };
    });
    expect(colours).toEqual({ text: colours.text, shape: colours.text, bar: colours.text });
  });
});

describe('an account that cannot be seen', () => {
  it('offers what helps: another key where the key was refused, another try elsewhere', async () => {
    const page = await open(WORLDS['overview-blind']);
    await page.getByRole('button', { name: 'Replace key…' }).click();
    await page.getByRole('dialog', { name: 'Replace the key of Fabrikam Customer Care' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Try now' }).click();
    expect(await calls(page, 'check_now')).toEqual([{ accountId: northwind.account.id }]);
  });
});
