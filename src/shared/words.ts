import {
  type DeferReason,
  type Incident,
  METRICS,
  type Metric,
  type NoDataReason,
  type Series,
  type Subject,
  WINDOWS,
} from './alert.ts';
import { MINUTE_MS, timeText, UNKNOWN_TIME } from './calendar.ts';
import { isolated } from './locale.ts';
import type { StorageOutage } from './state.ts';
import { FROM_NOTHING } from './thresholds.ts';
import { visible } from './visible.ts';

/** Texts shared by the window, the tray and notifications (look.md 6). */

const formats = new Map<string, Intl.NumberFormat>();

/** Cached: creating a formatter is slow, and every figure on a screen needs one. */
function number(value: number, locale: string, options: Intl.NumberFormatOptions): string {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, format);
  return format.format(value);
}

/** A count: 1,240. Small ones need no formatter, whose first one costs a window that opens some 30 ms. */
export const count = (value: number, locale: string): string =>
  Number.isInteger(value) && value >= 0 && value < 1000
    ? String(value)
    : number(value, locale, { maximumFractionDigits: 0 });

/** A count with its noun in singular or plural: `1 incident`, `2 incidents`. */
export const counted = (value: number, one: string, many: string, locale: string): string =>
  `${count(value, locale)} ${value === 1 ? one : many}`;

/**
 * A percentage with the metric's decimals. Uses more (at most 5) if rounding would move the value onto or across one of
 * `limits`: with the limit 8, 8.04 reads 8.04%, not 8.0%.
 */
export function percent(value: number, decimals: number, limits: readonly number[], locale: string): string {
  const hides = (digits: number) => {
    const rounded = Number(value.toFixed(digits));
    return limits.some((limit) => value !== limit && Math.sign(rounded - limit) !== Math.sign(value - limit));
  };
  let digits = decimals;
  while (digits < 5 && hides(digits)) digits += 1;
  return number(value / 100, locale, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** A value of a metric in its unit. */
export const metricValue = (metric: Metric, value: number, limits: readonly number[], locale: string): string =>
  METRICS[metric].unit === 'percent' ? percent(value, METRICS[metric].decimals, limits, locale) : count(value, locale);

/** A limit in its shortest form: 12%, 0.06%. */
export const limitValue = (metric: Metric, limit: number, locale: string): string =>
  METRICS[metric].unit === 'percent'
    ? number(limit / 100, locale, { style: 'percent', maximumFractionDigits: 4 })
    : count(limit, locale);

const NO_DATA_TEXT = {
  unreachable: 'SMTP2GO unreachable',
  key_refused: 'key refused',
  permission_missing: 'permission missing',
  rate_limited: 'asked to slow down',
  own_limit: 'own request limit reached',
  malformed: 'answers not understood',
  no_key: 'no key on this computer',
  address_changed: 'address changed',
  mistake: 'mistake in Relaywatch',
  asleep: 'computer asleep',
  paused: 'checks stopped',
} as const;

/** Why there is no data, in two or three words. */
export const noDataText = (why: NoDataReason): string =>
  NO_DATA_TEXT[why.kind === 'rate_limited' && why.by === 'relaywatch' ? 'own_limit' : why.kind];

const limitsOf = (subject: Subject & { kind: 'series' }): readonly number[] =>
  [subject.warning, subject.critical].filter((limit) => limit !== undefined);

const noDataHeadline = ({ why, parts }: Subject & { readonly kind: 'no_data' }): string => {
  if (parts === undefined) return `No data: ${noDataText(why)}`;
  return `Data missing: ${why.kind === 'permission_missing' ? `key lacks ${why.endpoint}` : noDataText(why)}`;
};

type Judged = Subject & { readonly kind: 'series' };
/** A rise or fall is a percentage, whatever the metric's unit is. */
const CHANGE: Metric = 'bounce_rate';
const unitOf = ({ compare, series }: Judged): Metric => (compare === 'above' ? series.metric : CHANGE);

const isFromNothing = ({ compare }: Judged, value: number): boolean => compare === 'rise' && value >= FROM_NOTHING;

/** A value as judged by the rule: `13.4%`, or `up 60.0%` against the preceding window. */
export function judgedWords(subject: Judged, value: number, locale: string): string {
  if (subject.compare === 'above') return metricValue(unitOf(subject), value, limitsOf(subject), locale);
  if (isFromNothing(subject, value)) return 'none before';
  const isUp = value >= 0 === (subject.compare === 'rise');
  return `${isUp ? 'up' : 'down'} ${metricValue(unitOf(subject), Math.abs(value), limitsOf(subject), locale)}`;
}

/** A limit of the rule: `above 12%`, `up by more than 50%`. */
export function limitWords(subject: Judged, limit: number, locale: string): string {
  const past = { above: 'above', rise: 'up by more than', fall: 'down by more than' }[subject.compare];
  return `${past} ${limitValue(unitOf(subject), limit, locale)}`;
}

/** `Bounces 13.4% (limit 12%)`, `Sent down 60.0% (limit 50%)`, or `No data: SMTP2GO unreachable`. */
export function headline(
  incident: Pick<Incident, 'subject' | 'level' | 'value' | 'numerator'>,
  locale: string,
): string {
  const { subject } = incident;
  if (subject.kind === 'no_data') return noDataHeadline(subject);
  const { metric } = subject.series;
  if (isFromNothing(subject, incident.value))
    return `${METRICS[metric].title}: ${count(incident.numerator, locale)}, none before`;
  const limit = (incident.level === 'critical' ? subject.critical : subject.warning) ?? subject.critical;
  const text = `${METRICS[metric].title} ${judgedWords(subject, incident.value, locale)}`;
  return limit === undefined ? text : `${text} (limit ${limitValue(unitOf(subject), limit, locale)})`;
}

/** `whole account`, or the member the incident is about. */
const scopeWords = (series: Series): string =>
  series.by === 'account' ? 'whole account' : isolated(visible(series.member));

const LONGEST_MEMBER = 40;

/** The member an incident is about, cut in the middle if long; undefined for the whole account. */
export function memberWords(subject: Subject): string | undefined {
  if (subject.kind === 'no_data' || subject.series.by === 'account') return undefined;
  const member = visible(subject.series.member);
  if (member.length <= LONGEST_MEMBER) return isolated(member);
  const half = (LONGEST_MEMBER - 1) / 2;
  return isolated(`${member.slice(0, Math.ceil(half))}…${member.slice(-Math.floor(half))}`);
}

/** `alice: Bounces 13.4% (limit 12%)`: the headline with the member it is about. */
export function namedHeadline(
  incident: Pick<Incident, 'subject' | 'level' | 'value' | 'numerator'>,
  locale: string,
): string {
  const member = memberWords(incident.subject);
  const text = headline(incident, locale);
  return member === undefined ? text : `${member}: ${text}`;
}

/** The subject of an incident: a member, the figures without data, or the whole account. */
export const subjectWords = (subject: Subject): string =>
  subject.kind === 'series' ? scopeWords(subject.series) : (subject.parts?.join('; ') ?? 'whole account');

/** `whole account · 1,240 of 9,250 sent, 24 h`: scope, volume and time span. */
export function volumeText(incident: Pick<Incident, 'subject' | 'numerator' | 'denominator'>, locale: string): string {
  const { subject } = incident;
  if (subject.kind === 'no_data') return subjectWords(subject);
  return `${scopeWords(subject.series)} · ${sample(subject.series, incident, locale)}`;
}

/** `1,240 of 9,250 sent, 24 h`. */
function sample(
  series: Pick<Series, 'metric' | 'window'>,
  counts: { readonly numerator: number; readonly denominator: number },
  locale: string,
): string {
  const of = `${count(counts.numerator, locale)} of ${count(counts.denominator, locale)}`;
  if (series.metric === 'quota_used') return `${of} used, this cycle`;
  return `${of} ${METRICS[series.metric].of === 'attempts' ? 'attempts' : 'sent'}, ${WINDOWS[series.window].title}`;
}

/** How many incidents opened and closed while notifications were held back, and how many are still open. */
export interface DigestCounts {
  readonly opened: number;
  readonly closed: number;
  readonly open: number;
}

/** `3 incidents opened, 1 closed, 2 still open`, without zeros. */
export function digestText({ opened, closed, open }: DigestCounts, locale: string): string {
  const facts: readonly (readonly [many: number, what: string])[] = [
    [opened, 'opened'],
    [closed, 'closed'],
    [open, 'still open'],
  ];
  return facts
    .filter(([many]) => many > 0)
    .map(([many, what], n) =>
      n === 0 ? counted(many, `incident ${what}`, `incidents ${what}`, locale) : `${count(many, locale)} ${what}`,
    )
    .join(', ');
}

/** The title of a digest. With quiet hours or a mute the person was not away. */
export const digestTitle = (reasons: readonly DeferReason[]): string =>
  reasons.includes('quiet_hours') || reasons.includes('muted') ? 'While it was quiet' : 'While you were away';

/** What a person is told while nothing can be stored. */
export const outageText = ({ reason, advice }: Pick<StorageOutage, 'reason' | 'advice'>) => ({
  title: `Relaywatch can’t store what it sees: ${reason}`,
  advice: `${advice} Until then Relaywatch goes on checking and notifying, but what it sees is lost if it quits.`,
});

/** Marks what is in memory only, because the disk refuses. */
export const NOT_STORED = 'not stored';

/** A local time within a week: `Thu 08:00`. */
export const clockWords = (at: number, locale: string): string =>
  timeText(new Intl.DateTimeFormat(locale, { weekday: 'short', hour: '2-digit', minute: '2-digit' }), at);

/** An interval: `10 s`, `5 min`. */
export const intervalWords = (ms: number): string => (ms < MINUTE_MS ? `${Math.round(ms / 1000)} s` : span(ms));

/** A duration in its two largest units: `4 min`, `5 h 11 min`, `3 d 2 h`. Under a minute: `less than 1 min`. */
export function span(ms: number): string {
  if (!Number.isFinite(ms)) return UNKNOWN_TIME;
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 1) return 'less than 1 min';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
