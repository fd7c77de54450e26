import { describe, expect, it } from 'vitest';
import { ok } from '../../src/shared/failure.ts';
import { ALERT_WORLDS, cause } from '../fixtures/alert-worlds.ts';
import { FULL } from '../fixtures/rows.ts';
import { app, at, fabrikam, id, NOW, northwind } from '../fixtures/states.ts';
import { WORLDS } from '../fixtures/worlds.ts';
import { calls, focused, forWindow, heading, push } from '../harness/window.ts';

/** What a person does about an incident, and what the window then asks of the main process. */

const open = forWindow();
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 10_000 });
const first = { accountId: id(1), incidentId: id(1001) };
const HOUR = 3_600_000;

describe('the list of open incidents', () => {
  it('acknowledges with a note, by the keyboard alone', async () => {
    const page = await open(WORLDS.alerts);
    await page
      .getByRole('button', { name: /Bounces 13.4%/ })
      .first()
      .focus();
    await page.keyboard.press('k');
    await page.getByRole('dialog', { name: 'Acknowledge Bounces 13.4% (limit 12%)' }).waitFor();
    // It is in sight before it has the keyboard.
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type(' The shop knows. ');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Acknowledge');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await calls(page, 'acknowledge_incident')).toEqual([{ ...first, note: 'The shop knows.' }]);
  });

  it('keeps the note where it could not be stored, and says why', async () => {
    const answers = {
      acknowledge_incident: { ok: false, failure: { kind: 'disk', reason: 'The disk is full.' } },
    } as const;
    const page = await open({ ...WORLDS.alerts, answers });
    await page.getByRole('button', { name: /^Actions for Bounces 13.4%/ }).click();
    await page.getByRole('menuitem', { name: 'Acknowledge…' }).click();
    await page.getByLabel('Note').fill('known');
    await page.getByRole('button', { name: 'Acknowledge', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: 'The disk is full.' }).first().waitFor();
    expect(await page.getByLabel('Note').inputValue()).toBe('known');
  });

  it('snoozes for an hour with one key, and ends it with the same', async () => {
    const page = await open(ALERT_WORLDS['alerts-told']);
    await page.getByRole('button', { name: /^Critical.*Bounces 13.4%/ }).focus();
    await page.keyboard.press('z');
    await page.getByRole('button', { name: /^Warning.*Bounces 11.1%/ }).focus();
    await page.keyboard.press('z');
    await eventually(() => calls(page, 'snooze_incident')).toEqual([
      { ...first, until: NOW + HOUR },
      { ...first, incidentId: id(1002), until: null },
    ]);
  });

  it('snoozes for longer from the row, until the morning of the clock on the wall', async () => {
    const page = await open(WORLDS.alerts);
    await page.getByRole('button', { name: /^Actions for Bounces 13.4%/ }).click();
    await page.getByRole('menuitem', { name: 'Snooze until tomorrow, 08:00' }).click();
    await eventually(() => calls(page, 'snooze_incident')).toEqual([{ ...first, until: at(32) }]);
  });

  it('has nothing to acknowledge twice', async () => {
    const page = await open(ALERT_WORLDS['alerts-told']);
    await page.getByRole('button', { name: /^Critical.*Bounces 13.4%/ }).focus();
    await page.keyboard.press('k');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('button', { name: /^Actions for Bounces 13.4% \(limit 12%\)/ }).click();
    await page.getByRole('menuitem', { name: /^Snooze 1 h/ }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Acknowledge…' }).count()).toBe(0);
  });
});

describe('silence', () => {
  it('is asked for from the alerts, told in the header, and ended where it is told of', async () => {
    const page = await open(WORLDS.alerts);
    await page.getByRole('button', { name: 'All accounts: Mute' }).click();
    await page.getByRole('menuitem', { name: /^For 4 h/ }).click();
    await eventually(() => calls(page, 'mute')).toEqual([{ until: NOW + 4 * HOUR }]);
    await push(
      page,
      'state',
      app([northwind], { notifications: { mutedUntil: NOW + 4 * HOUR, quietUntil: undefined } }),
    );
    await page.getByRole('banner').getByRole('button', { name: 'Muted until 18:31' }).waitFor();
    expect(await page.getByRole('button', { name: 'All accounts: Mute' }).count()).toBe(0);
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await eventually(async () => (await calls(page, 'mute')).at(-1)).toEqual({ until: null });
  });

  it('is told on every screen, and leads to the alerts', async () => {
    const page = await open({
      ...WORLDS.overview,
      state: app([fabrikam], { notifications: { mutedUntil: undefined, quietUntil: at(31) } }),
    });
    await page.getByRole('button', { name: 'Quiet hours until 25 Nov, 07:00' }).click();
    await heading(page, 'Alerts');
  });
});

describe('the history', () => {
  it('is narrowed by level, measure and account, and goes on from where the page ended', async () => {
    const page = await open(ALERT_WORLDS['history-more']);
    const last = async () => (await calls(page, 'list_incidents')).at(-1);
    await page.getByRole('button', { name: 'Show older' }).click();
    await eventually(last).toEqual({
      state: 'ended',
      limit: 50,
      before: { openedAt: NOW - 30 * 24 * HOUR, id: id(1107) },
    });
    await page.getByRole('combobox', { name: 'Level' }).click();
    await page.getByRole('option', { name: 'Critical' }).click();
    await eventually(last).toEqual({ state: 'ended', limit: 50, level: 'critical' });
    await page.getByRole('combobox', { name: 'Metric' }).click();
    await page.getByRole('option', { name: 'Spam complaints' }).click();
    await eventually(last).toEqual({ state: 'ended', limit: 50, level: 'critical', metric: 'spam_rate' });
    await page.getByRole('combobox', { name: 'Account' }).click();
    await page.getByRole('option', { name: 'Contoso Labs' }).click();
    await eventually(last).toEqual({
      state: 'ended',
      limit: 50,
      level: 'critical',
      metric: 'spam_rate',
      accountId: id(2),
    });
    await page.getByRole('button', { name: 'Show all' }).click();
    await eventually(last).toEqual({ state: 'ended', limit: 50, accountId: id(2) });
  });

  it('says that nothing fits, and shows everything again', async () => {
    const page = await open(WORLDS['history-empty']);
    await page.getByRole('combobox', { name: 'Level' }).click();
    await page.getByRole('option', { name: 'No data' }).click();
    await page.getByText('No ended incident fits').waitFor();
    await page.getByRole('button', { name: 'Show all' }).first().click();
    await page.getByText('No incident has ended yet').waitFor();
  });
});

describe('the page of an incident', () => {
  it('is read anew when the incident goes on, and until its message was shown', async () => {
    const { answers } = ALERT_WORLDS['incident-cause'];
    const details = answers.get_incident;
    if (!details.ok) throw new Error('the fixture is a failure');
    const events = details.data.events.map((event) =>
      event.sequence === 3 ? { ...event, delivery: { state: 'pending', shownAt: undefined } as const } : event,
    );
    const world = {
      ...ALERT_WORLDS['incident-cause'],
      answers: { ...answers, get_incident: ok({ ...details.data, events }) },
    };
    const page = await open(world);
    await page.getByText('notification on its way').waitFor();
    const asked = async () => (await calls(page, 'get_incident')).length;
    await eventually(asked).toBeGreaterThan(1);
    const before = await asked();
    const changed = northwind.openIncidents.map((one) => ({ ...one, lastSequence: one.lastSequence + 1 }));
    await push(page, 'state', app([{ ...northwind, openIncidents: changed }]));
    await eventually(asked).toBeGreaterThan(before);
  });

  it('is acknowledged and snoozed with the same keys as its row', async () => {
    const page = await open(ALERT_WORLDS['incident-cause']);
    await heading(page, 'Bounces 13.4% (limit 12%)');
    await page.keyboard.press('z');
    await eventually(() => calls(page, 'snooze_incident')).toEqual([{ ...first, until: NOW + HOUR }]);
    await page.keyboard.press('k');
    await page.getByRole('dialog', { name: /^Acknowledge/ }).waitFor();
    // It is in sight before it has the keyboard.
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('kz');
    expect(await page.getByLabel('Note').inputValue()).toBe('kz');
    expect(await calls(page, 'snooze_incident')).toHaveLength(1);
  });

  it('leads to its mail and to its rule', async () => {
    const page = await open({ ...ALERT_WORLDS['incident-cause'], actions: FULL });
    await page.getByRole('button', { name: 'Show 1,240 bounces' }).click();
    await eventually(async () => (await calls(page, 'remember_view')).at(-1)).toMatchObject({
      route: {
        screen: 'resource',
        resource: 'activity',
        tab: 'events',
        search: { events: ['soft-bounced', 'hard-bounced'], username: 'northwind-crm' },
      },
      accountId: id(1),
    });
    const again = await open(ALERT_WORLDS['incident-cause']);
    await again.getByRole('button', { name: 'Bounces, 24 h, each SMTP user' }).click();
    await eventually(async () => (await calls(again, 'remember_view')).at(-1)).toMatchObject({
      route: { screen: 'rule', accountId: id(1), ruleId: 'bounces-24h' },
    });
  });

  it('leads to the mail of one sender', async () => {
    const page = await open({ ...ALERT_WORLDS['incident-cause'], actions: FULL });
    const [sender] = cause().senders.top;
    await page.getByRole('button', { name: sender?.name ?? '' }).click();
    await page.getByRole('button', { name: `Not only from ${sender?.name}` }).waitFor();
    const { from, to } = cause();
    await eventually(async () => (await calls(page, 'remember_view')).at(-1)).toMatchObject({
      route: { search: { username: 'northwind-crm', sender: sender?.name, from, to } },
    });
  });

  it('tells the cause at the opening, and asks for that of now when it is wanted', async () => {
    const page = await open(ALERT_WORLDS['incident-cause']);
    await page.getByText('550 5.1.1 Recipient not found').click();
    await page.getByText('550 5.1.1 The email account that you tried to reach does not exist').waitFor();
    expect(await calls(page, 'get_cause')).toEqual([{ ...first, as: 'at_opening' }]);
    await page.getByText('Now', { exact: true }).click();
    await eventually(() => calls(page, 'get_cause')).toEqual([
      { ...first, as: 'at_opening' },
      { ...first, as: 'now' },
    ]);
  });

  it('fills the form that suppresses with the dead addresses, and does nothing before it is sent', async () => {
    const page = await open(ALERT_WORLDS['incident-cause-part']);
    await page.getByRole('button', { name: 'Suppress 1 address…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Suppress 1 address' });
    await dialog.waitFor();
    expect(await dialog.getByLabel('Addresses or domains').inputValue()).toBe('gone@example.com');
    expect(await calls(page, 'run_action')).toEqual([]);
    await dialog.getByRole('button', { name: 'Suppress', exact: true }).click();
    await eventually(async () => (await calls(page, 'run_action')).at(-1)).toMatchObject({
      accountId: id(1),
      id: 'suppression_add',
      input: { email_address: 'gone@example.com', description: 'Relaywatch: Bounces 13.4% (limit 12%)' },
    });
  });
});
