import type { Rule } from '../../../shared/alert.ts';
import { judge, levelOf } from '../../../shared/thresholds.ts';
import { type DayTally, NOTHING } from './run-query.ts';

type Tallies = ReadonlyMap<string, DayTally>;

/** Who is asked about by queries per SMTP user, and who should have been but did not fit. */
export interface Chosen {
  readonly users: readonly string[];
  readonly postponed: readonly string[];
}

/** What history tells of each user over the window, and over the one before where a rule compares with it. */
interface UserMail {
  readonly now: Tallies;
  readonly before: Tallies | undefined;
}

/**
 * Chooses at most `most` users out of those that had any bounce, since who had none has neither hard nor soft ones.
 * First those in `activeSeries`, then those whose bounces, were they all of the kind in question, would break a rule:
 * of these none is passed over in silence. Whatever room is left goes round the others, further with each `turn`.
 */
export function chooseUsers(
  rules: readonly Rule[],
  mail: UserMail,
  activeSeries: ReadonlySet<string>,
  most: number,
  turn: number,
): Chosen {
  const named = [...new Set([...mail.now.keys(), ...(mail.before?.keys() ?? [])])].filter((user) => user !== '');
  const isAsked = named.filter((user) => bouncesOf(mail, user) > 0 && rules.some((rule) => covers(rule, user)));
  const [urgent, others] = [[] as string[], [] as string[]];
  for (const user of isAsked) {
    const isUrgent = activeSeries.has(user) || rules.some((rule) => covers(rule, user) && mayBreach(rule, mail, user));
    (isUrgent ? urgent : others).push(user);
  }
  urgent.sort(
    (a, b) => Number(activeSeries.has(b)) - Number(activeSeries.has(a)) || shareOf(mail, b) - shareOf(mail, a),
  );
  const room = Math.max(0, most - urgent.length);
  const start = others.length > 0 ? (turn * room) % others.length : 0;
  const round = [...others.slice(start), ...others.slice(0, start)].slice(0, room);
  return { users: [...urgent.slice(0, most), ...round], postponed: urgent.slice(most) };
}

const covers = ({ scope }: Rule, user: string): boolean =>
  scope.by === 'username' && (scope.members === 'all' || scope.members.includes(user));

const bouncesOf = ({ now, before }: UserMail, user: string): number =>
  (now.get(user)?.bounces ?? 0) + (before?.get(user)?.bounces ?? 0);

const shareOf = ({ now }: UserMail, user: string): number => {
  const { bounces, sent } = now.get(user) ?? NOTHING;
  return sent > 0 ? bounces / sent : 0;
};

/** Whether a rule could be broken if all bounces were of its kind. */
function mayBreach(rule: Rule, { now, before }: UserMail, user: string): boolean {
  const { sent, bounces } = now.get(user) ?? NOTHING;
  if (rule.compare !== 'above') {
    const was = before?.get(user) ?? NOTHING;
    const isEnough = sent >= rule.minimum.sent && bounces >= rule.minimum.events;
    return isEnough && was.sent >= rule.minimum.sent && was.bounces > 0;
  }
  const worst = judge({ kind: 'counts', at: 0, intervalMs: 0, numerator: bounces, denominator: sent }, rule);
  return worst.kind === 'value' && levelOf(rule, worst.value) !== undefined;
}
