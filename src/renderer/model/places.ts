import type { ResourceName, Route } from '../../shared/settings.ts';

/** A screen that the rail, the palette and a key lead to. The others are reached from one of these. */
export type PlaceName = ResourceName | Exclude<Route['screen'], 'welcome' | 'incident' | 'rule' | 'resource'>;

/** Where something leads, as the palette says it. */
interface Way {
  readonly title: string;
  readonly route: Route;
  /** What is found there. A list says it itself. */
  readonly help: string;
}

interface Place extends Way {
  /** After `g`, it leads there. */
  readonly key: string;
  /** What is watched, what is managed, and the application itself. */
  readonly group: 'watch' | 'manage' | 'app';
  /** Its other tabs, where a person may look for them by name. */
  readonly tabs?: readonly Way[];
}

const list = (resource: ResourceName, title: string, key: string, group: Place['group']): Place => ({
  title,
  route: { screen: 'resource', resource },
  help: '',
  key,
  group,
});

/** The one table of the rail, the palette and the keys, in the order of the rail. Icons (ui/Icon.tsx) have these names. */
export const PLACES: Readonly<Record<PlaceName, Place>> = {
  overview: { title: 'Overview', route: { screen: 'overview' }, help: '', key: 'o', group: 'watch' },
  alerts: {
    title: 'Alerts',
    route: { screen: 'alerts', tab: 'open' },
    help: 'Open incidents',
    key: 'a',
    group: 'watch',
    tabs: [{ title: 'Alert history', route: { screen: 'alerts', tab: 'history' }, help: 'Ended incidents' }],
  },
  activity: list('activity', 'Activity', 'e', 'watch'),
  reports: list('reports', 'Reports', 'r', 'watch'),
  suppressions: list('suppressions', 'Suppressions', 'u', 'manage'),
  senders: list('senders', 'Senders', 'd', 'manage'),
  smtp_users: list('smtp_users', 'SMTP users', 'm', 'manage'),
  webhooks: list('webhooks', 'Webhooks', 'w', 'manage'),
  ip_allow_list: list('ip_allow_list', 'IP allow list', 'i', 'manage'),
  templates: list('templates', 'Templates', 't', 'manage'),
  subaccounts: list('subaccounts', 'Subaccounts', 'b', 'manage'),
  sms: list('sms', 'SMS', 'x', 'manage'),
  settings: {
    title: 'Settings',
    route: { screen: 'settings' },
    help: 'Accounts, polling, appearance, stored data',
    key: 's',
    group: 'app',
  },
};

/** In the order of the rail. */
// The keys of the record above, which has no others.
export const PLACE_NAMES = Object.keys(PLACES) as readonly PlaceName[];

/** The screen above one that is reached from another; undefined for those of the rail. */
export function parentOf({ screen }: Route): Route | undefined {
  if (screen === 'incident') return { screen: 'alerts', tab: 'open' };
  if (screen === 'rule') return { screen: 'alerts', tab: 'rules' };
  return screen === 'welcome' ? { screen: 'overview' } : undefined;
}

/** The place of the rail that a route belongs to. */
export function placeOfRoute(route: Route): PlaceName | undefined {
  switch (route.screen) {
    case 'resource':
      return route.resource;
    case 'incident':
    case 'rule':
      return 'alerts';
    case 'welcome':
      return undefined;
    default:
      return route.screen;
  }
}
