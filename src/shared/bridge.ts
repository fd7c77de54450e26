import { z } from 'zod';
import { AccountId, ApiKey, ApiServer, NewAccountName } from './account.ts';
import type { ActionResult } from './actions/define.ts';
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
import { Moment } from './calendar.ts';
import type { Cause } from './cause.ts';
import { LONGEST_STACK } from './channels.ts';
import type { DiagnosticsReport } from './diagnostics.ts';
import type { Failure, Result, Wait } from './failure.ts';
import { PersonAddress, type PersonTraces } from './person.ts';
import { PRESET_NAMES } from './presets.ts';
import { isNoSecret, LOOKS_SECRET } from './secrets.ts';
import { HeartbeatUrl, Preferences, type Route, View } from './settings.ts';
import type { AppState } from './state.ts';
import { Typed } from './typed.ts';

/** Pages the window may open in the browser. The window passes a name and never an address. */
export const LINKS = {
  provider_keys: 'https://app.smtp2go.com/sending/apikeys/',
  provider_ratings: 'https://support.smtp2go.com/hc/en-gb/articles/223087727',
} as const;

const nothing = z.undefined();
const account = { accountId: AccountId };

/** Every call the window can make, with the schema of its input. The IPC is typed and checked by this table. */
export const CALLS = {
  /** What a new window needs to restore the last one. */
  start: nothing,
  connect_account: z.strictObject({
    key: ApiKey,
    name: NewAccountName,
    endpoint: ApiServer,
    /** What becomes of data that this computer still has of the key. If it has some, the first call asks. */
    earlierData: z.enum(['use', 'leave']).optional(),
  }),
  connect_demo: nothing,
  rename_account: z.strictObject({ ...account, name: NewAccountName }),
  replace_key: z.strictObject({ ...account, key: ApiKey }),
  /** Answers `address-changed`: calls the new address from now on, or goes back to the one the key was given for. */
  confirm_address: z.strictObject({ ...account, use: z.enum(['new', 'earlier']) }),
  pause_account: z.strictObject({ ...account, paused: z.boolean() }),
  /** Erases the key; `keepData` leaves the account's store on disk. */
  forget_account: z.strictObject({ ...account, keepData: z.boolean() }),
  /** Checks one account, or all. Returns at once; the result arrives with the state. */
  check_now: z.strictObject({ accountId: AccountId.optional() }),
  change_preferences: Preferences.partial(),
  list_incidents: z.strictObject({
    /** Absent: all accounts. */
    accountId: AccountId.optional(),
    state: z.enum(['open', 'ended']),
    /** Absent: all levels. */
    level: z.enum(['warning', 'critical', 'no_data']).optional(),
    metric: Metric.optional(),
    limit: z.int().min(1).max(200),
    /** From the last page's `next`. */
    before: z.strictObject({ openedAt: z.number(), id: z.uuid() }).optional(),
  }),
  get_incident: z.strictObject({ ...account, incidentId: z.uuid() }),
  list_samples: z.strictObject({ ...account, series: Series, from: Moment, to: Moment }),
  /** Ends reminders until the incident escalates or resolves. */
  acknowledge_incident: z.strictObject({
    ...account,
    incidentId: z.uuid(),
    note: z.string().trim().max(500).refine(isNoSecret, LOOKS_SECRET),
  }),
  /** Snoozes until a time (ms since the epoch); `null` ends the snooze. */
  snooze_incident: z.strictObject({ ...account, incidentId: z.uuid(), until: Moment.nullable() }),
  /** The cause of an incident: as frozen when it opened, or for the same window up to now (asks SMTP2GO). */
  get_cause: z.strictObject({ ...account, incidentId: z.uuid(), as: z.enum(['at_opening', 'now']) }),
  /** Mutes notifications that do not break through until a time (ms since the epoch); `null` ends the mute. */
  mute: z.strictObject({ until: Moment.nullable() }),
  /** Shows a notification and returns once the desktop has confirmed it. */
  test_notification: nothing,
  /**
   * Saves a rule. For an existing rule, `revision` must be the stored one, and saving increments it; an unknown id
   * creates a rule.
   */
  save_rule: z.strictObject({ ...account, rule: Rule }),
  enable_rule: z.strictObject({ ...account, ruleId: z.string().max(60), enabled: z.boolean() }),
  remove_rule: z.strictObject({ ...account, ruleId: z.string().max(60) }),
  /** Replaces all rules of an account with a preset. */
  use_preset: z.strictObject({ ...account, preset: z.enum(PRESET_NAMES) }),
  /** What a rule would have done with the stored samples of one member ('' for the whole account). */
  back_test: z.strictObject({ ...account, rule: Rule, member: z.string().max(320) }),
  /** The known members of a group, to choose from. */
  list_members: z.strictObject({ ...account, by: z.enum(GROUPS), metric: Metric, window: Window }),
  /** `null` removes it. */
  set_heartbeat: z.strictObject({ ...account, url: HeartbeatUrl.nullable() }),
  /**
   * Runs one action of ACTIONS. The action's own schema checks `input` (core/actions/run-action.ts), so that its
   * problems can be shown.
   */
  run_action: z.strictObject({
    ...account,
    id: z.string().max(60),
    input: z.unknown(),
    /** Identifies this run, for its progress and for cancelling it. */
    runId: z.uuid(),
    /** One of many runs that were started together: it waits behind what a person waits for, as long as it takes. */
    isBulk: z.boolean().optional(),
    /** The phrase a guarded change asked for. */
    confirmation: z.string().max(500).optional(),
    /**
     * The key of the cached response to a read with relative dates, so that tomorrow's request finds today's response.
     */
    cacheKey: z.string().min(1).max(2000).optional(),
  }),
  cancel_run: z.strictObject({ runId: z.uuid() }),
  /**
   * Erases the last good responses that are stored for reading an account offline. With `damagedToo`, also the damaged
   * files that were set aside, which may hold some.
   */
  clear_response_cache: z.strictObject({ ...account, damagedToo: z.boolean() }),
  /** What is stored about an e-mail address, of one account, or of all and of forgotten ones. */
  find_person: z.strictObject({ accountId: AccountId.optional(), address: PersonAddress }),
  /** Erases an e-mail address and what is stored about it. Changes nothing at SMTP2GO. */
  erase_person: z.strictObject({ accountId: AccountId.optional(), address: PersonAddress }),
  /** The packages of others in this build, with their licences. */
  list_packages: nothing,
  /** Copies the SBOM of this build: CycloneDX, as JSON. */
  copy_sbom: nothing,
  /** Runs all checks of diagnostics; takes up to half a minute. Nothing is saved or sent. */
  create_report: nothing,
  /** Asks the person where to save the report that was created last, and saves it. */
  save_report: z.strictObject({ reportId: z.uuid() }),
  remember_view: View,
  /** Replaces a part of what the window remembers of what was typed. */
  remember_typed: Typed.partial(),
  dismiss_notice: z.strictObject({ id: z.string().max(60) }),
  open_link: z.strictObject({ link: z.enum(['provider_keys', 'provider_ratings']) }),
  copy_text: z.strictObject({ text: z.string().max(1_000_000) }),
  /** Logs an error that nothing in the window caught, by its stack. */
  report_error: z.strictObject({ stack: z.string().max(LONGEST_STACK) }),
} as const;

export type CallName = keyof typeof CALLS;
export type CallInput<Name extends CallName> = z.infer<(typeof CALLS)[Name]>;

/** The result of each call. */
export interface CallOutput {
  start: { readonly state: AppState; readonly view: View; readonly typed: Typed };
  connect_account: Result<Connected>;
  connect_demo: Result<Connected>;
  rename_account: Result<null>;
  replace_key: Result<Connected>;
  confirm_address: Result<null>;
  pause_account: Result<null>;
  forget_account: Result<null>;
  check_now: null;
  change_preferences: Result<null>;
  list_incidents: Result<IncidentPage>;
  get_incident: Result<IncidentDetails>;
  list_samples: Result<readonly Sample[]>;
  acknowledge_incident: Result<null>;
  snooze_incident: Result<null>;
  /** `undefined` if no cause was stored. */
  get_cause: Result<Cause | undefined>;
  mute: Result<null>;
  test_notification: Result<null>;
  /** The rule as stored. */
  save_rule: Result<Rule>;
  enable_rule: Result<null>;
  remove_rule: Result<null>;
  use_preset: Result<null>;
  back_test: Result<BackTest>;
  /** Alphabetical, at most 1,000. */
  list_members: Result<readonly string[]>;
  set_heartbeat: Result<null>;
  run_action: Result<RunAnswer>;
  cancel_run: null;
  /** How many damaged files are left. */
  clear_response_cache: Result<{ readonly damagedFiles: number }>;
  find_person: Result<PersonTraces>;
  /** What was erased. */
  erase_person: Result<PersonTraces>;
  /** By name. */
  list_packages: Result<readonly ShippedPackage[]>;
  copy_sbom: Result<null>;
  create_report: Result<DiagnosticsReport>;
  save_report: Result<'saved' | 'cancelled'>;
  remember_view: null;
  remember_typed: null;
  dismiss_notice: null;
  open_link: null;
  copy_text: null;
  report_error: null;
}

export interface Connected {
  readonly accountId: string;
  readonly permissions: readonly string[];
  readonly keyKept: 'keychain' | 'session';
}

export interface IncidentPage {
  readonly incidents: readonly Incident[];
  /** Newest first; the cursor of the next page, absent on the last. */
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
  /** The existing readings, and the number the polling interval would have made. */
  readonly readings: number;
  readonly expected: number;
  /** Time between `from` and `to` that was not watched. */
  readonly gapMs: number;
  /** Oldest first. */
  readonly incidents: readonly BackTestIncident[];
}

export interface BackTestIncident {
  readonly openedAt: number;
  /** `undefined` if it would still be open. */
  readonly endedAt: number | undefined;
  /** The highest level it reached. */
  readonly level: Level;
  readonly peak: number;
}

/** The answer of a run. `stale` if SMTP2GO could not be reached: when the cached answer was read, and what failed. */
export interface RunAnswer extends ActionResult<unknown> {
  readonly stale: { readonly asOf: number; readonly failure: Failure } | undefined;
}

/** A package of others in this build. `licence` is an SPDX id, `text` what has to be handed on with it. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/** The progress of a run, told whenever a part of it changes. */
export interface Progress {
  readonly runId: string;
  /** How many of its items are done, if it has several. */
  readonly done: number;
  readonly total: number | undefined;
  /** While its next request waits for the rate limits. */
  readonly wait: Wait | undefined;
}

/** What the main process sends on its own. */
export interface Pushes {
  /** The whole state, after every change. */
  state: AppState;
  /** A route to open, from a notification, the tray or a second start. */
  navigate: Route;
  progress: Progress;
}

export { CALL_CHANNEL, PUSH_CHANNEL } from './channels.ts';

/** `window.relaywatch`. */
export interface Bridge {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput[Name]>;
  on<Name extends keyof Pushes>(name: Name, listener: (value: Pushes[Name]) => void): () => void;
}

/** The handlers of the main process, one for each call. */
export type Handlers = {
  readonly [Name in CallName]: (input: CallInput<Name>) => Promise<CallOutput[Name]> | CallOutput[Name];
};
