import { describe, expect, it } from 'vitest';
import { actionRuns } from '../../../../../fakes/actions.ts';
import { answer } from '../../../../../fakes/http.ts';

/** smtp2go-api.md 2.6, composed of our own values. */
const wire = (name: string, part: object = {}) => ({
  domain: {
    fulldomain: name,
    subdomain: null,
    dkim_selector: 's482915',
    dkim_verified: false,
    dkim_status: 'No CNAME found',
    dkim_value: '',
    rpath_selector: 'em482915',
    rpath_verified: true,
    rpath_status: '',
    rpath_value: 'return.smtp2go.net',
    rpath_expected: 'return.eu.smtp2go.net',
    setup_link: 'unavailable',
    ...part,
  },
  trackers: [
    { fulldomain: `link.${name}`, cname_verified: false, cname_status: '', cname_value: 'x.example', enabled: false },
  ],
});

describe('domain_add', () => {
  it('answers the three records to publish: expected, found, verified', async () => {
    const { answerOf, calls } = actionRuns({
      'domain/add': () => ({ domains: [wire('contoso.example'), wire('northwind.example')] }),
    });
    const input = {
      domain: 'northwind.example',
      auto_verify: false,
      tracking_subdomain: 'link',
      returnpath_subdomain: 'em',
      requisition_ssl: false,
      subaccount_access: { subaccounts: ['Kd93bz'], future_subaccounts: false },
      subaccount_id: 'Kd93bz',
    };
    const { data } = await answerOf('domain_add', input);
    expect(calls).toEqual([{ path: 'domain/add', request: input }]);
    expect(data).toEqual({
      domain: 'northwind.example',
      verified: false,
      records: [
        {
          purpose: 'DKIM',
          type: 'CNAME',
          host: 's482915._domainkey.northwind.example',
          expected: 'dkim.smtp2go.net',
          found: undefined,
          verified: false,
          problem: 'No CNAME found',
        },
        {
          purpose: 'return path',
          type: 'CNAME',
          host: 'em482915.northwind.example',
          expected: 'return.eu.smtp2go.net',
          found: 'return.smtp2go.net',
          verified: true,
          problem: undefined,
        },
        {
          purpose: 'tracking',
          type: 'CNAME',
          host: 'link.northwind.example',
          expected: 'track.smtp2go.net',
          found: 'x.example',
          verified: false,
          problem: undefined,
        },
      ],
      setup_link: undefined,
      subaccounts: undefined,
      future_subaccounts: undefined,
      from_master: undefined,
    });
  });

  const duplicate = () =>
    answer(400, {
      request_id: 'r-1',
      data: { error: 'A sender domain with that value already exists', error_code: 'E_ApiResponseCodes.API_EXCEPTION' },
    });

  it('says clearly that a domain exists already', async () => {
    const { failureOf } = actionRuns({
      'domain/add': duplicate,
      'api_keys/permissions': () => ['*'],
      'domain/view': () => ({ domains: [wire('northwind.example')] }),
    });
    expect(await failureOf('domain_add', { domain: 'northwind.example' })).toEqual({
      kind: 'invalid-input',
      fields: [{ path: 'domain', message: 'northwind.example is a sender domain already.' }],
    });
  });

  it('leaves another refusal as it is', async () => {
    const { failureOf } = actionRuns({
      'domain/add': duplicate,
      'api_keys/permissions': () => ['*'],
      'domain/view': () => ({ domains: [] }),
    });
    expect(await failureOf('domain_add', { domain: 'northwind.example' })).toMatchObject({
      kind: 'refused-by-provider',
      requestId: 'r-1',
    });
  });

  it('looks where the answer does not list the domain', async () => {
    const { answerOf } = actionRuns({
      'domain/add': () => ({ domains: [] }),
      'domain/view': () => ({ domains: [wire('northwind.example')] }),
    });
    expect((await answerOf('domain_add', { domain: 'Northwind.example' })).data.records.length).toBe(3);
  });
});

describe('what changes a domain', () => {
  const renaming = { domain: 'northwind.example', old_subdomain: 'link', new_subdomain: 'click' };

  it.each([
    ['domain_tracking', 'domain/tracking'],
    ['domain_returnpath', 'domain/returnpath'],
  ] as const)('%s renames and says that the record has to be published', async (id, path) => {
    const { answerOf, calls } = actionRuns({ [path]: () => ({ domains: [wire('northwind.example')] }) });
    const { notes } = await answerOf(id, renaming);
    expect(calls).toEqual([{ path, request: renaming }]);
    expect(notes).toEqual([expect.stringContaining('Publish')]);
  });

  it('domain_verify answers the domain as it was found', async () => {
    const { answerOf, calls } = actionRuns({
      'domain/verify': () => ({ domains: [wire('northwind.example', { dkim_verified: true })] }),
    });
    expect((await answerOf('domain_verify', { domain: 'northwind.example' })).data.verified).toBe(true);
    expect(calls[0]?.request).toEqual({ domain: 'northwind.example' });
  });

  it('domain_remove answers what was there, whatever the reply lists', async () => {
    const { answerOf } = actionRuns({
      'domain/view': () => ({ domains: [wire('northwind.example')] }),
      'domain/remove': () => ({ domains: [] }),
    });
    expect((await answerOf('domain_remove', { domain: 'northwind.example' })).data.domain).toBe('northwind.example');
  });

  it('domain_remove sends nothing for a domain that is not there', async () => {
    const { failureOf, calls } = actionRuns({ 'domain/view': () => ({ domains: [wire('mail.northwind.example')] }) });
    expect(await failureOf('domain_remove', { domain: 'northwind.example' })).toMatchObject({
      fields: [{ path: 'domain' }],
    });
    expect(calls.length).toBe(1);
  });
});

describe('domain_view', () => {
  it('lists domains, one bad row left out and said', async () => {
    const { answerOf } = actionRuns({
      'domain/view': () => ({ domains: [wire('northwind.example'), { domain: 7 }] }),
    });
    expect(await answerOf('domain_view', {})).toMatchObject({
      data: [{ domain: 'northwind.example' }],
      total: 1,
      notes: [expect.stringContaining('1 row could not be read')],
    });
  });

  it('does not take a missing flag for a no', async () => {
    const { answerOf } = actionRuns({
      'domain/view': () => ({
        domains: [
          wire('northwind.example', { dkim_verified: undefined }),
          wire('contoso.example', { dkim_verified: undefined, rpath_verified: false }),
        ],
      }),
    });
    const { data } = await answerOf('domain_view', {});
    expect(data.map(({ verified, records }) => [verified, records[0]?.verified])).toEqual([
      [undefined, undefined],
      [false, undefined],
    ]);
  });

  it('takes exactly the domain that was asked for', async () => {
    const { answerOf } = actionRuns({
      'domain/view': () => ({ domains: [wire('mail.northwind.example'), wire('northwind.example')] }),
    });
    const { data } = await answerOf('domain_view', { domain: 'northwind.example' });
    expect(data.map(({ domain }) => domain)).toEqual(['northwind.example']);
  });
});

describe('single senders', () => {
  const senders = (...rows: readonly (readonly [string, boolean])[]) => ({
    senders: rows.map(([email_address, verified]) => ({ email_address, verified })),
  });
  const me = { email_address: 'kim@northwind.example' };

  it('are added with a word that an e-mail goes out, for an answer that says nothing', async () => {
    const { answerOf, calls } = actionRuns({
      'single_sender_emails/add': () => answer(200, { just_returns_this: 'ok' }),
      'single_sender_emails/view': () => senders(['kim@northwind.example', false]),
    });
    expect(await answerOf('single_sender_emails_add', { ...me, message: 'Hello' })).toMatchObject({
      data: { email_address: 'kim@northwind.example', verified: false },
      notes: [expect.stringContaining('verifies the address')],
    });
    expect(calls[0]?.request).toEqual({ ...me, message: 'Hello' });
  });

  it('are removed when they are there, and only then', async () => {
    const { answerOf, failureOf } = actionRuns({
      'single_sender_emails/remove': () => answer(200, { just_returns_this: 'ok' }),
      'single_sender_emails/view': () => senders(['Kim@northwind.example', true]),
    });
    expect((await answerOf('single_sender_emails_remove', me)).data).toEqual({
      email_address: 'Kim@northwind.example',
      verified: true,
    });
    expect(await failureOf('single_sender_emails_remove', { email_address: 'im@northwind.example' })).toMatchObject({
      fields: [{ path: 'email_address' }],
    });
  });

  it('are listed, or exactly one of them', async () => {
    const { answerOf } = actionRuns({
      'single_sender_emails/view': () => senders(['kim@northwind.example', true], ['joakim@northwind.example', false]),
    });
    expect((await answerOf('single_sender_emails_view', {})).total).toBe(2);
    expect((await answerOf('single_sender_emails_view', me)).data).toEqual([{ ...me, verified: true }]);
  });
});
