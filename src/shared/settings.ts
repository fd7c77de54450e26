import { z } from 'zod';
import { Account } from './account.ts';

export const POLL_MINUTES = [1, 2, 5, 10, 15, 30, 60] as const;

/** What a person may change about the application as a whole. */
export const Preferences = z.strictObject({
  /** Minutes between two checks of an account. */
  pollMinutes: z.literal(POLL_MINUTES),
  theme: z.enum(['system', 'light', 'dark']),
  contrast: z.enum(['system', 'more']),
  startAtLogin: z.boolean(),
});
export type Preferences = z.infer<typeof Preferences>;

export const DEFAULT_PREFERENCES: Preferences = {
  pollMinutes: 5,
  theme: 'system',
  contrast: 'system',
  startAtLogin: false,
};

/** What has a screen of its own made from one table (renderer/panels/resource), in the order of the rail. */
export const RESOURCES = [
  'activity',
  'reports',
  'suppressions',
  'senders',
  'smtp_users',
  'webhooks',
  'ip_allow_list',
  'templates',
  'subaccounts',
  'sms',
] as const;
export type ResourceName = (typeof RESOURCES)[number];

/** Where the window is: enough to reopen it as it was. */
export const Route = z.discriminatedUnion('screen', [
  z.strictObject({ screen: z.literal('welcome') }),
  z.strictObject({ screen: z.literal('overview') }),
  z.strictObject({ screen: z.literal('alerts'), tab: z.enum(['open', 'history']) }),
  z.strictObject({ screen: z.literal('incident'), accountId: z.uuid(), incidentId: z.uuid() }),
  z.strictObject({
    screen: z.literal('resource'),
    resource: z.enum(RESOURCES),
    /** Which of its lists; the first when absent. */
    tab: z.string().max(40).optional(),
    /** What the list is narrowed to. */
    filter: z.string().max(200).optional(),
  }),
  z.strictObject({ screen: z.literal('settings') }),
]);
export type Route = z.infer<typeof Route>;

export const View = z.strictObject({
  route: Route,
  scrollTop: z.number().min(0).max(10_000_000),
  /** The account chosen in the header; none is all accounts. */
  accountId: z.uuid().optional(),
});
export type View = z.infer<typeof View>;

export const FIRST_VIEW: View = { route: { screen: 'overview' }, scrollTop: 0 };

const Bounds = z.strictObject({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) });
export type Bounds = z.infer<typeof Bounds>;

/** The settings file. Never holds a key. */
export const Settings = z.strictObject({
  version: z.literal(1),
  accounts: z.array(Account).max(200),
  preferences: Preferences,
  bounds: Bounds.optional(),
  /** The person has been told that closing the window leaves Relaywatch in the tray. */
  toldAboutTray: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  accounts: [],
  preferences: DEFAULT_PREFERENCES,
  toldAboutTray: false,
};
