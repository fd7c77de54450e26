import type { Incident } from '../../../shared/alert.ts';
import type { Watch } from '../../../shared/state.ts';
import { when } from '../../model/format.ts';

/**
 * Says since when an open incident has had too little mail to be judged. `undefined` if it was judged, or if the last
 * check saw only part of the account: the account reports that.
 */
export function notEnoughMailText(
  { subject, endedAt, readAt }: Incident,
  { outcome, seenAt, unseen }: Pick<Watch, 'outcome' | 'seenAt' | 'unseen'>,
  now: number,
  locale: string,
): string | undefined {
  if (endedAt !== undefined || subject.kind === 'no_data') return undefined;
  if (outcome?.kind !== 'ok' || unseen !== undefined || seenAt === undefined || readAt >= seenAt) return undefined;
  return `Last judged ${when(readAt, now, locale)}: not enough mail since then. After 24 h of that it closes.`;
}
