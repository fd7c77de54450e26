import type { AccountStatus, Quota } from '../../../shared/state.ts';
import { locale } from '../../locale.ts';
import { capital, day } from '../../model/format.ts';
import { quotaOutlook } from '../../model/quota.ts';

interface Props {
  readonly quota: Quota;
  readonly days: AccountStatus['days'];
  readonly now: number;
}

/** Where the quota leads at this pace, when it renews, and what follows once it is used up. */
export function QuotaSentence({ quota, days, now }: Props) {
  const { words, overage } = quotaOutlook({ quota, days }, now, locale);
  const more = [overage, `It renews on ${day(quota.endsAt, locale)}.`].filter(Boolean).join(' ');
  return (
    <p className="mb-3 rounded-panel border bg-sunken px-3 py-2.5 select-text">
      <span className="font-medium">{capital(words)}.</span> <span className="text-text-2">{more}</span>
    </p>
  );
}
