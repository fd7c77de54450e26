import { describe, expect, it } from 'vitest';
import { actionRuns } from '../../../../../fakes/actions.ts';
import { connectionError } from '../../../../../fakes/http.ts';

const LIST = ['billing@northwind.example', 'fabrikam.example'];
const list = (allowed_senders: readonly unknown[] = LIST, mode = 'whitelist') => ({ allowed_senders, mode });

describe('allowed_senders_add', () => {
  it.each(['shop@contoso.example', 'contoso.example'])('adds %s and answers the list with its mode', async (entry) => {
    const { answerOf, calls } = actionRuns({ 'allowed_senders/add': () => list([...LIST, entry]) });
    expect(await answerOf('allowed_senders_add', { email_address: entry, subaccount_id: 'Kd93bz' })).toMatchObject({
      data: { mode: 'whitelist', allowed_senders: [...LIST, entry] },
      notes: [],
    });
    expect(calls).toEqual([
      { path: 'allowed_senders/add', request: { allowed_senders: [entry], subaccount_id: 'Kd93bz' } },
    ]);
  });

  it.each([
    ['disabled', 'no effect'],
    ['blacklist', 'may not send'],
  ])('says what the mode %s makes of it', async (mode, words) => {
    const { answerOf } = actionRuns({ 'allowed_senders/add': () => list(LIST, mode) });
    const { notes } = await answerOf('allowed_senders_add', { email_address: 'fabrikam.example' });
    expect(notes).toEqual([expect.stringContaining(words)]);
  });

  it('refuses what is neither address nor domain before any traffic', async () => {
    const { failureOf, calls } = actionRuns({});
    expect(await failureOf('allowed_senders_add', { email_address: 'northwind' })).toMatchObject({
      fields: [{ path: 'email_address' }],
    });
    expect(calls).toEqual([]);
  });
});

describe('allowed_senders_remove', () => {
  it('removes the entry as it stands in the list, and looks again', async () => {
    const { answerOf, calls } = actionRuns({
      'allowed_senders/view': (_, nth) => list(nth === 0 ? LIST : ['fabrikam.example']),
      'allowed_senders/remove': () => list(['billing@northwind.example']),
    });
    expect((await answerOf('allowed_senders_remove', { email_address: 'BILLING@northwind.example' })).data).toEqual({
      removed: true,
      mode: 'whitelist',
      allowed_senders: ['fabrikam.example'],
    });
    expect(calls.map(({ path }) => path)).toEqual([
      'allowed_senders/view',
      'allowed_senders/remove',
      'allowed_senders/view',
    ]);
    expect(calls[1]?.request).toEqual({ allowed_senders: ['billing@northwind.example'] });
  });

  it('says that an entry was not there, and sends nothing', async () => {
    const { answerOf, calls } = actionRuns({ 'allowed_senders/view': () => list() });
    expect(await answerOf('allowed_senders_remove', { email_address: 'nobody@northwind.example' })).toMatchObject({
      data: { removed: false, allowed_senders: LIST },
      notes: ['nobody@northwind.example is not on the list.'],
    });
    expect(calls.length).toBe(1);
  });

  it('does not claim what a failed second look could not confirm', async () => {
    const { failureOf } = actionRuns({
      'allowed_senders/view': (_, nth) => (nth === 0 ? list() : connectionError('ENETUNREACH')),
      'allowed_senders/remove': () => list(),
    });
    expect(await failureOf('allowed_senders_remove', { email_address: 'fabrikam.example' })).toEqual({
      kind: 'outcome-unknown',
      endpoint: '/allowed_senders/remove',
    });
  });
});

describe('allowed_senders_update', () => {
  const change = { allowed_sender_id: 'billing@northwind.example', email_address: 'invoices@northwind.example' };
  const changed = ['invoices@northwind.example', 'fabrikam.example'];

  it('replaces the one entry and sends the rest and the mode back as they are', async () => {
    const { answerOf, calls } = actionRuns({
      'allowed_senders/view': () => list(LIST, 'disabled'),
      'allowed_senders/update': () => list(changed, 'disabled'),
    });
    expect((await answerOf('allowed_senders_update', change)).data).toEqual({
      email_address: 'invoices@northwind.example',
      kind: 'address',
      label: undefined,
      mode: 'disabled',
    });
    expect(calls.at(-1)?.request).toEqual({ allowed_senders: changed, mode: 'disabled' });
  });

  it.each([
    ['an entry', list([...LIST, 'new@contoso.example'])],
    ['the mode', list(LIST, 'blacklist')],
    ['the order', list([...LIST].reverse())],
  ])('refuses where %s changed between the look and the change', async (_, second) => {
    const { failureOf, calls } = actionRuns({
      'allowed_senders/view': (_request, nth) => (nth === 0 ? list() : second),
    });
    expect(await failureOf('allowed_senders_update', change)).toMatchObject({ kind: 'conflict' });
    expect(calls.map(({ path }) => path)).not.toContain('allowed_senders/update');
  });

  it('refuses to send back a list of which an entry could not be read', async () => {
    const { failureOf } = actionRuns({ 'allowed_senders/view': () => list([...LIST, { odd: true }]) });
    expect(await failureOf('allowed_senders_update', change)).toMatchObject({ kind: 'malformed-reply' });
  });

  it.each([
    [{ ...change, allowed_sender_id: 'gone@northwind.example' }, 'allowed_sender_id'],
    [{ ...change, email_address: 'Fabrikam.example' }, 'email_address'],
    [{ allowed_sender_id: 'fabrikam.example' }, 'email_address'],
  ])('refuses %j', async (input, path) => {
    const { failureOf, calls } = actionRuns({ 'allowed_senders/view': () => list() });
    expect(await failureOf('allowed_senders_update', input)).toMatchObject({ fields: [{ path }] });
    expect(calls.map((call) => call.path)).not.toContain('allowed_senders/update');
  });

  it('keeps a name on this computer, shows it in the list, and moves it along with the entry', async () => {
    const { answerOf, calls }: ReturnType<typeof actionRuns> = actionRuns({
      'allowed_senders/view': () => list(isChanged() ? changed : LIST),
      'allowed_senders/update': () => list(changed),
      'domain/view': () => ({ domains: [] }),
      'single_sender_emails/view': () => ({ senders: [] }),
    });
    const isChanged = () => calls.some(({ path }) => path === 'allowed_senders/update');
    const named = { allowed_sender_id: 'billing@northwind.example', name: 'Invoices' };
    expect((await answerOf('allowed_senders_update', named)).data.label).toBe('Invoices');
    expect(calls.map(({ path }) => path)).toEqual(['allowed_senders/view']);
    const labels = async () =>
      (await answerOf('allowed_senders_view', {})).data.allowed_senders.map(({ label }) => label);
    expect(await labels()).toEqual(['Invoices', undefined]);
    expect((await answerOf('allowed_senders_update', change)).data.label).toBe('Invoices');
    expect(await labels()).toEqual(['Invoices', undefined]);
    await answerOf('allowed_senders_update', { allowed_sender_id: 'invoices@northwind.example', name: '' });
    expect(await labels()).toEqual([undefined, undefined]);
  });

  it('has no reply prompt and says what to do instead', async () => {
    const { failureOf, calls } = actionRuns({});
    expect(await failureOf('allowed_senders_update', { ...change, reply_prompt: true })).toMatchObject({
      kind: 'unsupported-parameter',
      parameter: 'reply_prompt',
      reason: expect.stringContaining('Reply-To'),
    });
    expect(calls).toEqual([]);
  });
});
