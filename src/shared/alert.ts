import { z } from 'zod';
import { DAY_MS, HOUR_MS } from './calendar.ts';

/** The alert grammar (design: alerts.md, "Words" and "Rule"). */

/** What is measured: a share of `numerator` in `denominator`, in percent, or a count. Decimals are those shown. */
export const METRICS = {
  bounce_rate: { title: 'Bounces', noun: 'bounces', unit: 'percent', decimals: 1, scale: 16 },
  hard_bounce_rate: { title: 'Hard bounces', noun: 'hard bounces', unit: 'percent', decimals: 1, scale: 16 },
  soft_bounce_rate: { title: 'Soft bounces', noun: 'soft bounces', unit: 'percent', decimals: 1, scale: 16 },
  spam_rate: { title: 'Spam complaints', noun: 'complaints', unit: 'percent', decimals: 3, scale: 0.12 },
  reject_rate: { title: 'Rejects', noun: 'rejects', unit: 'percent', decimals: 1, scale: 10 },
  unsubscribe_rate: { title: 'Unsubscribes', noun: 'unsubscribes', unit: 'percent', decimals: 1, scale: 4 },
  quota_used: { title: 'Quota', noun: 'e-mails', unit: 'percent', decimals: 1, scale: 100 },
  sent_volume: { title: 'Sent', noun: 'e-mails', unit: 'count', decimals: 0, scale: 0 },
} as const satisfies Record<string, MetricRow>;

interface MetricRow {
  readonly title: string;
  /** What the numerator counts, in the plural. */
  readonly noun: string;
  readonly unit: 'percent' | 'count';
  readonly decimals: number;
  /** Where the rating bar ends (look.md 5, "Rating bar"). */
  readonly scale: number;
}

export type Metric = keyof typeof METRICS;
export const Metric = z.enum([
  'bounce_rate',
  'hard_bounce_rate',
  'soft_bounce_rate',
  'spam_rate',
  'reject_rate',
  'unsubscribe_rate',
  'quota_used',
  'sent_volume',
]) satisfies z.ZodType<Metric>;

/** Over which time. `cycle` is the provider's billing cycle. */
export const WINDOWS = {
  '1h': { title: '1 h', ms: HOUR_MS },
  '6h': { title: '6 h', ms: 21_600_000 },
  '24h': { title: '24 h', ms: DAY_MS },
  '7d': { title: '7 d', ms: 604_800_000 },
  '30d': { title: '30 d', ms: 2_592_000_000 },
  cycle: { title: 'this cycle', ms: undefined },
} as const;
export type Window = keyof typeof WINDOWS;
export const Window = z.enum(['1h', '6h', '24h', '7d', '30d', 'cycle']);

export const GROUPS = ['username', 'domain', 'email_address', 'subaccount'] as const;
export type Group = (typeof GROUPS)[number];

/** The whole account, or each member of a group (future ones too, or a list). */
export const Scope = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('account') }),
  z.strictObject({ by: z.enum(GROUPS), members: z.union([z.literal('all'), z.array(z.string()).min(1)]) }),
]);
export type Scope = z.infer<typeof Scope>;

/** One stream of samples within an account. `member` is empty for the account as a whole. */
export interface Series {
  readonly metric: Metric;
  readonly window: Window;
  readonly by: 'account' | Group;
  readonly member: string;
}
export const Series = z.strictObject({
  metric: Metric,
  window: Window,
  by: z.enum(['account', ...GROUPS]),
  member: z.string().max(320),
}) satisfies z.ZodType<Series>;

/** A stable name for a series, for keys of maps and rows. */
export const seriesKey = (series: Series): string => `${series.metric}/${series.window}/${series.by}/${series.member}`;

/**
 * What a threshold is compared with: the value itself, or how much it has risen or fallen against the window of the
 * same length before, in percent of that one. `fall` is for `sent_volume` only.
 */
export const COMPARES = ['above', 'rise', 'fall'] as const;
const Compare = z.enum(COMPARES);
export type Compare = z.infer<typeof Compare>;

const threshold = z.number().positive().max(1_000_000_000);
const Speak = z.enum(['notify', 'break_through', 'record_only']);

/** The breach of a rule without `resolveAt` is over at this percentage of its lowest threshold. */
export const DEFAULT_RESOLVE_PERCENT = 80;

/** What to watch and when to speak. A saved change makes a new `revision`. */
export const Rule = z.strictObject({
  id: z.string().min(1).max(60),
  revision: z.int().min(1),
  name: z.string().min(1).max(80),
  enabled: z.boolean(),
  metric: Metric,
  window: Window,
  scope: Scope,
  compare: Compare,
  warning: threshold.optional(),
  critical: threshold.optional(),
  /** Fewer than this and nobody can judge. `sent` is the denominator, `events` the numerator. */
  minimum: z.strictObject({ sent: z.int().min(0), events: z.int().min(0) }),
  pendingForMinutes: z.number().min(0),
  /**
   * At or below this the breach is over. Default: `DEFAULT_RESOLVE_PERCENT` of the lowest threshold, so that the end of
   * a critical is not the start of a warning.
   */
  resolveAt: threshold.optional(),
  resolveForMinutes: z.number().min(0),
  remindEveryHours: z.number().positive().optional(),
  speak: z.strictObject({ warning: Speak, critical: Speak, resolved: Speak }),
});
export type Rule = z.infer<typeof Rule>;

/** What one poll saw of a series: counts, or why it could not see. Judged against a rule's minimum only afterwards. */
export type Sample = {
  readonly at: number;
  /** The polling interval then in force (ms): a longer gap was not watched and counts towards no duration. */
  readonly intervalMs: number;
} & (
  | {
      readonly kind: 'counts';
      readonly numerator: number;
      readonly denominator: number;
      /** The same counts over the window of the same length before, where a rule compares with it. */
      readonly before?: { readonly numerator: number; readonly denominator: number };
    }
  | { readonly kind: 'blind'; readonly why: NoDataReason }
);

/** Why a poll, or a part of it, saw nothing (design: alerts.md, "Never green while blind"). */
export type NoDataReason =
  | { readonly kind: 'unreachable'; readonly detail: string }
  | { readonly kind: 'key_refused'; readonly detail: string }
  | { readonly kind: 'permission_missing'; readonly endpoint: string }
  | { readonly kind: 'rate_limited'; readonly until: number }
  | { readonly kind: 'malformed'; readonly detail: string }
  | { readonly kind: 'no_key' }
  | { readonly kind: 'asleep' }
  | { readonly kind: 'paused' };

/** How one poll of an account ended. */
export type PollOutcome = { readonly kind: 'ok' } | NoDataReason;

/** A sample as a rule judges it. Percentages are computed from counts and never rounded before comparing. */
export type Evaluation =
  | { readonly kind: 'value'; readonly numerator: number; readonly denominator: number; readonly value: number }
  | { readonly kind: 'insufficient_data'; readonly have: Volume; readonly need: Volume }
  | { readonly kind: 'blind'; readonly why: NoDataReason };

interface Volume {
  readonly sent: number;
  readonly events: number;
}

export type Level = 'warning' | 'critical';

/** What an incident is about: a rule broken by a series, or an account that cannot be seen. */
export type Subject =
  | {
      readonly kind: 'series';
      readonly series: Series;
      readonly ruleId: string;
      readonly ruleRevision: number;
      readonly ruleName: string;
      readonly compare: Compare;
      readonly warning: number | undefined;
      readonly critical: number | undefined;
      /** Absent in incidents that an earlier version stored. */
      readonly minimum?: Rule['minimum'] | undefined;
    }
  | {
      readonly kind: 'blind';
      readonly why: NoDataReason;
      /** The figures that cannot be seen while others can, in words; absent for the whole account. */
      readonly parts?: readonly string[] | undefined;
    };

/** One continuous breach. Stored per account; `id` is unique everywhere. */
export interface Incident {
  readonly id: string;
  readonly accountId: string;
  readonly subject: Subject;
  /** `blind` for an account that cannot be seen. */
  readonly level: Level | 'blind';
  readonly openedAt: number;
  /** Since when it has had its present level. */
  readonly levelSince: number;
  readonly endedAt: number | undefined;
  readonly ending: 'resolved' | 'closed_without_judgement' | undefined;
  /** The last reading that could be judged, and when it was taken. */
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number;
  readonly readAt: number;
  /** The sequence of its latest event. */
  readonly lastSequence: number;
  /** The person knows: no reminders until it escalates or resolves. */
  readonly acknowledged: { readonly at: number; readonly note: string } | undefined;
  /** Silent until then (ms since the epoch); escalation to critical and resolution speak all the same. */
  readonly snoozedUntil: number | undefined;
}

/** The first five follow from what was seen, the others from what a person did. */
export const INCIDENT_EVENTS = [
  'opened',
  'escalated',
  'reminded',
  'resolved',
  'closed_without_judgement',
  'acknowledged',
  'snoozed',
  'unsnoozed',
] as const;

/** One line of an incident's timeline. `sequence` counts from 1 within the incident. */
export interface IncidentEvent {
  readonly incidentId: string;
  readonly sequence: number;
  readonly kind: (typeof INCIDENT_EVENTS)[number];
  readonly at: number;
  readonly level: Level | 'blind';
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number;
  /** Why it ended, where that is not plain: "no longer enough mail to judge"; what a person wrote on acknowledging. */
  readonly note: string | undefined;
  /** The message about it: not yet shown, shown and when, deferred, or never meant to be shown. */
  readonly delivery: Delivery | undefined;
}

/** What defers notifications; `away` is a locked screen, sleep, or that nothing ran. */
export const DEFER_REASONS = ['quiet_hours', 'muted', 'away', 'snoozed'] as const;
export type DeferReason = (typeof DEFER_REASONS)[number];

/** One message to the person, stored before it is shown. Identified by (incident, sequence). */
export interface Delivery {
  readonly state: 'pending' | 'held' | 'shown';
  readonly shownAt: number | undefined;
  /** What defers it, or deferred it until it was shown after all; absent where nothing did. */
  readonly deferReason?: DeferReason | undefined;
}
