import { describe, expect, it } from 'vitest';
import { localeOf } from '../../src/shared/locale.ts';
import { ALERT_WORLDS } from '../fixtures/alert-worlds.ts';
import { app, fabrikam, id, incident, northwind } from '../fixtures/states.ts';
import { WORLDS } from '../fixtures/worlds.ts';
import { barriers } from '../harness/barriers.ts';
import { calls, focused, forWindow, heading, push } from '../harness/window.ts';

/** The window in a person's hands: keys, places, what the main process pushes. */

const open = forWindow();
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
    await page.getByRole('button', { name: 'Critical Bounces 13.4%' }).focus();
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
    await page.getByRole('button', { name: 'Critical Bounces 13.4%' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');
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

describe('dates and numbers', () => {
  it('follow the regional settings that the main process names, from the first screen on', async () => {
    const { state } = WORLDS.overview;
    const arabic = { ...northwind, account: { ...northwind.account, name: 'شركة النور' } };
    const german = { ...app([arabic, fabrikam]), platform: { ...state.platform, locale: localeOf('de-DE') } };
    const page = await open({ ...WORLDS.overview, state: german });
    await page.getByText('Bounces 13,4\u00a0% (limit 12\u00a0%)').waitFor();
    await page.getByText('1.240 of 9.250 sent, 24 h').waitFor();
    const american = { ...german, platform: { ...state.platform, locale: localeOf('en-US') } };
    await push(page, 'state', american);
    await page.getByText('Bounces 13.4% (limit 12%)').waitFor();
    await page.getByText('renews Dec 1').first().waitFor();
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

  it('is told at once when a screen is opened, since the window may close right after', async () => {
    const page = await open(WORLDS.overview);
    const told = await page.getByRole('button', { name: 'Settings' }).evaluate((button: HTMLElement) => {
      button.click();
      return window.fake.calls.filter((call) => call.name === 'remember_view').map((call) => call.input);
    });
    expect(told).toEqual([{ route: { screen: 'settings' }, scrollTop: 0 }]);
  });
});

describe('an incident', () => {
  it('has the same figures as a table, gaps among them', async () => {
    const page = await open(WORLDS.incident);
    await page.getByRole('button', { name: 'As a table' }).click();
    await page.getByRole('row', { name: /12:31 No data SMTP2GO unreachable, 35 min/ }).waitFor();
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

describe('the document', () => {
  it('is as high as the window, however long the screen: only the screen scrolls', async () => {
    const page = await open(ALERT_WORLDS['settings-full']);
    await heading(page, 'Settings');
    const heights = await page.evaluate(() => {
      const main = document.querySelector('main');
      return {
        document: document.documentElement.scrollHeight - document.documentElement.clientHeight,
        screen: (main?.scrollHeight ?? 0) - (main?.clientHeight ?? 0),
      };
    });
    expect(heights.document).toBe(0);
    expect(heights.screen).toBeGreaterThan(100);
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
    const page = await open(WORLDS['overview-no-data']);
    await page.getByRole('button', { name: 'Replace key…' }).click();
    await page.getByRole('dialog', { name: 'Replace the key of Fabrikam Customer Care' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Try now' }).click();
    expect(await calls(page, 'check_now')).toEqual([{ accountId: northwind.account.id }]);
  });
});
