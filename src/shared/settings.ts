import { z } from 'zod';
import { type Account, AccountId } from './account.ts';
import type { Rule } from './alert.ts';
import { Moment } from './calendar.ts';
import { EVENT_TYPES } from './event-types.ts';

export const POLL_MINUTES = [1, 2, 5, 10, 15, 30, 60] as const;

/** Sizes of the window's content, in percent. */
export const ZOOMS = [80, 90, 100, 110, 125, 150, 175, 200] as const;
type Zoom = (typeof ZOOMS)[number];
export type ZoomStep = 'in' | 'out' | 'reset';

/** One step larger or smaller, as far as there is one, or the usual size. */
export function zoomed(now: Zoom, step: ZoomStep): Zoom {
  if (step === 'reset') return DEFAULT_PREFERENCES.zoom;
  return ZOOMS[ZOOMS.indexOf(now) + (step === 'in' ? 1 : -1)] ?? now;
}

/** `HH:MM` local time. */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time such as 22:00.');

/**
 * Days are 0 (Sunday) to 6. A window whose `to` is not after its `from` ends the next day and belongs to the day it
 * starts.
 */
export const QuietWindow = z.strictObject({
  days: z.array(z.int().min(0).max(6)).min(1, 'At least one day.').max(7),
  from: ClockTime,
  to: ClockTime,
});
export type QuietWindow = z.infer<typeof QuietWindow>;

/** What the tray icon shows. */
export const TrayPolicy = z.strictObject({
  /** The accounts whose worst state the icon shows. */
  accounts: z.union([z.literal('all'), z.array(AccountId).min(1).max(200)]),
  /** Colour always, or only if something is wrong. */
  colour: z.enum(['always', 'when_wrong']),
  /** Shows the number of open incidents in the tooltip, and beside the icon if the desktop can. */
  count: z.boolean(),
});
export type TrayPolicy = z.infer<typeof TrayPolicy>;

/** A preference: what it is called, its schema and its default. */
const preference = <Schema extends z.ZodType>(noun: string, schema: Schema, initial: z.infer<Schema>) => ({
  noun,
  schema,
  initial,
});

/** The preferences of the whole application. */
const PREFERENCES = {
  /** Minutes between checks of an account. */
  pollMinutes: preference('how often to check', z.literal(POLL_MINUTES), 5),
  theme: preference('the theme', z.enum(['system', 'light', 'dark']), 'system'),
  contrast: preference('the contrast', z.enum(['system', 'more']), 'system'),
  zoom: preference('the zoom', z.literal(ZOOMS), 100),
  startAtLogin: preference('starting at login', z.boolean(), false),
  /** Times when only notifications that break through are shown. */
  quietHours: preference('the quiet hours', z.array(QuietWindow).max(20), []),
  tray: preference('the tray icon', TrayPolicy, { accounts: 'all', colour: 'when_wrong', count: true }),
};

type Table = typeof PREFERENCES;

/** One property of every preference. */
const partOf = <Part extends keyof Table['theme']>(part: Part) =>
  // The names stay the same, which the compiler does not follow through entries.
  Object.fromEntries(Object.entries(PREFERENCES).map(([name, row]) => [name, row[part]])) as {
    [Name in keyof Table]: Table[Name][Part];
  };

export const Preferences = z.strictObject(partOf('schema'));
export type Preferences = z.infer<typeof Preferences>;

export const DEFAULT_PREFERENCES: Preferences = partOf('initial');

/** What each preference is called in a sentence. */
export const PREFERENCE_NOUNS: Readonly<Record<keyof Preferences, string>> = partOf('noun');

/** The resources with a list screen (renderer/panels/resource), in the order of the rail. */
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

/** A name, or a part of an address. */
const part = z.string().min(1).max(400);

/** A search by SMTP2GO: events from `from` (ms) up to but not including `to`, or up to now. */
export const ListSearch = z
  .strictObject({
    from: Moment.optional(),
    to: Moment.optional(),
    events: z.array(z.enum(EVENT_TYPES)).min(1).max(EVENT_TYPES.length).optional(),
    username: part.optional(),
    /** Parts of addresses, such as `@example.com`. */
    sender: part.optional(),
    recipient: part.optional(),
  })
  .refine(({ from = 0, to }) => to === undefined || from < to, 'Ends before it begins.');
export type ListSearch = z.infer<typeof ListSearch>;

/** The screen of the window, with enough to reopen it. */
export const Route = z.discriminatedUnion('screen', [
  z.strictObject({ screen: z.literal('welcome') }),
  z.strictObject({ screen: z.literal('overview') }),
  z.strictObject({ screen: z.literal('alerts'), tab: z.enum(['open', 'history', 'rules']) }),
  /** The rule editor; without `ruleId`, for a new rule. */
  z.strictObject({ screen: z.literal('rule'), accountId: AccountId, ruleId: z.string().min(1).max(60).optional() }),
  z.strictObject({ screen: z.literal('incident'), accountId: z.uuid(), incidentId: z.uuid() }),
  z.strictObject({
    screen: z.literal('resource'),
    resource: z.enum(RESOURCES),
    /** The list; absent for the first one. */
    tab: z.string().max(40).optional(),
    /** The filter text. */
    filter: z.string().max(200).optional(),
    /** The search by SMTP2GO; ignored by lists that cannot be searched. */
    search: ListSearch.optional(),
  }),
  z.strictObject({ screen: z.literal('settings') }),
  /** The packages of others in this build. */
  z.strictObject({ screen: z.literal('packages') }),
]);
export type Route = z.infer<typeof Route>;

export const View = z.strictObject({
  route: Route,
  scrollTop: z.number().min(0).max(10_000_000),
  /** The account chosen in the header; absent for all. */
  accountId: z.uuid().optional(),
});
export type View = z.infer<typeof View>;

export const FIRST_VIEW: View = { route: { screen: 'overview' }, scrollTop: 0 };

export const Bounds = z.strictObject({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) });
export type Bounds = z.infer<typeof Bounds>;

const HEARTBEAT_HELP = 'An https address, or http on this computer only.';

/** The address of a heartbeat: https, or http on this computer only. */
export const HeartbeatUrl = z
  .string()
  .trim()
  .max(500, HEARTBEAT_HELP)
  .pipe(
    z.union(
      [z.url({ protocol: /^https$/ }), z.url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost|\[::1\])$/ })],
      HEARTBEAT_HELP,
    ),
  );

/** The most rules of one account. */
export const MOST_RULES = 200;

/** The settings in use. They never contain a key. How they are stored: src/main/core/settings. */
export interface Settings {
  readonly accounts: readonly Account[];
  readonly preferences: Preferences;
  readonly bounds?: Bounds | undefined;
  /** The person has been told that Relaywatch stays in the tray when the window closes. */
  readonly toldAboutTray: boolean;
  /** The heartbeat address of each account, requested after each good check for an external watchdog. */
  readonly heartbeats: Readonly<Record<string, string>>;
  /** Until then (ms since the epoch) only notifications that break through are shown. */
  readonly mutedUntil?: number | undefined;
  /** When that was chosen. A clock that is set back can't make the mute longer. */
  readonly mutedAt?: number | undefined;
  /** Rules by account id that an earlier version kept here and that are not yet in the account's store. */
  readonly rulesToMove: Readonly<Record<string, readonly Rule[]>>;
  /** The forgotten accounts whose data is still to be erased, because the disk refused. */
  readonly toErase?: readonly string[] | undefined;
}

export const DEFAULT_SETTINGS: Settings = {
  accounts: [],
  preferences: DEFAULT_PREFERENCES,
  toldAboutTray: false,
  heartbeats: {},
  rulesToMove: {},
};
