import { type Forecast, forecast } from '../../shared/forecast.ts';
import type { AccountStatus, Quota } from '../../shared/state.ts';
import { percent } from '../../shared/words.ts';
import { day } from './format.ts';

/** The forecast of an account's quota, as text. */
export interface QuotaOutlook {
  /** `100% on 27 Nov at this pace` */
  readonly text: string;
  /** What happens past 100%, if that is reached in this cycle. */
  readonly overage: string | undefined;
  readonly isFull: boolean;
}

/** The outlook of a known quota. Days follow this computer's calendar. */
export function quotaOutlook(
  { quota, days }: { readonly quota: Quota; readonly days: AccountStatus['days'] },
  now: number,
  locale: string,
): QuotaOutlook {
  const ahead = forecast(quota, days, now);
  const isFull = ahead.reachesAt !== undefined && ahead.reachesAt <= now;
  return { text: outlookText(quota, ahead, isFull, locale), overage: ahead.overage, isFull };
}

function outlookText(
  quota: Quota,
  { reachesAt, usedAtEnd, sureness }: Forecast,
  isFull: boolean,
  locale: string,
): string {
  const isRough = sureness === 'rough';
  if (isFull) return `${percent(100, 0, [], locale)} used`;
  if (reachesAt !== undefined) {
    return `${percent(100, 0, [], locale)} ${isRough ? 'about' : 'on'} ${day(reachesAt, locale)} at this pace`;
  }
  if (usedAtEnd === undefined) return quota.used === 0 ? 'nothing sent in this cycle' : 'too early to tell the pace';
  const share = percent((100 * usedAtEnd) / quota.max, 0, [100], locale);
  return `${isRough ? 'about ' : ''}${share} on ${day(quota.endsAt, locale)} at this pace`;
}
