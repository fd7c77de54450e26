import {
  type Compare,
  GROUP_NOUNS,
  METRICS,
  type Metric,
  type Rule,
  type Scope,
  WINDOWS,
} from '../../../shared/alert.ts';
import { count, counted, limitValue, metricValue } from '../../../shared/words.ts';

export const METRIC_TITLES: Readonly<Record<Metric, string>> = {
  bounce_rate: 'Bounces (soft + hard)',
  hard_bounce_rate: METRICS.hard_bounce_rate.title,
  soft_bounce_rate: METRICS.soft_bounce_rate.title,
  spam_rate: METRICS.spam_rate.title,
  reject_rate: METRICS.reject_rate.title,
  unsubscribe_rate: METRICS.unsubscribe_rate.title,
  quota_used: 'Quota used',
  sent_volume: 'E-mails sent',
};

/** The titles of the comparisons. */
export const COMPARE_TITLES: Readonly<Record<Compare, string>> = {
  above: 'The value itself',
  rise: 'How much it rose on the window before',
  fall: 'How much it fell on the window before',
};

export const NOTIFY_LABELS: Readonly<Record<Rule['speak']['warning'], string>> = {
  notify: 'Notify',
  break_through: 'Break through quiet hours',
  log_only: 'Log only',
};

type Watched = Pick<Rule, 'metric' | 'window' | 'scope' | 'compare'>;
type Said = Watched & {
  readonly warning?: number | undefined;
  readonly critical?: number | undefined;
};

/** `whole account`, `each SMTP user`, `SMTP user northwind-crm`, `3 SMTP users`. */
export function scopeSentence(scope: Scope): string {
  if (scope.by === 'account') return 'whole account';
  const [one, many] = GROUP_NOUNS[scope.by];
  if (scope.members === 'all') return `each ${one}`;
  if (scope.members.length === 0) return `${many} of a list`;
  const [only] = scope.members;
  return scope.members.length === 1 ? `${one} ${only}` : counted(scope.members.length, one, many, 'en');
}

/** Whether limits and values of a rule are percentages rather than counts. */
export const isPercent = ({ metric, compare }: Pick<Rule, 'metric' | 'compare'>): boolean =>
  METRICS[metric].unit === 'percent' || compare !== 'above';

/** A change in percent takes this metric's decimals, whatever the rule's metric is. */
const CHANGE: Metric = 'bounce_rate';
const unitOf = (rule: Pick<Rule, 'metric' | 'compare'>): Metric => (rule.compare === 'above' ? rule.metric : CHANGE);

/** A limit of a rule in its shortest form. */
export const sayLimit = (rule: Pick<Rule, 'metric' | 'compare'>, limit: number, locale: string): string =>
  limitValue(unitOf(rule), limit, locale);

const LONG_COUNT = 10_000;

/** A limit for an axis label of a few characters: 1M instead of 1,000,000. */
export const axisText = (rule: Pick<Rule, 'metric' | 'compare'>, limit: number, locale: string): string =>
  isPercent(rule) || limit < LONG_COUNT
    ? sayLimit(rule, limit, locale)
    : new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 }).format(limit);

/** A value of a rule with the decimals needed to compare it with the limits. */
export const sayValue = (
  rule: Pick<Rule, 'metric' | 'compare' | 'warning' | 'critical'>,
  value: number,
  locale: string,
): string => {
  const limits = [rule.warning, rule.critical].filter((limit) => limit !== undefined);
  return metricValue(unitOf(rule), value, limits, locale);
};

const COMPARE_TEXT: Readonly<Record<Compare, string>> = {
  above: 'above',
  rise: 'up by more than',
  fall: 'down by more than',
};

const windowText = ({ window, compare }: Pick<Rule, 'window' | 'compare'>): string => {
  const { title } = WINDOWS[window];
  return compare === 'above' ? title : `${title} against the ${title} before`;
};

/** `Bounces above 8% / 12%, 24 h`. */
function limitsSentence(rule: Said, locale: string): string {
  const limits = [rule.warning, rule.critical].filter((limit) => limit !== undefined);
  const limitsText = limits.map((limit) => sayLimit(rule, limit, locale)).join(' / ');
  const condition = `${METRICS[rule.metric].title} ${COMPARE_TEXT[rule.compare]} ${limitsText || 'no limit yet'}`;
  return `${condition}, ${windowText(rule)}`;
}

/** `Bounces above 8% / 12%, 24 h, each SMTP user`. */
export const ruleSentence = (rule: Said, locale: string): string =>
  `${limitsSentence(rule, locale)}, ${scopeSentence(rule.scope)}`;

/** The same for long lists: leaves out "whole account", the usual scope. */
export const shortSentence = (rule: Said, locale: string): string =>
  rule.scope.by === 'account' ? limitsSentence(rule, locale) : ruleSentence(rule, locale);

const LONGEST_NAME = 80;

/** The default name of a rule: `Bounces, 24 h, each SMTP user`. */
export function ruleName({ metric, window, scope, compare }: Watched): string {
  const how = { above: '', rise: ' risen', fall: ' fallen' }[compare];
  const where = scope.by === 'account' ? '' : `, ${scopeSentence(scope)}`;
  const name = `${METRICS[metric].title}${how}, ${WINDOWS[window].title}${where}`;
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}

/** The name of a copy, cut to the longest name allowed. */
export const copyName = (name: string): string => `${name.slice(0, LONGEST_NAME - 7).trimEnd()} (copy)`;

/** `1,000 sent, 2 complaints`; `any` where there is no minimum. */
export function minimumText({ metric, minimum }: Pick<Rule, 'metric' | 'minimum'>, locale: string): string {
  const sent = minimum.sent > 0 ? `${count(minimum.sent, locale)} sent` : '';
  const events = minimum.events > 0 ? `${count(minimum.events, locale)} ${METRICS[metric].noun}` : '';
  return [sent, events].filter(Boolean).join(', ') || 'any';
}

/** How a rule notifies, by level where the levels differ: `Notify; critical: break through quiet hours`. */
export function speakSentence({ speak, warning, critical }: Pick<Rule, 'speak' | 'warning' | 'critical'>): string {
  const levels = [
    ...(warning === undefined ? [] : [['warning', speak.warning] as const]),
    ...(critical === undefined ? [] : [['critical', speak.critical] as const]),
    ['resolved', speak.resolved] as const,
  ];
  const first = levels[0]?.[1] ?? speak.resolved;
  const others = levels.filter(([, how]) => how !== first);
  return [NOTIFY_LABELS[first], ...others.map(([level, how]) => `${level}: ${NOTIFY_LABELS[how].toLowerCase()}`)].join(
    '; ',
  );
}
