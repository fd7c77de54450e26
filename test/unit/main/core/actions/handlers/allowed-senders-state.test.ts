import { describe, expect, it } from 'vitest';
import { actionRuns } from '../../../../../fakes/actions.ts';
import { answer } from '../../../../../fakes/http.ts';

const LIST = ['billing@northwind.example', 'fabrikam.example'];
const list = (allowed_senders: readonly unknown[] = LIST, mode = 'whitelist') => ({ allowed_senders, mode });
const refusal = (error: string) =>
  answer(400, { data: { error, error_code: 'E_ApiResponseCodes.ENDPOINT_PERMISSION_DENIED' } });

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

  it('calls unknown what SMTP2GO does not tell of a domain', async () => {
    const { answerOf } = actionRuns({
      ...script,
      'domain/view': () => ({ domains: [{ domain: { fulldomain: 'northwind.example' }, trackers: [] }] }),
    });
    expect(states((await answerOf('allowed_senders_view', {})).data.allowed_senders)).toEqual([
      'unknown',
      'unverified',
      'verified',
      'unknown',
      'unverified',
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
