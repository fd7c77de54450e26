import type { Account } from './account.ts';
import type { Incident, Metric, NoDataReason, PollOutcome, Rule, Window } from './alert.ts';
import type { Failure } from './failure.ts';
import type { Preferences } from './settings.ts';

/** The state of the application. The main process owns it; the window has a read-only copy. */
export interface AppState {
  readonly accounts: readonly AccountStatus[];
  readonly preferences: Preferences;
  readonly keychain: Keychain;
  readonly platform: Platform;
  /** Notices that belong to no account, such as a settings file that was set aside. */
  readonly notices: readonly Notice[];
  readonly notifications: NotificationStatus;
}

/** Whether notifications are shown now. Times in ms since the epoch. */
export interface NotificationStatus {
  /** Muted by the person until then. */
  readonly mutedUntil: number | undefined;
  /** When the current quiet hours end. */
  readonly quietUntil: number | undefined;
}

export interface AccountStatus {
  readonly account: Account;
  /** Where the key is stored: in the keychain, in memory until quit, or nowhere. */
  readonly keyKept: 'keychain' | 'session' | 'nowhere';
  /** The permissions of the key, once known. */
  readonly permissions: readonly string[] | undefined;
  readonly watch: Watch;
  /** One for each watched metric and window of the whole account. */
  readonly readings: readonly Reading[];
  readonly quota: Quota | undefined;
  readonly sentToday: number | undefined;
  /** Past days, oldest first, at most 30. Days that could not be read are absent and drawn as gaps. */
  readonly days: readonly Day[];
  /** Worst first, then oldest first. */
  readonly openIncidents: readonly Incident[];
  /** In the person's order. */
  readonly rules: readonly Rule[];
  /** The calls of each check, and the rules that need them. */
  readonly plan: readonly PlanLine[];
  /** When the newest known event happened (ms since the epoch); `undefined` until one was seen. */
  readonly newestEventAt: number | undefined;
  readonly heartbeat: Heartbeat | undefined;
}

/** One call that every check makes. */
export interface PlanLine {
  /** `stats/email_history` */
  readonly path: string;
  /** `by SMTP user, 24 h`; empty if the call has no options. */
  readonly detail: string;
  /** The names of the rules it serves; empty for what is always shown (quota, today). */
  readonly rules: readonly string[];
}

/** An address requested after each good check. */
export interface Heartbeat {
  readonly url: string;
  /** When it last succeeded, and why the last try failed. */
  readonly sentAt: number | undefined;
  readonly problem: string | undefined;
}

/** The polling state of one account. Times in ms since the epoch. */
export interface Watch {
  /** `undefined` until the first poll since the start has ended. */
  readonly outcome: PollOutcome | undefined;
  /** When the last poll ended, and when the last good one did. */
  readonly checkedAt: number | undefined;
  readonly seenAt: number | undefined;
  readonly nextAt: number | undefined;
  readonly isChecking: boolean;
  /**
   * What kept the last poll from reading everything: SMTP2GO or the network. Also set if only part of the data is
   * missing.
   */
  readonly failure: Failure | undefined;
  /** Why the last poll read only part of what rules watch. */
  readonly unseen?: NoDataReason | undefined;
  /** Whether the last poll had enough mail to judge any figure, of the account or of a member. */
  readonly isMailJudged?: boolean | undefined;
  /** The disk refused to store the last poll, which is in memory only. */
  readonly notStored?: NotStored | undefined;
}

/** Why nothing can be stored (`the disk is full`), what to do about it, and the incidents that are in memory only. */
export interface NotStored {
  readonly reason: string;
  /** In sentences. */
  readonly advice: string;
  readonly incidentIds: readonly string[];
}

export type Rating = 'good' | 'fair' | 'poor' | 'insufficient_data' | 'no_data';

/** One figure of an account with its limits. */
export interface Reading {
  readonly metric: Metric;
  readonly window: Window;
  readonly rating: Rating;
  /** The counts of the figure; zero of zero if it was never read. `value` is in the metric's unit. */
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number;
  /** With a smaller denominator there is not enough mail to judge. */
  readonly needed: number;
  readonly warning: number | undefined;
  readonly critical: number | undefined;
  /** When the counts were read; `undefined` if never. */
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

/** Whether keys can be stored. Each cause has its own remedy. */
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
  /** For every date and number, in the window and outside it (locale.ts). */
  readonly locale: string;
}

export interface Notice {
  readonly id: string;
  readonly text: string;
}

/** The six states with a shape (look.md 3). */
export type Mark = 'ok' | 'insufficient_data' | 'warning' | 'critical' | 'no_data' | 'paused';

/** Worst first. No data ranks below a known breach, and above everything that could be mistaken for good. */
export const MARKS_WORST_FIRST: readonly Mark[] = [
  'critical',
  'warning',
  'no_data',
  'insufficient_data',
  'ok',
  'paused',
];

const worstMark = (marks: readonly Mark[]): Mark => MARKS_WORST_FIRST.find((mark) => marks.includes(mark)) ?? 'paused';

/** The state of one account as a mark: never `ok` while part of it has no data. */
export function markOfAccount(status: AccountStatus): Mark {
  if (status.account.paused) return 'paused';
  const incidents = status.openIncidents.map((incident) => incident.level);
  const ratings = status.readings.map((reading) => reading.rating);
  const { outcome, unseen, notStored } = status.watch;
  const isUnseen = outcome?.kind !== 'ok' || unseen !== undefined;
  // What can't be stored is lost with the next restart, so it does not count as good.
  const hasNoData = isUnseen || notStored !== undefined || ratings.includes('no_data') || incidents.includes('no_data');
  if (incidents.includes('critical')) return 'critical';
  if (incidents.includes('warning')) return 'warning';
  if (hasNoData) return 'no_data';
  // The quota can be judged without any mail, and says nothing about the state of the mail.
  const mail = status.readings.filter((reading) => reading.metric !== 'quota_used');
  const isJudged = status.watch.isMailJudged || mail.some((reading) => reading.rating !== 'insufficient_data');
  return isJudged ? 'ok' : 'insufficient_data';
}

/** Nothing can be stored: why, what to do, and the accounts it concerns. Of several reasons the first account's. */
export interface StorageOutage extends Pick<NotStored, 'reason' | 'advice'> {
  /** At least one. */
  readonly accountNames: readonly string[];
}

/** The outage of storing that is going on, if any. A paused account sees nothing that could be stored. */
export function storageOutageOf(accounts: readonly AccountStatus[]): StorageOutage | undefined {
  const refused = accounts.flatMap(({ account, watch: { notStored } }) =>
    notStored && !account.paused ? [{ ...notStored, name: account.name }] : [],
  );
  const [first] = refused;
  return first && { reason: first.reason, advice: first.advice, accountNames: refused.map(({ name }) => name) };
}

/** Whether an incident exists in memory only, because the disk refuses to store it. */
export const isUnsaved = (incident: Pick<Incident, 'id'>, { watch }: Pick<AccountStatus, 'watch'>): boolean =>
  watch.notStored?.incidentIds.includes(incident.id) ?? false;

/** The worst mark of the accounts; `paused` if nothing is watched. */
export const markOfAll = (accounts: readonly AccountStatus[]): Mark => worstMark(accounts.map(markOfAccount));

/** Sorts things by mark, worst first; equal ones by `next`, or in their original order. */
export const worstFirst = <Thing>(
  things: readonly Thing[],
  markOf: (thing: Thing) => Mark,
  next: (a: Thing, b: Thing) => number = () => 0,
): readonly Thing[] =>
  things.toSorted((a, b) => MARKS_WORST_FIRST.indexOf(markOf(a)) - MARKS_WORST_FIRST.indexOf(markOf(b)) || next(a, b));

/** Accounts worst first, then by name. */
export const accountsWorstFirst = (accounts: readonly AccountStatus[]): readonly AccountStatus[] =>
  worstFirst(accounts, markOfAccount, (a, b) => a.account.name.localeCompare(b.account.name));
