import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator/server.ts';
import { dataOf, refusalOf, start } from './simulator-calls.ts';

type Row = {
  domain: Record<string, unknown>;
  trackers: Record<string, unknown>[];
  subaccount_access: unknown;
  from_master?: boolean;
};
type Answer = { domains: Row[] };

const view = async (simulator: Simulator, body: object = {}): Promise<Row[]> =>
  (await dataOf<Answer>(simulator, '/domain/view', body)).domains;
const change = async (simulator: Simulator, path: string, body: object): Promise<Row[]> =>
  (await dataOf<Answer>(simulator, `/domain/${path}`, body)).domains;
const names = (rows: readonly Row[]): unknown[] => rows.map(({ domain }) => domain['fulldomain']);
const verified = (row: Row | undefined): unknown[] => [
  row?.domain['dkim_verified'],
  row?.domain['rpath_verified'],
  row?.trackers[0]?.['cname_verified'],
];
const NOT_THERE = { status: 400, code: 'API_EXCEPTION' };

describe('domain/view', () => {
  it('gives the documented row, with what is expected in the DNS and what was found', async () => {
    const [row] = await view(await start(), { domain: 'shop.northwind.example' });
    expect(row).toEqual({
      domain: {
        fulldomain: 'shop.northwind.example',
        subdomain: 'shop',
        domain: 'northwind',
        suffix: 'example',
        dkim_selector: expect.stringMatching(/^s\d{6}$/),
        dkim_verified: true,
        dkim_status: '',
        dkim_value: 'dkim.smtp2go.net',
        dkim_expected: 'dkim.smtp2go.net',
        rpath_selector: expect.stringMatching(/^em\d{6}$/),
        rpath_verified: true,
        rpath_status: '',
        rpath_value: 'return.smtp2go.net',
        rpath_expected: 'return.smtp2go.net',
        setup_link: expect.stringMatching(/^https:/),
      },
      trackers: [
        {
          fulldomain: 'link.shop.northwind.example',
          subdomain: 'link.shop',
          domain: 'northwind',
          suffix: 'example',
          cname_verified: true,
          cname_status: '',
          cname_value: 'track.smtp2go.net',
          cname_expected: 'track.smtp2go.net',
          enabled: true,
        },
      ],
      subaccount_access: { subaccounts: [], future_subaccounts: false },
      from_master: false,
    });
  });

  it('has domains in every state, and no link to set up several at once', async () => {
    const rows = await view(await start());
    expect(rows.map(verified)).toEqual(
      expect.arrayContaining([
        [true, true, true],
        [true, false, true],
        [true, false, false],
        [false, false, false],
      ]),
    );
    expect(new Set(rows.map(({ domain }) => domain['setup_link']))).toEqual(new Set(['unavailable']));
    const wrong = rows.find(({ domain }) => domain['rpath_value'] === 'bounces.oldprovider.example');
    expect(wrong?.domain['rpath_status']).toMatch(/\nCNAME found: bounces\.oldprovider\.example$/);
    expect(await view(await start(), { domain: 'nobody.example' })).toEqual([]);
  });

  it('says that the domains of all senders are signed, as the statistics do', async () => {
    const simulator = await start();
    const rows = [...(await view(simulator)), ...(await view(simulator, { subaccount_id: 'Kd93bz' }))];
    const { history } = await dataOf<{ history: { domain: string; domain_verified: boolean }[] }>(
      simulator,
      '/stats/email_history',
      { group_by: 'domain' },
    );
    for (const { domain, domain_verified } of history) {
      const row = rows.find((entry) => entry.domain['fulldomain'] === domain);
      expect([domain, row?.domain['dkim_verified']]).toEqual([domain, domain_verified]);
    }
  });

  it('shows a subaccount its own domains and those its master shares', async () => {
    const rows = await view(await start(), { subaccount_id: 'Kd93bz' });
    expect(rows.map(({ domain, from_master }) => [domain['fulldomain'], from_master])).toEqual([
      ['fabrikam.example', false],
      ['northwind.example', true],
    ]);
  });
});

describe('domain/add, verify and remove', () => {
  it('add answers with three records to publish, and each look finds one more of them', async () => {
    const simulator = await start();
    const domain = 'contoso.example';
    const [added] = await change(simulator, 'add', { domain, auto_verify: true, tracking_subdomain: 'click' });
    expect(added).toMatchObject({
      domain: { fulldomain: domain, subdomain: null, dkim_value: '', dkim_status: expect.stringContaining('\n') },
      trackers: [{ fulldomain: 'click.contoso.example', subdomain: 'click', enabled: false }],
    });
    expect(verified(added)).toEqual([false, false, false]);
    const looks = [
      await change(simulator, 'verify', { domain }),
      await change(simulator, 'verify', { domain }),
      await change(simulator, 'verify', { domain, requisition_ssl: false }),
    ];
    expect(looks.map(([row]) => verified(row))).toEqual([
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ]);
    expect(verified((await view(simulator, { domain }))[0])).toEqual([true, true, true]);
    expect(await change(simulator, 'remove', { domain })).toEqual([]);
    expect(await view(simulator, { domain })).toEqual([]);
  });

  it('never find a domain of .invalid', async () => {
    const simulator = await start();
    const domain = 'northwind-test.invalid';
    expect(verified((await change(simulator, 'verify', { domain }))[0])).toEqual([false, false, false]);
  });

  it('answer with all domains in the other reading', async () => {
    const simulator = await start({ quirks: { domains: 'all' } });
    const before = names(await view(simulator));
    const domain = 'contoso.example';
    expect(names(await change(simulator, 'add', { domain }))).toEqual([...before, domain]);
    expect(names(await change(simulator, 'verify', { domain }))).toEqual([...before, domain]);
    expect(names(await change(simulator, 'remove', { domain }))).toEqual(before);
  });

  it('refuse a domain that is there already, and one that is not', async () => {
    const simulator = await start();
    expect(await refusalOf(simulator, '/domain/add', { domain: 'Northwind.example' })).toMatchObject(NOT_THERE);
    for (const path of ['/domain/verify', '/domain/remove']) {
      expect(await refusalOf(simulator, path, { domain: 'nobody.example' })).toMatchObject(NOT_THERE);
    }
  });

  it('share a domain with subaccounts', async () => {
    const simulator = await start();
    const subaccount_access = { subaccounts: ['Kd93bz'], future_subaccounts: true };
    await change(simulator, 'add', { domain: 'contoso.example', subaccount_access });
    expect(names(await view(simulator, { subaccount_id: 'Kd93bz' }))).toContain('contoso.example');
    expect(
      await refusalOf(simulator, '/domain/add', {
        domain: 'litware.example',
        subaccount_access: { subaccounts: ['no'] },
      }),
    ).toMatchObject({ field: 'subaccount_access' });
  });

  it('keep the domains of a subaccount apart', async () => {
    const simulator = await start();
    const domain = 'contoso.example';
    await change(simulator, 'add', { domain, subaccount_id: 'Kd93bz' });
    expect(names(await view(simulator))).not.toContain(domain);
    expect(names(await view(simulator, { subaccount_id: 'Kd93bz' }))).toContain(domain);
  });
});

describe('domain/tracking and domain/returnpath', () => {
  it('rename a label, which then has to be published again', async () => {
    const simulator = await start();
    const domain = 'northwind.example';
    const [renamed] = await change(simulator, 'tracking', { domain, old_subdomain: 'link', new_subdomain: 'go' });
    expect(renamed?.trackers[0]).toMatchObject({ fulldomain: 'go.northwind.example', cname_verified: false });
    const old_subdomain = renamed?.domain['rpath_selector'];
    const [again] = await change(simulator, 'returnpath', { domain, old_subdomain, new_subdomain: 'bounce' });
    expect(again?.domain).toMatchObject({ rpath_selector: 'bounce', rpath_verified: false, dkim_verified: true });
  });

  it('refuse a label that is not the present one', async () => {
    const simulator = await start();
    const body = { domain: 'northwind.example', old_subdomain: 'nothing', new_subdomain: 'go' };
    expect(await refusalOf(simulator, '/domain/tracking', body)).toMatchObject(NOT_THERE);
    expect(await refusalOf(simulator, '/domain/returnpath', body)).toMatchObject(NOT_THERE);
  });
});

it.each([
  ['/domain/add', { domain: 'no domain' }, 'domain'],
  ['/domain/add', { domain: 'a.example', tracking_subdomain: 'two words' }, 'tracking_subdomain'],
  ['/domain/add', { domain: 'a.example', subaccount_access: { everybody: true } }, 'subaccount_access'],
  ['/domain/remove', { domain: 'a.example', requisition_ssl: true }, 'requisition_ssl'],
  ['/domain/verify', { domain: 'a.example', old_subdomain: 'link' }, 'old_subdomain'],
  ['/domain/tracking', { domain: 'a.example', old_subdomain: 'link' }, 'new_subdomain'],
])('%s %j is refused for %s', async (path, body, field) => {
  expect(await refusalOf(await start(), path, body)).toMatchObject({ code: 'NON_VALIDATING_IN_PAYLOAD', field });
});
