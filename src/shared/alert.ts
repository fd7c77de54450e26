import { z } from 'zod';
import { DAY_MS, HOUR_MS } from './calendar.ts';
import type { Limiter } from './failure.ts';

/** The alert grammar (design: alerts.md, "Words" and "Rule"). */

/** The names in a table. A table written out has no others, which the compiler cannot know of any object. */
const keysOf = <Table extends object>(table: Table) => Object.keys(table) as (keyof Table & string)[];

/** What is measured: a percentage of `numerator` in `denominator`, or a count. `decimals` is for display. */
export const METRICS = {
  bounce_rate: {
    title: 'Bounces',
    noun: 'bounces',
    unit: 'percent',
    isPartOfSent: true,
    of: 'sent',
    decimals: 1,
    scale: 16,
  },
  hard_bounce_rate: {
    title: 'Hard bounces',
    noun: 'hard bounces',
    unit: 'percent',
    isPartOfSent: true,
    of: 'sent',
    decimals: 1,
    scale: 16,
  },
  soft_bounce_rate: {
    title: 'Soft bounces',
    noun: 'soft bounces',
    unit: 'percent',
    isPartOfSent: true,
    of: 'sent',
    decimals: 1,
    scale: 16,
  },
  spam_rate: {
    title: 'Spam complaints',
    noun: 'complaints',
    unit: 'percent',
    isPartOfSent: true,
    of: 'sent',
    decimals: 3,
    scale: 0.12,
  },
  reject_rate: {
    title: 'Rejects',
    noun: 'rejects',
    unit: 'percent',
    isPartOfSent: false,
    of: 'attempts',
    decimals: 1,
    scale: 10,
  },
  unsubscribe_rate: {
    title: 'Unsubscribes',
    noun: 'unsubscribes',
    unit: 'percent',
    isPartOfSent: true,
    of: 'sent',
    decimals: 1,
    scale: 4,
  },
  quota_used: {
    title: 'Quota',
    noun: 'e-mails',
    unit: 'percent',
    isPartOfSent: false,
    of: 'quota',
    decimals: 1,
    scale: 100,
  },
  sent_volume: {
    title: 'Sent',
    noun: 'e-mails',
    unit: 'count',
    isPartOfSent: false,
    of: 'sent',
    decimals: 0,
    scale: 0,
  },
} as const satisfies Record<string, MetricRow>;

interface MetricRow {
  readonly title: string;
  /** The events the numerator counts, in the plural. */
  readonly noun: string;
  readonly unit: 'percent' | 'count';
  /** What the numerator counts happened to mail that was sent. */
  readonly isPartOfSent: boolean;
  /** What the denominator counts. Rejected mail was never sent, so rejects are a share of all attempts. */
  readonly of: 'sent' | 'attempts' | 'quota';
  readonly decimals: number;
  /** The end of the rating bar (look.md 5, "Rating bar"). */
  readonly scale: number;
}

export type Metric = keyof typeof METRICS;
export const Metric = z.enum(keysOf(METRICS));

/** The time spans. `cycle` is the provider's billing cycle. */
export const WINDOWS = {
  '1h': { title: '1 h', ms: HOUR_MS },
  '6h': { title: '6 h', ms: 21_600_000 },
  '24h': { title: '24 h', ms: DAY_MS },
  '7d': { title: '7 d', ms: 604_800_000 },
  '30d': { title: '30 d', ms: 2_592_000_000 },
  cycle: { title: 'this cycle', ms: undefined },
} as const;
export type Window = keyof typeof WINDOWS;
export const Window = z.enum(keysOf(WINDOWS));

export const GROUPS = ['username', 'domain', 'email_address', 'subaccount'] as const;
export type Group = (typeof GROUPS)[number];

/** What a member of a group is called, one and many. */
export const GROUP_NOUNS: Readonly<Record<Group, readonly [one: string, many: string]>> = {
  username: ['SMTP user', 'SMTP users'],
  domain: ['sender domain', 'sender domains'],
  email_address: ['sender address', 'sender addresses'],
  subaccount: ['subaccount', 'subaccounts'],
};

/** The whole account, or members of a group: all, including future ones, or a list. */
export const Scope = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('account') }),
  z.strictObject({ by: z.enum(GROUPS), members: z.union([z.literal('all'), z.array(z.string()).min(1)]) }),
]);
export type Scope = z.infer<typeof Scope>;

/** One series of samples in an account. `member` is empty for the whole account. */
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

/** A stable key of a series. */
export const seriesKey = (series: Series): string => `${series.metric}/${series.window}/${series.by}/${series.member}`;

/**
 * What a threshold is compared with: the value, or its rise or fall in percent against the preceding window of the same
 * length. `fall` is for `sent_volume` only.
 */
export const COMPARES = ['above', 'rise', 'fall'] as const;
const Compare = z.enum(COMPARES);
export type Compare = z.infer<typeof Compare>;

const threshold = z.number().positive().max(1_000_000_000);
const Speak = z.enum(['notify', 'break_through', 'log_only']);

/** Without `resolveAt` a breach ends at this percentage of the lowest threshold. */
export const DEFAULT_RESOLVE_PERCENT = 80;

/** What to watch and when to notify. Each saved change increments `revision`. */
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
  /** With less there is not enough mail to judge. `sent` is the denominator, `events` the numerator. */
  minimum: z.strictObject({ sent: z.int().min(0), events: z.int().min(0) }),
  pendingForMinutes: z.number().min(0),
  /**
   * A breach ends at or below this value. Default: `DEFAULT_RESOLVE_PERCENT` of the lowest threshold, so that the end
   * of a critical breach does not start a warning.
   */
  resolveAt: threshold.optional(),
  resolveForMinutes: z.number().min(0),
  remindEveryHours: z.number().positive().optional(),
  speak: z.strictObject({ warning: Speak, critical: Speak, resolved: Speak }),
});
export type Rule = z.infer<typeof Rule>;

/** What one poll found for a series: counts, or why there is no data. A rule's minimum is applied only later. */
export type Sample = {
  readonly at: number;
  /** The polling interval in force (ms). Longer gaps were not watched and count towards no duration. */
  readonly intervalMs: number;
} & (
  | {
      readonly kind: 'counts';
      readonly numerator: number;
      readonly denominator: number;
      /** The counts of the preceding window of the same length, if a rule compares with it. */
      readonly before?: { readonly numerator: number; readonly denominator: number };
    }
  | { readonly kind: 'no_data'; readonly why: NoDataReason }
);

/** Why a poll, or part of it, has no data (design: alerts.md, "Never green while blind"). */
export type NoDataReason =
  | { readonly kind: 'unreachable'; readonly detail: string }
  | { readonly kind: 'key_refused'; readonly detail: string }
  | { readonly kind: 'permission_missing'; readonly endpoint: string }
  /** `by` is absent in what earlier versions stored, which did not tell. */
  | { readonly kind: 'rate_limited'; readonly until: number; readonly by?: Limiter | undefined }
  | { readonly kind: 'malformed'; readonly detail: string }
  | { readonly kind: 'no_key' }
  | { readonly kind: 'address_changed' }
  /** An error in Relaywatch interrupted the poll. */
  | { readonly kind: 'mistake' }
  | { readonly kind: 'asleep' }
  | { readonly kind: 'paused' };

/** The outcome of one poll of an account. */
export type PollOutcome = { readonly kind: 'ok' } | NoDataReason;

/** A sample as judged by a rule. Percentages are computed from counts and never rounded before comparing. */
export type Evaluation =
  | { readonly kind: 'value'; readonly numerator: number; readonly denominator: number; readonly value: number }
  | { readonly kind: 'insufficient_data'; readonly have: Volume; readonly need: Volume }
  | { readonly kind: 'no_data'; readonly why: NoDataReason };

interface Volume {
  readonly sent: number;
  readonly events: number;
}

export type Level = 'warning' | 'critical';

/** The subject of an incident: a series that breaches a rule, or an account without data. */
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
      /** Absent in incidents stored by earlier versions. */
      readonly minimum?: Rule['minimum'] | undefined;
    }
  | {
      readonly kind: 'no_data';
      readonly why: NoDataReason;
      /** The figures without data, as text, if only some lack it; absent for the whole account. */
      readonly parts?: readonly string[] | undefined;
    };

/** One continuous breach. Stored per account; `id` is globally unique. */
export interface Incident {
  readonly id: string;
  readonly accountId: string;
  readonly subject: Subject;
  /** `no_data` for missing data. */
  readonly level: Level | 'no_data';
  readonly openedAt: number;
  /** When it reached its present level. */
  readonly levelSince: number;
  readonly endedAt: number | undefined;
  readonly ending: 'resolved' | 'closed_without_judgement' | undefined;
  /** The last reading with enough mail, and when it was taken. */
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number;
  readonly readAt: number;
  /** The sequence of the latest event. */
  readonly lastSequence: number;
  /** Acknowledged: no reminders until it escalates or resolves. */
  readonly acknowledged: { readonly at: number; readonly note: string } | undefined;
  /** No notifications until then (ms since the epoch), except for an escalation to critical and the end. */
  readonly snoozedUntil: number | undefined;
}

/** The first five follow from samples, the others from what a person did. */
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

/** One event of an incident. `sequence` counts from 1 within the incident. */
export interface IncidentEvent {
  readonly incidentId: string;
  readonly sequence: number;
  readonly kind: (typeof INCIDENT_EVENTS)[number];
  readonly at: number;
  readonly level: Level | 'no_data';
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number;
  /**
   * Why it ended, if that needs an explanation: "no longer enough mail to judge"; or the note of an acknowledgement.
   */
  readonly note: string | undefined;
  /** Its notification: pending, shown, deferred, or never to be shown. */
  readonly delivery: NotificationState | undefined;
}

/** Whether an event ends its incident. */
export const isEnd = ({ kind }: Pick<IncidentEvent, 'kind'>): boolean =>
  kind === 'resolved' || kind === 'closed_without_judgement';

/** Why notifications are deferred; `away` covers a locked screen, sleep, and Relaywatch not running. */
export const DEFER_REASONS = ['quiet_hours', 'muted', 'away', 'snoozed'] as const;
export type DeferReason = (typeof DEFER_REASONS)[number];

/** One notification, stored before it is shown. Identified by (incident, sequence). */
export interface NotificationState {
  readonly state: 'pending' | 'deferred' | 'shown';
  readonly shownAt: number | undefined;
  /** Why it is deferred, or was until it was shown; absent if it never was. */
  readonly deferReason?: DeferReason | undefined;
}
