import type { Metric, Window } from '../../../shared/alert.ts';
import { allows } from '../../../shared/permission.ts';
import { type AccountStatus, type Reading, storageOutageOf } from '../../../shared/state.ts';
import { counted, NOT_STORED, noDataText } from '../../../shared/words.ts';
import { asOf, capital } from '../format.ts';

/** The reading of one metric over one window. */
export const readingOf = (status: AccountStatus, metric: Metric, window: Window): Reading | undefined =>
  status.readings.find((reading) => reading.metric === metric && reading.window === window);

const paths: Readonly<Partial<Record<Metric, string>>> = {
  bounce_rate: '/stats/email_bounces',
  spam_rate: '/stats/email_spam',
  quota_used: '/stats/email_cycle',
};

/**
 * The API path a reading comes from. 30-day figures and the quota have their own, the rest is history (smtp2go-api.md
 * 2.12 to 2.16).
 */
const pathOf = (reading: Pick<Reading, 'metric' | 'window'>): string =>
  (reading.window === '30d' || reading.window === 'cycle' ? paths[reading.metric] : undefined) ??
  '/stats/email_history';

/** The permission a reading lacks, if that is why it has no data. */
export function missingPath(
  status: AccountStatus,
  reading: Pick<Reading, 'metric' | 'window' | 'rating'>,
): string | undefined {
  const path = pathOf(reading);
  const isMissing =
    reading.rating === 'no_data' && status.permissions !== undefined && !allows(status.permissions, path);
  return isMissing ? path : undefined;
}

/** All permissions that readings without data lack. */
export const missingPaths = (status: AccountStatus): readonly string[] => [
  ...new Set(status.readings.map((reading) => missingPath(status, reading)).filter((path) => path !== undefined)),
];

/** The state an account's panel shows. */
export type AccountFace =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'paused'; readonly text: string }
  | { readonly kind: 'stale'; readonly text: string }
  | { readonly kind: 'failed' };

export function faceOf(status: AccountStatus, now: number, locale: string): AccountFace {
  const { watch, account, readings } = status;
  const age = watch.seenAt === undefined ? undefined : `As of ${asOf(watch.seenAt, now, locale)}`;
  if (account.paused)
    return { kind: 'paused', text: age ? `Checks stopped. ${age}` : 'Checks stopped before the first one' };
  // Before the first check, unread figures would look like no data although nothing failed.
  const isFirst = readings.every(({ readAt }) => readAt === undefined);
  if (watch.outcome === undefined) return isFirst ? { kind: 'loading' } : { kind: 'ready' };
  if (watch.outcome.kind === 'ok') return { kind: 'ready' };
  return age ? { kind: 'stale', text: `${capital(noDataText(watch.outcome))}. ${age}` } : { kind: 'failed' };
}

/** ` · some data missing`, or empty. */
function partText(accounts: readonly AccountStatus[], locale: string): string {
  const parts = accounts.filter(
    ({ account, watch, readings }) =>
      !account.paused && (watch.unseen !== undefined || readings.some(({ rating }) => rating === 'no_data')),
  );
  if (parts.length === 0) return '';
  if (accounts.length === 1) return ' · some data missing';
  return ` · some data missing in ${counted(parts.length, 'account', 'accounts', locale)}`;
}

/** ` · not stored`, or empty. */
function storedText(accounts: readonly AccountStatus[], locale: string): string {
  const refused = storageOutageOf(accounts)?.accountNames.length ?? 0;
  if (refused === 0) return '';
  const of = accounts.length > 1 ? ` in ${counted(refused, 'account', 'accounts', locale)}` : '';
  return ` · ${NOT_STORED}${of}`;
}

/** `2 incidents open in 1 of 3 accounts`. Never a plain "nothing" while an account has no data. */
export function summaryOf(accounts: readonly AccountStatus[], locale: string): string {
  const open = accounts.reduce((sum, status) => sum + status.openIncidents.length, 0);
  const concerned = accounts.filter((status) => status.openIncidents.length > 0).length;
  const unseen = accounts.filter(({ watch, account }) => !account.paused && watch.outcome?.kind !== 'ok');
  const of =
    accounts.length > 1 ? ` in ${concerned} of ${counted(accounts.length, 'account', 'accounts', locale)}` : '';
  const first = open > 0 ? `${counted(open, 'incident', 'incidents', locale)} open${of}` : 'No incident open';
  if (unseen.length === 0) return first + partText(accounts, locale) + storedText(accounts, locale);
  const yet = unseen.every(({ watch }) => watch.outcome === undefined) ? ' yet' : '';
  if (accounts.length === 1) return `${first} · no data${yet}`;
  return `${first} · no data${yet} from ${counted(unseen.length, 'account', 'accounts', locale)}`;
}
