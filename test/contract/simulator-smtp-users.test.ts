import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator/server.ts';
import { dataOf, refusalOf, start } from './simulator-calls.ts';

type User = Record<string, unknown> & { username: string };
type Answer = { results: User[]; default_ratelimit_value: number; default_ratelimit_period: string };

const view = async (simulator: Simulator, body: object = {}): Promise<User[]> =>
  (await dataOf<Answer>(simulator, '/users/smtp/view', body)).results;
const one = async (simulator: Simulator, username: string): Promise<User | undefined> =>
  (await view(simulator, { username })).find((user) => user.username === username);
const edit = '/users/smtp/edit';

const ROW = {
  username: 'northwind-crm',
  email_password: expect.stringMatching(/.{12,}/),
  sending_allowed: true,
  custom_ratelimit: true,
  custom_ratelimit_value: 500,
  custom_ratelimit_period: '1:00:00',
  default_ratelimit_value: 100,
  default_ratelimit_period: 'unlimited',
  ippool: 0,
  description: 'CRM server',
  comments: '',
  feedback_enabled: false,
  feedback_domain: 'default',
  feedback_html: '',
  feedback_text: '',
  archive_enabled: false,
  open_tracking_enabled: true,
  audit_email: null,
  bounce_notifications: 'from',
  status: 'allowed',
};

describe('users/smtp/view', () => {
  it('gives the documented rows, passwords in clear text', async () => {
    const simulator = await start();
    const answer = await dataOf<Answer>(simulator, '/users/smtp/view', { username: 'northwind-crm' });
    expect(answer).toMatchObject({ default_ratelimit_value: 100, default_ratelimit_period: 'unlimited' });
    expect(answer.results[0]).toEqual(ROW);
  });

  it('matches parts of a name', async () => {
    const users = await view(await start(), { username: 'northwind-CRM' });
    expect(users.map(({ username }) => username)).toEqual(['northwind-crm', 'northwind-crm-test']);
  });

  it('has the users that the mail is sent with, each account its own', async () => {
    const simulator = await start();
    const { history } = await dataOf<{ history: { username: string }[] }>(simulator, '/stats/email_history', {
      group_by: 'username',
    });
    const all = [...(await view(simulator)), ...(await view(simulator, { subaccount_id: 'Kd93bz' }))];
    const names = all.map(({ username }) => username);
    const senders = history.map(({ username }) => username).filter((username) => !username.startsWith('api-'));
    expect(names).toEqual(expect.arrayContaining(senders));
    expect((await view(simulator, { subaccount_id: 'Kd93bz' })).map(({ username }) => username)).toEqual([
      'fabrikam-erp',
    ]);
  });
});

describe('users/smtp/add and remove', () => {
  it('make a user with a password of its own, and take it away again', async () => {
    const simulator = await start();
    const username = 'fresh-user';
    const { results } = await dataOf<Answer>(simulator, '/users/smtp/add', { username, email_password: '' });
    expect(results).toMatchObject([{ username, custom_ratelimit: false, custom_ratelimit_value: null }]);
    expect(results[0]?.['email_password']).toMatch(/^.{16,}$/);
    expect(await one(simulator, username)).toEqual(results[0]);
    expect(await dataOf(simulator, '/users/smtp/remove', { username })).toEqual({ results });
    expect(await one(simulator, username)).toBeUndefined();
  });

  it('remove answers with the remaining users in the other reading', async () => {
    const simulator = await start({ quirks: { smtpUsers: 'remaining' } });
    const before = await view(simulator);
    const { results } = await dataOf<Answer>(simulator, '/users/smtp/remove', { username: 'northwind-crm-test' });
    expect(results).toEqual(before.filter(({ username }) => username !== 'northwind-crm-test'));
  });

  it('store a rate only while it is on', async () => {
    const simulator = await start();
    const rate = { custom_ratelimit_value: 20, custom_ratelimit_period: '1 hour' };
    await dataOf(simulator, '/users/smtp/add', { username: 'with-limit', custom_ratelimit: true, ...rate });
    await dataOf(simulator, '/users/smtp/add', { username: 'without-limit', ...rate });
    expect(await one(simulator, 'with-limit')).toMatchObject({
      custom_ratelimit_value: 20,
      custom_ratelimit_period: '1:00:00',
    });
    expect(await one(simulator, 'without-limit')).toMatchObject({
      custom_ratelimit_value: null,
      custom_ratelimit_period: '',
    });
  });

  it('refuse a name that is taken, and one that nobody has or that is only a part', async () => {
    const simulator = await start();
    const code = 'API_EXCEPTION';
    expect(await refusalOf(simulator, '/users/smtp/add', { username: 'northwind-crm' })).toMatchObject({ code });
    expect(await refusalOf(simulator, '/users/smtp/remove', { username: 'northwind' })).toMatchObject({ code });
    expect(await refusalOf(simulator, edit, { username: 'northwind' }, 'PATCH')).toMatchObject({ code });
  });

  it.each([
    [{}, 'username'],
    [{ username: 'four' }, 'username'],
    [{ username: 'x'.repeat(101) }, 'username'],
    [{ username: 'fresh-user', email_password: 'Pass1234' }, 'email_password'],
    [{ username: 'fresh-user', custom_ratelimit_value: 0 }, 'custom_ratelimit_value'],
    [{ username: 'fresh-user', custom_ratelimit_period: 'soon' }, 'custom_ratelimit_period'],
    [{ username: 'fresh-user', bounce_notifications: 'nobody' }, 'bounce_notifications'],
    [{ username: 'fresh-user', status: 'disabled' }, 'status'],
    [{ username: 'fresh-user', password: 'x' }, 'password'],
    [{ username: 'fresh-user', ippool: 1 }, 'ippool'],
  ])('%j is refused for %s', async (body, field) => {
    expect(await refusalOf(await start(), '/users/smtp/add', body)).toMatchObject({
      code: 'NON_VALIDATING_IN_PAYLOAD',
      field,
    });
  });
});

describe('users/smtp/edit', () => {
  it('by PATCH changes what is sent, and answers with a bare list that spells the flag another way', async () => {
    const simulator = await start();
    const before = await one(simulator, 'northwind-crm');
    const patch = { username: 'northwind-crm', status: 'blocked', audit_email: 'audit@northwind.example' };
    const [row] = await dataOf<User[]>(simulator, edit, patch, 'PATCH');
    expect(row).toMatchObject({ ...patch, custom_rate_limit: true, description: 'CRM server' });
    for (const name of ['email_password', 'sending_allowed', 'comments', 'feedback_domain', 'custom_ratelimit']) {
      expect(row).not.toHaveProperty(name);
    }
    expect(row).toHaveProperty('click_tracking_enabled');
    expect(await one(simulator, 'northwind-crm')).toEqual({ ...before, ...patch, sending_allowed: false });
  });

  it('by POST resets what is not sent, but for the password', async () => {
    const simulator = await start();
    const before = await one(simulator, 'northwind-crm');
    const { results } = await dataOf<Answer>(simulator, edit, { username: 'northwind-crm', description: 'New' });
    expect(results).toMatchObject([
      { description: 'New', custom_ratelimit: false, custom_ratelimit_value: null, open_tracking_enabled: false },
    ]);
    expect(results[0]?.['email_password']).toBe(before?.['email_password']);
  });

  it('takes feedback_domain by POST only', async () => {
    const simulator = await start();
    const body = { username: 'northwind-crm', feedback_domain: 'default' };
    expect(await refusalOf(simulator, edit, body, 'PATCH')).toMatchObject({ field: 'feedback_domain' });
    expect(await dataOf(simulator, edit, body)).toMatchObject({ results: [{ feedback_domain: 'default' }] });
  });

  it('gives a new password', async () => {
    const simulator = await start();
    const body = { username: 'northwind-crm', email_password: 'a-much-longer-secret' };
    await dataOf(simulator, edit, body, 'PATCH');
    expect(await one(simulator, 'northwind-crm')).toMatchObject(body);
  });
});
