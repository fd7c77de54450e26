import { METRICS, type Metric, WINDOWS } from '../../../shared/alert.ts';
import type { AccountStatus, Reading } from '../../../shared/state.ts';
import { count, metricValue } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { when } from '../../model/format.ts';
import { missingPath, readingOf } from '../../model/incident/account-summary.ts';
import { RATINGS } from '../../model/mark.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Bar, NoBar } from '../../ui/Bar.tsx';

interface Props {
  readonly title: string;
  readonly metric: Metric;
  readonly status: AccountStatus;
  readonly now: number;
}

const WINDOW_ORDER = ['30d', '24h'] as const;

const limitsOf = (reading: Reading) => [reading.warning, reading.critical].filter((limit) => limit !== undefined);
const isJudged = (reading: Reading) => reading.rating !== 'insufficient_data' && reading.rating !== 'no_data';

/** The value, or else how much mail there is or when it was last seen. */
function figureOf(reading: Reading, now: number): string {
  if (reading.rating === 'insufficient_data') return `${count(reading.denominator, locale)} sent`;
  if (reading.rating === 'no_data') return reading.readAt === undefined ? 'never' : when(reading.readAt, now, locale);
  return metricValue(reading.metric, reading.value, limitsOf(reading), locale);
}

function Row({ reading, now }: { readonly reading: Reading; readonly now: number }) {
  const { scale } = METRICS[reading.metric];
  const { mark, label } = RATINGS[reading.rating];
  const window = <dt className="text-small text-text-3">{WINDOWS[reading.window].title}</dt>;
  if (reading.rating === 'insufficient_data') {
    // How much mail there is takes the place of the bar, so that the label has room.
    return (
      <div className="reading h-5 items-center">
        {window}
        <dd className="contents">
          <span className="whitespace-nowrap text-text-2">{figureOf(reading, now)}</span>
          <span className="col-span-2 justify-self-end">
            <Badge mark={mark} label={label} />
          </span>
        </dd>
      </div>
    );
  }
  return (
    <div className="reading h-5 items-center">
      {window}
      <dd className="contents">
        {reading.rating === 'no_data' ? (
          <NoBar />
        ) : (
          <Bar
            share={reading.value / scale}
            fill={mark}
            warning={reading.warning === undefined ? undefined : reading.warning / scale}
            critical={reading.critical === undefined ? undefined : reading.critical / scale}
          />
        )}
        <span className={`text-right whitespace-nowrap ${isJudged(reading) ? 'font-semibold' : 'text-text-2'}`}>
          {figureOf(reading, now)}
        </span>
        <Badge mark={mark} label={label} />
      </dd>
    </div>
  );
}

/** The limits below the bar. */
function LimitScale({ reading }: { readonly reading: Reading }) {
  const { scale } = METRICS[reading.metric];
  const limits = limitsOf(reading);
  const digits = Math.max(0, ...limits.map((limit) => (String(limit).split('.')[1] ?? '').length));
  const say = new Intl.NumberFormat(locale, { minimumFractionDigits: digits });
  return (
    <div className="reading h-3.5 text-least text-text-3" aria-hidden>
      <span className="relative col-start-2">
        {limits.map((limit) => (
          <span key={limit} className="absolute -translate-x-1/2" style={{ left: `${(limit / scale) * 100}%` }}>
            {say.format(limit)}
          </span>
        ))}
      </span>
      <span className="col-span-2 whitespace-nowrap">% limits</span>
    </div>
  );
}

/** The counts behind the figures, or what is missing. */
function Evidence({ readings, status }: { readonly readings: readonly Reading[]; readonly status: AccountStatus }) {
  const shown =
    readings.findLast(isJudged) ?? readings.find(({ rating }) => rating === 'insufficient_data') ?? readings.at(-1);
  if (!shown) return 'Not read yet';
  const of = `${count(shown.numerator, locale)} of ${count(shown.denominator, locale)}`;
  const inWindow = `in ${WINDOWS[shown.window].title}`;
  const lacks = missingPath(status, shown);
  if (lacks) return <>Key lacks {<span className="font-mono text-least">{lacks}</span>}</>;
  if (shown.rating === 'no_data') {
    return shown.readAt === undefined
      ? 'Never seen'
      : `Was ${metricValue(shown.metric, shown.value, limitsOf(shown), locale)}: ${of} ${inWindow}`;
  }
  if (shown.rating !== 'insufficient_data') return `${of} ${inWindow}`;
  return shown.denominator < shown.needed
    ? `${count(shown.denominator, locale)} of ${count(shown.needed, locale)} e-mails needed to judge`
    : `${of} ${inWindow}: too few ${METRICS[shown.metric].noun} to judge`;
}

/** One metric over its windows, each against its limits. */
export function RatingCell({ title, metric, status, now }: Props) {
  const readings = WINDOW_ORDER.flatMap((window) => readingOf(status, metric, window) ?? []);
  const judged = readings.find(isJudged);
  return (
    <div>
      <h3 className="text-small leading-5 font-medium text-text-2">{title}</h3>
      <dl>
        {readings.map((reading) => (
          <Row key={reading.window} reading={reading} now={now} />
        ))}
      </dl>
      {judged ? <LimitScale reading={judged} /> : <div className="h-3.5" />}
      <p className="mt-1 text-small text-text-3">
        <Evidence readings={readings} status={status} />
      </p>
    </div>
  );
}
