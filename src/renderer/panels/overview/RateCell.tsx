import { METRICS } from '../../../shared/alert.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { counted, metricValue } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { dayOfDate } from '../../model/format.ts';
import { readingOf } from '../../model/incident/account-summary.ts';
import { Sparkline } from '../../ui/Sparkline.tsx';
import { daysOf } from './days.ts';

/** Fewer days would not make a meaningful line. */
const DAYS_TO_DRAW = 3;

/** The bounce rate by day. Days without data or without enough mail are gaps. */
export function RateCell({ status }: { readonly status: AccountStatus }) {
  const latest = readingOf(status, 'bounce_rate', '24h');
  const needed = latest?.needed ?? 100;
  const days = daysOf(status.days, needed);
  const drawn = days.filter((day) => day.bouncePercent !== undefined);
  const [first] = days;
  const isLatestKnown = latest !== undefined && latest.rating !== 'no_data' && latest.rating !== 'insufficient_data';
  const limits = [latest?.warning, latest?.critical].filter((limit) => limit !== undefined);
  const lastText = isLatestKnown ? `last 24 h ${metricValue('bounce_rate', latest.value, limits, locale)}` : '';

  return (
    <div>
      <h3 className="text-small leading-5 font-medium text-text-2">
        Bounce rate <span className="font-normal text-text-3">30 days</span>
      </h3>
      {drawn.length < DAYS_TO_DRAW || !first ? (
        <p className="mt-1 text-small text-text-3">
          {status.days.length < DAYS_TO_DRAW
            ? `Not drawn yet: ${counted(status.days.length, 'day', 'days', locale)} of 30 read.`
            : `Not drawn: ${drawn.length === 0 ? 'no day' : `only ${counted(drawn.length, 'day', 'days', locale)}`} had the ${counted(needed, 'e-mail', 'e-mails', locale)} a rate needs.`}
        </p>
      ) : (
        <>
          <Sparkline
            values={[...days.map((day) => day.bouncePercent), ...(isLatestKnown ? [latest.value] : [])]}
            limit={latest?.warning}
            least={(latest?.warning ?? METRICS.bounce_rate.scale / 2) * 1.15}
            label={`Bounce rate of ${counted(drawn.length, 'day', 'days', locale)} since ${dayOfDate(first.date, locale)}; highest ${metricValue('bounce_rate', Math.max(...drawn.map((day) => day.bouncePercent ?? 0)), [], locale)}`}
          />
          <p className="mt-2 flex justify-between gap-2 text-small whitespace-nowrap text-text-3">
            <span>{dayOfDate(first.date, locale)}</span>
            <span>{lastText}</span>
          </p>
        </>
      )}
    </div>
  );
}
