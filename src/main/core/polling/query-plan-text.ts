import { GROUP_NOUNS, type Group, type Rule, WINDOWS } from '../../../shared/alert.ts';
import type { PlanLine } from '../../../shared/state.ts';
import { requirementsOf } from './metric-sources.ts';
import { type EventsQuery, type HistoryQuery, isPerUser, type Query } from './query.ts';
import { watchedMetrics } from './query-plan.ts';

const by = (group: Group): string => `by ${GROUP_NOUNS[group][0]}`;

const EVENTS: Readonly<Record<EventsQuery['kind'], string>> = {
  hard: 'hard bounces',
  soft: 'soft bounces',
  any: 'hard and soft bounces',
};

const over = ({ window, span }: Pick<HistoryQuery, 'window' | 'span'>): string => {
  if (window === 'day') return 'today';
  return span === 'now' ? WINDOWS[window].title : `the ${WINDOWS[window].title} before`;
};

function detailOf(query: Query, mostUsers: number): string {
  const few = isPerUser(query) ? `, at most ${mostUsers} users at a time` : '';
  switch (query.path) {
    case 'stats/email_history':
      return `${by(query.groupBy)}, ${over(query)}`;
    case 'activity/search':
      return `${EVENTS[query.kind]}${query.by === 'username' ? ` ${by('username')}` : ''}, ${over(query)}${few}`;
    case 'stats/email_bounces':
      return 'by' in query ? `${by('username')}, ${WINDOWS['30d'].title}${few}` : '';
    default:
      return '';
  }
}

/** The limits of a poll. */
export interface Bounds {
  /** The most users a per-user query covers in one poll. */
  readonly usersPerQuery: number;
  /** How many members the last poll left out because there are too many. */
  readonly leftOut: number;
}

/** The queries of a poll in words, each with the names of the rules that need it. */
export function planLines(
  queries: readonly Query[],
  rules: readonly Rule[],
  { usersPerQuery, leftOut }: Bounds,
): readonly PlanLine[] {
  const watched = watchedMetrics(rules).map(({ metricQuery, rules: sharing }) => ({
    // If several queries would do, the first is the one whose result is used.
    read: requirementsOf(metricQuery).map(({ isMetBy }) => queries.find(isMetBy)),
    sharing,
  }));
  return queries.map((query) => {
    const reading = watched.filter(({ read }) => read.includes(query));
    const names = new Set(reading.flatMap(({ sharing }) => sharing.map(({ name }) => name)));
    const isCut = leftOut > 0 && reading.some(({ sharing }) => sharing.some(({ scope }) => scope.by !== 'account'));
    const detail = `${detailOf(query, usersPerQuery)}${isCut ? ', those with the most mail only' : ''}`;
    return { path: query.path, detail, rules: [...names] };
  });
}
