import { describe, expect, it } from 'vitest';
import type { CallOutput } from '../../src/shared/bridge.ts';
import { type DiagnosticsReport, reportText } from '../../src/shared/diagnostics.ts';
import { fail, ok } from '../../src/shared/failure.ts';
import { ALERT_WORLDS } from '../fixtures/alert-worlds.ts';
import { id, NOW } from '../fixtures/states.ts';
import { WORLDS } from '../fixtures/worlds.ts';
import { barriers } from '../harness/barriers.ts';
import { calls, forWindow } from '../harness/window.ts';

/** The settings in a person's hands: each change holds at once, and what cannot be kept says why. */

const open = forWindow();
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 10_000 });

describe('quiet hours', () => {
  it('are added, changed and removed, each change kept at once', async () => {
    const page = await open(WORLDS.settings);
    const last = async () => (await calls(page, 'change_preferences')).at(-1);
    await page.getByText('None: messages are shown at any hour.').waitFor();
    await page.getByRole('button', { name: 'Add hours' }).click();
    const every = [0, 1, 2, 3, 4, 5, 6];
    await eventually(last).toEqual({ quietHours: [{ days: every, from: '22:00', to: '07:00' }] });
    await page.getByText('Every day from 22:00 until 07:00 the next day').waitFor();
    await page.getByRole('button', { name: 'Sunday' }).click();
    await page.getByRole('button', { name: 'Saturday' }).click();
    await page.getByLabel('Quiet hours 1 until').fill('6');
    await page.keyboard.press('Enter');
    await eventually(last).toEqual({ quietHours: [{ days: [1, 2, 3, 4, 5], from: '22:00', to: '06:00' }] });
    expect(await page.getByLabel('Quiet hours 1 until').inputValue()).toBe('06:00');
    await page.getByRole('button', { name: 'Remove quiet hours 1' }).click();
    await eventually(last).toEqual({ quietHours: [] });
  });

  it('that cannot be kept say why at the field, and leave the others in force', async () => {
    const page = await open(ALERT_WORLDS['settings-full']);
    await page.getByLabel('Quiet hours 2 from').fill('25:00');
    await page.getByLabel('Quiet hours 2 until').focus();
    await page.getByText('A time such as 22:00.').waitFor();
    expect(await page.getByLabel('Quiet hours 2 from').getAttribute('aria-invalid')).toBe('true');
    await page.getByText('Not kept yet. The hours from before stay in force.').waitFor();
    for (const name of ['Saturday', 'Sunday']) await page.getByRole('button', { name }).nth(1).click();
    await page.getByText('At least one day.').waitFor();
    expect(await calls(page, 'change_preferences')).toEqual([]);
  });
});

describe('the test message', () => {
  it('says that the desktop confirmed it', async () => {
    const page = await open(WORLDS.settings);
    await page.getByRole('button', { name: 'Show a test message' }).click();
    await page.getByText('Shown at 14:31: the desktop confirmed it.').waitFor();
  });

  it('says why it was not shown', async () => {
    const answers = { test_notification: fail({ kind: 'disk', reason: 'No desktop answered.' }) };
    const page = await open({ ...WORLDS.settings, answers });
    await page.getByRole('button', { name: 'Show a test message' }).click();
    await page.getByRole('alert').filter({ hasText: 'No desktop answered.' }).waitFor();
  });
});

describe('the tray', () => {
  it('shows all accounts or some, and never nobody', async () => {
    const page = await open(ALERT_WORLDS['settings-full']);
    const last = async () => (await calls(page, 'change_preferences')).at(-1);
    const tray = page.getByRole('region', { name: 'Tray icon' });
    await tray.getByLabel('Fabrikam Customer Care').click();
    await eventually(last).toEqual({ tray: { accounts: [id(1)], colour: 'always', count: true } });
    expect(await tray.getByLabel('Northwind Trading').isDisabled()).toBe(true);
    await tray.getByText('Only when something is wrong').click();
    await eventually(last).toEqual({ tray: { accounts: [id(1)], colour: 'when_wrong', count: true } });
    await tray.getByLabel('Number of open incidents').click();
    await tray.getByText('All accounts').click();
    await eventually(last).toEqual({ tray: { accounts: 'all', colour: 'when_wrong', count: false } });
  });
});

describe('checking', () => {
  it('says which calls a check makes, and for which rules', async () => {
    const page = await open(ALERT_WORLDS['settings-full']);
    await page.getByText('7 calls per check, about 2,016 a day · newest event known 2 min old').waitFor();
    await page.getByRole('button', { name: 'Show calls Northwind Trading' }).click();
    const table = page.getByRole('table', { name: 'Calls of a check of Northwind Trading' });
    await table
      .getByRole('row', { name: /stats\/email_history by SMTP user, 24 h Bounces, 24 h, each SMTP user/ })
      .waitFor();
    await table.getByRole('row', { name: /stats\/email_unsubs always shown/ }).waitFor();
  });
});

describe('a heartbeat', () => {
  it('is kept where it goes to a good address, and refused at the field where not', async () => {
    const page = await open(ALERT_WORLDS['settings-full']);
    const field = page.getByLabel('Contoso Labs').last();
    await field.fill('http://watchdog.example/x');
    await page.keyboard.press('Enter');
    await page.getByText('An https address, or http on this computer only.').waitFor();
    expect(await calls(page, 'set_heartbeat')).toEqual([]);
    await field.fill(' https://watchdog.example/x ');
    await page.getByRole('button', { name: 'Save the heartbeat of Contoso Labs' }).click();
    await eventually(() => calls(page, 'set_heartbeat')).toEqual([
      { accountId: id(2), url: 'https://watchdog.example/x' },
    ]);
  });

  it('is removed', async () => {
    const page = await open(ALERT_WORLDS['settings-full']);
    await page.getByRole('button', { name: 'Remove the heartbeat of Northwind Trading' }).click();
    await eventually(() => calls(page, 'set_heartbeat')).toEqual([{ accountId: id(1), url: null }]);
  });
});

describe('diagnostics', () => {
  const section = { name: 'system', title: 'Versions and system', isUnfinished: false, problem: undefined };
  const REPORT: DiagnosticsReport = {
    id: id(7),
    createdAt: NOW,
    sections: [
      { ...section, text: 'Relaywatch 0.1.0' },
      { ...section, name: 'keychain', title: 'Keychain', text: '', problem: 'This check did not end within 15 s.' },
    ],
  };
  const shown = async (answers: Partial<CallOutput>) => {
    const page = await open({ ...WORLDS.settings, answers: { create_report: ok(REPORT), ...answers } });
    await page.getByRole('button', { name: 'Create report' }).click();
    await page.getByLabel('Versions and system').waitFor();
    return page;
  };

  it('shows the whole report before it can be saved, with what is missing and why', async () => {
    const page = await open({ ...WORLDS.settings, answers: { create_report: ok(REPORT) } });
    const panel = page.getByRole('region', { name: 'Diagnostics' });
    await panel.waitFor();
    expect(await panel.getByRole('button').allInnerTexts()).toEqual(['Create report']);
    await panel.getByRole('button', { name: 'Create report' }).click();
    await panel.getByLabel('Versions and system').waitFor();
    expect(await panel.getByLabel('Versions and system').inputValue()).toBe('Relaywatch 0.1.0');
    await panel.getByText('This check did not end within 15 s.').waitFor();
    expect(await panel.getByRole('button').allInnerTexts()).toEqual(['Create report again', 'Save as zip…', 'Copy']);
    expect(await barriers(page)).toEqual([]);
  });

  it('says that it is checking, and lets nobody ask twice', async () => {
    const page = await open({ ...WORLDS.settings, silent: ['create_report'] });
    await page.getByRole('button', { name: 'Create report' }).click();
    await page.getByText('Checking. What does not answer is left out after 20 s.').waitFor();
    expect(await page.getByRole('button', { name: 'Create report' }).isDisabled()).toBe(true);
  });

  it('saves the report that is shown, by its id, and says so', async () => {
    const page = await shown({ save_report: ok('saved') });
    await page.getByRole('button', { name: 'Save as zip…' }).click();
    await page.getByText('Saved.').waitFor();
    expect(await calls(page, 'save_report')).toEqual([{ reportId: REPORT.id }]);
  });

  it('says nothing after a cancelled save, and why a save failed', async () => {
    const page = await shown({ save_report: ok('cancelled') });
    await page.getByRole('button', { name: 'Save as zip…' }).click();
    await eventually(() => calls(page, 'save_report')).toHaveLength(1);
    expect(await page.getByText('Saved.').count()).toBe(0);
    const full = fail({ kind: 'disk', reason: 'The report could not be saved: the disk is full.' });
    const failing = await shown({ save_report: full });
    await failing.getByRole('button', { name: 'Save as zip…' }).click();
    await failing.getByRole('alert').filter({ hasText: 'the disk is full' }).waitFor();
  });

  it('copies all of it', async () => {
    const page = await shown({});
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByText('Copied.').waitFor();
    expect(await calls(page, 'copy_text')).toEqual([{ text: reportText(REPORT) }]);
  });
});

describe('erasing a person', () => {
  const NOTHING = { series: 0, incidents: 0, rules: 0, responses: 0, labels: 0, copies: 0, typed: 0, settings: 0 };
  const TRACES = { series: 1, incidents: 2, rules: 1, responses: 12, labels: 1, copies: 1, typed: 1, settings: 1 };
  const RECENT = { accountId: id(1), id: 'suppression_view', values: { email_address: 'Ann.Lee@example.com' } };
  const OTHER = { accountId: id(1), id: 'suppression_view', values: { email_address: 'bob@example.com' } };
  const find = async (page: Awaited<ReturnType<typeof open>>, address: string) => {
    await page.getByLabel('E-mail address').fill(address);
    await page.getByRole('button', { name: 'Find…' }).click();
  };

  it('says what goes before it goes, and takes what this window remembers along', async () => {
    const page = await open({ ...WORLDS.settings, answers: { find_person: ok(TRACES), erase_person: ok(TRACES) } });
    await page.evaluate(
      (recents) => localStorage.setItem('kept by the main process', JSON.stringify({ recents, drafts: {} })),
      [RECENT, OTHER],
    );
    await page.reload();
    await find(page, ' Ann.Lee@Example.com ');
    const dialog = page.getByRole('dialog', { name: 'Erase ann.lee@example.com?' });
    await dialog.getByText('2 incidents keep their times and figures, without the address.').waitFor();
    await dialog.getByText('12 lists kept for offline reading are deleted.').waitFor();
    await dialog.getByText('1 recent entry of this window is deleted.').waitFor();
    await dialog.getByText('1 setting loses the address.').waitFor();
    await dialog.getByText('1 backup or damaged file is deleted whole.').waitFor();
    expect(await calls(page, 'erase_person')).toEqual([]);
    await dialog.getByRole('button', { name: 'Erase address' }).click();
    await page.getByText('The address was erased from this computer.').waitFor();
    expect(await calls(page, 'erase_person')).toEqual([{ address: 'ann.lee@example.com' }]);
    await eventually(async () => (await calls(page, 'remember_typed')).at(-1)).toMatchObject({ recents: [OTHER] });
  });

  it('does nothing where nothing is stored, and refuses what is no address', async () => {
    const page = await open({ ...WORLDS.settings, answers: { find_person: ok(NOTHING) } });
    await find(page, 'ann');
    await page.getByText('An e-mail address such as name@example.com.').waitFor();
    await find(page, 'ann@example.com');
    await page.getByText('The stored data of all accounts has nothing about it.').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await calls(page, 'find_person')).toEqual([{ address: 'ann@example.com' }]);
    expect(await calls(page, 'erase_person')).toEqual([]);
  });

  it('says why it could not be done', async () => {
    const refused = fail({ kind: 'disk', reason: 'Not everything was erased. Northwind: the disk is full.' });
    const page = await open({ ...WORLDS.settings, answers: { find_person: ok(TRACES), erase_person: refused } });
    await find(page, 'ann@example.com');
    await page.getByRole('button', { name: 'Erase address' }).click();
    await page.getByRole('alert').filter({ hasText: 'Not everything was erased.' }).waitFor();
  });
});
