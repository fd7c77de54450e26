import { MINUTE_MS } from '../../shared/calendar.ts';
import type { AccountStatus, Mark } from '../../shared/state.ts';
import { span } from '../../shared/words.ts';
import { when } from './format.ts';

/** How old the shown data is: `Checked 1 min ago` and `next in 4 min`. Without data: its shape and `Last seen`. */
export interface Age {
  readonly mark: Mark | undefined;
  readonly first: string;
  /** Hidden where space is short. */
  readonly second: string | undefined;
  /** The time behind `first`, for the exact time in its tooltip. */
  readonly at: number | undefined;
}

/** `just now`, `1 min ago`, `5 h 11 min ago`. A clock that was set back reads `just now`. */
const ago = (at: number, now: number): string => (now - at < MINUTE_MS ? 'just now' : `${span(now - at)} ago`);

const earliest = (times: readonly (number | undefined)[]): number | undefined =>
  times.reduce((least, at) => (at !== undefined && (least === undefined || at < least) ? at : least), undefined);

function nextText(accounts: readonly AccountStatus[], now: number): string | undefined {
  const next = earliest(accounts.map(({ watch }) => watch.nextAt));
  if (next === undefined) return undefined;
  return next - now < MINUTE_MS ? 'next in under 1 min' : `next in ${span(next - now)}`;
}

/** Several accounts show the oldest check, so that nothing looks fresher than it is. */
export function ageOf(accounts: readonly AccountStatus[], now: number, locale: string): Age {
  const watched = accounts.filter(({ account }) => !account.paused);
  const nothing = { mark: undefined, second: undefined, at: undefined };
  if (accounts.length === 0) return { ...nothing, first: '' };
  if (watched.length === 0) return { ...nothing, mark: 'paused', first: 'Paused' };
  if (watched.some(({ watch }) => watch.isChecking)) return { ...nothing, first: 'Checking' };

  const second = nextText(watched, now);
  if (watched.every(({ watch }) => watch.outcome !== undefined && watch.outcome.kind !== 'ok')) {
    const seen = earliest(watched.map(({ watch }) => watch.seenAt));
    const first = seen === undefined ? 'Never seen' : `Last seen ${when(seen, now, locale)}`;
    return { mark: 'no_data', first, second, at: seen };
  }
  if (watched.some(({ watch }) => watch.checkedAt === undefined))
    return { ...nothing, first: 'Not checked yet', second };
  const checked = earliest(watched.map(({ watch }) => watch.checkedAt));
  return { mark: undefined, first: checked === undefined ? '' : `Checked ${ago(checked, now)}`, second, at: checked };
}

/**
 * When an account was last checked: `Checked 14:31`, or `Last good check 12:31` if the last check failed. `undefined`
 * before the first check, which the account's panel reports.
 */
export function checkAge(
  { watch }: Pick<AccountStatus, 'watch'>,
  now: number,
  locale: string,
): { readonly at: number; readonly text: string } | undefined {
  const { outcome, checkedAt, seenAt } = watch;
  if (outcome?.kind === 'ok' && checkedAt !== undefined)
    return { at: checkedAt, text: `Checked ${when(checkedAt, now, locale)}` };
  return seenAt === undefined ? undefined : { at: seenAt, text: `Last good check ${when(seenAt, now, locale)}` };
}
