import type { Failure } from '../../../shared/failure.ts';
import type { MadeRequest } from '../api/attempts.ts';
import type { Client } from '../api/client.ts';
import type { Clock } from '../ports.ts';

/** How many polls of an account are remembered, and how many calls of each. */
const MOST_POLLS = 20;
const MOST_CALLS = 60;

/** One call of a poll, without what was asked or answered. Times in ms, `startedAt` since the epoch. */
export interface RecentCall {
  readonly path: string;
  readonly startedAt: number;
  /** Undefined while the call is under way. */
  readonly ended: { readonly afterMs: number; readonly failure: Failure['kind'] | undefined } | undefined;
  /** Its HTTP requests, retries among them; none if it failed before, such as without a key. */
  readonly requests: readonly MadeRequest[];
}

/** One poll, with the calls that followed from it. Times in ms, `startedAt` since the epoch. */
export interface RecentPoll {
  readonly startedAt: number;
  /** Undefined while the poll is under way. */
  readonly ended: { readonly afterMs: number; readonly outcome: string } | undefined;
  readonly calls: readonly RecentCall[];
  /** How many further calls were left out. */
  readonly moreCalls: number;
}

/** The last polls of one account, in memory only, for diagnostics. */
export interface RecentPolls {
  /** A client whose calls are remembered under the newest poll. */
  readonly recording: (client: Pick<Client, 'call'>) => Pick<Client, 'call'>;
  readonly begin: () => void;
  /** How the newest poll ended; only the first of several endings counts. */
  readonly end: (outcome: string) => void;
  /** Oldest first. */
  readonly all: () => readonly RecentPoll[];
}

type Open<T> = { -readonly [Key in keyof T]: T[Key] };
type OpenCall = Open<Omit<RecentCall, 'requests'>> & { readonly requests: MadeRequest[] };
type OpenPoll = Open<Omit<RecentPoll, 'calls'>> & { readonly calls: OpenCall[]; readonly since: number };

export function createRecentPolls(clock: Pick<Clock, 'now' | 'monotonic'>): RecentPolls {
  const polls: OpenPoll[] = [];

  /** Undefined if the poll has too many calls already, or none has begun. */
  const addCall = (path: string): OpenCall | undefined => {
    const poll = polls.at(-1);
    if (!poll) return undefined;
    if (poll.calls.length === MOST_CALLS) {
      poll.moreCalls += 1;
      return undefined;
    }
    const call: OpenCall = { path, startedAt: clock.now(), ended: undefined, requests: [] };
    poll.calls.push(call);
    return call;
  };

  return {
    recording: (client) => ({
      call: async (path, request, options) => {
        const call = addCall(path);
        if (!call) return client.call(path, request, options);
        const since = clock.monotonic();
        const onRequest = (made: MadeRequest) => void call.requests.push(made);
        const result = await client.call(path, request, { ...options, onRequest });
        call.ended = { afterMs: clock.monotonic() - since, failure: result.ok ? undefined : result.failure.kind };
        return result;
      },
    }),
    begin: () => {
      polls.push({ startedAt: clock.now(), since: clock.monotonic(), ended: undefined, calls: [], moreCalls: 0 });
      if (polls.length > MOST_POLLS) polls.shift();
    },
    end: (outcome) => {
      const poll = polls.at(-1);
      if (poll) poll.ended ??= { afterMs: clock.monotonic() - poll.since, outcome };
    },
    all: () => polls.map(({ since: _, calls, ...poll }) => ({ ...poll, calls: calls.map((call) => ({ ...call })) })),
  };
}
