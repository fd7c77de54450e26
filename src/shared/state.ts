import type { Account } from './account.ts';
import type { Incident, Metric, NoDataReason, PollOutcome, Rule, Window } from './alert.ts';
import type { Failure } from './failure.ts';
import type { Preferences } from './settings.ts';

/** The one state of the application, owned by the main process and mirrored read-only in the window. */
export interface AppState {
  readonly accounts: readonly AccountStatus[];
  readonly preferences: Preferences;
  readonly keychain: Keychain;
  readonly platform: Platform;
  /** Things to know that belong to no account, such as a settings file that was set aside. */
  readonly notices: readonly Notice[];
  readonly notifications: NotificationStatus;
}

/** Whether messages are shown now. Times in ms since the epoch. */
export interface NotificationStatus {
  /** The person wants quiet until then. */
  readonly mutedUntil: number | undefined;
  /** Quiet hours are in force, and end then. */
  readonly quietUntil: number | undefined;
}

export interface AccountStatus {
  readonly account: Account;
  /** Where the key is: in the keychain, in memory until quit, or nowhere. */
  readonly keyKept: 'keychain' | 'session' | 'nowhere';
  /** What the key may do, once known. */
  readonly permissions: readonly string[] | undefined;
  readonly watch: Watch;
  /** One per watched metric and window of the whole account. */
  readonly readings: readonly Reading[];
  readonly quota: Quota | undefined;
  readonly sentToday: number | undefined;
  /** Finished days, oldest first, at most 30; a day that could not be read is absent, which is a gap. */
  readonly days: readonly Day[];
  /** Worst first, then oldest first. */
  readonly openIncidents: readonly Incident[];
  /** What is watched, in the person's order. */
  readonly rules: readonly Rule[];
  /** What each check asks SMTP2GO, and which rules want it. */
  readonly plan: readonly PlanLine[];
  /** When the newest event known to SMTP2GO happened (ms since the epoch); `undefined` until one was seen. */
  readonly newestEventAt: number | undefined;
  readonly heartbeat: Heartbeat | undefined;
}

/** One call of every check. */
export interface PlanLine {
  /** `stats/email_history` */
  readonly path: string;
  /** `by SMTP user, 24 h`; empty where the call takes no choice. */
  readonly detail: string;
  /** The rules it answers, by name; empty for what is always shown (quota, today). */
  readonly rules: readonly string[];
}

/** An address that is asked for after each good check. */
export interface Heartbeat {
  readonly url: string;
  /** When it last answered well, and what stood in the way of the last try. */
  readonly sentAt: number | undefined;
  readonly problem: string | undefined;
}

/** How the polling of one account goes. Times in ms since the epoch. */
export interface Watch {
  /** `undefined` until the first poll of this run has ended. */
  readonly outcome: PollOutcome | undefined;
  /** When the last poll ended, good or not, and when the last good one did. */
  readonly checkedAt: number | undefined;
  readonly seenAt: number | undefined;
  readonly nextAt: number | undefined;
  readonly isChecking: boolean;
  /**
   * What stands in the way of seeing everything: SMTP2GO, the network or the disk. Also when only a part has no data.
   */
  readonly failure: Failure | undefined;
  /** Why the last poll did not see a part of what rules watch, while it saw others. */
  readonly unseen?: NoDataReason | undefined;
}

export type Rating = 'good' | 'fair' | 'poor' | 'insufficient_data' | 'blind';

/** One figure of an account against its limits. */
export interface Reading {
  readonly metric: Metric;
  readonly window: Window;
  readonly rating: Rating;
  /** Counts behind the figure; zero of zero when nothing was ever seen. `value` is in the metric's unit. */
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number;
  /** The denominator below which nobody can judge. */
  readonly needed: number;
  readonly warning: number | undefined;
  readonly critical: number | undefined;
  /** When the counts were read; `undefined` when never. */
  readonly readAt: number | undefined;
}

export interface Quota {
  readonly used: number;
  readonly max: number;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Totals of one local day. `date` is YYYY-MM-DD. */
export interface Day {
  readonly date: string;
  readonly sent: number;
  readonly bounces: number;
  readonly spam: number;
  readonly rejects: number;
  readonly unsubscribes: number;
}

/** Whether keys can be kept. The causes are told apart because each has its own remedy. */
export type Keychain =
  | { readonly kind: 'untried' }
  | { readonly kind: 'works' }
  | {
      readonly kind: 'unavailable';
      readonly cause: 'no_library' | 'no_service' | 'locked' | 'failed';
      readonly detail: string;
    };

export interface Platform {
  readonly os: 'linux' | 'darwin' | 'win32';
  readonly version: string;
  readonly dataFolder: string;
}

export interface Notice {
  readonly id: string;
  readonly text: string;
}

/** The six states that have a shape (look.md 3). */
export type Mark = 'ok' | 'insufficient_data' | 'warning' | 'critical' | 'blind' | 'paused';

/** Worst first. No data stands below a known breach and above everything that could be mistaken for well. */
export const MARKS_WORST_FIRST: readonly Mark[] = ['critical', 'warning', 'blind', 'insufficient_data', 'ok', 'paused'];

const worstMark = (marks: readonly Mark[]): Mark => MARKS_WORST_FIRST.find((mark) => marks.includes(mark)) ?? 'paused';

/** The state of one account as a single mark: never `ok` while any part of it cannot be seen. */
export function markOfAccount(status: AccountStatus): Mark {
  if (status.account.paused) return 'paused';
  const incidents = status.openIncidents.map((incident) => incident.level);
  const ratings = status.readings.map((reading) => reading.rating);
  const { outcome, unseen } = status.watch;
  const isUnseen = outcome?.kind !== 'ok' || unseen !== undefined;
  const hasNoData = isUnseen || ratings.includes('blind') || incidents.includes('blind');
  if (incidents.includes('critical')) return 'critical';
  if (incidents.includes('warning')) return 'warning';
  if (hasNoData) return 'blind';
  // A quota can be judged without any mail; it says nothing about how the mail fares.
  const mail = status.readings.filter((reading) => reading.metric !== 'quota_used');
  return mail.some((reading) => reading.rating !== 'insufficient_data') ? 'ok' : 'insufficient_data';
}

/** The mark for a set of accounts: the worst of them. Nothing watched is `paused`. */
export const markOfAll = (accounts: readonly AccountStatus[]): Mark => worstMark(accounts.map(markOfAccount));

/** Things by the mark they have, worst first; those with the same mark by `next`, or as they were. */
export const worstFirst = <Thing>(
  things: readonly Thing[],
  markOf: (thing: Thing) => Mark,
  next: (a: Thing, b: Thing) => number = () => 0,
): readonly Thing[] =>
  things.toSorted((a, b) => MARKS_WORST_FIRST.indexOf(markOf(a)) - MARKS_WORST_FIRST.indexOf(markOf(b)) || next(a, b));

/** Accounts worst first, then by name. */
export const accountsWorstFirst = (accounts: readonly AccountStatus[]): readonly AccountStatus[] =>
  worstFirst(accounts, markOfAccount, (a, b) => a.account.name.localeCompare(b.account.name));
