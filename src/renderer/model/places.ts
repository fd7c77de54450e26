import { FIRST_VIEW, type ResourceName, type Route, type View } from '../../shared/settings.ts';

/** A screen in the rail, the palette and the shortcuts. Other screens are reached from one of these. */
export type PlaceName =
  | ResourceName
  | Exclude<Route['screen'], 'welcome' | 'incident' | 'rule' | 'resource' | 'packages'>;

/** A destination in the palette. */
interface Way {
  readonly title: string;
  readonly route: Route;
  /** A description for the palette; lists have their own. */
  readonly help: string;
}

interface Place extends Way {
  /** The shortcut: `g`, then this key. */
  readonly key: string;
  /** The section of the rail. */
  readonly group: 'watch' | 'manage' | 'app';
  /** Other tabs that a person may search for by name. */
  readonly tabs?: readonly Way[];
}

const list = (resource: ResourceName, title: string, key: string, group: Place['group']): Place => ({
  title,
  route: { screen: 'resource', resource },
  help: '',
  key,
  group,
});

/**
 * The one table behind the rail, the palette and the shortcuts, in the order of the rail. Icons in ui/Icon.tsx have the
 * same names.
 */
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
    tabs: [
      {
        title: 'Third-party notices',
        route: { screen: 'packages' },
        help: 'Packages in this version, and their licences',
      },
    ],
  },
};

/** In the order of the rail. Object.keys forgets the type of the keys, which are exactly those of PLACES. */
export const PLACE_NAMES = Object.keys(PLACES) as readonly PlaceName[];

/** The screen one level up; undefined for screens in the rail. */
export function parentOf({ screen }: Route): Route | undefined {
  if (screen === 'incident') return { screen: 'alerts', tab: 'open' };
  if (screen === 'rule') return { screen: 'alerts', tab: 'rules' };
  if (screen === 'packages') return { screen: 'settings' };
  return screen === 'welcome' ? { screen: 'overview' } : undefined;
}

/** The screen in the rail that a route belongs to. */
export function placeOfRoute(route: Route): PlaceName | undefined {
  switch (route.screen) {
    case 'resource':
      return route.resource;
    case 'incident':
    case 'rule':
      return 'alerts';
    case 'packages':
      return 'settings';
    case 'welcome':
      return undefined;
    default:
      return route.screen;
  }
}

/** Whether a route shows Welcome: without accounts all do, but for the settings. */
export const showsWelcome = (route: Route, hasAccounts: boolean): boolean =>
  route.screen === 'welcome' || (!hasAccounts && placeOfRoute(route) !== 'settings');

/** The view to start with, given the one before. Welcome is not restored once there are accounts. */
export function firstView(before: View, hasAccounts: boolean): View {
  if (!showsWelcome(before.route, hasAccounts)) return before;
  return hasAccounts ? FIRST_VIEW : { route: { screen: 'welcome' }, scrollTop: 0 };
}
