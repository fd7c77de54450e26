import type PQueue from 'p-queue';
import type { Rule, Series } from '../../../shared/alert.ts';
import { localDay } from '../../../shared/calendar.ts';
import { type Failure, fail, type Result } from '../../../shared/failure.ts';
import type { Quota } from '../../../shared/state.ts';
import type { Client } from '../api/client.ts';
import { isFinal } from '../api/failure.ts';
import { quotaIn } from './collect-samples.ts';
import { createKnownMembers, type KnownMembers } from './known-members.ts';
import { runPerUserQueries, usersPerCall } from './per-user-queries.ts';
import { isPerUser, type PlannedCall } from './query.ts';
import { needsCycle, planPoll } from './query-plan.ts';
import { findNewestEvent, type QueryResult, runQuery, runUserQuery, type SingleCall } from './run-query.ts';
import type { Answer } from './window-counts.ts';

/** What one poll is asked for. */
export interface PollRequest {
  readonly rules: readonly Rule[];
  readonly activeSeries: readonly Series[];
  readonly now: number;
  readonly intervalMs: number;
}

/** Asks SMTP2GO for one account, and gives up what it refuses for good. */
export interface QueryRunner {
  /** The calls of a poll, as they are planned now. */
  readonly plan: (rules: readonly Rule[], now: number) => readonly PlannedCall[];
  /** Makes them all. */
  readonly poll: (request: PollRequest, signal: AbortSignal) => Promise<readonly Answer[]>;
  readonly once: (call: SingleCall, signal: AbortSignal) => Promise<Result<QueryResult>>;
  /** See findNewestEvent. A refusal of this one gives up nothing else. */
  readonly newest: (from: number, to: number, signal: AbortSignal) => Promise<Result<number | undefined>>;
  /** Members that any answer has named in this run. */
  readonly members: KnownMembers['of'];
  /** The person has acted: what was refused is asked again. */
  readonly reset: () => void;
}

/** Names the question for the newest event among the calls of the polls. */
const NEWEST = 'newest';

/** A call whatever the time it is made at. */
const nameOf = ({ path, ...call }: PlannedCall, user: string | undefined): string => {
  const { from: _, to: __, ...asked } = { from: 0, to: 0, ...call };
  return JSON.stringify([path, asked, user]);
};

/** Whether a refusal is of the endpoint as a whole, not of what was asked of it. */
const isOfPath = ({ kind }: Failure): boolean => kind === 'permission-missing' || kind === 'key-refused';

/** What is asked, by the names under which it is given up: its path, or it alone. */
interface Asked {
  readonly path: string;
  readonly name: string;
  readonly givesUp: (failure: Failure) => string;
}

const asked = (call: PlannedCall, user?: string): Asked => {
  const name = nameOf(call, user);
  return { path: call.path, name, givesUp: (failure) => (isOfPath(failure) ? call.path : name) };
};

/** `queue` says how many calls are under way at a time. */
export function createQueryRunner(client: Pick<Client, 'call'>, queue: PQueue): QueryRunner {
  /** What is not asked again until the person acts, and what was answered. */
  const givenUp = new Map<string, Failure>();
  const named = createKnownMembers();
  let cycle: Quota | undefined;
  let turn = 0;

  /**
   * Fails with `cancelled` when the signal has aborted, whatever was answered. `givesUp` names what a refusal is of.
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

  const once: QueryRunner['once'] = async (call, signal) => {
    const result = await queued(asked(call), signal, () => runQuery(client, call, signal));
    if (result.ok && result.data.kind === 'members' && call.path === 'stats/email_history')
      named.add(call.groupBy, result.data.tallies.keys());
    return result;
  };

  const answersTo = (calls: readonly PlannedCall[], signal: AbortSignal): Promise<readonly Answer[]> =>
    Promise.all(
      calls.flatMap((call) => (isPerUser(call) ? [] : [once(call, signal).then((result) => ({ call, result }))])),
    );

  const timesAt = (now: number) => ({ now, localMidnight: localDay(now, 0).from });

  return {
    plan: (rules, now) => planPoll(rules, { ...timesAt(now), cycleStart: cycle?.startsAt ?? now }),
    poll: async ({ rules, activeSeries, now, intervalMs }, signal) => {
      turn += 1;
      if (cycle && cycle.endsAt <= now) cycle = undefined;
      // Where windows hang on the billing cycle, it has to be known first.
      const first = needsCycle(rules) && !cycle ? await answersTo([{ path: 'stats/email_cycle' }], signal) : [];
      cycle = quotaIn(first) ?? cycle;
      const calls = planPoll(rules, { ...timesAt(now), cycleStart: cycle?.startsAt });
      const left = first.length > 0 ? calls.filter(({ path }) => path !== 'stats/email_cycle') : calls;
      const answers = [...first, ...(await answersTo(left, signal))];
      cycle = quotaIn(answers) ?? cycle;
      const known = { answers, rules, activeSeries, turn, usersPerCall: usersPerCall(calls, intervalMs) };
      const byUser = await Promise.all(
        calls
          .filter(isPerUser)
          .map((call) =>
            runPerUserQueries(call, { ...known, until: now + intervalMs }, (each, user) =>
              queued(asked(each, user), signal, () => runUserQuery(client, each, user, signal)),
            ),
          ),
      );
      return [...answers, ...byUser];
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
