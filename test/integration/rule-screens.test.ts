import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EACH_USER, RULE_WORLDS, type RuleWorldName } from '../fixtures/rule-worlds.ts';
import { id, northwind } from '../fixtures/states.ts';
import type { World } from '../fixtures/worlds.ts';
import { barriers } from '../harness/barriers.ts';
import { type Harness, type OpenedPage, startHarness } from '../harness/browser.ts';
import { calls, focused, heading, push } from '../harness/window.ts';

/** The rules of an account and their editor, in a person's hands. */

let harness: Harness;
let opened: OpenedPage | undefined;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(async () => {
  // Drafts outlive a window on purpose; the next test has none.
  await opened?.page.evaluate(() => localStorage.clear());
  expect(opened?.complaints ?? []).toEqual([]);
  opened?.close();
  opened = undefined;
});
afterAll(async () => {
  await harness.close();
});

async function open(world: World): Promise<Page> {
  opened = await harness.open(world);
  await opened.page.locator('main').waitFor();
  return opened.page;
}

const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 10_000 });
const sentence = (page: Page, text: string | RegExp) => page.getByRole('paragraph').filter({ hasText: text }).waitFor();
const limit = (page: Page, level: 'Warning' | 'Critical') => page.getByRole('slider', { name: `${level} limit` });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** What each face must say; by that it is known to be the right one. */
const SAYS: Readonly<Record<RuleWorldName, string>> = {
  rules: 'Bounces above 8% / 12%, 24 h, each SMTP user',
  'rules-choose': 'Of which account?',
  'rules-empty': 'Nothing is watched',
  'rules-permission': 'The key lacks /stats/email_history: tick it at SMTP2GO.',
  'rules-failed': '7 rules, 1 of them switched off',
  'rules-extremes': 'SMTP2GO tells hard from soft bounces for the whole account and for each SMTP user only.',
  rule: '8,467 of 8,640 readings present.',
  'rule-new': '3 incidents, 7 h 40 min',
  'rule-quota': 'No reading in the last 30 days',
  'rule-young': 'That is less than half',
  'rule-little': 'None of them has enough mail to judge: the rule needs at least 100 sent.',
  'rule-nobody': 'No SMTP user has been seen yet',
  'rule-loading': 'Saving starts this rule',
  'rule-failed': 'The data cannot be read.',
  'rule-gone': 'This rule is no longer here',
  'rule-forgotten': 'The account of this rule is no longer here',
  'rule-extremes': '1 incident, 30 d 0 h',
};
// The keys of RULE_WORLDS are its names; Object.keys only knows them as strings.
const NAMES = Object.keys(RULE_WORLDS) as RuleWorldName[];
/** What differs in more than words; the other faces are made of the same parts. */
const WHOLE: readonly RuleWorldName[] = ['rules', 'rule', 'rule-extremes'];
const PARTLY: readonly RuleWorldName[] = ['rules-permission', 'rules-empty', 'rule-new', 'rule-failed', 'rule-loading'];

const fits = async (page: Page) => {
  const overflow = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, main > div')].map(
      (element) => element.scrollWidth - element.clientWidth,
    ),
  );
  expect(Math.max(...overflow)).toBe(0);
};

describe('every face', () => {
  it.each(NAMES)('%s says what it must, keeps nobody out, and fits a small window', async (name) => {
    const page = await open(RULE_WORLDS[name]);
    await page.getByText(SAYS[name]).first().waitFor();
    if (WHOLE.includes(name) || PARTLY.includes(name)) expect(await barriers(page)).toEqual([]);
    await fits(page);
    await opened?.change({ look: 'dark', width: 900, height: 640 });
    await fits(page);
    if (!WHOLE.includes(name)) return;
    expect(await barriers(page)).toEqual([]);
    await opened?.change({ look: 'hc-light', width: 640, height: 400 });
    await fits(page);
    expect(await barriers(page)).toEqual([]);
    await opened?.change({ look: 'light', width: 450, height: 320 });
    await fits(page);
  });
});

describe('the list of rules', () => {
  it('switches a rule off and on, and says what stood in the way', async () => {
    const page = await open(RULE_WORLDS['rules-failed']);
    await page.getByRole('switch', { name: 'Rejects, 24 h: enabled' }).click();
    await page.getByRole('alert').filter({ hasText: 'No space left on device.' }).waitFor();
    expect(await calls(page, 'enable_rule')).toEqual([{ accountId: id(1), ruleId: 'rejects-24h', enabled: true }]);
  });

  it('asks before a rule goes, naming it and its open incident', async () => {
    const page = await open(RULE_WORLDS.rules);
    await button(page, 'Actions for Bounces, 24 h, each SMTP user').click();
    await page.getByRole('menuitem', { name: 'Remove…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove Bounces, 24 h, each SMTP user?' });
    await dialog.getByText('Its open incident closes.').waitFor();
    await eventually(() => focused(page)).toBe('Keep');
    expect(await calls(page, 'remove_rule')).toEqual([]);
    await dialog.getByRole('button', { name: /^Remove/ }).click();
    await eventually(() => calls(page, 'remove_rule')).toEqual([{ accountId: id(1), ruleId: EACH_USER.id }]);
  });

  it('asks before a ready-made set takes the place of all of them', async () => {
    const page = await open(RULE_WORLDS.rules);
    await button(page, 'Rules: Ready-made limits').click();
    await page.getByRole('menuitem', { name: /Strict limits/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Use strict limits?' });
    await dialog.getByText('and 2 more').waitFor();
    await dialog.getByRole('button', { name: 'Use strict limits' }).click();
    await eventually(() => calls(page, 'use_preset')).toEqual([{ accountId: id(1), preset: 'strict' }]);
  });

  it('is walked with the arrows and opened with Enter; Esc comes back', async () => {
    const page = await open({ ...RULE_WORLDS.rule, route: { screen: 'alerts', tab: 'rules' }, accountId: id(1) });
    await button(page, 'Bounces, 30 d').focus();
    await page.keyboard.press('End');
    expect(await focused(page)).toBe(EACH_USER.name);
    await page.keyboard.press('Enter');
    await heading(page, EACH_USER.name);
    await page.keyboard.press('Escape');
    await heading(page, 'Alerts');
  });

  it('duplicates a rule as a new one that is not stored before it is saved', async () => {
    const page = await open({ ...RULE_WORLDS.rule, route: { screen: 'alerts', tab: 'rules' }, accountId: id(1) });
    await button(page, 'Actions for Bounces, 24 h, each SMTP user').click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await heading(page, 'Bounces, 24 h, each SMTP user (copy)');
    expect(await calls(page, 'save_rule')).toEqual([]);
    await button(page, 'Save rule').click();
    await eventually(async () => Object((await calls(page, 'save_rule'))[0]).rule?.name).toMatch(/\(copy\)$/);
    expect(Object((await calls(page, 'save_rule'))[0]).rule.id).not.toBe(EACH_USER.id);
  });
});

describe('a limit tried on the past', () => {
  it('moves with the keys: the sentence, the table and the field follow, and saving makes the next revision', async () => {
    const page = await open(RULE_WORLDS.rule);
    await sentence(page, '3 incidents, 7 h 40 min in all for northwind-crm.');
    expect(await button(page, 'Save as revision 4').isDisabled()).toBe(true);
    await limit(page, 'Warning').focus();
    for (let press = 0; press < 10; press += 1) await page.keyboard.press('ArrowDown');
    await sentence(page, /^4 incidents, .* in all for northwind-crm\. Saved limits: 3 incidents, 7 h 40 min\.$/);
    expect(await limit(page, 'Warning').getAttribute('aria-valuetext')).toBe('7%, saved 8%');
    expect(await page.getByLabel('Warning above').inputValue()).toBe('7');
    await page.getByText('saved: 8%').waitFor();
    await page.getByRole('row', { name: /Warning .* 7\.\d% new$/ }).waitFor();
    await button(page, 'Save as revision 4').click();
    await page.getByRole('status').filter({ hasText: 'Saved as revision 4' }).waitFor({ state: 'attached' });
    expect(await calls(page, 'save_rule')).toEqual([{ accountId: id(1), rule: { ...EACH_USER, warning: 7 } }]);
  });

  it('is dragged: one question at a time, the latest last, and nothing else moves', async () => {
    const page = await open(RULE_WORLDS.rule);
    await sentence(page, /^3 incidents/);
    const grip = await limit(page, 'Warning').boundingBox();
    if (!grip) throw new Error('the limit has no handle');
    const critical = await limit(page, 'Critical').boundingBox();
    const asked = (await calls(page, 'back_test')).length;
    await page.mouse.move(grip.x + 8, grip.y + 6);
    await page.mouse.down();
    await page.mouse.move(grip.x + 8, grip.y + 40, { steps: 12 });
    await page.mouse.up();
    const value = Number(await limit(page, 'Warning').getAttribute('aria-valuenow'));
    expect(value).toBeLessThan(7);
    expect(value).toBeGreaterThan(4);
    expect(await limit(page, 'Critical').boundingBox()).toEqual(critical);
    await eventually(async () => Object((await calls(page, 'back_test')).at(-1)).rule?.warning).toBe(value);
    expect((await calls(page, 'back_test')).length - asked).toBeLessThanOrEqual(14);
  });

  it('never passes the other limit', async () => {
    const page = await open(RULE_WORLDS.rule);
    await limit(page, 'Warning').press('End');
    expect(await limit(page, 'Warning').getAttribute('aria-valuenow')).toBe('11.9');
    await limit(page, 'Critical').press('Home');
    expect(await limit(page, 'Critical').getAttribute('aria-valuenow')).toBe('12');
  });

  it('looks at another series when another one is chosen, and shows its readings as a table', async () => {
    const page = await open(RULE_WORLDS.rule);
    await page.getByRole('combobox', { name: 'Series' }).click();
    await page.getByRole('option', { name: 'northwind-news' }).click();
    await sentence(page, 'for northwind-news.');
    expect(await calls(page, 'back_test')).toContainEqual({
      accountId: id(1),
      rule: EACH_USER,
      member: 'northwind-news',
    });
    await button(page, 'As a table').click();
    await page
      .getByRole('row', { name: /14:\d\d 13\.\d% Critical/ })
      .first()
      .waitFor();
  });
});

describe('a rule being changed', () => {
  it('refuses at the field, in words, and cannot be saved meanwhile', async () => {
    const page = await open(RULE_WORLDS.rule);
    await page.getByLabel('Warning above').fill('13');
    await page.getByText('The critical limit must be above the warning.').waitFor();
    expect(await page.getByLabel('Critical above').getAttribute('aria-invalid')).toBe('true');
    expect(await button(page, 'Save as revision 4').isDisabled()).toBe(true);
    await page.getByLabel('Warning above').fill('7,5');
    expect(await button(page, 'Save as revision 4').isDisabled()).toBe(false);
    await button(page, 'Discard').click();
    expect(await page.getByLabel('Warning above').inputValue()).toBe('8');
  });

  it('keeps its draft whatever the main process says, and says when the rule is another one now', async () => {
    const page = await open(RULE_WORLDS.rule);
    await page.getByLabel('Warning above').fill('7');
    const { state } = RULE_WORLDS.rule;
    const moved = state.accounts.map((status) =>
      status.account.id === id(1)
        ? {
            ...status,
            rules: status.rules.map((rule) =>
              rule.id === EACH_USER.id ? { ...rule, revision: 4, critical: 20 } : rule,
            ),
          }
        : status,
    );
    await push(page, 'state', { ...state, accounts: moved });
    await page.getByText('This rule was changed elsewhere and is now revision 4. Your changes are kept.').waitFor();
    expect(await page.getByLabel('Warning above').inputValue()).toBe('7');
    expect(await page.getByLabel('Critical above').inputValue()).toBe('12');
    await button(page, 'Go on with mine').click();
    await button(page, 'Save as revision 5').click();
    await eventually(async () => Object((await calls(page, 'save_rule'))[0]).rule).toMatchObject({
      revision: 4,
      warning: 7,
      critical: 12,
    });
    await push(page, 'state', { ...state, accounts: [northwind] });
    await page.getByText('This rule is no longer here').waitFor();
  });

  it('is not left without a question, and waits where the window is closed', async () => {
    const page = await open(RULE_WORLDS.rule);
    await page.getByLabel('Warning above').fill('7');
    await button(page, 'Overview').click();
    const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
    await eventually(() => focused(page)).toBe('Stay');
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByLabel('Warning above').inputValue()).toBe('7');

    await page.reload();
    await heading(page, EACH_USER.name);
    expect(await page.getByLabel('Warning above').inputValue()).toBe('7');

    await button(page, 'Overview').click();
    await dialog.getByRole('button', { name: 'Discard the changes' }).click();
    await heading(page, 'Overview');
  });

  it('asks nothing where nothing was changed', async () => {
    const page = await open(RULE_WORLDS.rule);
    await page.getByLabel('Warning above').fill('8.0');
    await button(page, 'Overview').click();
    await heading(page, 'Overview');
  });

  it('takes members of a list, known and named, and another metric with limits of its own', async () => {
    const page = await open(RULE_WORLDS['rule-new']);
    await page.getByRole('combobox', { name: 'Scope' }).click();
    await page.getByRole('option', { name: 'SMTP users of a list' }).click();
    await page.getByText('At least one, or all of them.').waitFor();
    await page.getByRole('checkbox', { name: 'northwind-crm' }).click();
    await page.getByLabel('Another of the SMTP users').fill('northwind-later');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Metric' }).click();
    await page.getByRole('option', { name: 'Spam complaints' }).click();
    expect(await page.getByLabel('Critical above').inputValue()).toBe('0.1');
    await button(page, 'Save rule').click();
    await eventually(async () => Object((await calls(page, 'save_rule'))[0]).rule).toMatchObject({
      name: 'Spam complaints, 24 h, 2 SMTP users',
      metric: 'spam_rate',
      scope: { by: 'username', members: ['northwind-crm', 'northwind-later'] },
      minimum: { sent: 1000, events: 2 },
    });
  });
});
