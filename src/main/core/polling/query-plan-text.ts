import { type Group, type Rule, WINDOWS } from '../../../shared/alert.ts';
import type { PlanLine } from '../../../shared/state.ts';
import { wantedFor } from './metric-sources.ts';
import { type EventsCall, type HistoryCall, isPerUser, type PlannedCall } from './query.ts';
import { figuresOf } from './query-plan.ts';

const BY: Readonly<Record<Group, string>> = {
  username: 'by SMTP user',
  domain: 'by sender domain',
  email_address: 'by sender address',
  subaccount: 'by subaccount',
};

const EVENTS: Readonly<Record<EventsCall['kind'], string>> = {
  hard: 'hard bounces',
  soft: 'soft bounces',
  any: 'hard and soft bounces',
};

const over = ({ window, span }: Pick<HistoryCall, 'window' | 'span'>): string => {
  if (window === 'day') return 'today';
  return span === 'now' ? WINDOWS[window].title : `the ${WINDOWS[window].title} before`;
};

function detailOf(call: PlannedCall, mostUsers: number): string {
  const few = isPerUser(call) ? `, at most ${mostUsers} users at a time` : '';
  switch (call.path) {
    case 'stats/email_history':
      return `${BY[call.groupBy]}, ${over(call)}`;
    case 'activity/search':
      return `${EVENTS[call.kind]}${call.by === 'username' ? ` ${BY.username}` : ''}, ${over(call)}${few}`;
    case 'stats/email_bounces':
      return 'by' in call ? `${BY.username}, ${WINDOWS['30d'].title}${few}` : '';
    default:
      return '';
  }
}

/** What bounds a poll. */
export interface Bounds {
  /** As many users are asked by a call that is made per user. */
  readonly usersPerCall: number;
  /** Members that the last poll left out because there are too many. */
  readonly leftOut: number;
}

/** The calls of a poll in words, with the rules that want each. */
export function planLines(
  calls: readonly PlannedCall[],
  rules: readonly Rule[],
  { usersPerCall, leftOut }: Bounds,
): readonly PlanLine[] {
  const figures = figuresOf(rules).map(({ need, rules: sharing }) => ({
    // Of several calls that would do, the first is the one that is read.
    read: wantedFor(need).map(({ isMetBy }) => calls.find(isMetBy)),
    sharing,
  }));
  return calls.map((call) => {
    const reading = figures.filter(({ read }) => read.includes(call));
    const names = new Set(reading.flatMap(({ sharing }) => sharing.map(({ name }) => name)));
    const isCut = leftOut > 0 && reading.some(({ sharing }) => sharing.some(({ scope }) => scope.by !== 'account'));
    const detail = `${detailOf(call, usersPerCall)}${isCut ? ', those with the most mail only' : ''}`;
    return { path: call.path, detail, rules: [...names] };
  });
}
