import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { answered, FULL, serverError } from '../fixtures/rows.ts';
import { app, id, northwind } from '../fixtures/states.ts';
import { WORLDS, type World } from '../fixtures/worlds.ts';
import { forWindow, KEY } from '../harness/window.ts';

/** What was typed into a field for a secret is in the page's memory no longer than its form needs it. */

const open = forWindow();
const PASSWORD = 'Correct-horse-9-battery-staple';
const world: World = {
  state: app([{ ...northwind, permissions: ['*'] }]),
  route: { screen: 'overview' },
  accountId: id(1),
  actions: { ...FULL, users_smtp_add: answered({ username: 'newsletter', email_password: 'made-up' }) },
};

/** Whether a text is anywhere in the page's JavaScript heap, after a garbage collection. */
async function isInMemory(page: Page, text: string): Promise<boolean> {
  // Neither what the fake bridge writes down of calls nor what Playwright's clock does of timers is the page's own.
  await page.evaluate(() => {
    Object.assign(window.fake.calls, { length: 0 });
    const timers: Map<number, { error?: Error }> = Reflect.get(window, '__pwClock').controller._timers;
    for (const timer of timers.values()) delete timer.error;
  });
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  const snapshot = chunks.join('');
  expect(snapshot).toContain('HTMLBodyElement');
  return snapshot.includes(text);
}

/** The form of an action in the palette, with a typed password. */
async function typePassword(of: World): Promise<Page> {
  const page = await open(of);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search actions and screens' }).fill('add an smtp user');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'User name' }).fill('newsletter');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  return page;
}

async function leave(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

describe('a password', () => {
  it('is in memory while its form is open, and gone once that is left', async () => {
    const page = await typePassword(world);
    expect(await isInMemory(page, PASSWORD)).toBe(true);
    await leave(page);
    expect(await isInMemory(page, PASSWORD)).toBe(false);
  });

  it('is gone from its field after the answer, while the rest of the form stays', async () => {
    const page = await typePassword(world);
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Result' }).waitFor();
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('');
    expect(await page.getByRole('textbox', { name: 'User name' }).inputValue()).toBe('newsletter');
    await leave(page);
    expect(await isInMemory(page, PASSWORD)).toBe(false);
  });

  it('stays in the form after a failure, to be tried again', async () => {
    const page = await typePassword({ ...world, actions: { ...FULL, users_smtp_add: serverError } });
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe(PASSWORD);
  });
});

describe('an API key', () => {
  it('is gone once the account has it', async () => {
    const page = await open({ ...WORLDS.settings, state: world.state });
    await page.getByRole('button', { name: 'Replace key…' }).click();
    await page.getByRole('dialog').getByLabel('API key').fill(KEY);
    expect(await isInMemory(page, KEY)).toBe(true);
    await page.getByRole('button', { name: 'Check and replace' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await isInMemory(page, KEY)).toBe(false);
  });

  it('is gone once its form is left', async () => {
    const page = await open({ ...WORLDS.settings, state: world.state });
    await page.getByRole('button', { name: 'Replace key…' }).click();
    await page.getByRole('dialog').getByLabel('API key').fill(KEY);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await isInMemory(page, KEY)).toBe(false);
  });
});
