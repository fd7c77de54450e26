import { z } from 'zod';
import {
  type Compare,
  DEFAULT_RESOLVE_PERCENT,
  GROUPS,
  Metric,
  Rule,
  type Scope,
  Window,
} from '../../../shared/alert.ts';
import type { FieldProblem } from '../../../shared/failure.ts';
import { checkRule } from '../../../shared/rule-check.ts';
import { readStored } from '../stored.ts';
import { numberOf, tidy } from './parse-number.ts';
import { ruleName } from './rule-text.ts';

/** A rule in the editor. Numbers are the text in their fields, which may not be numbers yet. */
export const RuleDraft = z.strictObject({
  /** Empty: the name is generated from the rule. */
  name: z.string(),
  metric: Metric,
  window: Window,
  by: z.enum(['account', ...GROUPS]),
  members: z.union([z.literal('all'), z.array(z.string())]),
  compare: Rule.shape.compare,
  /** Empty: no such limit. */
  warning: z.string(),
  critical: z.string(),
  sent: z.string(),
  events: z.string(),
  pendingFor: z.string(),
  /** Percent of the lowest limit. */
  resolvePercent: z.string(),
  resolveFor: z.string(),
  remindEveryHours: z.number().optional(),
  speak: Rule.shape.speak,
});
export type RuleDraft = z.infer<typeof RuleDraft>;

const textOf = (value: number | undefined): string => (value === undefined ? '' : String(value));

const lowestOf = (...limits: readonly (number | undefined)[]): number | undefined => {
  const set = limits.filter((limit) => limit !== undefined);
  return set.length === 0 ? undefined : Math.min(...set);
};

export function draftOf(rule: Rule): RuleDraft {
  const { scope, minimum, resolveAt } = rule;
  const lowest = lowestOf(rule.warning, rule.critical);
  const percent =
    resolveAt === undefined || lowest === undefined
      ? DEFAULT_RESOLVE_PERCENT
      : Number(((100 * resolveAt) / lowest).toPrecision(6));
  return {
    name: rule.name,
    metric: rule.metric,
    window: rule.window,
    by: scope.by,
    members: scope.by === 'account' ? 'all' : scope.members,
    compare: rule.compare,
    warning: textOf(rule.warning),
    critical: textOf(rule.critical),
    sent: textOf(minimum.sent),
    events: textOf(minimum.events),
    pendingFor: textOf(rule.pendingForMinutes),
    resolvePercent: textOf(percent),
    resolveFor: textOf(rule.resolveForMinutes),
    ...(rule.remindEveryHours === undefined ? {} : { remindEveryHours: rule.remindEveryHours }),
    speak: rule.speak,
  };
}

export const scopeOf = ({ by, members }: Pick<RuleDraft, 'by' | 'members'>): Scope =>
  by === 'account' ? { by } : { by, members: members === 'all' ? members : [...members] };

/** The number in each field of a draft; undefined if it cannot be read. */
export function figuresOf(draft: RuleDraft) {
  const isCount = draft.metric === 'sent_volume' && draft.compare === 'above';
  const warning = numberOf(draft.warning, isCount);
  const critical = numberOf(draft.critical, isCount);
  const percent = numberOf(draft.resolvePercent);
  const lowest = lowestOf(warning, critical);
  return {
    warning,
    critical,
    sent: numberOf(draft.sent, true),
    events: numberOf(draft.events, true),
    pendingFor: numberOf(draft.pendingFor),
    resolveFor: numberOf(draft.resolveFor),
    percent,
    /** A breach ends at or below this value, in the unit of the limits. */
    resolveAt: percent === undefined || lowest === undefined ? undefined : tidy((lowest * percent) / 100),
  };
}

const NUMBER_HELP = 'A number, such as 8 or 0.06.';
const MOST = 1_000_000_000;
const MOST_HELP = 'At most 1,000,000,000.';
const WHOLE_HELP = 'A whole number, 0 or more.';
const MINUTES_HELP = 'Minutes, 0 or more.';

function unreadable(draft: RuleDraft): readonly FieldProblem[] {
  const { warning, critical, sent, events, pendingFor, resolveFor, percent } = figuresOf(draft);
  const isWhole = (value: number | undefined) => value !== undefined && Number.isInteger(value);
  const checks: readonly (readonly [isWrong: boolean, path: string, message: string])[] = [
    [draft.warning.trim() !== '' && !warning, 'warning', NUMBER_HELP],
    [draft.critical.trim() !== '' && !critical, 'critical', NUMBER_HELP],
    [(warning ?? 0) > MOST, 'warning', MOST_HELP],
    [(critical ?? 0) > MOST, 'critical', MOST_HELP],
    [!isWhole(sent), 'minimum.sent', WHOLE_HELP],
    [!isWhole(events), 'minimum.events', WHOLE_HELP],
    [pendingFor === undefined, 'pendingForMinutes', MINUTES_HELP],
    [resolveFor === undefined, 'resolveForMinutes', MINUTES_HELP],
    [percent === undefined || percent <= 0 || percent > 100, 'resolveAt', 'More than 0 and at most 100.'],
    [draft.by !== 'account' && draft.members.length === 0, 'scope.members', 'At least one, or all of them.'],
  ];
  return checks.filter(([isWrong]) => isWrong).map(([, path, message]) => ({ path, message }));
}

export interface Read {
  /** Undefined if some field cannot be read. */
  readonly rule: Rule | undefined;
  /** Why it cannot be saved; empty if it can. */
  readonly problems: readonly FieldProblem[];
}

/** Reads a draft as the next revision of `base`. */
export function readDraft(draft: RuleDraft, base: Pick<Rule, 'id' | 'revision' | 'enabled'>): Read {
  const wrong = unreadable(draft);
  if (wrong.length > 0) return { rule: undefined, problems: wrong };
  const {
    warning,
    critical,
    sent = 0,
    events = 0,
    pendingFor = 0,
    resolveFor = 0,
    percent,
    resolveAt,
  } = figuresOf(draft);
  const { metric, window, compare, remindEveryHours, speak } = draft;
  const condition = {
    metric,
    window,
    scope: scopeOf(draft),
    compare,
    ...(warning === undefined ? {} : { warning }),
    ...(critical === undefined ? {} : { critical }),
  };
  const read = Rule.safeParse({
    id: base.id,
    revision: base.revision,
    enabled: base.enabled,
    name: draft.name.trim() || ruleName(condition),
    ...condition,
    minimum: { sent, events },
    pendingForMinutes: pendingFor,
    ...(percent === DEFAULT_RESOLVE_PERCENT || resolveAt === undefined ? {} : { resolveAt }),
    resolveForMinutes: resolveFor,
    ...(remindEveryHours === undefined ? {} : { remindEveryHours }),
    speak,
  });
  if (!read.success) {
    return {
      rule: undefined,
      problems: read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    };
  }
  return { rule: read.data, problems: checkRule(read.data) };
}

/** Whether a draft differs from its rule. Spelling a number differently is not a change. */
export function isChanged(draft: RuleDraft, base: Rule): boolean {
  const after = readDraft(draft, base).rule;
  const before = readDraft(draftOf(base), base).rule;
  return after === undefined || JSON.stringify(after) !== JSON.stringify(before);
}

/** The comparisons a metric supports. Only a fall in volume is worth a notification, and a quota only rises. */
export const comparesOf = (metric: Metric): readonly Compare[] => {
  if (metric === 'quota_used') return ['above'];
  return metric === 'sent_volume' ? ['above', 'rise', 'fall'] : ['above', 'rise'];
};

/** A draft with unsaved changes and the rule it started from. */
const Kept = z.strictObject({ base: Rule, draft: RuleDraft });
export type Kept = z.infer<typeof Kept>;
type Drafts = Readonly<Record<string, Kept | undefined>>;

const Drafts = z.record(z.string().max(120), Kept);

/** The storage key of the draft of a rule, or of a new rule. */
export const draftKey = (accountId: string, ruleId: string | undefined): string => `${accountId} ${ruleId ?? 'new'}`;

/** The stored drafts by `draftKey`. */
export const readDrafts = (kept: unknown): Drafts => readStored(Drafts, kept, {});
