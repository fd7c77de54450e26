import { type Compare, type Metric, type Rule, WINDOWS } from '../../../shared/alert.ts';
import { DEFAULT_RULES } from '../../../shared/presets.ts';
import { whyNotWatchable } from '../../../shared/rule-check.ts';
import { comparesOf, draftOf, figuresOf, type RuleDraft, scopeOf } from '../../model/rule/draft.ts';
import { COMPARE_TITLES, METRIC_TITLES, NOTIFY_LABELS, sayLimit, scopeSentence } from '../../model/rule/rule-text.ts';

/** The effects of changing one field of a draft, and its differences from the saved rule. */

type Limits = Pick<RuleDraft, 'warning' | 'critical'>;

/** Initial limits of metrics that SMTP2GO does not rate. */
const FIRST_LIMITS: Readonly<Partial<Record<Metric, Limits>>> = {
  hard_bounce_rate: { warning: '5', critical: '8' },
  soft_bounce_rate: { warning: '5', critical: '8' },
  unsubscribe_rate: { warning: '0.5', critical: '1' },
  sent_volume: { warning: '10000', critical: '' },
};
const FIRST_CHANGES: Readonly<Record<Exclude<Compare, 'above'>, Limits>> = {
  rise: { warning: '50', critical: '100' },
  fall: { warning: '50', critical: '80' },
};

const rated = (metric: Metric): Rule | undefined => DEFAULT_RULES.find((rule) => rule.metric === metric);

function firstLimits(metric: Metric, compare: Compare): Limits {
  if (compare !== 'above') return FIRST_CHANGES[compare];
  const rule = rated(metric);
  const limits = rule && draftOf(rule);
  return FIRST_LIMITS[metric] ?? { warning: limits?.warning ?? '', critical: limits?.critical ?? '' };
}

const WHOLE = { by: 'account', members: 'all' } as const;

/** The nearest draft SMTP2GO has figures for. */
function nearestWatchable(draft: RuleDraft): RuleDraft {
  const nearest: readonly RuleDraft[] = [
    draft,
    { ...draft, ...WHOLE },
    { ...draft, window: '24h' },
    { ...draft, ...WHOLE, window: '24h' },
    { ...draft, ...WHOLE, window: 'cycle' },
  ];
  return nearest.find((one) => whyNotWatchable({ ...one, scope: scopeOf(one) }) === undefined) ?? draft;
}

/** Each metric has its own limits and minimum, and does not support every window and scope. */
export function withMetric(draft: RuleDraft, metric: Metric): RuleDraft {
  const compare = comparesOf(metric).includes(draft.compare) ? draft.compare : 'above';
  const minimum = rated(metric)?.minimum;
  const next: RuleDraft = {
    ...draft,
    metric,
    compare,
    ...firstLimits(metric, compare),
    ...(minimum ? { sent: String(minimum.sent), events: String(minimum.events) } : {}),
  };
  return nearestWatchable(next);
}

const LEAST_TO_COMPARE = '100';

/** Another comparison changes the unit of the limits and needs enough mail in both windows. */
export const withCompare = (draft: RuleDraft, compare: Compare): RuleDraft =>
  nearestWatchable({
    ...draft,
    compare,
    ...firstLimits(draft.metric, compare),
    sent: compare !== 'above' && figuresOf(draft).sent === 0 ? LEAST_TO_COMPARE : draft.sent,
  });

/** A new rule starts with SMTP2GO's own rating of bounces (smtp2go-api.md 6.1). */
export const newRule = (id: string): Rule => ({
  id,
  name: 'New rule',
  revision: 1,
  enabled: true,
  metric: 'bounce_rate',
  window: '24h',
  scope: { by: 'account' },
  compare: 'above',
  warning: 8,
  critical: 12,
  minimum: { sent: 100, events: 0 },
  pendingForMinutes: 10,
  resolveForMinutes: 10,
  remindEveryHours: 3,
  speak: { warning: 'notify', critical: 'notify', resolved: 'notify' },
});

/** The saved value, as text, of every field that differs, by its name in the draft. */
export function savedText(
  draft: RuleDraft,
  saved: Rule,
  locale: string,
): Readonly<Partial<Record<keyof RuleDraft, string>>> {
  const before = draftOf(saved);
  const now = figuresOf(draft);
  const then = figuresOf(before);
  const limit = (value: number | undefined) => (value === undefined ? 'none' : sayLimit(saved, value, locale));
  const minutes = (text: string) => `${text} min`;
  const byField: Readonly<Partial<Record<keyof RuleDraft, readonly [isSame: boolean, text: string]>>> = {
    name: [draft.name.trim() === before.name || draft.name.trim() === '', before.name],
    metric: [draft.metric === before.metric, METRIC_TITLES[before.metric]],
    window: [draft.window === before.window, WINDOWS[before.window].title],
    members: [draft.by === before.by && String(draft.members) === String(before.members), scopeSentence(saved.scope)],
    compare: [draft.compare === before.compare, COMPARE_TITLES[before.compare].toLowerCase()],
    warning: [now.warning === then.warning && draft.compare === before.compare, limit(then.warning)],
    critical: [now.critical === then.critical && draft.compare === before.compare, limit(then.critical)],
    sent: [now.sent === then.sent, before.sent],
    events: [now.events === then.events, before.events],
    pendingFor: [now.pendingFor === then.pendingFor, minutes(before.pendingFor)],
    resolvePercent: [now.percent === then.percent, `${before.resolvePercent}%`],
    resolveFor: [now.resolveFor === then.resolveFor, minutes(before.resolveFor)],
    remindEveryHours: [draft.remindEveryHours === before.remindEveryHours, remindText(saved.remindEveryHours)],
    speak: [JSON.stringify(draft.speak) === JSON.stringify(before.speak), speakDifference(draft, saved)],
  };
  return Object.fromEntries(
    Object.entries(byField).flatMap(([field, [isSame, text]]) => (isSame ? [] : [[field, `saved: ${text}`]])),
  );
}

const LEVELS = ['warning', 'critical', 'resolved'] as const;
const speakDifference = (draft: RuleDraft, saved: Rule): string =>
  LEVELS.filter((level) => draft.speak[level] !== saved.speak[level])
    .map((level) => `${level} ${NOTIFY_LABELS[saved.speak[level]].toLowerCase()}`)
    .join(', ');

/** `Every 3 h`, `Never`. */
export const remindText = (hours: number | undefined): string =>
  hours === undefined ? 'Never' : hours === 1 ? 'Every hour' : `Every ${hours} h`;
