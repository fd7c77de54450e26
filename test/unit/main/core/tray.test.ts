import { describe, expect, it } from 'vitest';
import { newStatus } from '../../../../src/main/core/state.ts';
import { trayView } from '../../../../src/main/core/tray.ts';
import { DEFAULT_PREFERENCES } from '../../../../src/shared/settings.ts';
import type { AccountStatus, AppState } from '../../../../src/shared/state.ts';
import { incident } from '../../../fixtures/incidents.ts';

const state = (accounts: readonly AccountStatus[]): AppState => ({
  accounts,
  preferences: DEFAULT_PREFERENCES,
  keychain: { kind: 'works' },
  platform: { os: 'linux', version: '0.1.0', dataFolder: '/data' },
  notices: [],
  speaking: { mutedUntil: undefined, quietUntil: undefined },
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
  trayView(state(accounts), 'en').menu.map((row) => (row.kind === 'separator' ? '-' : row.label));

describe('the tray', () => {
  it('offers to open and to quit before there is any account', () => {
    expect(labels([])).toEqual(['Open Relaywatch', 'Quit']);
    expect(trayView(state([]), 'en')).toMatchObject({ mark: 'paused', count: 0, isColoured: false });
  });

  it('lists accounts worst first, then what is open, then what can be done', () => {
    const bad = account('Northwind', { openIncidents: [incident()] });
    expect(labels([account('Contoso'), bad])).toEqual([
      'Northwind: 1 incident open',
      'Contoso: too little mail',
      '-',
      'Bounces 13.4% (limit 12%)',
      '-',
      'Check now',
      '-',
      'Open Relaywatch',
      'Quit',
    ]);
  });

  it('leads from an incident to its page', () => {
    const view = trayView(state([account('Northwind', { openIncidents: [incident()] })]), 'en');
    expect(view.menu[2]).toMatchObject({
      action: { do: 'open', route: { screen: 'incident', incidentId: incident().id } },
    });
  });

  it('says the worst line in its tooltip and how many more there are', () => {
    const two = account('Northwind', { openIncidents: [incident(), incident({ level: 'warning' })] });
    expect(trayView(state([two]), 'en').tooltip).toBe('Northwind: Bounces 13.4% (limit 12%), 1 more incident');
    expect(trayView(state([account('Contoso')]), 'en').tooltip).toBe('Relaywatch: Contoso, too little mail');
  });

  it('sums up what does not fit a menu', () => {
    const many = Array.from({ length: 11 }, () => incident());
    expect(labels([account('Northwind', { openIncidents: many })])).toContain('and 3 more');
  });
});
