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
