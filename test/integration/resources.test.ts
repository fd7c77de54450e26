import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { ok } from '../../src/shared/failure.ts';
import { facesOf, RESOURCE_WORLDS, resourceApp } from '../fixtures/resource-worlds.ts';
import { answered, events, FULL, kept, suppressions } from '../fixtures/rows.ts';
import { NOW } from '../fixtures/states.ts';
import { WORLDS, type World } from '../fixtures/worlds.ts';
import { barriers } from '../harness/barriers.ts';
import { calls, forWindow, heading, push } from '../harness/window.ts';

/** The lists in a person's hands: keys, selection, drawer, forms, long work, coming back online. */

const open = forWindow();
const world = (name: string): World => {
  const found = RESOURCE_WORLDS[name];
  if (!found) throw new Error(`There is no world ${name}.`);
  return found;
};
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 10_000 });

async function openList(of: World, size: { width?: number; height?: number } = {}): Promise<Page> {
  const page = await open(of, size);
  await page.getByRole('grid').getByRole('row').nth(1).waitFor();
  return page;
}
const inputsOf = async (page: Page, id: string) =>
  (await calls(page, 'run_action'))
    .map(Object)
    .filter((call) => call.id === id)
    .map((call) => call.input);
const copied = async (page: Page) => Object((await calls(page, 'copy_text')).at(-1)).text;
const selectedCount = (page: Page) => page.locator('[role=grid] tbody tr[aria-selected=true]').count();
const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

describe('the keyboard in a table', () => {
  it('moves, selects a range, copies it and lets it go', async () => {
    const page = await openList(world('suppressions'));
    await press(page, 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await page.getByRole('toolbar', { name: 'Selection' }).getByText('3 selected').waitFor();
    expect(await selectedCount(page)).toBe(3);
    await press(page, 'Control+c');
    const lines = String(await copied(page)).split('\n');
    expect(lines.map((line) => line.split('\t')[0])).toEqual(
      suppressions(4)
        .slice(1)
        .map((row) => row.email_address),
    );
    expect(lines[0]?.split('\t').at(-1)).toMatch(/^2026-11-24T\d\d:\d\d:\d\dZ$/);
    await press(page, 'Escape');
    await page.getByRole('toolbar').waitFor({ state: 'detached' });
    await heading(page, 'Suppressions');
  });

  it('copies a cell or a row, and opens what it is on', async () => {
    const page = await openList(world('activity-history'));
    await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Control+c');
    expect(await copied(page)).toBe(events(1)[0]?.recipient);
    await press(page, 'Enter');
    const drawer = page.getByRole('complementary');
    await drawer.getByText('History').waitFor();
    await drawer.getByText('550 · 5.1.1 · Recipient not found').waitFor();
    expect(await drawer.getByRole('listitem').allInnerTexts()).toHaveLength(4);
    expect(await barriers(page)).toEqual([]);
    await press(page, 'ArrowDown');
    await page.getByRole('complementary', { name: events(2)[1]?.recipient ?? '' }).waitFor();
    await press(page, 'Escape');
    await drawer.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
  });

  it('explains why an e-mail was rejected, and nothing once it has arrived', async () => {
    const [row] = events(1);
    const { actions = {}, ...place } = world('activity-history');
    const historyOf = (...changes: readonly object[]) => ({
      ...place,
      actions: {
        ...actions,
        activity_search: [
          answered(events(300)),
          answered(changes.map((change) => ({ ...row, smtp_response: undefined, ...change }))),
        ],
      },
    });
    const bounced = { event: 'soft-bounced', date: NOW - 9000, smtp_response: '451 4.7.1 Greylisted' };

    const rejected = await openList(historyOf({ event: 'rejected', reason: 'Recipient is suppressed: unsubscribed' }));
    await press(rejected, 'Enter');
    await rejected.getByText('The recipient is on your suppression list').waitFor();

    const waiting = await openList(historyOf(bounced));
    await press(waiting, 'Enter');
    await waiting.getByText('SMTP2GO does not retry a bounced e-mail.').waitFor();

    const arrived = await openList(historyOf({ event: 'delivered', smtp_response: '250 2.0.0 OK' }, bounced));
    await press(arrived, 'Enter');
    await arrived.getByText('451 4.7.1 Greylisted').waitFor();
    expect(await arrived.getByText('SMTP2GO does not retry').count()).toBe(0);
  });

  it('leads to the filter with / and back to the rows', async () => {
    const page = await openList(world('suppressions'));
    await press(page, '/');
    await page.keyboard.type('contoso bounce');
    const those = suppressions(240).filter((row) => row.email_address.includes('contoso') && row.reason === 'bounce');
    await page.getByText(`${those.length} shown · 240 suppressions`).waitFor();
    await press(page, 'ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
    await eventually(async () => Object((await calls(page, 'remember_view')).at(-1)).route).toEqual({
      screen: 'resource',
      resource: 'suppressions',
      tab: 'all',
      filter: 'contoso bounce',
    });
    await press(page, '/', 'Escape');
    await page.getByText(/^240 suppressions/).waitFor();
  });

  it('goes from list to list with g', async () => {
    const page = await openList(world('suppressions'));
    await page.keyboard.type('gw');
    await heading(page, 'Webhooks');
    await page.getByText('hooks.northwind.example').first().waitFor();
  });
});

describe('a table of 100,000 rows', () => {
  it('draws only those in sight, wherever it is', async () => {
    const page = await openList(world('activity-huge'));
    const drawn = () => page.locator('[role=grid] tbody tr[data-index]').count();
    expect(await drawn()).toBeLessThan(80);
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('100001');
    await press(page, 'End');
    await page.locator('[role=grid] tr[aria-rowindex="100001"]').waitFor();
    expect(await drawn()).toBeLessThan(80);
    await page.getByRole('button', { name: 'Event', exact: true }).click();
    await page.getByRole('columnheader', { name: 'Event' }).and(page.locator('[aria-sort=ascending]')).waitFor();
    await page.getByRole('grid').focus();
    await press(page, 'Home');
    await page.locator('[role=grid] tr[aria-rowindex="2"]').getByText('Accepted').waitFor();
  });
});

describe('a list that is longer than one page', () => {
  const pages: World = {
    ...world('activity'),
    actions: {
      ...FULL,
      activity_search: [answered(events(1000), { total: 1300 }), answered(events(1300).slice(1000), { total: 1300 })],
    },
  };

  it('says how many are here, and goes on where they end', async () => {
    const page = await openList(pages);
    await page.getByText(/^1,000 of 1,300 events loaded/).waitFor();
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByText(/^1,300 events/).waitFor();
    expect(await inputsOf(page, 'activity_search')).toEqual([{ limit: 1000 }, { limit: 1000, offset: 1000 }]);
  });

  it('has SMTP2GO search, and asks for other days', async () => {
    const page = await openList(pages);
    await press(page, '/');
    await page.keyboard.type('catalogue');
    await press(page, 'Enter');
    await page.getByRole('button', { name: 'End the search' }).waitFor();
    await page.getByText('30 d', { exact: true }).click();
    await eventually(async () => (await inputsOf(page, 'activity_search')).at(-1)).toEqual({
      limit: 1000,
      search: { search: 'catalogue', start_date: '2026-10-26', end_date: '2026-11-24' },
    });
  });
});

describe('a list of which only a part is here', () => {
  it('names every reason while not all rows are here, and asks SMTP2GO for the chosen one', async () => {
    const spam = { ...suppressions(1)[0], reason: 'spam', email_address: 'only@spam.example' };
    const bounces = suppressions(1000).map((row) => ({ ...row, reason: 'bounce' }));
    const page = await openList({
      ...world('suppressions'),
      actions: { ...FULL, suppression_view: [answered(bounces, { total: 1449 }), answered([spam], { total: 1 })] },
    });
    await page.getByText('1,000 of 1,449 suppressions loaded').waitFor();
    const reasons = page.getByRole('group', { name: 'Reason' });
    expect(await reasons.textContent()).toBe('ReasonAllBounceUnsubscribeSpamManualCompliance');
    await reasons.getByText('Spam').click();
    await page.getByText('only@spam.example').first().waitFor();
    await eventually(async () => (await inputsOf(page, 'suppression_view')).at(-1)).toEqual({
      limit: 1000,
      suppression_type: 'spam complaints',
    });
    // The others can still be chosen.
    expect(await reasons.textContent()).toBe('ReasonAllBounceUnsubscribeSpamManualCompliance');
  });

  it('is no empty account where a search has no hit', async () => {
    const page = await openList({
      ...world('suppressions'),
      actions: { ...FULL, suppression_view: [answered(suppressions(3)), answered([]), answered(suppressions(3))] },
    });
    await press(page, '/');
    await page.keyboard.type('nobody@nowhere.test');
    await press(page, 'Enter');
    await page.getByText('No suppression matches “nobody@nowhere.test”').waitFor();
    expect(await page.getByRole('button', { name: 'Add…' }).count()).toBe(1);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Clear search' }).click();
    await page.getByRole('grid').getByRole('row').nth(1).waitFor();
  });

  it('says that only the loaded rows were filtered, and searches all', async () => {
    const page = await openList({
      ...world('activity'),
      actions: { ...FULL, activity_search: [answered(events(1000), { total: 96_386 }), answered(events(3))] },
    });
    const typed = events(1)[0]?.recipient ?? '';
    await press(page, '/');
    await page.keyboard.type(typed);
    await page.getByText('Only the 1,000 loaded events were searched.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: /^Search all 96,386/ }).click();
    await eventually(async () => Object((await inputsOf(page, 'activity_search')).at(-1)).search).toMatchObject({});
    await page.getByRole('button', { name: 'End the search' }).waitFor();
  });

  it('draws characters that nobody could see as their codes', async () => {
    const row = { ...suppressions(1)[0], email_address: 'a\u202egnp.exe@evil.test' };
    const page = await openList({
      ...world('suppressions'),
      actions: { ...FULL, suppression_view: answered([row]) },
    });
    await page.getByText('aU+202Egnp.exe', { exact: true }).first().waitFor();
    await press(page, 'ArrowDown', 'Enter');
    await page.getByRole('complementary', { name: 'aU+202Egnp.exe@evil.test' }).waitFor();
    await page
      .getByRole('complementary')
      .getByRole('button', { name: /^Remove/ })
      .click();
    await page.getByRole('dialog').getByText('aU+202Egnp.exe@evil.test').waitFor();
    expect(await page.locator('body').textContent()).not.toContain('\u202e');
  });
});

describe('a list of what an incident counts', () => {
  const search = {
    event_types: ['soft-bounced', 'hard-bounced'],
    search_usernames: ['northwind-crm'],
    start_date: '2026-11-23T13:31:07Z',
  };

  it('asks SMTP2GO for these rows only, page by page, and says so', async () => {
    const page = await openList(world('activity-searched'));
    const asked = page.getByRole('group', { name: 'Search', exact: true });
    for (const words of ['hard and soft bounces', 'northwind-crm', '23 Nov, 14:31 to now']) {
      await asked.getByText(words, { exact: true }).waitFor();
    }
    await page.getByText(/^1,000 of 1,240 events loaded/).waitFor();
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByText(/^1,240 events/).waitFor();
    expect(await inputsOf(page, 'activity_search')).toEqual([
      { limit: 1000, search },
      { limit: 1000, offset: 1000, search },
    ]);
    expect(await barriers(page)).toEqual([]);
  });

  it('is widened part by part with the keyboard, or by other days, and is the usual list in the end', async () => {
    const page = await openList(world('activity-searched'));
    const last = async () => (await inputsOf(page, 'activity_search')).at(-1);
    await page.getByRole('button', { name: 'Not only northwind-crm' }).focus();
    await press(page, 'Enter');
    const { search_usernames: _, ...rest } = search;
    await eventually(last).toEqual({ limit: 1000, search: rest });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
    await page.getByText('7 d', { exact: true }).click();
    await eventually(last).toEqual({ limit: 1000, search: { event_types: search.event_types } });
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await eventually(last).toEqual({ limit: 1000 });
    await page.getByRole('group', { name: 'Search', exact: true }).waitFor({ state: 'detached' });
    await eventually(async () => (await calls(page, 'remember_view')).at(-1)).toMatchObject({
      route: { screen: 'resource', resource: 'activity', tab: 'events' },
    });
  });

  it('is kept for reading offline under what was asked, apart from the usual list', async () => {
    const searched = world('activity-searched');
    const page = await openList({ ...searched, actions: { ...FULL, activity_search: kept(events(3)) } });
    await page.getByText('Offline. As of today, 12:31').waitFor();
    await page.getByText('northwind-crm', { exact: true }).first().waitFor();
    const [asked] = await calls(page, 'run_action');
    expect(Object(asked).cacheKey).toContain('"username":"northwind-crm"');
  });

  it('is also made by choosing a kind of event while not all rows are here', async () => {
    const page = await openList({
      ...world('activity'),
      actions: { ...FULL, activity_search: [answered(events(1000), { total: 1300 }), answered(events(3))] },
    });
    await page.getByRole('combobox', { name: 'Event', exact: true }).click();
    await page.getByRole('option', { name: 'Spam complaint' }).click();
    await page.getByRole('button', { name: 'Not only spam complaints' }).waitFor();
    await eventually(async () => (await inputsOf(page, 'activity_search')).at(-1)).toEqual({
      limit: 1000,
      search: { event_types: ['spam'] },
    });
  });

  it('says so where there is none, and shows all again', async () => {
    const searched = world('activity-searched');
    const page = await open({
      ...searched,
      actions: { ...FULL, activity_search: [answered([]), answered(events(3))] },
    });
    await page.getByText('No event of this kind').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('grid').getByRole('row').nth(3).waitFor();
    expect((await inputsOf(page, 'activity_search')).at(-1)).toEqual({ limit: 1000 });
  });
});

describe('long work', () => {
  it('asks by name, goes on after failures, tells them, and tries them again', async () => {
    const page = await openList(world('suppressions-failing'));
    await press(page, 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await page.getByRole('button', { name: 'Remove 4…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove 4 suppressions?' });
    await dialog.getByText('SMTP2GO will deliver to them again.').waitFor();
    for (const { email_address } of suppressions(5).slice(1)) await dialog.getByText(email_address).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Keep');
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Remove 4 suppressions' }).click();
    await page.getByText('2 of 4 done').waitFor();
    expect(await inputsOf(page, 'suppression_remove')).toEqual(
      suppressions(5)
        .slice(1)
        .map(({ email_address }) => ({ email: email_address })),
    );
    await eventually(async () => (await inputsOf(page, 'suppression_view')).length).toBe(2);
    await page.getByText('1 of them needs to be confirmed with a phrase.').waitFor();
    await page.getByRole('button', { name: 'Show them' }).click();
    await page.getByText(/SMTP2GO did not answer within 30 s\. /).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Confirm…' }).click();
    await page.getByRole('complementary', { name: 'old.mailbox@contoso.example' }).waitFor();
    await page.getByRole('button', { name: 'Retry this 1' }).click();
    await page.getByText('Remove 4 suppressions').first().waitFor();
    await eventually(async () => (await inputsOf(page, 'suppression_remove')).length).toBe(5);
  });

  it('is not begun by the safe answer', async () => {
    const page = await openList(world('suppressions'));
    await press(page, ' ');
    await page.getByRole('button', { name: 'Remove 1…' }).click();
    await page.getByRole('dialog').getByText('Keep').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await inputsOf(page, 'suppression_remove')).toEqual([]);
  });

  it('can be stopped: what was done stays done', async () => {
    const page = await openList({ ...world('suppressions'), silentActions: ['suppression_remove'] });
    await press(page, 'Control+a');
    await page.getByRole('button', { name: 'Remove 240…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove 240 suppressions' }).click();
    await page.getByText('0 of 240').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('cancelled, 0 of 240 done').waitFor();
    expect((await calls(page, 'cancel_run')).length).toBe(1);
  });

  it('is background work after its first ten items, and says for how long it waits for its turn', async () => {
    const page = await openList(world('suppressions'));
    await press(page, 'Control+a');
    await page.getByRole('button', { name: 'Remove 240…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove 240 suppressions' }).click();
    await page.getByText('Remove 240 suppressions').first().waitFor();
    await eventually(async () => (await inputsOf(page, 'suppression_remove')).length).toBe(240);
    const lanes = (await calls(page, 'run_action'))
      .map(Object)
      .flatMap(({ id, isBulk }) => (id === 'suppression_remove' ? [isBulk] : []));
    expect(lanes).toEqual([...Array.from({ length: 10 }, () => false), ...Array.from({ length: 230 }, () => true)]);

    const waiting = await openList({
      ...world('suppressions'),
      silentActions: ['suppression_remove'],
      waitMs: 50_000,
    });
    await press(waiting, 'Control+a');
    await waiting.getByRole('button', { name: 'Remove 240…' }).click();
    await waiting.getByRole('dialog').getByRole('button', { name: 'Remove 240 suppressions' }).click();
    const panel = waiting.getByRole('region', { name: 'Remove 240 suppressions' });
    await panel.getByText('Waiting for its turn').waitFor();
    expect(await panel.getByRole('timer').textContent()).toMatch(/^, \d+ s$/);
    expect(await barriers(waiting)).toEqual([]);
  });
});

describe('a list that waits for its turn', () => {
  it('says so with the time that is left, until it goes on', async () => {
    const page = await open(world('suppressions-waiting'));
    const body = page.getByRole('main');
    await body.getByText('Waiting for its turn').waitFor();
    expect(await body.getByRole('timer').textContent()).toMatch(/^, \d+ s$/);
    expect(await barriers(page)).toEqual([]);
    const { runId } = Object((await calls(page, 'run_action')).at(-1));
    await push(page, 'progress', { runId, done: 0, total: undefined, wait: undefined });
    await body.getByText('Waiting for its turn').waitFor({ state: 'detached' });
  });
});

describe('a form beside the list', () => {
  it('opens for something new with the keyboard in it', async () => {
    const page = await openList(world('webhooks'));
    await page.getByRole('button', { name: 'Add…' }).click();
    await page.getByRole('complementary', { name: 'Add a webhook' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest('aside') !== null)).toBe(true);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('complementary').getByRole('button', { name: 'Close' }).click();
    await page.getByRole('complementary').waitFor({ state: 'detached' });
  });

  it('changes a row without asking which, and the list is read anew', async () => {
    const page = await openList({ ...world('smtp_users'), actions: { ...FULL, users_smtp_edit: answered({}) } });
    await page.getByText('northwind-shop').click();
    await page.getByRole('button', { name: 'Edit…' }).click();
    const form = page.getByRole('complementary', { name: 'Edit northwind-shop' });
    await form.getByLabel('Description').fill('Orders');
    await form.locator('button[type=submit]').click();
    await eventually(async () => (await inputsOf(page, 'users_smtp_view')).length).toBe(2);
    expect((await inputsOf(page, 'users_smtp_edit'))[0]).toMatchObject({
      username: 'northwind-shop',
      description: 'Orders',
      custom_ratelimit_value: 500,
    });
  });

  it('shows the DNS records of a domain and copies what has to be published', async () => {
    const page = await openList(world('senders'));
    await page.getByText('contoso.example').click();
    const drawer = page.getByRole('complementary', { name: 'contoso.example' });
    await drawer.getByRole('region', { name: 'Record for DKIM' }).getByText('not verified').waitFor();
    await drawer.getByRole('button', { name: 'Copy the host of tracking' }).click();
    expect(await copied(page)).toBe('link.contoso.example');
    await drawer.getByRole('button', { name: 'Verify now' }).click();
    await eventually(async () => inputsOf(page, 'domain_verify')).toEqual([{ domain: 'contoso.example' }]);
  });
});

describe('offline', () => {
  it('shows what was kept, and reads it anew once when the account is seen again', async () => {
    const stale = facesOf('webhooks')['stale'];
    const webhook_view = [
      kept(Object(FULL['webhook_view']).data.data),
      ...[FULL['webhook_view']].flatMap((one) => one ?? []),
    ];
    const page = await openList({ ...world('webhooks'), ...stale, actions: { ...FULL, webhook_view } });
    await page.getByText('Offline. As of today, 12:31').waitFor();
    await page.getByText(/saved copy, 2 h 00 min old/).waitFor();
    await page.getByText('crm.northwind.example').first().click();
    expect(await page.getByRole('button', { name: 'Remove…' }).isDisabled()).toBe(true);
    await page.getByText('Nothing can be changed while SMTP2GO cannot be reached.').waitFor();
    await push(page, 'state', resourceApp);
    await page.getByText('Offline. As of today, 12:31').waitFor({ state: 'detached' });
    await push(page, 'state', resourceApp);
    expect(await page.getByRole('button', { name: 'Remove…' }).isDisabled()).toBe(false);
    expect((await inputsOf(page, 'webhook_view')).length).toBe(2);
  });

  it('erases a suppressed person from this computer, and nothing at SMTP2GO', async () => {
    const traces = ok({ series: 0, incidents: 1, rules: 0, responses: 3, labels: 0, copies: 0, typed: 0, settings: 0 });
    const page = await open({ ...world('suppressions'), answers: { find_person: traces, erase_person: traces } });
    await page.getByRole('grid').getByText('h.lindqvist').first().click();
    await page.getByRole('button', { name: 'Erase from this computer…' }).click();
    await page.getByText('3 lists kept for offline reading are deleted.').waitFor();
    await page.getByRole('button', { name: 'Erase address' }).click();
    await page.getByText('Erased.', { exact: true }).waitFor();
    const address = 'h.lindqvist@outlook-mail.example';
    const asked = [{ address, accountId: resourceApp.accounts[0]?.account.id }];
    expect(await calls(page, 'find_person')).toEqual(asked);
    expect(await calls(page, 'erase_person')).toEqual(asked);
    expect((await inputsOf(page, 'suppression_remove')).length).toBe(0);
  });

  it('forgets what was kept when asked to', async () => {
    const answer = (damagedToo: boolean, damagedFiles: number) =>
      ({ call: 'clear_response_cache', path: 'damagedToo', value: damagedToo, answer: ok({ damagedFiles }) }) as const;
    const page = await open({ ...WORLDS.settings, cases: [answer(false, 2), answer(true, 0)] });
    await page.getByRole('button', { name: 'Erase' }).first().click();
    await page.getByText('Erased. 2 damaged files that were set aside may still hold some.').waitFor();
    await page.getByRole('button', { name: 'Delete damaged files' }).click();
    await page.getByText('Erased. Lists are kept again as they are opened.').waitFor();
    expect((await calls(page, 'clear_response_cache')).length).toBe(2);
  });
});

describe('several accounts', () => {
  it('are asked about before a list is shown', async () => {
    const page = await open(world('suppressions-choose'));
    await page
      .getByRole('button', { name: /Northwind Trading/ })
      .last()
      .click();
    await page.getByRole('grid').waitFor();
    expect((await calls(page, 'run_action')).length).toBe(1);
  });
});
