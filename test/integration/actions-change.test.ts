import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActionId } from '../../src/shared/actions/index.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { person } from '../fixtures/person.ts';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ mailsPerDay: 300 });
});
afterEach(() => simulator.close());

const sentTo = (path: string) => simulator.requests.filter((request) => request.path === `/${path}`).length;

describe('over real HTTP, from nothing to there to gone', () => {
  it('an allowed sender, its name and its mode', async () => {
    const { answerOf, failureOf } = person(simulator);
    const entries = async () => (await answerOf('allowed_senders_view', { limit: 1000 })).data.allowed_senders;
    const entry = { email_address: 'new@northwind.example' };
    await answerOf('allowed_senders_add', entry);
    expect(await entries()).toContainEqual(expect.objectContaining({ ...entry, kind: 'address' }));
    const changed = await answerOf('allowed_senders_update', {
      allowed_sender_id: 'new@northwind.example',
      email_address: 'contoso.example',
      name: 'Contoso',
    });
    expect(changed.data).toMatchObject({ email_address: 'contoso.example', kind: 'domain', label: 'Contoso' });
    expect(await entries()).toContainEqual(expect.objectContaining({ label: 'Contoso', verified: 'unverified' }));

    const guard = await failureOf('allowed_senders_set_mode', { mode: 'whitelist' });
    if (guard.kind !== 'confirmation-needed') throw new Error(guard.kind);
    expect(guard.facts.join(' ')).toMatch(/would be refused: \S+@\S+ \(/);
    expect((await answerOf('allowed_senders_view', {})).data.mode).not.toBe('whitelist');
    expect((await answerOf('allowed_senders_set_mode', { mode: 'whitelist' }, guard.phrase)).data.mode).toBe(
      'whitelist',
    );
    expect((await answerOf('allowed_senders_set_mode', { mode: 'disabled' })).data.mode).toBe('disabled');

    const gone = await answerOf('allowed_senders_remove', { email_address: 'contoso.example' });
    expect(gone.data.removed).toBe(true);
    expect((await answerOf('allowed_senders_remove', { email_address: 'contoso.example' })).data.removed).toBe(false);
  });

  it('a sender domain with its records', async () => {
    const { answerOf, failureOf } = person(simulator);
    const domain = 'fresh.example';
    const added = await answerOf('domain_add', { domain, tracking_subdomain: 'click' });
    expect(added.data.records.map(({ purpose, expected, verified }) => [purpose, expected, verified])).toEqual([
      ['DKIM', 'dkim.smtp2go.net', false],
      ['return path', 'return.smtp2go.net', false],
      ['tracking', 'track.smtp2go.net', false],
    ]);
    expect(await failureOf('domain_add', { domain })).toMatchObject({ fields: [{ path: 'domain' }] });
    const renamed = await answerOf('domain_tracking', { domain, old_subdomain: 'click', new_subdomain: 'go' });
    expect(renamed.data.records[2]?.host).toBe('go.fresh.example');
    const [label = ''] = added.data.records[1]?.host.split('.') ?? [];
    await answerOf('domain_returnpath', { domain, old_subdomain: label, new_subdomain: 'back' });
    await answerOf('domain_verify', { domain });
    expect((await answerOf('domain_view', { domain })).data[0]?.records[1]?.host).toBe('back.fresh.example');
    expect((await answerOf('domain_remove', { domain })).data.domain).toBe(domain);
    expect((await answerOf('domain_view', { domain })).data).toEqual([]);
    expect(await failureOf('domain_remove', { domain })).toMatchObject({ fields: [{ path: 'domain' }] });
  });

  it('a single sender', async () => {
    const { answerOf } = person(simulator);
    const kim = { email_address: 'kim@contoso.example' };
    expect((await answerOf('single_sender_emails_add', { ...kim, message: 'Hello' })).data).toEqual({
      ...kim,
      verified: false,
    });
    expect((await answerOf('single_sender_emails_view', {})).data).toContainEqual({ ...kim, verified: false });
    await answerOf('single_sender_emails_remove', kim);
    expect((await answerOf('single_sender_emails_view', kim)).data).toEqual([]);
  });

  it('an address of the smtp list', async () => {
    const { answerOf } = person(simulator);
    const rows = async () =>
      (await answerOf('ip_allow_list_view', {})).data.filter(({ ip_address }) => /^192\.0\.2\.[07]\b/.test(ip_address));
    await answerOf('ip_allow_list_add', { ip: '192.0.2.0/28', note: 'Shop' });
    await answerOf('ip_allow_list_edit', { ip_address: '192.0.2.0/28', new_ip_address: '192.0.2.7' });
    expect(await rows()).toMatchObject([{ type: 'smtp', ip_address: '192.0.2.7', description: 'Shop' }]);
    await answerOf('ip_allow_list_switch', { type: 'smtp', enabled: true });
    expect((await rows())[0]?.enabled).toBe(true);
    await answerOf('ip_allow_list_remove', { ip_address: '192.0.2.7' });
    expect(await rows()).toEqual([]);
  });

  it('a template, through the search and the archive', async () => {
    const { answerOf } = person(simulator);
    const texts = { subject: 'Hello', html_body: '<p>Hello</p>', text_body: 'Hello' };
    await answerOf('template_add', { template_id: 'fresh-one', name: 'Zebra', ...texts, tags: ['spring'] });
    const { data } = await answerOf('template_edit', { template_id: 'fresh-one', is_archived: true, subject: 'Bye' });
    expect(data).toMatchObject({ is_archived: true, tags: ['spring', 'archived'], subject: 'Bye' });
    expect((await answerOf('template_search', { name: 'zebr' })).data).toMatchObject([{ id: 'fresh-one' }]);
    expect((await answerOf('template_search', { template_id: 'fresh-one' })).data).toMatchObject([{ name: 'Zebra' }]);
    expect((await answerOf('template_view', { template_id: 'fresh-one' })).data).toMatchObject({
      html_body: '<p>Hello</p>',
    });
    const deleted = await answerOf('template_delete', { template_id: 'fresh-one' });
    expect(deleted.data).toMatchObject({ subject: 'Bye' });
    expect((await answerOf('template_search', { template_id: 'fresh-one' })).data).toEqual([]);
  });

  it('more templates than a page holds, each once', async () => {
    const { answerOf } = person(simulator);
    const first = await answerOf('template_search', { limit: 110 });
    const rest = await answerOf('template_search', { limit: 1000, offset: 110 });
    const ids = [...first.data, ...rest.data].map(({ id }) => id);
    expect(first.total).toBeGreaterThan(110);
    expect([ids.length, new Set(ids).size]).toEqual([first.total, first.total]);
  });

  it('an SMTP user, its password seen once', async () => {
    const { answerOf, failureOf } = person(simulator);
    const added = await answerOf('users_smtp_add', { user_data: { username: 'fresh-user', description: 'Fresh' } });
    const password = added.data.email_password ?? '';
    expect(password.length).toBeGreaterThan(8);
    const edited = await answerOf('users_smtp_edit', { username: 'fresh-user', disabled: true });
    expect(edited.data).toMatchObject({ status: 'blocked', description: 'Fresh' });
    const all = await answerOf('users_smtp_view', {});
    expect(all.data.length).toBeGreaterThan(1);
    const one = await answerOf('users_smtp_view', { username: 'fresh-user' });
    expect(one.data.map(({ username }) => username)).toEqual(['fresh-user']);
    expect((await answerOf('users_smtp_view', { username: 'fresh' })).data).toEqual([]);
    const removed = await answerOf('users_smtp_remove', { username: 'fresh-user' });
    expect(JSON.stringify([edited, all, one, removed])).not.toContain(password);
    expect(await failureOf('users_smtp_remove', { username: 'fresh-user' })).toMatchObject({ kind: 'invalid-input' });
  });

  it('a webhook, its name kept here and its secret sent back but never shown', async () => {
    const { answerOf, failureOf } = person(simulator);
    const added = await answerOf('webhook_add', {
      webhook_url: 'https://hooks.contoso.example/',
      events: ['open'],
      name: 'Contoso',
      auth_header_type: 'bearer',
      auth_header_value: 'very-secret-value',
    });
    const webhook_id = String(added.data.id);
    const edited = await answerOf('webhook_edit', { webhook_id, email_events: ['open', 'click'] });
    expect(edited.data).toMatchObject({
      label: 'Contoso',
      url: 'https://hooks.contoso.example/',
      events: ['open', 'click'],
      output_format: 'json',
      auth_header_type: 'bearer',
    });
    const all = await answerOf('webhook_view', {});
    expect(all.data).toContainEqual(edited.data);
    expect(JSON.stringify([added, edited, all])).not.toContain('very-secret-value');
    expect((await answerOf('webhook_remove', { webhook_id })).data.label).toBe('Contoso');
    expect(await failureOf('webhook_remove', { webhook_id })).toMatchObject({ kind: 'refused-by-provider' });
  });
});

it('what the key is known not to be allowed is not called, though the rest of the action is done', async () => {
  const { run } = person(simulator);
  const permissions = ['/allowed_senders/*', '/single_sender_emails/view'];
  await run('allowed_senders_add', { email_address: 'contoso.example' }, { permissions });
  expect(await run('allowed_senders_view', {}, { permissions })).toMatchObject({
    ok: true,
    data: { notes: expect.arrayContaining(['Sender domains could not be read (This key lacks /domain/view).']) },
  });
  expect([sentTo('single_sender_emails/view'), sentTo('domain/view')]).toEqual([1, 0]);
});

describe('where SMTP2GO may answer one way or the other', () => {
  it('changes come out the same', async () => {
    const other = await startSimulator({
      mailsPerDay: 300,
      quirks: {
        webhookView: 'webhooks',
        domains: 'all',
        allowedSenders: 'removed',
        smtpUsers: 'remaining',
        allowListKey: 'in-body',
      },
    });
    try {
      const { answerOf } = person(other);
      await answerOf('domain_add', { domain: 'fresh.example' });
      expect((await answerOf('domain_remove', { domain: 'fresh.example' })).data.domain).toBe('fresh.example');
      await answerOf('allowed_senders_add', { email_address: 'contoso.example' });
      const gone = await answerOf('allowed_senders_remove', { email_address: 'contoso.example' });
      expect(gone.data).toMatchObject({ removed: true });
      expect(gone.data.allowed_senders).not.toContain('contoso.example');
      await answerOf('users_smtp_add', { user_data: { username: 'fresh-user' } });
      expect((await answerOf('users_smtp_remove', { username: 'fresh-user' })).data.username).toBe('fresh-user');
      await answerOf('ip_allow_list_add', { ip: '192.0.2.1' });
      expect((await answerOf('webhook_view', {})).data.length).toBeGreaterThan(1);
    } finally {
      await other.close();
    }
  });
});

describe('what may lock this computer out', () => {
  it('is explained with what is on the list, and done only on the phrase', async () => {
    const { answerOf, failureOf } = person(simulator);
    await answerOf('ip_allow_list_add', { ip: '203.0.113.99', type: 'api' });
    const on = { type: 'api', enabled: true } as const;
    const guard = await failureOf('ip_allow_list_switch', on);
    if (guard.kind !== 'confirmation-needed') throw new Error(guard.kind);
    expect(guard.facts.join(' ')).toContain('203.0.113.99');
    expect(await failureOf('ip_allow_list_switch', on, 'yes')).toEqual(guard);
    expect(sentTo('ip_allow_list')).toBe(0);
    expect((await answerOf('ip_allow_list_switch', on, guard.phrase)).data).toEqual(on);
  });
});

/** One change of each kind, how it is made possible, and what a look says once it happened. */
const CHANGES: readonly (readonly [ActionId, object, path: string, now: string])[] = [
  ['allowed_senders_add', { email_address: 'x@y.example' }, 'allowed_senders/add', 'x@y.example is on the list.'],
  ['domain_add', { domain: 'fresh.example' }, 'domain/add', 'fresh.example is there, not verified.'],
  ['ip_allow_list_add', { ip: '192.0.2.1' }, 'ip_allow_list/add', '192.0.2.1 is on the smtp list.'],
  [
    'single_sender_emails_add',
    { email_address: 'x@y.example' },
    'single_sender_emails/add',
    'x@y.example is there, not verified yet.',
  ],
  [
    'template_add',
    { template_id: 'fresh-one', name: 'Fresh', subject: 's', html_body: 'h', text_body: 't' },
    'template/add',
    'fresh-one is there.',
  ],
  [
    'users_smtp_add',
    { user_data: { username: 'fresh-user' } },
    'users/smtp/add',
    'fresh-user is there. Give it a new password to use it.',
  ],
  ['webhook_edit', { webhook_id: '5127', output_type: 'json' }, 'webhook/edit', 'Webhook 5127 is as it was to be.'],
  ['webhook_remove', { webhook_id: '5127' }, 'webhook/remove', 'Webhook 5127 is no longer there.'],
];

describe.each(CHANGES)('%s', (id, input, path, now) => {
  it('whose answer is cut off is sent once, and a look tells that it happened', async () => {
    const { failureOf } = person(simulator);
    simulator.setFault(`/${path}`, { kind: 'truncated' });
    expect(await failureOf(id, input)).toEqual({
      kind: 'outcome-unknown',
      endpoint: `/${path}`,
      reason: expect.stringMatching(/^the connection was closed/),
      now,
    });
    expect(sentTo(path)).toBe(1);
  });

  it('that SMTP2GO refuses for speed says so, and is sent once', async () => {
    const { failureOf } = person(simulator);
    simulator.setFault(`/${path}`, { kind: 'too-many' });
    expect(await failureOf(id, input)).toMatchObject({ kind: 'rate-limited' });
    expect(sentTo(path)).toBe(1);
  });

  it('that the key may not do names the path', async () => {
    const { failureOf } = person(simulator, simulator.addKey({ permissions: ['/stats/email_cycle'] }).key);
    expect(await failureOf(id, input)).toMatchObject({ kind: 'permission-missing' });
  });
});
