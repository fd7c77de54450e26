import type { Group } from '../../../shared/alert.ts';
import { ok, type Result } from '../../../shared/failure.ts';
import type { Quota } from '../../../shared/state.ts';
import type { Client } from '../api/client.ts';
import { wireTime } from '../api/endpoints/fields.ts';
import type { DataOf } from '../api/endpoints/index.ts';
import type { BounceKind, EventsQuery, HistoryQuery, PerUserQuery, Query } from './query.ts';

/** Counts of one account or member over one window. A count the response does not have is absent. */
export interface Tally {
  readonly sent?: number;
  readonly rejects?: number;
  readonly bounces?: number;
  readonly hardBounces?: number;
  readonly softBounces?: number;
  readonly spam?: number;
  readonly unsubscribes?: number;
}

export type DayTally = Required<Omit<Tally, 'hardBounces' | 'softBounces'>>;

/** The result of one query. */
export type QueryResult =
  | { readonly kind: 'account'; readonly tally: Tally }
  | {
      readonly kind: 'members';
      readonly tallies: ReadonlyMap<string, DayTally>;
      /** How many rows could not be read. If any, sums over the members are too low. */
      readonly unreadRows: number;
    }
  /** The result of each SMTP user's own query. Users that were not queried are absent. */
  | { readonly kind: 'users'; readonly byUser: ReadonlyMap<string, Result<Tally>> }
  | { readonly kind: 'quota'; readonly quota: Quota };

type QueryClient = Pick<Client, 'call'>;

/** A query made once rather than per user. */
export type SingleQuery = Exclude<Query, PerUserQuery>;

/** Runs one query. Fails as the client does. */
export async function runQuery(
  client: QueryClient,
  query: SingleQuery,
  signal: AbortSignal,
): Promise<Result<QueryResult>> {
  switch (query.path) {
    case 'stats/email_bounces':
      return asAccount(await queryBounces(client, undefined, signal));
    case 'activity/search':
      return asAccount(await queryEvents(client, query, undefined, signal));
    case 'stats/email_spam': {
      const answer = await client.call(query.path, {}, { signal });
      if (!answer.ok) return answer;
      const { emails: sent, rejects, spams: spam } = answer.data.data;
      return ok({ kind: 'account', tally: { sent, rejects, spam } });
    }
    case 'stats/email_unsubs': {
      const answer = await client.call(query.path, {}, { signal });
      if (!answer.ok) return answer;
      const { emails: sent, rejects, unsubscribes } = answer.data.data;
      return ok({ kind: 'account', tally: { sent, rejects, unsubscribes } });
    }
    case 'stats/email_cycle': {
      const answer = await client.call(query.path, {}, { signal });
      if (!answer.ok) return answer;
      const { cycle_used: used, cycle_max: max, cycle_start: startsAt, cycle_end: endsAt } = answer.data.data;
      return ok({ kind: 'quota', quota: { used, max, startsAt, endsAt } });
    }
    case 'stats/email_history':
      return queryHistory(client, query, signal);
  }
}

/** Runs a per-user query for one user. */
export const runUserQuery = (
  client: QueryClient,
  query: PerUserQuery,
  user: string,
  signal: AbortSignal,
): Promise<Result<Tally>> =>
  query.path === 'activity/search' ? queryEvents(client, query, user, signal) : queryBounces(client, user, signal);

const asAccount = (answer: Result<Tally>): Result<QueryResult> =>
  answer.ok ? ok({ kind: 'account', tally: answer.data }) : answer;

async function queryBounces(
  client: QueryClient,
  username: string | undefined,
  signal: AbortSignal,
): Promise<Result<Tally>> {
  const answer = await client.call('stats/email_bounces', username === undefined ? {} : { username }, { signal });
  if (!answer.ok) return answer;
  const { emails: sent, rejects, softbounces: softBounces, hardbounces: hardBounces } = answer.data.data;
  return ok({ sent, rejects, bounces: softBounces + hardBounces, hardBounces, softBounces });
}

const EVENTS_OF: Readonly<Record<BounceKind, readonly ('hard-bounced' | 'soft-bounced')[]>> = {
  hard: ['hard-bounced'],
  soft: ['soft-bounced'],
  any: ['hard-bounced', 'soft-bounced'],
};

const COUNT_OF = { hard: 'hardBounces', soft: 'softBounces', any: 'bounces' } as const;

/** Only the total is needed, so the page size is the smallest allowed (smtp2go-api.md 2.1). */
async function queryEvents(
  client: QueryClient,
  { kind, from, to }: EventsQuery,
  user: string | undefined,
  signal: AbortSignal,
): Promise<Result<Tally>> {
  const asked = { start_date: wireTime(from), end_date: wireTime(to), event_types: [...EVENTS_OF[kind]], limit: 1 };
  const whose = user === undefined ? {} : { search_usernames: [user] };
  const answer = await client.call('activity/search', { ...asked, ...whose }, { signal });
  return answer.ok ? ok({ [COUNT_OF[kind]]: answer.data.data.total_events }) : answer;
}

/** The time (ms since the epoch) of the newest event between `from` and `to`; undefined if there is none. */
export async function findNewestEvent(
  client: QueryClient,
  from: number,
  to: number,
  signal: AbortSignal,
): Promise<Result<number | undefined>> {
  const asked = { start_date: wireTime(from), end_date: wireTime(to), limit: 1 };
  const answer = await client.call('activity/search', asked, { signal });
  return answer.ok ? ok(answer.data.data.events[0]?.date) : answer;
}

async function queryHistory(
  client: QueryClient,
  query: HistoryQuery,
  signal: AbortSignal,
): Promise<Result<QueryResult>> {
  const { groupBy, from, to } = query;
  const range = { group_by: groupBy, start_date: wireTime(from), end_date: wireTime(to) };
  const answer = await client.call(query.path, range, { signal });
  if (!answer.ok) return answer;
  const { data, skippedRows } = answer.data;
  return ok({ kind: 'members', tallies: tallyByMember(data.history, groupBy), unreadRows: skippedRows });
}

type HistoryRow = DataOf<'stats/email_history'>['history'][number];

/** Rows with the same member, or without one, are added up, so that no mail is missing from the sum. */
function tallyByMember(rows: readonly HistoryRow[], groupBy: Group): ReadonlyMap<string, DayTally> {
  const members = Map.groupBy(rows, (row) => row[groupBy] ?? '');
  return new Map([...members].map(([member, group]) => [member, sum(group.map(tallyOf))]));
}

const tallyOf = ({ used: sent, bounces, rejects, spam, unsubscribes }: HistoryRow): DayTally => ({
  sent,
  bounces,
  rejects,
  spam,
  unsubscribes,
});

/** The totals of a member without a row. */
export const NOTHING: DayTally = { sent: 0, bounces: 0, rejects: 0, spam: 0, unsubscribes: 0 };

export const sum = (tallies: Iterable<DayTally>): DayTally => {
  let total = NOTHING;
  for (const one of tallies) {
    total = {
      sent: total.sent + one.sent,
      bounces: total.bounces + one.bounces,
      rejects: total.rejects + one.rejects,
      spam: total.spam + one.spam,
      unsubscribes: total.unsubscribes + one.unsubscribes,
    };
  }
  return total;
};
