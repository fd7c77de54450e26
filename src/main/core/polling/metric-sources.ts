import { GROUPS, type Group, type Metric, type Scope, WINDOWS, type Window } from '../../../shared/alert.ts';
import { DAY_MS, MINUTE_MS } from '../../../shared/calendar.ts';
import type { AccountQuery, BounceKind, EventsQuery, HistoryQuery, Query, Span } from './query.ts';

/** What a rule measures: one metric over one window, for the account or for each member of a group. */
export interface MetricQuery {
  readonly metric: Metric;
  readonly window: Window;
  readonly by: Scope['by'];
  /** At least one rule compares it with the window before. */
  readonly isCompared: boolean;
}

/** The times that windows are computed from, in ms since the epoch. */
export interface Times {
  readonly now: number;
  readonly localMidnight: number;
  /** Start of the billing cycle; undefined until SMTP2GO has returned it. */
  readonly cycleStart: number | undefined;
}

/**
 * A query that a metric needs. If several queries would do, `choices` is how many, and `make` creates the first of
 * them.
 */
export interface Requirement {
  readonly choices: number;
  readonly isMetBy: (query: Query) => boolean;
  /** Undefined while the bounds of the window are unknown. */
  readonly make: (times: Times) => Query | undefined;
}

type Paths = readonly [AccountQuery['path'], ...AccountQuery['path'][]];

/**
 * The endpoints with a metric's account-wide figure over the last 30 days; any of several would do (smtp2go-api.md 2.12
 * to 2.16).
 */
const PATHS_OF_30_DAYS: Record<Exclude<Metric, 'quota_used'>, Paths> = {
  bounce_rate: ['stats/email_bounces'],
  hard_bounce_rate: ['stats/email_bounces'],
  soft_bounce_rate: ['stats/email_bounces'],
  spam_rate: ['stats/email_spam'],
  unsubscribe_rate: ['stats/email_unsubs'],
  reject_rate: ['stats/email_bounces', 'stats/email_spam', 'stats/email_unsubs'],
  sent_volume: ['stats/email_bounces', 'stats/email_spam', 'stats/email_unsubs'],
};

/**
 * Groupings whose rows add up to the account. Not by subaccount: whether the master account's own mail has a row there
 * is not documented (smtp2go-api.md 2.14).
 */
const ADDS_UP = ['username', ...GROUPS.filter((group) => group !== 'subaccount' && group !== 'username')] as const;

/** The event kind to count for metrics that the history endpoint does not separate. */
export const EVENT_OF: Readonly<Partial<Record<Metric, Exclude<BounceKind, 'any'>>>> = {
  hard_bounce_rate: 'hard',
  soft_bounce_rate: 'soft',
};

/**
 * A free plan keeps events for 5 days only (smtp2go-api.md 1.9). For longer windows, a further query checks that none
 * are missing.
 */
const SURELY_KEPT_MS = 5 * DAY_MS;
export const mayLackEvents = (window: Window): boolean =>
  (WINDOWS[window].ms ?? Number.POSITIVE_INFINITY) > SURELY_KEPT_MS;

/** SMTP2GO may refuse a shorter range as empty. */
export const SHORTEST_RANGE_MS = MINUTE_MS;

function rangeOf(window: Window, span: Span, { now, cycleStart }: Times): { from: number; to: number } | undefined {
  const begun = cycleStart === undefined ? undefined : Math.max(now - cycleStart, SHORTEST_RANGE_MS);
  const ms = WINDOWS[window].ms ?? begun;
  if (ms === undefined) return undefined;
  return span === 'now' ? { from: now - ms, to: now } : { from: now - 2 * ms, to: now - ms };
}

const statistics = (paths: Paths): Requirement => ({
  choices: paths.length,
  isMetBy: (query) => !('by' in query) && paths.some((path) => path === query.path),
  make: () => ({ path: paths[0] }),
});

export const isHistory = (query: Query, window: Window, span: Span, groups: readonly Group[]): query is HistoryQuery =>
  query.path === 'stats/email_history' &&
  query.window === window &&
  query.span === span &&
  groups.includes(query.groupBy);

const history = (window: Window, span: Span, groups: readonly [Group, ...Group[]]): Requirement => ({
  choices: groups.length,
  isMetBy: (query) => isHistory(query, window, span, groups),
  make: (times) => {
    const range = rangeOf(window, span, times);
    return range && { path: 'stats/email_history', window, span, groupBy: groups[0], ...range };
  },
});

type EventsAsked = Pick<EventsQuery, 'kind' | 'window' | 'span' | 'by'>;

export const isEvents = (query: Query, { kind, window, span, by }: EventsAsked): query is EventsQuery =>
  query.path === 'activity/search' &&
  query.kind === kind &&
  query.window === window &&
  query.span === span &&
  query.by === by;

const events = (asked: EventsAsked): Requirement => ({
  choices: 1,
  isMetBy: (query) => isEvents(query, asked),
  make: (times) => {
    const range = rangeOf(asked.window, asked.span, times);
    return range && { path: 'activity/search', ...asked, ...range };
  },
});

const USER_BOUNCES: Requirement = {
  choices: 1,
  isMetBy: (query) => query.path === 'stats/email_bounces' && 'by' in query,
  make: () => ({ path: 'stats/email_bounces', by: 'username' }),
};

/** The groupings of a history query that answer a metric query: its own, or for the account any that adds up. */
export const groupsFor = (by: MetricQuery['by']): readonly [Group, ...Group[]] => (by === 'account' ? ADDS_UP : [by]);

/** Whether a statistics endpoint returns the figure directly; otherwise it is computed from history rows. */
export const isFromStatistics = ({ metric, window, by, isCompared }: MetricQuery): boolean =>
  metric === 'quota_used' || (window === '30d' && by === 'account' && !isCompared);

/** All queries that a metric needs. Only for rules that can be watched (shared/rule-check.ts, whyNotWatchable). */
export function requirementsOf({ metric, window, by, isCompared }: MetricQuery): readonly Requirement[] {
  if (metric === 'quota_used') return [statistics(['stats/email_cycle'])];
  if (isFromStatistics({ metric, window, by, isCompared })) return [statistics(PATHS_OF_30_DAYS[metric])];
  const spans: readonly Span[] = isCompared ? ['now', 'before'] : ['now'];
  const histories = spans.map((span) => history(window, span, groupsFor(by)));
  const kind = EVENT_OF[metric];
  if (kind === undefined) return histories;
  // History lists the users and their mail, and shows which have no bounces at all.
  if (window === '30d') return [...histories, USER_BOUNCES];
  const kinds = spans.flatMap((span) => [
    events({ kind, window, span, by: by === 'username' ? by : 'account' }),
    ...(mayLackEvents(window) ? [events({ kind: 'any', window, span, by: 'account' })] : []),
  ]);
  return [...histories, ...kinds];
}
