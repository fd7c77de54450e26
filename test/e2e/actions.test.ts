import type { Locator, Page } from 'playwright/test';
import type { ActionId } from '../../src/shared/actions/index.ts';
import { localDate } from '../../src/shared/calendar.ts';
import { FABRIKAM } from '../../src/simulator/cast.ts';
import seed from '../fixtures/seed-actions.json' with { type: 'json' };
import { leavePalette, runInPalette, sayYes, typePhrase } from './palette.ts';
import { expect, test } from './relaywatch.ts';
import { tryDemo } from './steps.ts';

const WAIT_MS = 30_000;
const WEEK = { from: localDate(Date.now(), 7), to: localDate(Date.now()) };

interface Wanted {
  /** What stands in the form, by the path of the parameter. */
  readonly values?: Readonly<Record<string, string>>;
  /** What has to be asked before: what the question names, and whether a phrase is to be typed then. */
  readonly asks?: string;
  readonly isGuarded?: boolean;
  /** What the result says. */
  readonly shows: string | RegExp;
}

test('every action of the seed is run from the palette, and shows its result', async ({ relaywatch }) => {
  test.setTimeout(420_000);
  const page = await relaywatch.page();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await tryDemo(page);
  const ran = new Set<string>();

  /** Runs one, waits for its result and photographs it; `read` takes something from the result along. */
  const act = <T>(id: ActionId, wanted: Wanted, read?: (result: Locator) => Promise<T>): Promise<T | undefined> =>
    test.step(id, async () => {
      const form = await runInPalette(page, id, wanted.values);
      if (wanted.asks !== undefined) await sayYes(page, wanted.asks);
      if (wanted.isGuarded) {
        await expect(form.getByRole('alert')).toBeVisible({ timeout: WAIT_MS });
        await photograph(page, `${id}-asked`);
        await typePhrase(page, form);
      }
      const result = form.getByRole('region', { name: 'Result' });
      await expect(result, id).toContainText(wanted.shows, { timeout: WAIT_MS });
      await photograph(page, id);
      const seen = await read?.(result);
      await leavePalette(page);
      ran.add(id);
      return seen;
    });

  await act('activity_search', {
    values: { 'search.search_sender': 'billing@northwind.example', limit: '50' },
    shows: /50 of [\d,]+ rows/,
  });
  await act('email_search', { values: { status: 'bounced', limit: '20' }, shows: '@' });

  const partner = 'partner@contoso.example';
  await act('allowed_senders_add', { values: { email_address: partner }, shows: partner });
  await act('allowed_senders_update', { values: { allowed_sender_id: partner, name: 'Partner' }, shows: 'Partner' });
  await act('allowed_senders_view', { values: { sender_email: partner }, shows: partner });
  await act('allowed_senders_remove', { values: { email_address: partner }, asks: partner, shows: /Removed\s*yes/ });

  await act('domain_add', {
    values: { domain: 'fresh.example', tracking_subdomain: 'click' },
    shows: 'click.fresh.example',
  });

  const printers = '192.0.2.0/28';
  await act('ip_allow_list_add', { values: { ip: printers, note: 'Printers' }, shows: printers });
  await act('ip_allow_list_view', { shows: 'Printers' });
  await act('ip_allow_list_remove', { values: { ip_address: printers }, asks: printers, shows: printers });

  await act('sms_view_received', { shows: 'STOP' });
  const range = { date_start: WEEK.from, date_end: WEEK.to };
  await act('stats_email_bounces', { values: { ...range, limit: '20' }, shows: '@' });
  await act('stats_email_cycle', { values: { date_from: WEEK.from, date_to: WEEK.to }, shows: '8 rows' });
  await act('stats_email_history', { values: { ...range, group_by: 'username' }, shows: 'northwind-crm' });
  await act('stats_email_spam', { values: range, shows: '@' });
  await act('stats_email_unsubs', { values: range, shows: '@' });
  await act('subaccounts_search', { values: { name: 'Fabrikam' }, shows: 'Fabrikam' });
  await act('subaccounts_usage', { values: { subaccount_id: FABRIKAM.id }, shows: 'Fabrikam' });

  const gone = 'gone@contoso.example';
  await act('suppression_add', { values: { email_address: `${gone}\nleft@contoso.example` }, shows: gone });
  const complainer = await act(
    'suppression_view',
    { values: { suppression_type: 'spam complaints' }, shows: '@' },
    (result) => result.getByRole('gridcell').filter({ hasText: '@' }).first().textContent(),
  );
  await act('suppression_remove', {
    values: { email: complainer ?? '' },
    asks: complainer ?? '',
    isGuarded: true,
    shows: complainer ?? '',
  });

  await act('template_search', { values: { name: 'Invoice' }, shows: 'Invoice (en)' });
  const subject = 'Invoice {{ number }} of Northwind';
  await act('template_edit', { values: { template_id: 'invoice-en', subject }, shows: subject });
  await act('template_view', { values: { template_id: 'invoice-en' }, shows: subject });

  const username = 'printer-room';
  await act('users_smtp_add', {
    values: { 'user_data.username': username, 'user_data.description': 'Printers' },
    shows: 'shown this once',
  });
  await act('users_smtp_edit', { values: { username, disabled: 'Yes' }, shows: 'blocked' });
  await act('users_smtp_view', { shows: username });
  await act('users_smtp_remove', { values: { username }, asks: username, shows: username });

  const webhook_url = 'https://hooks.contoso.example/mail';
  const webhook_id = await act(
    'webhook_add',
    { values: { webhook_url, events: 'bounce\nspam', name: 'Contoso' }, shows: webhook_url },
    (result) => result.locator('dt:text-is("Id") + dd').textContent(),
  );
  const webhook = { webhook_id: webhook_id ?? '' };
  await act('webhook_edit', { values: { ...webhook, email_events: 'unsubscribe' }, shows: 'unsubscribe' });
  await act('webhook_view', { shows: webhook_url });
  await act('webhook_remove', { values: webhook, asks: webhook.webhook_id, shows: webhook_url });

  expect([...ran].toSorted()).toEqual(Object.keys(seed).toSorted());
  expect(complaints).toEqual([]);
});

/** With the palette's own size in sight, whatever the window's. */
async function photograph(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
}
