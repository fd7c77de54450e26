import { MINUTE_MS } from '../../../shared/calendar.ts';
import type { Failure, Wait } from '../../../shared/failure.ts';
import type { Clock } from '../ports.ts';
import { type Budget, createBudget, LANES, type Lane, type Limit, type Share } from './budget.ts';

const NOTHING_KEPT = { person: 0, check: 0, background: 0 } as const;

/**
 * Requests allowed per period (smtp2go-api.md 1.5), and how many of them each lane leaves free for another, so that a
 * bulk run delays neither a person nor a check. `other` has no published limit; it is a modest one of our own. A check
 * makes at most 20 activity searches a minute for single users, and finds the newest event with one more.
 */
const LIMITS = {
  'activity/search': { calls: 60, perMs: MINUTE_MS, kept: { person: 10, check: 22, background: 5 } },
  'api_keys/add': { calls: 5, perMs: MINUTE_MS, kept: NOTHING_KEPT },
  'subaccount/add': { calls: 50, perMs: 60 * MINUTE_MS, kept: NOTHING_KEPT },
  other: { calls: 120, perMs: MINUTE_MS, kept: { person: 20, check: 40, background: 10 } },
} as const satisfies Readonly<Record<string, Limit>>;
export type LimitGroup = keyof typeof LIMITS;

/** All accounts together at one host, because SMTP2GO counts by IP address too (smtp2go-api.md 7, 28). */
const HOST_LIMIT: Limit = { calls: 600, perMs: MINUTE_MS, kept: { person: 100, check: 200, background: 50 } };

const APPLICATION: Share = { part: 1, lanes: LANES };
/** The terminal runs beside the application, of which it knows nothing. */
export const TERMINAL: Share = { part: 0.5, lanes: [] };
/** The demo's own server. */
export const UNLIMITED: Share = { part: Number.POSITIVE_INFINITY, lanes: [] };

export interface TurnRequest {
  /** Identifies a base URL and key without containing the key. */
  readonly caller: string;
  /** `api.smtp2go.com` */
  readonly host: string;
  readonly group: LimitGroup;
  readonly lane: Lane;
  /** The most time to wait (ms). */
  readonly patienceMs: number;
  readonly signal: AbortSignal;
  /** Called when the turn is expected at another time than before, and with undefined when the wait has ended. */
  readonly onWait: ((wait: Wait | undefined) => void) | undefined;
}

/** Rate limits, shared by the whole application. */
export interface Limits {
  /**
   * Waits for a turn to send one request. Resolves to `rate-limited` at once when the turn would come too late, and to
   * `cancelled` when the signal aborts; nothing may be sent then.
   */
  readonly turn: (request: TurnRequest) => Promise<Failure | undefined>;
  /** Lets the caller send nothing for `ms`. */
  readonly silence: (caller: string, ms: number) => void;
}

/** Shorter waits are not told, and neither are smaller changes of a wait. */
const WORTH_TELLING_MS = 1000;

interface Waiting extends TurnRequest {
  readonly budgets: readonly Budget[];
  /** Monotonic ms after which it no longer starts. */
  readonly latest: number;
  readonly end: (failure: Failure | undefined) => void;
  /** Monotonic ms of its turn, as it was told last. */
  toldAt: number | undefined;
}

/**
 * Keeps every caller within its limits, and all callers of a host within that of the host. Requests wait in lanes: a
 * free turn goes to the first lane that may take it, and within a lane to whoever came first.
 */
export function createLimits(clock: Clock, share: Share = APPLICATION): Limits {
  const budgets = new Map<string, Budget>();
  const silentUntil = new Map<string, number>();
  const waiting = new Set<Waiting>();
  let stopTimer: () => void = () => undefined;

  const budget = (name: string, limit: Limit): Budget => {
    const known = budgets.get(name) ?? createBudget(limit, share);
    budgets.set(name, known);
    return known;
  };

  /** Gives out the turns that are free, and tells the others when theirs will come. */
  const giveTurns = (): void => {
    stopTimer();
    const now = clock.monotonic();
    const epoch = clock.now() - now;
    let next = Number.POSITIVE_INFINITY;
    for (const one of budgets.values()) one.forgetPlans();
    for (const one of LANES.flatMap((lane) => [...waiting].filter((each) => each.lane === lane))) {
      const allowedAt = silentUntil.get(one.caller) ?? now;
      const freeAt = Math.max(now, ...one.budgets.map((each) => each.freeAt(one.lane, now)));
      const at = Math.max(allowedAt, freeAt);
      const wait: Wait = { until: epoch + at, by: allowedAt >= freeAt ? 'smtp2go' : 'relaywatch' };
      if (at > one.latest) {
        one.end({ kind: 'rate-limited', ...wait });
        continue;
      }
      if (at <= now) {
        for (const each of one.budgets) each.take(one.lane, now);
        one.end(undefined);
        continue;
      }
      for (const each of one.budgets) each.plan(one.lane, at);
      next = Math.min(next, at);
      if (Math.abs(at - (one.toldAt ?? now)) < WORTH_TELLING_MS) continue;
      one.toldAt = at;
      one.onWait?.(wait);
    }
    stopTimer = next === Number.POSITIVE_INFINITY ? () => undefined : clock.after(next - now, giveTurns);
  };

  return {
    turn: (request) => {
      const { caller, host, group, patienceMs, signal } = request;
      if (signal.aborted) return Promise.resolve({ kind: 'cancelled' });
      const { promise, resolve } = Promise.withResolvers<Failure | undefined>();
      const cancel = () => {
        one.end({ kind: 'cancelled' });
        giveTurns();
      };
      const one: Waiting = {
        ...request,
        budgets: [budget(`${caller} ${group}`, LIMITS[group]), budget(host, HOST_LIMIT)],
        latest: clock.monotonic() + patienceMs,
        end: (failure) => {
          waiting.delete(one);
          signal.removeEventListener('abort', cancel);
          if (one.toldAt !== undefined) one.onWait?.(undefined);
          resolve(failure);
        },
        toldAt: undefined,
      };
      waiting.add(one);
      signal.addEventListener('abort', cancel);
      giveTurns();
      return promise;
    },
    silence: (caller, ms) => {
      silentUntil.set(caller, Math.max(silentUntil.get(caller) ?? 0, clock.monotonic() + ms));
      giveTurns();
    },
  };
}
