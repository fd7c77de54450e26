import { z } from 'zod';
import { AccountId, AccountName, ApiKey, Endpoint } from './account.ts';
import type { Answer } from './actions/define.ts';
import {
  GROUPS,
  type Incident,
  type IncidentEvent,
  type Level,
  Metric,
  Rule,
  type Sample,
  Series,
  Window,
} from './alert.ts';
import type { Cause } from './cause.ts';
import type { Failure, Result } from './failure.ts';
import { PRESET_NAMES } from './presets.ts';
import { HeartbeatUrl, Preferences, type Route, View } from './settings.ts';
import type { AppState } from './state.ts';

/** Pages the window may open in the person's browser. The window names one; it cannot give an address. */
export const LINKS = {
  provider_keys: 'https://app.smtp2go.com/sending/apikeys/',
  provider_ratings: 'https://support.smtp2go.com/hc/en-gb/articles/223087727',
} as const;

const nothing = z.undefined();
const account = { accountId: AccountId };

/** Every call the window can make, with the schema its input must fit. The table types and checks the IPC. */
export const CALLS = {
  /** What a new window needs to draw itself as the last one was. */
  start: nothing,
  connect_account: z.strictObject({ key: ApiKey, name: AccountName, endpoint: Endpoint }),
  connect_demo: nothing,
  rename_account: z.strictObject({ ...account, name: AccountName }),
  replace_key: z.strictObject({ ...account, key: ApiKey }),
  pause_account: z.strictObject({ ...account, paused: z.boolean() }),
  /** Erases the key; `keepData` leaves the account's store on disk. */
  forget_account: z.strictObject({ ...account, keepData: z.boolean() }),
  /** One account, or all of them. Waits for nothing: the state tells. */
  check_now: z.strictObject({ accountId: AccountId.optional() }),
  change_preferences: Preferences.partial(),
  list_incidents: z.strictObject({
    /** All accounts when absent. */
    accountId: AccountId.optional(),
    state: z.enum(['open', 'ended']),
    /** Only of these kinds, where given. */
    level: z.enum(['warning', 'critical', 'blind']).optional(),
    metric: Metric.optional(),
    limit: z.int().min(1).max(200),
    /** From the last page's `next`. */
    before: z.strictObject({ openedAt: z.number(), id: z.uuid() }).optional(),
  }),
  get_incident: z.strictObject({ ...account, incidentId: z.uuid() }),
  list_samples: z.strictObject({ ...account, series: Series, from: z.number(), to: z.number() }),
  /** Silences reminders until it escalates or resolves. */
  acknowledge_incident: z.strictObject({ ...account, incidentId: z.uuid(), note: z.string().trim().max(500) }),
  /** Silent until then (ms since the epoch); `null` ends it. */
  snooze_incident: z.strictObject({ ...account, incidentId: z.uuid(), until: z.number().nullable() }),
  /** What was behind an incident: as frozen when it opened, or over the same window as of now (asks SMTP2GO). */
  get_cause: z.strictObject({ ...account, incidentId: z.uuid(), as: z.enum(['at_opening', 'now']) }),
  /** Nothing speaks until then (ms since the epoch) unless it breaks through; `null` ends it. */
  mute: z.strictObject({ until: z.number().nullable() }),
  /** Shows a message and answers once the desktop has confirmed it. */
  test_notification: nothing,
  /**
   * A rule as the person wants it. Of a rule that is there, `revision` must be the stored one, and the change makes the
   * next; an id that is not there makes a new rule.
   */
  save_rule: z.strictObject({ ...account, rule: Rule }),
  enable_rule: z.strictObject({ ...account, ruleId: z.string().max(60), enabled: z.boolean() }),
  remove_rule: z.strictObject({ ...account, ruleId: z.string().max(60) }),
  /** Replaces all rules of an account by a ready-made set. */
  use_preset: z.strictObject({ ...account, preset: z.enum(PRESET_NAMES) }),
  /** What a rule would have done with the stored samples of one member ('' for the whole account). */
  back_test: z.strictObject({ ...account, rule: Rule, member: z.string().max(320) }),
  /** Members of a group that have been seen: for choosing some of them, and one to look at. */
  list_members: z.strictObject({ ...account, by: z.enum(GROUPS), metric: Metric, window: Window }),
  /** `null` ends it. */
  set_heartbeat: z.strictObject({ ...account, url: HeartbeatUrl.nullable() }),
  /** Runs one action of ACTIONS; its own schema checks `input` (core/actions/run.ts), so that a person can be told. */
  run_action: z.strictObject({
    ...account,
    id: z.string().max(60),
    input: z.unknown(),
    /** Names this run, for its progress and for cancelling it. */
    runId: z.uuid(),
    /** The phrase that a guarded change asked for. */
    confirmation: z.string().max(500).optional(),
    /** What a reading question is called whose dates move with the calendar: tomorrow it finds today's answer kept. */
    cacheKey: z.string().min(1).max(2000).optional(),
  }),
  cancel_run: z.strictObject({ runId: z.uuid() }),
  /** Forgets what was kept of an account's lists for reading offline. */
  clear_response_cache: z.strictObject(account),
  remember_view: View,
  dismiss_notice: z.strictObject({ id: z.string().max(60) }),
  open_link: z.strictObject({ link: z.enum(['provider_keys', 'provider_ratings']) }),
  copy_text: z.strictObject({ text: z.string().max(1_000_000) }),
} as const;

export type CallName = keyof typeof CALLS;
export type CallInput<Name extends CallName> = z.infer<(typeof CALLS)[Name]>;

/** What each call answers. */
export interface CallOutput {
  start: { readonly state: AppState; readonly view: View };
  connect_account: Result<Connected>;
  connect_demo: Result<Connected>;
  rename_account: Result<null>;
  replace_key: Result<Connected>;
  pause_account: Result<null>;
  forget_account: Result<null>;
  check_now: null;
  change_preferences: Result<null>;
  list_incidents: Result<IncidentPage>;
  get_incident: Result<IncidentDetails>;
  list_samples: Result<readonly Sample[]>;
  acknowledge_incident: Result<null>;
  snooze_incident: Result<null>;
  /** `undefined` where nothing was frozen. */
  get_cause: Result<Cause | undefined>;
  mute: Result<null>;
  test_notification: Result<null>;
  /** The rule as stored. */
  save_rule: Result<Rule>;
  enable_rule: Result<null>;
  remove_rule: Result<null>;
  use_preset: Result<null>;
  back_test: Result<BackTest>;
  /** In the order of the alphabet, at most 1,000. */
  list_members: Result<readonly string[]>;
  set_heartbeat: Result<null>;
  run_action: Result<RunAnswer>;
  cancel_run: null;
  clear_response_cache: Result<null>;
  remember_view: null;
  dismiss_notice: null;
  open_link: null;
  copy_text: null;
}

export interface Connected {
  readonly accountId: string;
  readonly permissions: readonly string[];
  readonly keyKept: 'keychain' | 'session';
}

export interface IncidentPage {
  readonly incidents: readonly Incident[];
  /** Newest first; the cursor of the following page, absent on the last. */
  readonly next: { readonly openedAt: number; readonly id: string } | undefined;
}

export interface IncidentDetails {
  readonly incident: Incident;
  /** Oldest first. */
  readonly events: readonly IncidentEvent[];
}

/** What a rule would have done over the last 30 days. Times in ms since the epoch. */
export interface BackTest {
  readonly from: number;
  readonly to: number;
  /** Readings that are there, and those that the polling interval would have made. */
  readonly readings: number;
  readonly expected: number;
  /** Time within `from` and `to` that was not watched. */
  readonly gapMs: number;
  /** Oldest first. */
  readonly incidents: readonly BackTestIncident[];
}

export interface BackTestIncident {
  readonly openedAt: number;
  /** `undefined` while it would still be open. */
  readonly endedAt: number | undefined;
  /** The highest it reached. */
  readonly level: Level;
  readonly peak: number;
}

/** What a run answers. `stale` when the network was away: the last good answer, when it was read, and what failed. */
export interface RunAnswer extends Answer<unknown> {
  readonly stale: { readonly asOf: number; readonly failure: Failure } | undefined;
}

/** How far a run has come. */
export interface Progress {
  readonly runId: string;
  readonly done: number;
  readonly total: number;
}

/** What the main process sends by itself. */
export interface Pushes {
  /** The whole state, after every change. */
  state: AppState;
  /** Go there: a notification, the tray or a second start asked for it. */
  navigate: Route;
  progress: Progress;
}

export { CALL_CHANNEL, PUSH_CHANNEL } from './channels.ts';

/** `window.relaywatch`. */
export interface Bridge {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput[Name]>;
  on<Name extends keyof Pushes>(name: Name, listener: (value: Pushes[Name]) => void): () => void;
}

/** What the main process implements: one function per call. */
export type Handlers = {
  readonly [Name in CallName]: (input: CallInput<Name>) => Promise<CallOutput[Name]> | CallOutput[Name];
};
