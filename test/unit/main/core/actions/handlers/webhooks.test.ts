import { describe, expect, it } from 'vitest';
import { actionRuns } from '../../../../../fakes/actions.ts';

const TOKEN = 'c2VjcmV0LXRva2Vu';
const wire = (part: object = {}) => ({
  id: 5127,
  url: 'https://hooks.northwind.example/smtp2go',
  events: ['bounce', 'spam'],
  sms_events: [],
  headers: 'X-Order-Id',
  usernames: '',
  output_format: 'json',
  auth_header_type: 'bearer',
  auth_header_value: TOKEN,
  ...part,
});

describe('webhook_view', () => {
  it.each([
    ['an array', [wire()]],
    ['one object', wire()],
    ['{webhooks}', { webhooks: [wire()] }],
    ['{results}', { results: [wire()] }],
  ])('reads %s, lists as lists, without what authorises it', async (_, data) => {
    const { answerOf } = actionRuns({ 'webhook/view': () => data });
    const found = await answerOf('webhook_view', {});
    expect(found.data).toEqual([
      {
        id: 5127,
        label: undefined,
        url: 'https://hooks.northwind.example/smtp2go',
        events: ['bounce', 'spam'],
        sms_events: [],
        headers: ['X-Order-Id'],
        usernames: [],
        output_format: 'json',
        auth_header_type: 'bearer',
      },
    ]);
    expect(JSON.stringify(found)).not.toContain(TOKEN);
  });

  it.each([
    ['', []],
    [{}, []],
    [[], []],
  ])('reads %j as none', async (data, rows) => {
    const { answerOf } = actionRuns({ 'webhook/view': () => data });
    expect((await answerOf('webhook_view', { subaccount_id: 'Kd93bz' })).data).toEqual(rows);
  });

  it.each([{ message: 'Service unavailable' }, { error: 'maintenance' }, 42, 'ok'])(
    'does not read %j as none',
    async (data) => {
      const { failureOf } = actionRuns({ 'webhook/view': () => data });
      expect(await failureOf('webhook_view', {})).toMatchObject({ kind: 'malformed-reply' });
    },
  );

  it.each(['me:hunter2', 'hunter2', 'hunter2:', ':hunter2'])('hides %s within an address', async (userInfo) => {
    const url = `https://${userInfo}@hooks.example/x`;
    const { answerOf } = actionRuns({ 'webhook/view': () => [wire({ url })] });
    expect((await answerOf('webhook_view', {})).data[0]?.url).toBe('https://***@hooks.example/x');
  });
});

describe('webhook_add', () => {
  const input = { webhook_url: 'https://hooks.northwind.example/smtp2go', events: ['bounce' as const] };

  it('asks for JSON unless told otherwise, and keeps its name on this computer', async () => {
    const { answerOf, calls } = actionRuns({
      'webhook/add': () => wire({ events: ['bounce'] }),
      'webhook/view': () => [wire()],
      'webhook/remove': () => wire(),
    });
    const added = await answerOf('webhook_add', { ...input, name: 'Shop' });
    expect(added.data).toMatchObject({ id: 5127, label: 'Shop' });
    expect(added.notes).toEqual([]);
    expect(JSON.stringify(added)).not.toContain(TOKEN);
    expect(calls[0]?.request).toEqual({ url: input.webhook_url, events: ['bounce'], output_format: 'json' });
    expect((await answerOf('webhook_view', {})).data[0]?.label).toBe('Shop');
    expect((await answerOf('webhook_view', { subaccount_id: 'Kd93bz' })).data[0]?.label).toBeUndefined();
    expect((await answerOf('webhook_remove', { webhook_id: '5127' })).data.label).toBe('Shop');
    expect((await answerOf('webhook_view', {})).data[0]?.label).toBeUndefined();
  });

  it('sends every further field', async () => {
    const { answerOf, calls } = actionRuns({ 'webhook/add': () => wire() });
    const more = {
      sms_events: ['failed' as const],
      headers: ['X-Order-Id'],
      usernames: ['northwind-crm'],
      output_format: 'form' as const,
      auth_header_type: 'bearer' as const,
      auth_header_value: TOKEN,
      subaccount_id: 'Kd93bz',
    };
    const { notes } = await answerOf('webhook_add', { ...input, ...more });
    expect(calls[0]?.request).toEqual({ url: input.webhook_url, events: ['bounce'], ...more });
    expect(notes).toEqual(['SMTP2GO left out: failed.']);
  });

  it.each([
    [{ events: ['bounced'] }, 'events.0'],
    [{ events: [] }, 'events'],
    [{ webhook_url: 'ftp://hooks.example' }, 'webhook_url'],
    [{ webhook_url: 'hooks.example' }, 'webhook_url'],
    [{ auth_header_type: 'bearer' }, 'auth_header_value'],
  ])('refuses %j before any traffic', async (part, path) => {
    const { failureOf, calls } = actionRuns({});
    expect(await failureOf('webhook_add', { ...input, ...part })).toMatchObject({ fields: [{ path }] });
    expect(calls).toEqual([]);
  });
});

describe('webhook_edit', () => {
  const whole = {
    id: 5127,
    url: 'https://hooks.northwind.example/smtp2go',
    events: ['bounce', 'spam'],
    sms_events: [],
    headers: ['X-Order-Id'],
    usernames: [],
    output_format: 'json',
    auth_header_type: 'bearer',
    auth_header_value: TOKEN,
  };

  it.each([
    [{ url: 'https://new.example/' }, { url: 'https://new.example/' }],
    [{ users: ['crm-1'] }, { usernames: ['crm-1'] }],
    [{ sms_events: ['failed'] }, { sms_events: ['failed'] }],
    [{ email_events: ['open'] }, { events: ['open'] }],
    [{ email_headers: [] }, { headers: [] }],
    [{ output_type: 'form' }, { output_format: 'form' }],
    [{ authorization_header: 'Basic eDp5' }, { auth_header_type: 'basic', auth_header_value: 'eDp5' }],
    [{ authorization_header: '' }, { auth_header_type: '', auth_header_value: '' }],
  ])('%j changes this and sends the rest back, the secret too', async (change, sent) => {
    const { run, calls } = actionRuns({ 'webhook/view': () => [wire()], 'webhook/edit': () => wire() });
    const result = await run('webhook_edit', { webhook_id: '5127', ...change });
    expect(result.ok).toBe(true);
    expect(calls.at(-1)).toEqual({ path: 'webhook/edit', request: { ...whole, ...sent } });
    expect(JSON.stringify(result)).not.toContain(TOKEN);
  });

  it('only names it where only a name is given', async () => {
    const { answerOf, calls } = actionRuns({ 'webhook/view': () => [wire()] });
    expect((await answerOf('webhook_edit', { webhook_id: '5127', name: 'Shop' })).data.label).toBe('Shop');
    expect(calls.map(({ path }) => path)).toEqual(['webhook/view']);
  });

  it.each([
    ['user information', 'https://***@hooks.example/x'],
    ['path, as it is kept,', 'https://hooks.example/…'],
  ])('takes its own hidden %s for "as it is"', async (_, shown) => {
    const url = 'https://me:hunter2@hooks.example/x';
    const { answerOf, calls } = actionRuns({
      'webhook/view': () => [wire({ url })],
      'webhook/edit': () => wire({ url }),
    });
    await answerOf('webhook_edit', { webhook_id: '5127', url: shown, output_type: 'form' });
    expect(calls.at(-1)?.request).toMatchObject({ url });
  });

  it.each(['https://***@hooks.example/elsewhere', 'https://elsewhere.example/…'])(
    'does not send %s, in which something is hidden',
    async (url) => {
      const { failureOf, calls } = actionRuns({
        'webhook/view': () => [wire({ url: 'https://me:hunter2@hooks.example/x' })],
      });
      expect(await failureOf('webhook_edit', { webhook_id: '5127', url })).toMatchObject({ fields: [{ path: 'url' }] });
      expect(calls.map((call) => call.path)).not.toContain('webhook/edit');
    },
  );

  it.each([
    ['an event', wire({ events: ['bounce'] })],
    ['its secret', wire({ auth_header_value: 'other' })],
    ['everything: it is gone', []],
  ])('refuses where somebody changed %s in between', async (_, second) => {
    const { failureOf, calls } = actionRuns({ 'webhook/view': (_request, nth) => (nth === 0 ? [wire()] : second) });
    expect(await failureOf('webhook_edit', { webhook_id: '5127', output_type: 'form' })).toEqual({
      kind: 'conflict',
      what: 'Webhook 5127',
    });
    expect(calls.map(({ path }) => path)).not.toContain('webhook/edit');
  });

  it.each([
    [{ events: ['bounce', 'resubscribe'] }, 'email_events', /resubscribe/],
    [{ auth_header_type: 'digest' }, 'authorization_header', /digest/],
  ])('does not drop what it cannot send back: %j', async (part, path, words) => {
    const { failureOf, calls } = actionRuns({ 'webhook/view': () => [wire(part)] });
    expect(await failureOf('webhook_edit', { webhook_id: '5127', output_type: 'form' })).toMatchObject({
      fields: [{ path, message: expect.stringMatching(words) }],
    });
    expect(calls.map((call) => call.path)).not.toContain('webhook/edit');
  });

  it('notes where the authorization was not returned and so cannot be sent back', async () => {
    const { answerOf, calls } = actionRuns({
      'webhook/view': () => [wire({ auth_header_value: undefined })],
      'webhook/edit': () => wire(),
    });
    const { notes } = await answerOf('webhook_edit', { webhook_id: '5127', output_type: 'form' });
    expect(notes).toEqual([expect.stringContaining('authorization')]);
    expect(calls.at(-1)?.request).not.toHaveProperty('auth_header_type');
  });

  it.each([
    [{ webhook_id: '5128', name: 'x' }, 'webhook_id'],
    [{ webhook_id: 'shop', name: 'x' }, 'webhook_id'],
    [{ webhook_id: '5127' }, 'url'],
    [{ webhook_id: '5127', authorization_header: 'Digest x' }, 'authorization_header'],
    [{ webhook_id: '5127', email_events: ['opened'] }, 'email_events.0'],
  ])('refuses %j', async (input, path) => {
    const { failureOf } = actionRuns({ 'webhook/view': () => [wire()] });
    expect(await failureOf('webhook_edit', input)).toMatchObject({ fields: [{ path }] });
  });
});
