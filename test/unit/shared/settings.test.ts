import { describe, expect, it } from 'vitest';
import { View, ZOOMS, zoomed } from '../../../src/shared/settings.ts';

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

describe('the size of the window’s content', () => {
  it('goes up and down by steps, stays within 80 and 200 %, and back to 100', () => {
    expect(ZOOMS.map((zoom) => zoomed(zoom, 'in'))).toEqual([90, 100, 110, 125, 150, 175, 200, 200]);
    expect(ZOOMS.map((zoom) => zoomed(zoom, 'out'))).toEqual([80, 80, 90, 100, 110, 125, 150, 175]);
    expect(new Set(ZOOMS.map((zoom) => zoomed(zoom, 'reset')))).toEqual(new Set([100]));
  });
});
