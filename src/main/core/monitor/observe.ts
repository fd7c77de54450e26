import {
  type BlindReason,
  type Metric,
  type PollOutcome,
  type Rule,
  type Sample,
  type Series,
  seriesKey,
} from '../../../shared/alert.ts';
import { explain, type Failure, type Result } from '../../../shared/failure.ts';
import type { Quota } from '../../../shared/state.ts';
import { type Seen, sum, type Tally } from './ask.ts';
import { callFor, isWatchable, type Need, needOf, type PlannedCall } from './plan.ts';

export interface Answer {
  readonly call: PlannedCall;
  readonly result: Result<Seen>;
}

export interface SeriesSample {
  readonly series: Series;
  readonly sample: Sample;
}

/** What one poll of an account saw. */
export interface Observed {
  readonly at: number;
  readonly intervalMs: number;
  /** `ok` when anything was seen; what was not is blind for its own series only (design: alerts.md, "Never green while blind"). */
  readonly outcome: PollOutcome;
  /** What stands in the way of seeing everything: the reason of the outcome, else of a part. */
  readonly failure: Failure | undefined;
  readonly samples: readonly SeriesSample[];
  readonly quota: Quota | undefined;
  readonly sentToday: number | undefined;
}

/** Why a failed read saw nothing. */
export function blindReasonOf(failure: Failure): BlindReason {
  switch (failure.kind) {
    case 'no-key':
      return { kind: 'no_key' };
    case 'key-refused':
      return { kind: 'key_refused', detail: failure.text };
    case 'permission-missing':
      return { kind: 'permission_missing', endpoint: failure.endpoint };
    case 'rate-limited':
      return { kind: 'rate_limited', until: failure.until };
    case 'offline':
      return { kind: 'unreachable', detail: failure.reason };
    case 'timed-out':
    case 'cancelled':
      return { kind: 'unreachable', detail: explain(failure).title };
    case 'refused-by-provider':
      return { kind: failure.status >= 500 ? 'unreachable' : 'malformed', detail: explain(failure).title };
    case 'malformed-reply':
      return { kind: 'malformed', detail: failure.where };
    default: // Never how a read ends; if one does, it was not understood.
      return { kind: 'malformed', detail: explain(failure).title };
  }
}

/** Which reason speaks for a poll whose parts failed differently: what concerns the whole account comes first. */
const MOST_TELLING: readonly BlindReason['kind'][] = [
  'key_refused',
  'no_key',
  'rate_limited',
  'unreachable',
  'malformed',
  'permission_missing',
];

const mostTelling = (failures: readonly Failure[]): Failure | undefined =>
  failures.toSorted(
    (a, b) => MOST_TELLING.indexOf(blindReasonOf(a).kind) - MOST_TELLING.indexOf(blindReasonOf(b).kind),
  )[0];

/** Which count of a tally a metric is the share of. Rejects are not among the sent (smtp2go-api.md 6). */
const COUNTED: Record<Exclude<Metric, 'quota_used'>, keyof Tally> = {
  bounce_rate: 'bounces',
  hard_bounce_rate: 'hardBounces',
  soft_bounce_rate: 'softBounces',
  spam_rate: 'spam',
  reject_rate: 'rejects',
  unsubscribe_rate: 'unsubscribes',
  sent_volume: 'sent',
};

type Figures = { readonly kind: 'counts'; readonly numerator: number; readonly denominator: number } | Blind;
type Blind = { readonly kind: 'blind'; readonly why: BlindReason };

const malformed = (detail: string): Blind => ({ kind: 'blind', why: { kind: 'malformed', detail } });

function figuresOf(metric: Metric, tally: Tally): Figures {
  const numerator = metric === 'quota_used' ? undefined : tally[COUNTED[metric]];
  return numerator === undefined
    ? malformed(`no figure for ${metric}`)
    : { kind: 'counts', numerator, denominator: tally.sent };
}

/** The whole account's figures in an answer. */
function accountFigures(metric: Metric, seen: Seen): Figures {
  switch (seen.kind) {
    case 'quota':
      return { kind: 'counts', numerator: seen.quota.used, denominator: seen.quota.max };
    case 'account':
      return figuresOf(metric, seen.tally);
    case 'members':
      return seen.unreadRows > 0
        ? malformed(`${seen.unreadRows} rows of /stats/email_history`)
        : figuresOf(metric, sum(seen.tallies.values()));
  }
}

/** A member that sent nothing has no row. */
const SILENT: Tally = { sent: 0, bounces: 0, rejects: 0, spam: 0, unsubscribes: 0 };

/** The figures a rule's need finds in an answer, by member; '' is the account. `expected` members are there in any case. */
function figuresByMember(need: Need, result: Result<Seen>, expected: readonly string[]): ReadonlyMap<string, Figures> {
  if (!result.ok) {
    const blind: Blind = { kind: 'blind', why: blindReasonOf(result.failure) };
    return new Map((need.by === 'account' ? [''] : expected).map((member) => [member, blind]));
  }
  const seen = result.data;
  if (need.by === 'account') return new Map([['', accountFigures(need.metric, seen)]]);
  if (seen.kind !== 'members') throw new Error(`${need.metric} by ${need.by} was asked of a call that has no rows`);
  const members = new Set([...seen.tallies.keys(), ...expected]);
  return new Map(
    [...members].map((member) => {
      const tally = seen.tallies.get(member);
      // A missing row may be one of those that could not be read.
      const isUnread = tally === undefined && seen.unreadRows > 0;
      return [member, isUnread ? malformed('a row of /stats/email_history') : figuresOf(need.metric, tally ?? SILENT)];
    }),
  );
}

/** Members a rule must hear about even when the answer does not name them: those it lists, and those it is tracking. */
function expectedMembers(rule: Rule, tracked: readonly Series[]): readonly string[] {
  if (rule.scope.by === 'account') return [];
  const { by, members } = rule.scope;
  const known = tracked.filter((one) => one.metric === rule.metric && one.window === rule.window && one.by === by);
  return [...(members === 'all' ? [] : members), ...known.map((one) => one.member)];
}

/**
 * From the answers of one poll to a sample per watched series. `tracked` are the series that are not normal, whose
 * silence matters. `at` is the time the poll began, in ms; a rule SMTP2GO has no figures for gets no sample.
 */
export function observe(
  answers: readonly Answer[],
  rules: readonly Rule[],
  tracked: readonly Series[],
  at: number,
  intervalMs: number,
): Observed {
  const calls = answers.map((answer) => answer.call);
  const samples = new Map<string, SeriesSample>();
  for (const rule of rules.filter(isWatchable)) {
    const need = needOf(rule);
    const call = callFor(need, calls);
    const answer = answers.find((one) => one.call === call);
    if (!answer) continue;
    for (const [member, figures] of figuresByMember(need, answer.result, expectedMembers(rule, tracked))) {
      const series: Series = { ...need, member };
      samples.set(seriesKey(series), { series, sample: { at, intervalMs, ...figures } });
    }
  }
  const failure = mostTelling(answers.flatMap(({ result }) => (result.ok ? [] : [result.failure])));
  const isAnySeen = answers.some(({ result }) => result.ok);
  return {
    at,
    intervalMs,
    outcome: isAnySeen || !failure ? { kind: 'ok' } : blindReasonOf(failure),
    failure,
    samples: [...samples.values()],
    quota: quotaIn(answers),
    sentToday: sentTodayIn(answers),
  };
}

function quotaIn(answers: readonly Answer[]): Quota | undefined {
  for (const { result } of answers) if (result.ok && result.data.kind === 'quota') return result.data.quota;
  return undefined;
}

function sentTodayIn(answers: readonly Answer[]): number | undefined {
  const today = answers.find(({ call }) => call.path === 'stats/email_history' && call.window === 'day');
  if (!today?.result.ok || today.result.data.kind !== 'members' || today.result.data.unreadRows > 0) return undefined;
  return sum(today.result.data.tallies.values()).sent;
}

/** A poll that did not take place: every watched series is blind for `why`, so that no duration counts the time. */
export function unseen(
  why: BlindReason,
  rules: readonly Rule[],
  tracked: readonly Series[],
  at: number,
  intervalMs: number,
): Observed {
  const needs = rules.filter((rule) => isWatchable(rule) && rule.scope.by === 'account').map(needOf);
  const watched = [...needs.map((need): Series => ({ ...need, member: '' })), ...tracked];
  return {
    at,
    intervalMs,
    outcome: why,
    failure: undefined,
    samples: [...new Map(watched.map((series) => [seriesKey(series), series])).values()].map((series) => ({
      series,
      sample: { at, intervalMs, kind: 'blind', why },
    })),
    quota: undefined,
    sentToday: undefined,
  };
}
