import type { CallInput, Progress } from '../../shared/bridge.ts';
import type { Route } from '../../shared/settings.ts';
import type { Keychain, Platform } from '../../shared/state.ts';

/** What the core needs from the outside world. The shell implements it; tests use fakes (test/fakes). */
export interface Ports {
  readonly clock: Clock;
  readonly http: Http;
  readonly secrets: SecretStore;
  readonly settings: SettingsFile;
  readonly notifier: Notifier;
  readonly typed: TypedFile;
  /** Starts the built-in simulator for a demo account. */
  readonly startDemo: () => Promise<Demo>;
  readonly log: Log;
  readonly platform: Platform;
  /** Opens the window, or brings it to the front, and shows the route. */
  readonly showWindow: (route: Route) => void;
  /** Reports to the window how far a run of an action has come. */
  readonly progress: (progress: Progress) => void;
  readonly openLink: (link: CallInput<'open_link'>['link']) => void;
  readonly copyText: (text: string) => void;
  /** The SBOM that the build wrote, as JSON. Rejects if it can't be read. */
  readonly readSbom: () => Promise<string>;
  /** Asks the person where to save a file, and saves it. Resolves to false if they cancel. Rejects if the disk refuses. */
  readonly saveFile: (suggestedName: string, content: Uint8Array) => Promise<boolean>;
  readonly diagnostics: DiagnosticsPorts;
  /** Turns starting at login on or off. Throws if the disk refuses. */
  readonly startAtLogin: (startAtLogin: boolean) => void;
  /** A number from 0 to below 1, for jitter. */
  readonly random: () => number;
}

export interface Clock {
  /** ms since the epoch. Jumps when the system clock is changed. */
  readonly now: () => number;
  /** ms that never jump, for measuring durations. */
  readonly monotonic: () => number;
  /** Calls back once after `ms`; the returned function cancels it. */
  readonly after: (ms: number, call: () => void) => () => void;
}

/**
 * One HTTP exchange, shaped like `fetch`; a GET has no body. Rejects when there is no response. Never follows a
 * redirect.
 */
export type Http = (
  url: string,
  request: {
    readonly method: 'GET' | 'POST' | 'PATCH';
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly signal: AbortSignal;
  },
) => Promise<HttpReply>;

export interface HttpReply {
  readonly status: number;
  readonly headers: { readonly get: (name: string) => string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
}

export type KeychainProblem = Keychain & { readonly kind: 'unavailable' };
type Kept<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: KeychainProblem };

/** The operating system's keychain. Every call settles within a time limit. */
export interface SecretStore {
  readonly get: (accountId: string) => Promise<Kept<string | undefined>>;
  readonly set: (accountId: string, key: string) => Promise<Kept<null>>;
  readonly erase: (accountId: string) => Promise<Kept<null>>;
}

/** The settings file and its last good copy. Every call throws if the disk refuses. */
export interface SettingsFile {
  /** The JSON in it, unparsed by any schema; `undefined` if there is no file. Throws also if it is not JSON. */
  readonly read: (copy: 'current' | 'last good') => unknown;
  /** Replaces the file: all of it, or nothing. */
  readonly write: (document: Readonly<Record<string, unknown>>) => void;
  /** Makes the file, as it is, the last good copy. */
  readonly keepAsLastGood: () => void;
  /** Renames a file that can't be read, and returns its new path. */
  readonly setAside: () => string;
  /** Stores parts of the file under a name that follows from them, and returns the path. */
  readonly putAside: (parts: readonly unknown[]) => string;
  /** The files that were set or put aside. */
  readonly asides: () => readonly { readonly name: string; readonly text: string }[];
  readonly eraseAside: (name: string) => void;
}

/** The file with what the window remembers of what was typed. Both throw if the disk refuses or it is no JSON. */
export interface TypedFile {
  /** Undefined if there is none. */
  readonly read: () => unknown;
  readonly write: (typed: unknown) => void;
}

/** One desktop notification. Its `id` is stable: a later notification with the same id replaces the earlier one. */
export interface DesktopNotification {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly urgency: 'normal' | 'critical';
  /** Buttons, in order; may be empty. A desktop without notification buttons shows the notification without them. */
  readonly actions: readonly NotificationAction[];
}

export interface NotificationAction {
  readonly id: 'acknowledge' | 'snooze';
  readonly title: string;
}

/**
 * Callbacks of one notification. `shown` or `failed` is called once; `shown` may still follow a `failed`, if the
 * desktop confirms late. `clicked` and `action` are called on each click.
 */
export interface NotificationEvents {
  /** The desktop confirmed that the notification is shown. */
  readonly shown: () => void;
  /** It could not be shown, or was not confirmed in time. The notifier does not retry. */
  readonly failed: (reason: string) => void;
  /** The notification itself was clicked. */
  readonly clicked: () => void;
  /** One of its buttons was pressed. */
  readonly action: (id: NotificationAction['id']) => void;
}

export interface Notifier {
  readonly show: (message: DesktopNotification, on: NotificationEvents) => void;
  /** Removes a notification that is no longer true from the screen, by id. Does nothing if it is not there. */
  readonly withdraw: (id: string) => void;
}

export interface Demo {
  readonly baseUrl: string;
  readonly key: string;
  readonly stop: () => Promise<void>;
}

/** The part of Relaywatch that writes a line. */
type Component =
  | 'app'
  | 'actions'
  | 'clipboard'
  | 'demo'
  | 'diagnosis'
  | 'heartbeat'
  | 'ipc'
  | 'links'
  | 'notifications'
  | 'packages'
  | 'polling'
  | 'quit'
  | 'rules'
  | 'settings'
  | 'store'
  | 'typed'
  | 'window';

/** `component: what failed: reason`. */
export type LogLine = `${Component}: ${string}`;

/**
 * The application's log. Secrets are hidden in every line (core/log/log.ts), but never log a key, an e-mail address or a
 * subject line on purpose.
 */
export interface Log {
  readonly info: (line: LogLine) => void;
  /** Something that a network, a disk, the desktop or a person caused. */
  readonly warn: (line: LogLine) => void;
  /** A mistake in Relaywatch: the line ends in the error and its stack. A cause that was logged before is counted. */
  readonly error: (line: LogLine, error: unknown) => void;
  /** Calls back for each new cause that `error` logs. */
  readonly onMistake: (tell: (line: LogLine) => void) => void;
  /** Hides the secrets in a value from all later lines: texts whose field is named like a secret, such as `password`. */
  readonly hide: (value: unknown) => void;
}

/** What diagnostics reads of this computer. */
export interface DiagnosticsPorts {
  /** The versions, and the checks of the desktop. */
  readonly computer: readonly ReportSource[];
  readonly log: ReportSource;
  /** The settings files as they are on disk, which reading does not change. Rejects if the folder can't be read. */
  readonly settingsFiles: () => Promise<readonly StoredSettings[]>;
  /** Path of the program store/check-worker.ts, which runs in a thread of its own. */
  readonly storeWorker: string;
}

/** One section of the report and how it is read. */
export interface ReportSource {
  /** Part of a file name: `stored-data`. */
  readonly name: string;
  readonly title: string;
  /** The most time it may take (ms). */
  readonly limitMs: number;
  /**
   * Says line by line what it finds, so that what was found before a failure is kept. May throw or reject with a reason
   * in words, and may never settle.
   */
  readonly read: (say: (line: string) => void, signal: AbortSignal) => Promise<void> | void;
}

/** A settings file as it is on disk: its text, or why it can't be read. `mode` is in octal, `changedAt` in ms since the epoch. */
export interface StoredSettings {
  readonly name: string;
  readonly bytes: number;
  readonly mode: string;
  readonly changedAt: number;
  readonly text: { readonly ok: true; readonly value: string } | { readonly ok: false; readonly reason: string };
}
