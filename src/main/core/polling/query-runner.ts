import type PQueue from 'p-queue';
import type { Group, Rule, Series } from '../../../shared/alert.ts';
import { localDay } from '../../../shared/calendar.ts';
import { type Failure, fail, type Result } from '../../../shared/failure.ts';
import type { Quota } from '../../../shared/state.ts';
import type { Client } from '../api/client.ts';
import { isFinal } from '../api/failure.ts';
import { quotaIn } from './collect-samples.ts';
import { runPerUserQueries, usersPerQuery } from './per-user-queries.ts';
import { isPerUser, type Query } from './query.ts';
import { needsCycle, planPoll } from './query-plan.ts';
import { findNewestEvent, type QueryResult, runQuery, runUserQuery, type SingleQuery } from './run-query.ts';
import type { QueryOutcome } from './window-counts.ts';

/** The input of one poll. */
export interface PollRequest {
  readonly rules: readonly Rule[];
  readonly activeSeries: readonly Series[];
  readonly now: number;
  readonly intervalMs: number;
}

/** Runs the queries of one account. A query SMTP2GO refuses permanently is given up until `reset`. */
export interface QueryRunner {
  /** The queries that a poll would make at `now` (ms since the epoch). */
  readonly plan: (rules: readonly Rule[], now: number) => readonly Query[];
  /** Runs all queries of a poll. */
  readonly poll: (request: PollRequest, signal: AbortSignal) => Promise<readonly QueryOutcome[]>;
  readonly once: (query: SingleQuery, signal: AbortSignal) => Promise<Result<QueryResult>>;
  /** See findNewestEvent. If it is refused, no other query is given up. */
  readonly newest: (from: number, to: number, signal: AbortSignal) => Promise<Result<number | undefined>>;
  /** Members of a group that any response has named in this run. */
  readonly members: KnownMembers['of'];
  /** Call after the person has acted: queries that were given up are made again. */
  readonly reset: () => void;
}

/** The name under which the query for the newest event is given up. */
const NEWEST = 'newest';

/** A query's identity, regardless of its time range. */
const nameOf = ({ path, ...query }: Query, user: string | undefined): string => {
  const { from: _, to: __, ...asked } = { from: 0, to: 0, ...query };
  return JSON.stringify([path, asked, user]);
};

/** Whether a failure concerns the whole endpoint rather than the one query. */
const isOfPath = ({ kind }: Failure): boolean => kind === 'permission-missing' || kind === 'key-refused';

/** A query, with the names under which it can be given up: its whole path, or itself alone. */
interface Asked {
  readonly path: string;
  readonly name: string;
  readonly givesUp: (failure: Failure) => string;
}

const asked = (query: Query, user?: string): Asked => {
  const name = nameOf(query, user);
  return { path: query.path, name, givesUp: (failure) => (isOfPath(failure) ? query.path : name) };
};

/** `queue` limits how many queries are in flight at a time. */
export function createQueryRunner(client: Pick<Client, 'call'>, queue: PQueue): QueryRunner {
  /** Queries given up until the person acts, with the failure of each. */
  const givenUp = new Map<string, Failure>();
  const named = createKnownMembers();
  let cycle: Quota | undefined;
  let turn = 0;

  /**
   * Fails with `cancelled` if the signal has aborted, even if a response arrived. `givesUp` returns the name that a
   * permanent failure gives up.
   */
  const queued = <T>(
    { path, name, givesUp }: Asked,
    signal: AbortSignal,
    make: () => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    queue.add(async () => {
      if (signal.aborted) return fail({ kind: 'cancelled' });
      const refused = givenUp.get(path) ?? givenUp.get(name);
      if (refused) return fail(refused);
      const result = await make();
      if (signal.aborted) return fail({ kind: 'cancelled' });
      if (!result.ok && isFinal(result.failure)) givenUp.set(givesUp(result.failure), result.failure);
      return result;
    });

  const once: QueryRunner['once'] = async (query, signal) => {
    const result = await queued(asked(query), signal, () => runQuery(client, query, signal));
    if (result.ok && result.data.kind === 'members' && query.path === 'stats/email_history')
      named.add(query.groupBy, result.data.tallies.keys());
    return result;
  };

  const outcomesOf = (queries: readonly Query[], signal: AbortSignal): Promise<readonly QueryOutcome[]> =>
    Promise.all(
      queries.flatMap((query) => (isPerUser(query) ? [] : [once(query, signal).then((result) => ({ query, result }))])),
    );

  const timesAt = (now: number) => ({ now, localMidnight: localDay(now, 0).from });

  return {
    plan: (rules, now) => planPoll(rules, { ...timesAt(now), cycleStart: cycle?.startsAt ?? now }),
    poll: async ({ rules, activeSeries, now, intervalMs }, signal) => {
      turn += 1;
      if (cycle && cycle.endsAt <= now) cycle = undefined;
      // If windows depend on the billing cycle, query it first.
      const first = needsCycle(rules) && !cycle ? await outcomesOf([{ path: 'stats/email_cycle' }], signal) : [];
      cycle = quotaIn(first) ?? cycle;
      const queries = planPoll(rules, { ...timesAt(now), cycleStart: cycle?.startsAt });
      const left = first.length > 0 ? queries.filter(({ path }) => path !== 'stats/email_cycle') : queries;
      const outcomes = [...first, ...(await outcomesOf(left, signal))];
      cycle = quotaIn(outcomes) ?? cycle;
      const known = { outcomes, rules, activeSeries, turn, usersPerQuery: usersPerQuery(queries, intervalMs) };
      const byUser = await Promise.all(
        queries
          .filter(isPerUser)
          .map((query) =>
            runPerUserQueries(query, { ...known, until: now + intervalMs }, (each, user) =>
              queued(asked(each, user), signal, () => runUserQuery(client, each, user, signal)),
            ),
          ),
      );
      return [...outcomes, ...byUser];
    },
    once,
    newest: (from, to, signal) =>
      queued({ path: 'activity/search', name: NEWEST, givesUp: () => NEWEST }, signal, () =>
        findNewestEvent(client, from, to, signal),
      ),
    members: named.of,
    reset: () => givenUp.clear(),
  };
}

/** The most members of a group to remember; nobody can choose from more. */
const MOST_OF_A_GROUP = 1_000;

/** Members of groups that responses have named in this run, including those no rule watches. */
export interface KnownMembers {
  /** Mail without a member has an empty name, which is left out. */
  readonly add: (by: Group, members: Iterable<string>) => void;
  readonly of: (by: Group) => readonly string[];
}

function createKnownMembers(): KnownMembers {
  const named = new Map<Group, Set<string>>();
  return {
    add: (by, members) => {
      const known = named.get(by) ?? new Set();
      named.set(by, known);
      for (const member of members) if (member !== '' && known.size < MOST_OF_A_GROUP) known.add(member);
    },
    of: (by) => [...(named.get(by) ?? [])],
  };
}
