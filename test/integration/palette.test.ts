import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { fail } from '../../src/shared/failure.ts';
import { answered, FULL, kept, serverError, suppressions } from '../fixtures/rows.ts';
import { app, blind, contoso, fabrikam, id, northwind } from '../fixtures/states.ts';
import { WORLDS, type World } from '../fixtures/worlds.ts';
import { barriers } from '../harness/barriers.ts';
import { calls, forWindow, heading, push } from '../harness/window.ts';

/** Every action from anywhere, with nothing but the keyboard. */

const open = forWindow();
const allowed = { ...northwind, permissions: ['*'] };
const world: World = {
  state: app([allowed, contoso, fabrikam]),
  route: { screen: 'overview' },
  accountId: id(1),
  actions: FULL,
};
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 10_000 });

const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
/** What has the focus, by its accessible name. */
const focus = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    const label = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at.labels?.[0] : undefined;
    return at?.getAttribute('aria-label') ?? label?.textContent ?? at?.textContent ?? '';
  });
const palette = (page: Page) => page.getByRole('dialog', { name: 'Actions and screens' });
const inputs = async (page: Page) => (await calls(page, 'run_action')).map(Object).map(({ input }) => input);
const shownAs = (page: Page) => palette(page).getByRole('region', { name: 'Result' });

/** Opens the palette and types; the first thing found is chosen. */
async function find(of: World, typed: string, size: { width?: number; height?: number } = {}): Promise<Page> {
  const page = await open(of, size);
  await press(page, 'Control+k');
  await palette(page).waitFor();
  await eventually(() => focus(page)).toBe('Search actions and screens');
  await page.keyboard.type(typed);
  return page;
}
/** Goes on into the form of what was found. */
async function fillIn(of: World, typed: string, first: string): Promise<Page> {
  const page = await find(of, typed);
  await press(page, 'Enter');
  await eventually(() => focus(page)).toBe(first);
  return page;
}

describe('the palette', () => {
  it('opens over any screen, is moved through by arrows, and gives the focus back', async () => {
    const page = await open(world);
    const checkNow = page.getByRole('button', { name: 'Check now' });
    await checkNow.focus();
    await press(page, 'Control+k');
    await palette(page).waitFor();
    expect(await barriers(page)).toEqual([]);
    await press(page, 'ArrowDown', 'ArrowDown', 'ArrowUp');
    await palette(page).getByRole('option', { name: 'Add an allowed sender', selected: true }).waitFor();
    await palette(page).getByRole('heading', { name: 'Add an allowed sender' }).waitFor();
    await press(page, 'Control+k', 'Escape');
    await palette(page).waitFor({ state: 'detached' });
    await eventually(() => focus(page)).toBe('Check now');
  });

  it('takes what is typed at once, before it is drawn', async () => {
    const page = await open(world);
    await press(page, 'Control+k', 'g', 's', ' ', 'b', 'y');
    await palette(page).waitFor();
    await eventually(() => page.getByRole('combobox', { name: 'Search actions and screens' }).inputValue()).toBe(
      'gs by',
    );
    await press(page, 'Escape');
    await heading(page, 'Overview');
  });

  it('does not come where there is no account, and leaves what is typed there alone', async () => {
    const page = await open(WORLDS.welcome);
    await page.getByLabel('Name').focus();
    await press(page, 'Control+k', 'a', 'b');
    expect(await page.getByLabel('Name').inputValue()).toBe('ab');
    await push(page, 'state', world.state);
    await push(page, 'navigate', { screen: 'overview' });
    await heading(page, 'Overview');
    await press(page, 'g', 's');
    await heading(page, 'Settings');
  });

  it('leads to a screen', async () => {
    const page = await find(world, 'alert');
    await press(page, 'Enter');
    await palette(page).waitFor({ state: 'detached' });
    await heading(page, 'Alerts');
  });

  it('says so where nothing is called what was typed, and finds it by a word of its help', async () => {
    const page = await find(world, 'xyzzy');
    await palette(page).getByText('No action or screen is called “xyzzy”.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await press(page, 'Control+a');
    await page.keyboard.type('dns looks');
    await palette(page).getByRole('option', { name: 'Verify a sender domain', selected: true }).waitFor();
  });

  it('is opened from the rail, and runs for the account that is chosen in it', async () => {
    const page = await open(world);
    await page.getByRole('navigation').getByRole('button', { name: 'Actions' }).focus();
    await press(page, 'Enter');
    await palette(page).waitFor();
    await page.keyboard.type('webhook_view');
    await press(page, 'Tab', 'Enter');
    await page.getByRole('menuitem', { name: 'Contoso Labs' }).waitFor();
    // It is in sight before it has the keyboard.
    await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('menuitem');
    await press(page, 'ArrowDown', 'Enter');
    await palette(page)
      .getByRole('button', { name: /^In account:.*Contoso Labs$/ })
      .waitFor();
  });

  it('runs what takes nothing by Enter alone', async () => {
    const page = await find(world, 'api_keys_permissions');
    await press(page, 'Enter');
    await eventually(() => focus(page)).toBe('Run');
    await press(page, 'Enter');
    await eventually(() => inputs(page)).toEqual([{}]);
  });

  it('is left step by step: the calendar, the form, the palette', async () => {
    const page = await fillIn(world, 'stats_email_cycle', 'From');
    await press(page, 'Tab', 'Enter');
    await eventually(() => focus(page)).toBe('Tue, 24 Nov 2026');
    expect(await barriers(page)).toEqual([]);
    await press(page, 'ArrowUp', 'ArrowLeft', 'Enter');
    await eventually(() => focus(page)).toBe('From: calendar');
    expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('2026-11-16');
    await press(page, 'Enter');
    await eventually(() => focus(page)).toBe('Mon, 16 Nov 2026');
    await press(page, 'Escape');
    await eventually(() => focus(page)).toBe('From: calendar');
    await press(page, 'Escape');
    await eventually(() => focus(page)).toBe('Search actions and screens');
    expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('2026-11-16');
    await press(page, 'Escape');
    await palette(page).waitFor({ state: 'detached' });
  });
});

describe('the size of the window', () => {
  it('is changed step by step, and back, without leaving the palette', async () => {
    const page = await find(world, 'zoom');
    await palette(page).getByRole('option', { name: 'Zoom in', selected: true }).waitFor();
    await press(page, 'Enter', 'Enter');
    await palette(page).getByRole('option', { name: 'Actual size' }).click();
    await eventually(() => calls(page, 'change_preferences')).toEqual([{ zoom: 110 }, { zoom: 125 }, { zoom: 100 }]);
    expect(await barriers(page)).toEqual([]);
  });
});

describe('a form', () => {
  it('refuses at the field, in words that say what is allowed, and goes there', async () => {
    const page = await fillIn(world, 'suppression_add', 'Addresses or domains');
    await page.keyboard.insertText('not an address\n@nope');
    await press(page, 'Tab', 'Tab', 'Tab', 'Enter');
    const refused = page.getByLabel('Addresses or domains');
    await palette(page).getByText('Neither an address nor a domain: not, an, address and 1 more.').waitFor();
    await eventually(() => focus(page)).toBe('Addresses or domains');
    expect(await refused.getAttribute('aria-invalid')).toBe('true');
    expect(await barriers(page)).toEqual([]);
    expect(await inputs(page)).toEqual([]);
  });

  it.each([
    ['webhook_add', 'Address', 'hooks', 'An address such as https://hooks.example.com/mail.'],
    ['ip_allow_list_add', 'IP address or range', '203.0.113.0/33', 'An IPv4 address such as 203.0.113.40'],
    ['stats_email_cycle', 'From', '2026-02-30', 'A day such as 2026-03-31.'],
    ['users_smtp_edit', 'User name', '', 'This is needed.'],
  ])('of %s refuses %s', async (action, field, typed, said) => {
    const page = await fillIn(world, action, field);
    await page.keyboard.type(typed);
    await press(page, 'Enter');
    await palette(page).getByText(said).first().waitFor();
    expect(await inputs(page)).toEqual([]);
  });

  it('is sent from a field of several lines by Ctrl-Enter', async () => {
    const page = await fillIn(world, 'suppression_add', 'Addresses or domains');
    await page.keyboard.type('kim@contoso.example');
    await press(page, 'Enter');
    expect(await inputs(page)).toEqual([]);
    await press(page, 'Control+Enter');
    await eventually(() => inputs(page)).toMatchObject([{ email_address: 'kim@contoso.example' }]);
  });

  it('shows what SMTP2GO has nothing for at rest, with the reason', async () => {
    const page = await find(world, 'users_smtp_edit');
    const field = page.getByLabel('Allowed IPs');
    expect(await field.isDisabled()).toBe(true);
    await palette(page).getByText('The IP allow list holds for the whole account.').waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('asks before it destroys, naming the thing, with the safe way out first', async () => {
    const page = await fillIn(world, 'suppression_remove', 'Address');
    await page.keyboard.type('kim@contoso.example');
    await press(page, 'Enter');
    const question = page.getByRole('dialog', { name: 'Lift a suppression?' });
    await question.getByText('kim@contoso.example').waitFor();
    await eventually(() => focus(page)).toBe('Keep');
    expect(await barriers(page)).toEqual([]);
    await press(page, 'Escape');
    await question.waitFor({ state: 'detached' });
    await palette(page).waitFor();
    expect(await inputs(page)).toEqual([]);
    await eventually(() => focus(page)).toBe('Address');
    await press(page, 'Enter');
    await eventually(() => focus(page)).toBe('Keep');
    await press(page, 'Tab', 'Enter');
    await eventually(() => inputs(page)).toEqual([{ email: 'kim@contoso.example' }]);
  });

  it('asks for a phrase where a change may do harm, and goes there', async () => {
    const facts = ['They called an e-mail of yours spam.'];
    const page = await fillIn(
      {
        ...world,
        actions: {
          suppression_remove: [fail({ kind: 'confirmation-needed', facts, phrase: 'remove anyway' }), answered([])],
        },
      },
      'suppression_remove',
      'Address',
    );
    await page.keyboard.type('kim@contoso.example');
    await press(page, 'Enter');
    await eventually(() => focus(page)).toBe('Keep');
    await press(page, 'Tab', 'Enter');
    await eventually(() => focus(page)).toBe('To go on, type: remove anyway');
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.type('remove anyway');
    await press(page, 'Enter');
    await eventually(async () => (await calls(page, 'run_action')).map((call) => Object(call).confirmation)).toEqual([
      undefined,
      'remove anyway',
    ]);
  });

  it('is closed to a key that lacks the permission, and says where to tick it', async () => {
    const state = app([{ ...northwind, permissions: ['/webhook/view'] }]);
    const page = await find({ ...world, state }, 'webhook_add');
    await palette(page).getByText('This key may not do this').waitFor();
    expect(await palette(page).getByRole('button', { name: 'Add a webhook' }).isDisabled()).toBe(true);
    expect(await barriers(page)).toEqual([]);
    await press(page, 'Enter');
    await eventually(() => focus(page)).toBe('Check again');
  });

  it('changes nothing while SMTP2GO cannot be reached, and reads what was kept', async () => {
    const state = app([{ ...blind(northwind), permissions: ['*'] }]);
    const actions = { suppression_view: kept(suppressions(3)) };
    const page = await find({ ...world, state, actions }, 'suppression_remove');
    await palette(page).getByText('Nothing can be changed while SMTP2GO cannot be reached.').waitFor();
    expect(await palette(page).getByRole('button', { name: 'Lift a suppression' }).isDisabled()).toBe(true);
    await press(page, 'Control+a');
    await page.keyboard.type('suppression_view');
    await palette(page).getByRole('button', { name: 'Run' }).press('Enter');
    await shownAs(page).getByText('As of today, 12:31').waitFor();
    expect(await barriers(page)).toEqual([]);
  });
});

describe('a run', () => {
  const slow: World = { ...world, silentActions: ['suppression_add'] };

  it('says how far it is, and Escape cancels it before anything else', async () => {
    const page = await fillIn(slow, 'suppression_add', 'Addresses or domains');
    await page.keyboard.type('kim@contoso.example jo@contoso.example');
    await palette(page).getByRole('button', { name: 'Suppress' }).press('Enter');
    await palette(page).getByText('Under way').waitFor();
    const { runId } = Object((await calls(page, 'run_action')).at(-1));
    await push(page, 'progress', { runId, done: 512, total: 871 });
    await palette(page).getByText('512 of 871').waitFor();
    expect(await barriers(page)).toEqual([]);
    await press(page, 'Escape');
    await eventually(() => calls(page, 'cancel_run')).toEqual([{ runId }]);
    await palette(page).waitFor();
  });

  it('that failed says so in sight, with the request id to copy', async () => {
    const page = await find({ ...world, actions: { activity_search: serverError } }, 'activity_search');
    await palette(page).getByRole('button', { name: 'Run' }).press('Enter');
    const alert = palette(page).getByRole('alert');
    await alert.getByText('SMTP2GO answered with an error (503). Their service is unavailable.').waitFor();
    await eventually(async () => {
      const [note, foot] = [await alert.boundingBox(), await palette(page).getByText('Reads only').boundingBox()];
      return note && foot && note.y + note.height <= foot.y;
    }).toBe(true);
    // What is typed in stays where it is: only the form scrolls.
    expect(await palette(page).evaluate((element) => element.scrollTop)).toBe(0);
    await alert.getByRole('button', { name: 'Copy the request id' }).press('Enter');
    expect(await calls(page, 'copy_text')).toEqual([{ text: '0c7b5f1e-3c20-11f1-9d0e-f23c92160e3c' }]);
  });

  it.each([
    ['no row', [], 'Nothing there: no row fits what was asked for.', 'done in'],
    ['one row', suppressions(1), suppressions(1)[0]?.reason ?? '', '1 row in'],
    ['many rows', suppressions(240), suppressions(1)[0]?.reason ?? '', '240 rows in'],
  ])('answers %s', async (_name, rows, said, summary) => {
    const page = await find({ ...world, actions: { suppression_view: answered(rows) } }, 'suppression_view');
    await palette(page).getByRole('button', { name: 'Run' }).press('Enter');
    await shownAs(page).getByText(summary).waitFor();
    await shownAs(page).getByText(said).first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await shownAs(page).getByRole('button', { name: 'Copy as JSON' }).press('Enter');
    const { text } = Object((await calls(page, 'copy_text')).at(-1));
    expect(JSON.parse(text).data).toEqual(rows);
  });

  it('that fails leaves what an earlier one answered in sight, as what it is', async () => {
    const actions = { suppression_view: [answered(suppressions(3)), serverError, answered([])] };
    const page = await find({ ...world, actions }, 'suppression_view');
    await palette(page).getByRole('button', { name: 'Run' }).press('Enter');
    await shownAs(page).getByRole('heading', { name: 'Result', exact: true }).waitFor();
    await palette(page).getByRole('button', { name: 'Run again' }).press('Enter');
    await palette(page).getByRole('alert').waitFor();
    await shownAs(page).getByRole('heading', { name: 'Earlier result' }).waitFor();
    await palette(page).getByRole('button', { name: 'Run again' }).press('Enter');
    await shownAs(page).getByRole('heading', { name: 'Result', exact: true }).waitFor();
  });

  it('answers with a record, and with a message', async () => {
    const actions = {
      stats_email_summary: answered({ cycle_used: 157_840, bounce_percent: 13.4 }),
      domain_verify: answered(undefined, { notes: ['The domain is verified.'] }),
    };
    const page = await find({ ...world, actions }, 'stats_email_summary');
    await palette(page).getByRole('button', { name: 'Run' }).press('Enter');
    await shownAs(page).getByRole('term').getByText('Cycle used').waitFor();
    await shownAs(page).getByRole('definition').getByText('157,840').waitFor();
    expect(await barriers(page)).toEqual([]);
    await press(page, 'Escape', 'Control+a');
    await page.keyboard.type('domain_verify');
    await press(page, 'Enter');
    await eventually(() => focus(page)).toBe('Domain');
    await page.keyboard.type('example.com');
    await press(page, 'Enter');
    await shownAs(page).getByText('The domain is verified.').waitFor();
    expect(await shownAs(page).getByText('Nothing there').count()).toBe(0);
  });
});

describe('what was run lately', () => {
  it('stands first when the palette opens again, with what was typed', async () => {
    const page = await find(world, 'webhook_view');
    // Without waiting for anything, as a practised hand does it.
    await press(page, 'Enter', 'K', 'd', '9', '3', 'b', 'z', 'Enter');
    await shownAs(page).waitFor();
    await press(page, 'Escape', 'Escape', 'Control+k');
    await palette(page).getByRole('option', { name: 'Subaccount Kd93bz', selected: true }).waitFor();
    await press(page, 'Enter');
    await eventually(() => focus(page)).toBe('Subaccount');
    expect(await page.getByLabel('Subaccount').inputValue()).toBe('Kd93bz');
  });

  it('goes with the account it was run for', async () => {
    const page = await fillIn(world, 'webhook_view', 'Subaccount');
    await page.keyboard.type('Kd93bz');
    await press(page, 'Enter');
    await shownAs(page).waitFor();
    const stored = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
    await eventually(stored).toContain('Kd93bz');
    await press(page, 'Escape', 'Escape', 'g', 's');
    await page.getByRole('button', { name: 'Forget…' }).first().press('Enter');
    await page.getByRole('button', { name: 'Forget Northwind Trading' }).press('Enter');
    await eventually(stored).not.toContain('Kd93bz');
  });

  it('never holds a password, nor the one that was answered', async () => {
    const [typed, made] = ['typed-Pa55word-long-enough', 'made-Pa55word-long-enough'];
    const answer = answered({ username: 'shop-mailer', email_password: made });
    const page = await fillIn({ ...world, actions: { users_smtp_add: answer } }, 'users_smtp_add', 'User name');
    await page.keyboard.type('shop-mailer');
    await page.locator('input[type=password]').first().fill(typed);
    await press(page, 'Enter');
    await shownAs(page).getByText(made).waitFor();
    expect(await inputs(page)).toEqual([{ user_data: { username: 'shop-mailer', email_password: typed } }]);
    const stored = () => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    await eventually(stored).toContain('shop-mailer');
    expect(await stored()).not.toContain(typed);
    expect(await stored()).not.toContain(made);
    await shownAs(page).getByRole('button', { name: 'Copy as JSON' }).press('Enter');
    expect(Object((await calls(page, 'copy_text')).at(-1)).text).not.toContain(made);
  });
});

describe('at the smallest size', () => {
  it('the palette has room for list, form and result', async () => {
    const page = await find(world, 'suppression_view', { width: 900, height: 640 });
    await palette(page).getByRole('button', { name: 'Run' }).press('Enter');
    await shownAs(page).getByText('240 rows in').waitFor();
    expect(await barriers(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBe(900);
  });

  it('and at 200 % too: what is found, its form and its button are in sight', async () => {
    const page = await find(world, 'suppression_view', { width: 450, height: 320 });
    const parts = [palette(page).getByRole('option').first(), palette(page).getByRole('button', { name: 'Run' })];
    for (const part of parts) {
      const box = await part.boundingBox();
      expect(box && box.y >= 0 && box.y + box.height <= 320 && box.x + box.width <= 450).toBe(true);
    }
    await palette(page).getByRole('button', { name: 'Run' }).click();
    await shownAs(page).getByText('240 rows in').waitFor();
  });
});
