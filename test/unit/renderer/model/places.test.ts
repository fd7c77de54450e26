import { describe, expect, it } from 'vitest';
import { firstView, PLACE_NAMES, PLACES, parentOf, placeOfRoute } from '../../../../src/renderer/model/places.ts';
import { RESOURCES } from '../../../../src/shared/settings.ts';

describe('the places of the rail', () => {
  it('hold every list, in the order of the routes', () => {
    const lists = PLACE_NAMES.map((name) => PLACES[name].route).filter((route) => route.screen === 'resource');
    expect(lists.map(({ resource }) => resource)).toEqual(RESOURCES);
  });

  it('are each chosen on their own screen, and nothing is above them', () => {
    for (const name of PLACE_NAMES) {
      expect(placeOfRoute(PLACES[name].route)).toBe(name);
      expect(parentOf(PLACES[name].route)).toBeUndefined();
    }
  });

  it('stay chosen on a screen that is reached from them', () => {
    const of = { accountId: '6f1f6b0a-33de-4f7a-8a6e-0d5c7f3b2a10' };
    expect(placeOfRoute({ screen: 'rule', ...of })).toBe('alerts');
    expect(parentOf({ screen: 'rule', ...of })).toEqual({ screen: 'alerts', tab: 'rules' });
    expect(placeOfRoute({ screen: 'packages' })).toBe('settings');
    expect(parentOf({ screen: 'packages' })).toEqual({ screen: 'settings' });
    expect(placeOfRoute({ screen: 'welcome' })).toBeUndefined();
  });
});

describe('the view to start with', () => {
  const alerts = { route: { screen: 'alerts', tab: 'open' }, scrollTop: 120 } as const;

  it('is the one before, if there are accounts', () => {
    expect(firstView(alerts, true)).toEqual(alerts);
  });

  it('is Welcome without accounts, but not over the settings', () => {
    expect(firstView(alerts, false)).toEqual({ route: { screen: 'welcome' }, scrollTop: 0 });
    for (const screen of ['settings', 'packages'] as const) {
      expect(firstView({ route: { screen }, scrollTop: 0 }, false).route).toEqual({ screen });
    }
  });

  it('is the overview after Welcome has been left', () => {
    expect(firstView({ route: { screen: 'welcome' }, scrollTop: 0 }, true).route).toEqual({ screen: 'overview' });
  });
});
