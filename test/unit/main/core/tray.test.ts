import { describe, expect, it } from 'vitest';
import { newStatus } from '../../../../src/main/core/state.ts';
import { trayView } from '../../../../src/main/core/tray.ts';
import { DEFAULT_PREFERENCES, type TrayPolicy } from '../../../../src/shared/settings.ts';
import type { AccountStatus, AppState } from '../../../../src/shared/state.ts';
import { incident } from '../../../fixtures/incidents.ts';

const state = (accounts: readonly AccountStatus[]): AppState => ({
  accounts,
  preferences: DEFAULT_PREFERENCES,
  keychain: { kind: 'works' },
  platform: { os: 'linux', version: '0.1.0', dataFolder: '/data', locale: 'en-GB' },
  notices: [],
  notifications: { mutedUntil: undefined, quietUntil: undefined },
});

const withTray = (accounts: readonly AccountStatus[], tray: Partial<TrayPolicy>): AppState => ({
  ...state(accounts),
  preferences: { ...DEFAULT_PREFERENCES, tray: { ...DEFAULT_PREFERENCES.tray, ...tray } },
});

const account = (name: string, part: Partial<AccountStatus> = {}): AccountStatus => {
  const fresh = newStatus(
    {
      id: '6f1f6b0a-33de-4f7a-8a6e-0d5c7f3b2a10',
      name,
      endpoint: { kind: 'region', region: 'auto' },
      keyHint: 'api-4F1C',
      simulated: false,
      paused: false,
      createdAt: 0,
    },
    'keychain',
  );
  return { ...fresh, watch: { ...fresh.watch, outcome: { kind: 'ok' } }, ...part };
};

const labels = (accounts: readonly AccountStatus[]) =>
  trayView(state(accounts)).menu.map((row) => (row.kind === 'separator' ? '-' : row.label));

describe('the tray', () => {
  it('offers to open and to quit before there is any account', () => {
    expect(labels([])).toEqual(['Open Relaywatch', 'Quit']);
    expect(trayView(state([]))).toMatchObject({ mark: 'paused', count: 0, isColoured: false });
  });

  it('does not call an account unseen that has not been looked at yet', () => {
    const fresh = account('Contoso', { watch: newStatus(account('Contoso').account, 'keychain').watch });
    expect(labels([fresh])[0]).toBe('Contoso: not checked yet');
    expect(trayView(state([fresh]))).toMatchObject({
      mark: 'no_data',
      tooltip: 'Relaywatch: Contoso, not checked yet',
    });
    const failed = {
      ...fresh,
      watch: { ...fresh.watch, outcome: { kind: 'unreachable', detail: 'timeout' } as const },
    };
    expect(labels([failed])[0]).toBe('Contoso: no data');
    const part = {
      ...account('Contoso').watch,
      unseen: { kind: 'permission_missing', endpoint: '/stats/email_spam' },
    } as const;
    expect(labels([account('Contoso', { watch: part })])[0]).toBe('Contoso: some data missing');
  });

  it('lists accounts worst first, then what is open, then what can be done', () => {
    const bad = account('Northwind', { openIncidents: [incident()] });
    expect(labels([account('Contoso'), bad])).toEqual([
      'Northwind: 1 incident open',
      'Contoso: not enough mail',
      '-',
      'Northwind · Bounces 13.4% (limit 12%)',
      '-',
      'Check now',
      'Mute for',
      '-',
      'Open Relaywatch',
      'Quit',
    ]);
  });

  it('leads from an incident to its page', () => {
    const view = trayView(state([account('Northwind', { openIncidents: [incident()] })]));
    expect(view.menu[2]).toMatchObject({
      action: { do: 'open', route: { screen: 'incident', incidentId: incident().id } },
    });
  });

  it('says the worst line in its tooltip and how many more there are', () => {
    const two = account('Northwind', { openIncidents: [incident(), incident({ level: 'warning' })] });
    expect(trayView(state([two])).tooltip).toBe('Northwind: Bounces 13.4% (limit 12%), 1 more incident');
    expect(trayView(state([account('Contoso')])).tooltip).toBe('Relaywatch: Contoso, not enough mail');
  });

  it('never puts the incident of one account under the name of another', () => {
    const other = '7a3c1d52-0f6e-4f0e-9a51-0c7de5a1b201';
    const paused = account('Fabrikam', { openIncidents: [incident({ accountId: other })] });
    const asleep = { ...paused, account: { ...paused.account, id: other, paused: true } };
    expect(trayView(state([account('Contoso'), asleep])).tooltip).toBe('Relaywatch: Contoso, not enough mail');
    const dark = {
      ...account('Anvil'),
      readings: [],
      watch: { ...account('Anvil').watch, outcome: { kind: 'no_key' } as const },
    };
    const told = {
      ...dark,
      account: { ...dark.account, id: other, name: 'Bolt' },
      openIncidents: [
        incident({ accountId: other, level: 'no_data', subject: { kind: 'no_data', why: { kind: 'no_key' } } }),
      ],
    };
    expect(trayView(state([dark, told])).tooltip).toBe('Relaywatch: Anvil, no data');
  });

  it('says that nothing can be stored, above all else, and which incidents are in memory only', () => {
    const opened = incident();
    const stored = incident({ id: '00000000-0000-4000-8000-000000000001', level: 'warning' });
    const notStored = { reason: 'the disk is full', advice: 'Free some space on it.', incidentIds: [opened.id] };
    const full = (name: string, part: Partial<AccountStatus> = {}) =>
      account(name, { watch: { ...account(name).watch, notStored }, ...part });
    const bad = full('Northwind', { openIncidents: [opened, stored] });
    expect(labels([full('Contoso'), bad]).slice(0, 7)).toEqual([
      'Relaywatch can’t store what it sees: the disk is full',
      '-',
      'Northwind: 2 incidents open',
      'Contoso: not stored',
      '-',
      'Northwind · Bounces 13.4% (limit 12%), not stored',
      'Northwind · Bounces 13.4% (limit 8%)',
    ]);
    expect(trayView(state([bad])).tooltip).toBe('Northwind: Bounces 13.4% (limit 12%), not stored, 1 more incident');
    expect(trayView(state([full('Contoso')]))).toMatchObject({
      mark: 'no_data',
      tooltip: 'Relaywatch: Contoso, not stored',
    });
    const paused = full('Contoso');
    expect(labels([{ ...paused, account: { ...paused.account, paused: true } }])[0]).toBe('Contoso: checks stopped');
  });

  it('keeps a name that is written from right to left to itself', () => {
    const arabic = account('شركة 5', { openIncidents: [incident()] });
    expect(labels([arabic])[0]).toBe('\u2068شركة 5\u2069: 1 incident open');
    expect(trayView(state([arabic])).tooltip).toBe('\u2068شركة 5\u2069: Bounces 13.4% (limit 12%)');
  });

  it('sums up what does not fit a menu', () => {
    const many = Array.from({ length: 11 }, () => incident());
    expect(labels([account('Northwind', { openIncidents: many })])).toContain('and 3 more');
  });

  it('stands for the chosen accounts alone, while its menu lists them all', () => {
    const bad = account('Northwind', { openIncidents: [incident()] });
    const good = account('Contoso');
    const chosen = { ...good, account: { ...good.account, id: '7a3c1d52-0f6e-4f0e-9a51-0c7de5a1b201' } };
    const view = trayView(withTray([bad, chosen], { accounts: [chosen.account.id] }));
    expect(view).toMatchObject({ mark: 'insufficient_data', count: 0, isColoured: false });
    expect(view.tooltip).toBe('Relaywatch: Contoso, not enough mail');
    expect(view.menu[0]).toMatchObject({ label: 'Northwind: 1 incident open' });
  });

  it('stands for all when none of the chosen accounts is left', () => {
    const bad = account('Northwind', { openIncidents: [incident()] });
    const view = trayView(withTray([bad], { accounts: ['7a3c1d52-0f6e-4f0e-9a51-0c7de5a1b201'] }));
    expect(view).toMatchObject({ mark: 'critical', count: 1 });
  });

  it('is coloured when something is wrong, or always', () => {
    const colours = (part: Partial<AccountStatus>, colour: TrayPolicy['colour']) =>
      trayView(withTray([account('Northwind', part)], { colour })).isColoured;
    expect(colours({}, 'when_wrong')).toBe(false);
    expect(colours({}, 'always')).toBe(true);
    expect(colours({ openIncidents: [incident()] }, 'when_wrong')).toBe(true);
  });

  it('counts nothing, in its tooltip neither, for who does not want it', () => {
    const two = account('Northwind', { openIncidents: [incident(), incident({ level: 'warning' })] });
    const view = trayView(withTray([two], { count: false }));
    expect(view.count).toBe(0);
    expect(view.tooltip).toBe('Northwind: Bounces 13.4% (limit 12%)');
  });

  it('offers to mute, and says until when and how to end it while muted', () => {
    const calm = state([account('Northwind')]);
    expect(trayView(calm).menu).toContainEqual({
      kind: 'submenu',
      label: 'Mute for',
      items: [
        { kind: 'item', label: '1 h', action: { do: 'mute', choice: '1h' } },
        { kind: 'item', label: '4 h', action: { do: 'mute', choice: '4h' } },
        { kind: 'item', label: 'Until tomorrow, 08:00', action: { do: 'mute', choice: 'tomorrow' } },
      ],
    });
    const mutedUntil = new Date(2026, 10, 26, 8, 0).getTime();
    const { menu } = trayView({ ...calm, notifications: { mutedUntil, quietUntil: undefined } });
    expect(menu).toContainEqual({ kind: 'item', label: 'Muted until Thu 08:00', action: undefined });
    expect(menu).toContainEqual({ kind: 'item', label: 'End mute', action: { do: 'end_mute' } });
    expect(menu.filter(({ kind }) => kind === 'submenu')).toEqual([]);
  });

  it('says until when quiet hours last', () => {
    const quietUntil = new Date(2026, 10, 26, 7, 0).getTime();
    const notifications = { mutedUntil: undefined, quietUntil };
    const { menu } = trayView({ ...state([account('Northwind')]), notifications });
    expect(menu).toContainEqual({ kind: 'item', label: 'Quiet hours until Thu 07:00', action: undefined });
  });
});
