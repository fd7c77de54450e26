import { describe, expect, it } from 'vitest';
import { actionRuns } from '../../../../../fakes/actions.ts';

const PASSWORD = 'vR7!pQ2#mZ9xLd4w';
/** smtp2go-api.md 2.25: the provider gives the password in clear text. */
const wire = (username: string, part: object = {}) => ({
  username,
  email_password: PASSWORD,
  sending_allowed: true,
  custom_ratelimit: true,
  custom_ratelimit_value: 500,
  custom_ratelimit_period: '1:00:00',
  default_ratelimit_value: '100',
  ippool: 3,
  description: 'CRM server',
  feedback_enabled: false,
  feedback_domain: 'default',
  open_tracking_enabled: true,
  audit_email: null,
  bounce_notifications: 'from',
  status: 'allowed',
  ...part,
});

describe('users_smtp_view', () => {
  it('lists users, never their passwords', async () => {
    const { answerOf } = actionRuns({
      'users/smtp/view': () => ({ results: [wire('northwind-crm'), { odd: 1 }], default_ratelimit_value: 0 }),
    });
    const found = await answerOf('users_smtp_view', {});
    expect(found).toMatchObject({
      data: [{ username: 'northwind-crm', ip_pool: 3, custom_ratelimit_value: 500, status: 'allowed' }],
      notes: [expect.stringContaining('1 row')],
    });
    expect(JSON.stringify(found)).not.toContain(PASSWORD);
  });

  it('takes the name exactly, which SMTP2GO does not', async () => {
    const { answerOf, calls } = actionRuns({
      'users/smtp/view': () => ({ results: [wire('northwind-crm'), wire('northwind-crm-2')] }),
    });
    const { data } = await answerOf('users_smtp_view', { username: 'northwind-crm', subaccount_id: 'Kd93bz' });
    expect(data.map(({ username }) => username)).toEqual(['northwind-crm']);
    expect(calls[0]?.request).toEqual({ username: 'northwind-crm', subaccount_id: 'Kd93bz' });
  });
});

describe('users_smtp_add', () => {
  it('sends the fields flat and answers the password this once', async () => {
    const { answerOf, calls } = actionRuns({ 'users/smtp/add': () => ({ results: [wire('northwind-crm')] }) });
    const user_data = {
      username: 'northwind-crm',
      description: 'CRM server',
      custom_ratelimit: true,
      custom_ratelimit_value: 500,
      custom_ratelimit_period: '1 hour',
      ip_pool: 3,
      open_tracking_enabled: true,
      audit_email: 'audit@northwind.example',
      bounce_notifications: 'drop',
      status: 'sandbox',
    } as const;
    const { data } = await answerOf('users_smtp_add', { user_data, subaccount_id: 'Kd93bz' });
    expect(data).toMatchObject({ username: 'northwind-crm', email_password: PASSWORD });
    expect(calls).toEqual([{ path: 'users/smtp/add', request: { ...user_data, subaccount_id: 'Kd93bz' } }]);
  });

  it('finds the user by a look where the answer does not list it, and says that the password is not known', async () => {
    const { answerOf } = actionRuns({
      'users/smtp/add': () => ({ results: [] }),
      'users/smtp/view': () => ({ results: [wire('northwind-crm')] }),
    });
    const added = await answerOf('users_smtp_add', { user_data: { username: 'northwind-crm' } });
    expect(added.data.username).toBe('northwind-crm');
    expect(added.data.email_password).toBeUndefined();
    expect(added.notes).toEqual([expect.stringContaining('did not tell the password')]);
  });

  it.each([
    [{ username: 'four' }, 'user_data.username'],
    [{ username: 'x'.repeat(101) }, 'user_data.username'],
    [{ username: 'northwind-crm', custom_ratelimit_value: 5 }, 'user_data.custom_ratelimit'],
    [{ username: 'northwind-crm', bounce_notifications: 'nobody' }, 'user_data.bounce_notifications'],
    [{ username: 'northwind-crm', colour: 'red' }, 'user_data.colour'],
  ])('refuses %j before any traffic', async (user_data, path) => {
    const { failureOf, calls } = actionRuns({});
    expect(await failureOf('users_smtp_add', { user_data })).toMatchObject({ fields: [{ path }] });
    expect(calls).toEqual([]);
  });
});

describe('users_smtp_edit', () => {
  it.each([
    [{ disabled: true }, { status: 'blocked' }],
    [{ disabled: false }, { status: 'allowed' }],
    [{ status: 'sandbox' }, { status: 'sandbox' }],
    [{ password: PASSWORD }, { email_password: PASSWORD }],
    [
      { description: '', click_tracking_enabled: false },
      { description: '', click_tracking_enabled: false },
    ],
  ])('sends %j as %j and nothing else', async (change, sent) => {
    const { run, calls } = actionRuns({
      'users/smtp/edit': () => [
        wire('northwind-crm-2'),
        wire('northwind-crm', { custom_ratelimit: undefined, custom_rate_limit: false }),
      ],
    });
    const edited = await run('users_smtp_edit', { username: 'northwind-crm', ...change });
    expect(calls[0]?.request).toEqual({ username: 'northwind-crm', ...sent });
    expect(edited).toMatchObject({ data: { data: { username: 'northwind-crm', custom_ratelimit: false } } });
    expect(JSON.stringify(edited)).not.toContain(PASSWORD);
  });

  it('says where SMTP2GO does not keep a limit', async () => {
    const { answerOf } = actionRuns({ 'users/smtp/edit': () => [wire('northwind-crm', { custom_ratelimit: false })] });
    const { notes } = await answerOf('users_smtp_edit', { username: 'northwind-crm', custom_ratelimit_value: 9 });
    expect(notes).toEqual([expect.stringContaining('custom_ratelimit')]);
  });

  it.each(['new_username', 'allowed_ips', 'allow_senders', 'sender_domain', 'disable_senders', 'reset_stats'])(
    'has no %s, and says the nearest way',
    async (parameter) => {
      const { failureOf, calls } = actionRuns({});
      expect(await failureOf('users_smtp_edit', { username: 'northwind-crm', [parameter]: true })).toMatchObject({
        kind: 'unsupported-parameter',
        parameter,
        reason: expect.stringMatching(/\. \w/),
      });
      expect(calls).toEqual([]);
    },
  );

  it.each([{}, { disabled: true, status: 'allowed' }, { custom_ratelimit: false, custom_ratelimit_value: 5 }])(
    'refuses %j before any traffic',
    async (change) => {
      const { failureOf, calls } = actionRuns({});
      expect(await failureOf('users_smtp_edit', { username: 'northwind-crm', ...change })).toMatchObject({
        kind: 'invalid-input',
      });
      expect(calls).toEqual([]);
    },
  );

  it('says after a lost answer that a password cannot be seen', async () => {
    const { failureOf } = actionRuns({
      'users/smtp/edit': () => new TypeError('fetch failed'),
      'users/smtp/view': () => ({ results: [wire('northwind-crm', { status: 'blocked' })] }),
    });
    const input = { username: 'northwind-crm', disabled: true, password: PASSWORD };
    expect(await failureOf('users_smtp_edit', input)).toEqual({
      kind: 'outcome-unknown',
      endpoint: '/users/smtp/edit',
      reason: 'fetch failed',
      now: 'northwind-crm is as it was to be. Whether its password changed cannot be seen.',
    });
  });
});

describe('users_smtp_remove', () => {
  it('removes exactly this user, whatever the reply lists', async () => {
    const { answerOf, calls } = actionRuns({
      'users/smtp/view': () => ({ results: [wire('northwind-crm-2'), wire('northwind-crm')] }),
      'users/smtp/remove': () => ({ results: [wire('northwind-crm-2')] }),
    });
    const removed = await answerOf('users_smtp_remove', { username: 'northwind-crm' });
    expect(removed.data.username).toBe('northwind-crm');
    expect(JSON.stringify(removed)).not.toContain(PASSWORD);
    expect(calls[1]?.request).toEqual({ username: 'northwind-crm' });
  });

  it('sends nothing where only a longer name is there', async () => {
    const { failureOf, calls } = actionRuns({ 'users/smtp/view': () => ({ results: [wire('northwind-crm-2')] }) });
    expect(await failureOf('users_smtp_remove', { username: 'northwind-crm' })).toMatchObject({
      fields: [{ path: 'username' }],
    });
    expect(calls.length).toBe(1);
  });
});
