import { describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES, DEFAULT_SETTINGS, Settings, View } from '../../../src/shared/settings.ts';

const viewOf = (more: object) => ({
  route: { screen: 'resource', resource: 'activity', tab: 'events', ...more },
  scrollTop: 0,
});
const takes = (search: unknown): boolean => View.safeParse(viewOf({ search })).success;

describe('a view that was stored', () => {
  it('may be of before lists could be searched, and is the same afterwards', () => {
    expect(View.parse(viewOf({}))).toEqual(viewOf({}));
    const search = { from: 1, to: 2, events: ['hard-bounced'], username: 'shop', sender: '@a.example' };
    expect(View.parse(viewOf({ search }))).toEqual(viewOf({ search }));
  });

  it('is refused with a search that no list can make', () => {
    expect(takes({})).toBe(true);
    expect(takes({ from: 2, to: 2 })).toBe(false);
    expect(takes({ from: 8.64e15 })).toBe(false);
    expect(takes({ events: [] })).toBe(false);
    expect(takes({ events: ['lost'] })).toBe(false);
    expect(takes({ username: '' })).toBe(false);
    expect(takes({ password: 'x' })).toBe(false);
  });
});

describe('a settings file', () => {
  const preferencesOf = (preferences: unknown) =>
    Settings.safeParse({ ...DEFAULT_SETTINGS, preferences }).data?.preferences;

  it('of an earlier version has the defaults of what it lacks', () => {
    expect(preferencesOf({})).toEqual(DEFAULT_PREFERENCES);
    expect(preferencesOf({ theme: 'dark' })).toEqual({ ...DEFAULT_PREFERENCES, theme: 'dark' });
  });

  it('is refused with preferences that are none', () => {
    for (const wrong of [undefined, null, 5, { theme: 'pink' }, { unknown: 1 }])
      expect(preferencesOf(wrong)).toBeUndefined();
  });
});

describe('the accounts of a settings file', () => {
  const account = (name: string, id = '6f1f6b0a-33de-4f7a-8a6e-0d5c7f3b2a10') => ({
    id,
    name,
    endpoint: { kind: 'region', region: 'auto' },
    keyHint: 'api-4F1C',
    createdAt: 1,
    simulated: false,
    paused: false,
  });

  it('are one for each id: of two entries the first, so that no account is watched twice', () => {
    const other = account('Contoso', '7a3c1d52-0f6e-4f0e-9a51-0c7de5a1b201');
    const accounts = [account('Northwind'), other, account('Northwind again')];
    const settings = Settings.parse({ ...DEFAULT_SETTINGS, accounts });
    expect(settings.accounts.map(({ name }) => name)).toEqual(['Northwind', 'Contoso']);
  });
});
