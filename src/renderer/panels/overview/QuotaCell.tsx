import type { AccountStatus } from '../../../shared/state.ts';
import { count, percent } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { day, when } from '../../model/format.ts';
import { missingPath, readingOf } from '../../model/incident/account-summary.ts';
import { RATINGS } from '../../model/mark.ts';
import { quotaOutlook } from '../../model/quota.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Bar } from '../../ui/Bar.tsx';
import { Time } from '../../ui/Time.tsx';

/** The used part of the quota, its forecast, and the e-mails sent today. */
export function QuotaCell({ status, now }: { readonly status: AccountStatus; readonly now: number }) {
  const { quota, sentToday, days } = status;
  const reading = readingOf(status, 'quota_used', 'cycle');
  const lacks = reading && missingPath(status, reading);
  const limits = [reading?.warning, reading?.critical].filter((limit) => limit !== undefined);
  const used = quota && quota.max > 0 ? (100 * quota.used) / quota.max : undefined;
  const outlook = quota && quotaOutlook({ quota, days }, now, locale);
  return (
    <div>
      <div className="flex items-baseline justify-between gap-2 text-small leading-5 whitespace-nowrap">
        <h3 className="font-medium text-text-2">Quota</h3>
        {sentToday !== undefined && (
          <span className="text-text-3">
            Sent today <span className="font-semibold text-text">{count(sentToday, locale)}</span>
          </span>
        )}
      </div>
      {!quota && (
        <p className="text-small text-text-3">
          {lacks ? (
            <>
              Key lacks <span className="font-mono text-least">{lacks}</span>
            </>
          ) : (
            'Not read yet'
          )}
        </p>
      )}
      {quota && (
        <>
          <p className="flex flex-wrap items-baseline gap-x-2 leading-5">
            {used !== undefined && <span className="font-semibold">{percent(used, 1, limits, locale)}</span>}
            <span className="text-small text-text-2">
              {quota.max > 0
                ? `${count(quota.used, locale)} of ${count(quota.max, locale)}`
                : `${count(quota.used, locale)} sent, no limit told`}
            </span>
          </p>
          {used !== undefined && (
            <div className="mt-1 mb-2 flex">
              <Bar
                share={used / 100}
                fill={reading?.rating === 'poor' ? 'critical' : reading?.rating === 'fair' ? 'warning' : 'neutral'}
                warning={reading?.warning === undefined ? undefined : reading.warning / 100}
                critical={reading?.critical === undefined ? undefined : reading.critical / 100}
              />
            </div>
          )}
          <p className="text-small">
            {reading?.rating === 'no_data' && reading.readAt !== undefined
              ? `as of ${when(reading.readAt, now, locale)}`
              : outlook?.text}
          </p>
          {outlook?.isFull && <p className="text-small text-text-2">{outlook.overage}</p>}
          <div className="flex justify-between gap-2 text-small text-text-3">
            <p>
              renews{' '}
              <Time at={quota.endsAt} locale={locale}>
                {day(quota.endsAt, locale)}
              </Time>
            </p>
            {(reading?.rating === 'fair' || reading?.rating === 'poor') && (
              <Badge mark={RATINGS[reading.rating].mark} />
            )}
          </div>
        </>
      )}
    </div>
  );
}
