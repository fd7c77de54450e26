import { METRICS, type Rule } from './alert.ts';
import type { FieldProblem } from './failure.ts';
import { isNoSecret, LOOKS_SECRET } from './secrets.ts';

/** More members than one check can read. */
const MOST_MEMBERS = 1_000;

type Watched = Pick<Rule, 'metric' | 'window' | 'scope' | 'compare'>;

/**
 * Why SMTP2GO has no figures for a rule, as a sentence; `undefined` if it can be watched. A rule without figures has no
 * data and is never good.
 */
export function whyNotWatchable({ metric, window, scope, compare }: Watched): string | undefined {
  if (compare === 'fall' && metric !== 'sent_volume')
    return 'Only the number of e-mails sent can be watched for a fall.';
  if (metric === 'quota_used' && (window !== 'cycle' || scope.by !== 'account'))
    return 'SMTP2GO counts the quota of the whole account, over the billing cycle.';
  if (window === 'cycle' && compare !== 'above')
    return 'A billing cycle that has only begun cannot be compared with a whole one. Choose a window of hours or days.';
  return metric === 'hard_bounce_rate' || metric === 'soft_bounce_rate'
    ? whyKindUnknown({ window, scope, compare })
    : undefined;
}

/** Only 30-day statistics and events distinguish hard from soft bounces (smtp2go-api.md 2.1, 2.12, 2.14). */
function whyKindUnknown({ window, scope, compare }: Omit<Watched, 'metric'>): string | undefined {
  if (scope.by !== 'account' && scope.by !== 'username')
    return 'SMTP2GO tells hard from soft bounces for the whole account and for each SMTP user only.';
  if (window === 'cycle')
    return 'A billing cycle can be longer than SMTP2GO keeps the events that tell hard from soft bounces. Choose 30 d.';
  if (window === '30d' && compare !== 'above')
    return 'SMTP2GO does not keep the events of the 30 days before, which would tell hard from soft bounces. Choose 7 d.';
  return undefined;
}

/** The problems that prevent saving a rule, by field; empty if it can be saved. */
export function checkRule(rule: Rule): readonly FieldProblem[] {
  const why = whyNotWatchable(rule);
  return [
    ...when(rule.name.trim() === '', 'name', 'Give the rule a name.'),
    ...when(!isNoSecret(rule.name), 'name', LOOKS_SECRET),
    ...(why ? [{ path: fieldOf(rule), message: why }] : []),
    ...checkLimits(rule),
    ...checkMinimum(rule),
    ...when(
      rule.scope.by !== 'account' && rule.scope.members !== 'all' && rule.scope.members.length > MOST_MEMBERS,
      'scope.members',
      'Choose at most 1,000, or all.',
    ),
  ];
}

const when = (isWrong: boolean, path: string, message: string): readonly FieldProblem[] =>
  isWrong ? [{ path, message }] : [];

/** The field to change in a rule that cannot be watched, matching the advice of whyNotWatchable. */
function fieldOf({ metric, window, scope, compare }: Watched): string {
  if (compare === 'fall' && metric !== 'sent_volume') return 'compare';
  if (metric === 'quota_used' && window === 'cycle' && scope.by !== 'account') return 'scope';
  const isGroupUnknown = scope.by !== 'account' && scope.by !== 'username';
  return metric !== 'quota_used' && window !== 'cycle' && isGroupUnknown ? 'scope' : 'window';
}

function checkLimits({ compare, warning, critical, resolveAt }: Rule): readonly FieldProblem[] {
  if (warning === undefined && critical === undefined)
    return [{ path: 'warning', message: 'Give at least one of the two limits.' }];
  const lowest = Math.min(warning ?? Number.POSITIVE_INFINITY, critical ?? Number.POSITIVE_INFINITY);
  const neverFalls = (limit: number | undefined): boolean => compare === 'fall' && limit !== undefined && limit >= 100;
  const whole = 'Nothing falls by more than 100 %: the limit must be below.';
  return [
    ...when(
      warning !== undefined && critical !== undefined && warning >= critical,
      'critical',
      'The critical limit must be above the warning.',
    ),
    ...when(neverFalls(warning), 'warning', whole),
    ...when(neverFalls(critical), 'critical', whole),
    ...when(
      resolveAt !== undefined && resolveAt > lowest,
      'resolveAt',
      'A breach can only be over at or below the lowest limit.',
    ),
  ];
}

function checkMinimum({ metric, compare, minimum }: Rule): readonly FieldProblem[] {
  if (metric === 'quota_used')
    return when(minimum.sent > 0 || minimum.events > 0, 'minimum.sent', 'A quota is judged without a minimum.');
  const isShare = METRICS[metric].unit === 'percent';
  return [
    ...when(
      compare !== 'above' && minimum.sent === 0,
      'minimum.sent',
      'A comparison needs a minimum: among a few e-mails any change is large.',
    ),
    ...when(
      isShare && minimum.sent > 0 && minimum.events > minimum.sent,
      'minimum.events',
      `There cannot be more ${METRICS[metric].noun} than ${METRICS[metric].of === 'attempts' ? 'attempts' : 'e-mails sent'}.`,
    ),
  ];
}

/** Whether a rule is watched. A rule without figures has no data and is never good. */
export const isWatchable = (rule: Rule): boolean => rule.enabled && whyNotWatchable(rule) === undefined;
