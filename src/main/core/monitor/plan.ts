import { GROUPS, type Group, type Metric, type Rule, type Scope, WINDOWS, type Window } from '../../../shared/alert.ts';

/** One call of a poll. Windows of `stats/email_history` are from `from` up to but not including `to`, in ms. */
export type PlannedCall = AccountCall | HistoryCall;

interface AccountCall {
  readonly path: 'stats/email_bounces' | 'stats/email_spam' | 'stats/email_unsubs' | 'stats/email_cycle';
}

export interface HistoryCall {
  readonly path: 'stats/email_history';
  readonly window: Window | 'day';
  readonly groupBy: Group;
  readonly from: number;
  readonly to: number;
}

/** What a rule has to know: one figure over one window, of the account or of each member of a group. */
export interface Need {
  readonly metric: Metric;
  readonly window: Window;
  readonly by: Scope['by'];
}

/** Figures over the last 30 days of the whole account; several where more than one tells (smtp2go-api.md 2.12 to 2.16). */
const PATHS_OF_30_DAYS: Record<
  Exclude<Metric, 'quota_used'>,
  readonly [AccountCall['path'], ...AccountCall['path'][]]
> = {
  bounce_rate: ['stats/email_bounces'],
  hard_bounce_rate: ['stats/email_bounces'],
  soft_bounce_rate: ['stats/email_bounces'],
  spam_rate: ['stats/email_spam'],
  unsubscribe_rate: ['stats/email_unsubs'],
  reject_rate: ['stats/email_bounces', 'stats/email_spam', 'stats/email_unsubs'],
  sent_volume: ['stats/email_bounces', 'stats/email_spam', 'stats/email_unsubs'],
};

/** History does not tell hard from soft (smtp2go-api.md 6, "Name traps"). */
const OUTSIDE_HISTORY: readonly Metric[] = ['hard_bounce_rate', 'soft_bounce_rate', 'quota_used'];

/**
 * Groupings whose rows add up to the account. By subaccount is not one of them: whether the master account's own mail
 * has a row there is not documented (smtp2go-api.md 2.14).
 */
const ADDS_UP = GROUPS.filter((group) => group !== 'subaccount');

/** Any of `paths`, or history over `window` by any of `groups`: the first is what to ask for when none is asked yet. */
type Source =
  | { readonly paths: readonly [AccountCall['path'], ...AccountCall['path'][]] }
  | { readonly window: Window; readonly ms: number; readonly groups: readonly [Group, ...Group[]] };

/** Where a figure comes from; undefined where SMTP2GO has no such figure. */
function sourceOf({ metric, window, by }: Need): Source | undefined {
  if (metric === 'quota_used')
    return window === 'cycle' && by === 'account' ? { paths: ['stats/email_cycle'] } : undefined;
  if (window === '30d' && by === 'account') return { paths: PATHS_OF_30_DAYS[metric] };
  const { ms } = WINDOWS[window];
  if (ms === undefined || OUTSIDE_HISTORY.includes(metric)) return undefined;
  return { window, ms, groups: by === 'account' ? ['username', ...ADDS_UP] : [by] };
}

/** Whether a rule can be watched by polling. What it cannot know stays blind, never good. */
export const isWatchable = (rule: Rule): boolean =>
  rule.enabled && rule.compare === 'above' && sourceOf(needOf(rule)) !== undefined;

export const needOf = ({ metric, window, scope }: Rule): Need => ({ metric, window, by: scope.by });

const isFrom = (source: Source, call: PlannedCall): boolean =>
  'paths' in source
    ? source.paths.some((path) => path === call.path)
    : call.path === 'stats/email_history' && call.window === source.window && source.groups.includes(call.groupBy);

/** The call among `calls` whose answer holds what is needed. */
export function callFor(need: Need, calls: readonly PlannedCall[]): PlannedCall | undefined {
  const source = sourceOf(need);
  return source && calls.find((call) => isFrom(source, call));
}

/** How many calls could serve: those with no choice are planned first, so that the others can share them. */
const choices = (source: Source): number => ('paths' in source ? source.paths : source.groups).length;

/** Shortly after midnight the day is too short to ask for: an empty range may be refused. */
const SHORTEST_DAY_MS = 60_000;

/**
 * The smallest set of calls that answers all enabled rules (design: alerts.md, "Poll plan"), the quota and what was
 * sent today, which are always shown. `now` and `localMidnight` in ms since the epoch.
 */
export function planPoll(rules: readonly Rule[], now: number, localMidnight: number): readonly PlannedCall[] {
  const sources = rules.filter(isWatchable).flatMap((rule) => sourceOf(needOf(rule)) ?? []);
  const calls: PlannedCall[] = [{ path: 'stats/email_cycle' }];
  for (const source of sources.toSorted((a, b) => choices(a) - choices(b))) {
    if (calls.some((call) => isFrom(source, call))) continue;
    if ('paths' in source) calls.push({ path: source.paths[0] });
    else {
      const { window, ms, groups } = source;
      calls.push({ path: 'stats/email_history', window, groupBy: groups[0], from: now - ms, to: now });
    }
  }
  if (now - localMidnight >= SHORTEST_DAY_MS) calls.push(dayCall(localMidnight, now));
  return calls;
}

/** The totals of a day, or of what there is of it so far. */
export const dayCall = (from: number, to: number): HistoryCall => ({
  path: 'stats/email_history',
  window: 'day',
  groupBy: 'username',
  from,
  to,
});
