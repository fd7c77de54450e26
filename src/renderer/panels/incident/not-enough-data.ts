import type { Incident } from '../../../shared/alert.ts';
import type { Watch } from '../../../shared/state.ts';
import { when } from '../../model/format.ts';

/**
 * That an open incident goes on though the last check, which saw all, found not enough mail to judge it by, and since
 * when. `undefined` where it was judged, and where the account or a part of it could not be seen: that is said of the
 * account.
 */
export function notEnoughMailText(
  { subject, endedAt, readAt }: Incident,
  { outcome, seenAt, unseen }: Pick<Watch, 'outcome' | 'seenAt' | 'unseen'>,
  now: number,
  locale: string,
): string | undefined {
  if (endedAt !== undefined || subject.kind === 'blind') return undefined;
  if (outcome?.kind !== 'ok' || unseen !== undefined || seenAt === undefined || readAt >= seenAt) return undefined;
  return `Last judged ${when(readAt, now, locale)}: not enough mail since then. After 24 h of that it closes.`;
}
