import type { CallInput, Progress } from '../../shared/bridge.ts';
import type { Route, Settings } from '../../shared/settings.ts';
import type { Keychain, Platform } from '../../shared/state.ts';

/** What the core asks of the outside world. The shell provides these; tests provide fakes (test/fakes). */
export interface Ports {
  readonly clock: Clock;
  readonly http: Http;
  readonly secrets: SecretStore;
  readonly settings: SettingsStore;
  readonly notifier: Notifier;
  /** Starts the built-in simulator for a demo account. */
  readonly startDemo: () => Promise<Demo>;
  readonly log: Log;
  readonly platform: Platform;
  /** The person's locale, as a BCP 47 tag. */
  readonly locale: string;
  /** Opens the window, or brings it to the front, at a place. */
  readonly showWindow: (route: Route) => void;
  /** How far a run of an action has come, for the window. */
  readonly progress: (progress: Progress) => void;
  readonly openLink: (link: CallInput<'open_link'>['link']) => void;
  readonly copyText: (text: string) => void;
  /** Starts with the person's session, or no longer. Throws when the disk refuses. */
  readonly startAtLogin: (startAtLogin: boolean) => void;
  /** A number from 0 to below 1, for jitter. */
  readonly random: () => number;
}

export interface Clock {
  /** ms since the epoch. May jump. */
  readonly now: () => number;
  /** ms that never jump, for measuring delays. */
  readonly monotonic: () => number;
  /** Calls back once after `ms`; the returned function cancels it. */
  readonly after: (ms: number, call: () => void) => () => void;
}

/** One HTTP exchange, shaped like `fetch`: a GET has no body. Rejects when there is no answer; never follows a redirect. */
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

/** The operating system's keychain. Every call ends within a time limit. */
export interface SecretStore {
  readonly get: (accountId: string) => Promise<Kept<string | undefined>>;
  readonly set: (accountId: string, key: string) => Promise<Kept<null>>;
  readonly erase: (accountId: string) => Promise<Kept<null>>;
}

export interface SettingsStore {
  /** Always settings that fit the schema; `problem` says what had to be set aside to get there. */
  readonly read: () => { readonly settings: Settings; readonly problem: string | undefined };
  /** Throws when the disk refuses. */
  readonly write: (settings: Settings) => void;
}

/** One message to the person. `id` is stable: a later message with the same id replaces the earlier one. */
export interface Message {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly urgency: 'normal' | 'critical';
  /** Buttons, in order; empty: none. A desktop without buttons shows the message all the same. */
  readonly actions: readonly MessageAction[];
}

export interface MessageAction {
  readonly id: 'acknowledge' | 'snooze';
  readonly title: string;
}

/** What becomes of a message. `shown` or `failed` comes once; `clicked` and `action` whenever the person does it. */
export interface MessageEvents {
  /** The system has confirmed it. */
  readonly shown: () => void;
  /** It could not be shown, and will not be. */
  readonly failed: (reason: string) => void;
  /** The message itself was clicked. */
  readonly clicked: () => void;
  /** One of its buttons was pressed. */
  readonly action: (id: MessageAction['id']) => void;
}

export interface Notifier {
  readonly show: (message: Message, on: MessageEvents) => void;
  /** Takes a message off the screen that is no longer true, by its id; nothing happens when it is not there. */
  readonly withdraw: (id: string) => void;
}

export interface Demo {
  readonly baseUrl: string;
  readonly key: string;
  readonly stop: () => Promise<void>;
}

/** The application's log. Never give it a key, an address or a subject line. */
export interface Log {
  readonly info: (message: string) => void;
  readonly warn: (message: string) => void;
}
