import { describe, expect, it } from 'vitest';
import { actionRuns } from '../../../../fakes/actions.ts';
import { answer, connectionError } from '../../../../fakes/http.ts';

const LIST = ['billing@northwind.example', 'fabrikam.example'];
const list = (allowed_senders: readonly unknown[] = LIST, mode = 'whitelist') => ({ allowed_senders, mode });
const refusal = (error: string) =>
  answer(400, { data: { error, error_code: 'E_ApiResponseCodes.ENDPOINT_PERMISSION_DENIED' } });

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

describe('allowed_senders_set_mode', () => {
  const senders = (...rows: readonly (readonly [string, number])[]) => ({
    count: 1,
    history: rows.map(([email_address, used]) => ({
      email_address,
      used,
      bounces: 0,
      rejects: 0,
      spam: 0,
      unsubscribes: 0,
    })),
  });

  it.each([
    ['whitelist', 'news@contoso.example (1,240 e-mails)'],
    ['blacklist', 'Shop@Fabrikam.example (12 e-mails), billing@northwind.example (1 e-mail)'],
  ])('names whom the mode %s would refuse, and goes through with the phrase', async (mode, named) => {
    const { failureOf, answerOf, calls } = actionRuns({
      'allowed_senders/view': () => list(LIST, 'disabled'),
      'stats/email_history': () =>
        senders(
          ['billing@northwind.example', 1],
          ['Shop@Fabrikam.example', 12],
          ['news@contoso.example', 1240],
          ['idle@contoso.example', 0],
        ),
      'allowed_senders/update': () => list(LIST, mode),
    });
    const failure = await failureOf('allowed_senders_set_mode', { mode });
    expect(failure).toMatchObject({
      kind: 'confirmation-needed',
      facts: [`Mail of these senders of the last 30 days would be refused: ${named}.`],
    });
    expect(calls.map(({ path }) => path)).not.toContain('allowed_senders/update');
    expect(calls[1]?.request).toMatchObject({ group_by: 'email_address', start_date: expect.any(String) });
    const phrase = failure.kind === 'confirmation-needed' ? failure.phrase : '';
    expect(phrase).toMatch(/^refuse \d senders?$/);
    const chosen = mode === 'whitelist' ? 'whitelist' : 'blacklist';
    expect((await answerOf('allowed_senders_set_mode', { mode: chosen }, phrase)).data.mode).toBe(mode);
    expect(calls.at(-1)?.request).toEqual({ allowed_senders: LIST, mode });
  });

  it('asks for nothing where nobody would be refused, nor to switch it off', async () => {
    const { answerOf, calls } = actionRuns({
      'allowed_senders/view': (_, nth) => list(LIST, nth < 2 ? 'disabled' : 'whitelist'),
      'stats/email_history': () => senders(['shop@fabrikam.example', 3]),
      'allowed_senders/update': ({ mode }) => list(LIST, String(mode)),
    });
    expect((await answerOf('allowed_senders_set_mode', { mode: 'whitelist' })).data.mode).toBe('whitelist');
    expect((await answerOf('allowed_senders_set_mode', { mode: 'disabled' })).data.mode).toBe('disabled');
    expect(calls.filter(({ path }) => path === 'stats/email_history').length).toBe(1);
  });

  it('takes what it could not find out, and an empty list, as reasons to ask', async () => {
    const { failureOf } = actionRuns({
      'allowed_senders/view': () => list([], 'disabled'),
      'stats/email_history': () => refusal('No'),
    });
    expect(await failureOf('allowed_senders_set_mode', { mode: 'whitelist' })).toMatchObject({
      kind: 'confirmation-needed',
      facts: [expect.stringContaining('empty'), expect.stringContaining('lacks /stats/email_history')],
    });
  });

  it('looks at a subaccount by its id', async () => {
    const { failureOf, calls } = actionRuns({
      'allowed_senders/view': () => list(LIST, 'disabled'),
      'stats/email_history': () => senders(['news@contoso.example', 2]),
    });
    await failureOf('allowed_senders_set_mode', { mode: 'whitelist', subaccount_id: 'Kd93bz' });
    expect(calls.map(({ request }) => request)).toMatchObject([
      { subaccount_id: 'Kd93bz' },
      { subaccounts: ['Kd93bz'] },
    ]);
  });

  it('changes nothing where the mode is set already', async () => {
    const { answerOf, calls } = actionRuns({ 'allowed_senders/view': () => list() });
    expect((await answerOf('allowed_senders_set_mode', { mode: 'whitelist' })).notes).toEqual([
      'The mode is whitelist already.',
    ]);
    expect(calls.length).toBe(1);
  });
});

describe('allowed_senders_view', () => {
  const domainOf = (fulldomain: string, verified: boolean) => ({
    domain: { fulldomain, dkim_verified: verified, rpath_verified: verified },
    trackers: [],
  });
  const entries = [
    'a@northwind.example',
    'b@contoso.example',
    'c@fabrikam.example',
    'Northwind.example',
    'contoso.example',
  ];
  const script = {
    'allowed_senders/view': () => list(entries),
    'domain/view': () => ({ domains: [domainOf('northwind.example', true), domainOf('contoso.example', false)] }),
    'single_sender_emails/view': () => ({ senders: [{ email_address: 'C@fabrikam.example', verified: true }] }),
  };
  const states = (rows: readonly { readonly verified: string }[]) => rows.map(({ verified }) => verified);

  it('joins what is verified, as a domain or as a single address', async () => {
    const { answerOf } = actionRuns(script);
    const { data, total } = await answerOf('allowed_senders_view', {});
    expect(total).toBe(5);
    expect(data.allowed_senders.map(({ kind, verified }) => [kind, verified])).toEqual([
      ['address', 'verified'],
      ['address', 'unverified'],
      ['address', 'verified'],
      ['domain', 'verified'],
      ['domain', 'unverified'],
    ]);
  });

  it('calls unknown what it could not read, and says why', async () => {
    const noSingles = actionRuns({ ...script, 'single_sender_emails/view': () => refusal('No') });
    const { data, notes } = await noSingles.answerOf('allowed_senders_view', {});
    expect(states(data.allowed_senders)).toEqual(['verified', 'unknown', 'unknown', 'verified', 'unverified']);
    expect(notes).toEqual([expect.stringContaining('lacks /single_sender_emails/view')]);
    const noDomains = actionRuns({ ...script, 'domain/view': () => refusal('No') });
    expect(states((await noDomains.answerOf('allowed_senders_view', {})).data.allowed_senders)).toEqual([
      'unknown',
      'unknown',
      'verified',
      'unknown',
      'unknown',
    ]);
  });

  it('filters and cuts here', async () => {
    const { answerOf } = actionRuns(script);
    const verified = await answerOf('allowed_senders_view', { verified: 'verified', limit: 1, offset: 1 });
    expect([verified.total, verified.next, verified.data.allowed_senders[0]?.email_address]).toEqual([
      3,
      '2',
      'c@fabrikam.example',
    ]);
    const one = await answerOf('allowed_senders_view', { sender_email: 'B@contoso.example' });
    expect(one.data.allowed_senders.map(({ email_address }) => email_address)).toEqual(['b@contoso.example']);
  });
});
