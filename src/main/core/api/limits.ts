import { MINUTE_MS } from '../../../shared/calendar.ts';
import type { Clock } from '../ports.ts';

/** How often may be asked (smtp2go-api.md 1.5). For the rest there is no published figure: a modest one of our own. */
const LIMITS = {
  'activity/search': { calls: 60, perMs: MINUTE_MS },
  'api_keys/add': { calls: 5, perMs: MINUTE_MS },
  'subaccount/add': { calls: 50, perMs: 60 * MINUTE_MS },
  other: { calls: 120, perMs: MINUTE_MS },
} as const;
export type LimitGroup = keyof typeof LIMITS;

/** The provider counts arrivals, we count departures: two calls may come closer together on the way. */
const MARGIN_MS = 1000;

/** A place in the queue of a limit, or that it would take too long (ms) to get one. */
type Turn =
  | { readonly ok: true; readonly waitMs: number; readonly giveBack: () => void }
  | { readonly ok: false; readonly waitMs: number };

/** Who may call when. One for the whole application: `caller` names a base URL and key, without holding the key. */
export interface Limits {
  /** Takes the next free turn, unless the wait for it reaches `patienceMs`. A turn not used is to be given back. */
  readonly take: (caller: string, group: LimitGroup, patienceMs: number) => Turn;
  /** Nothing of this caller goes out for `ms`. */
  readonly silence: (caller: string, ms: number) => void;
  /** How long (ms) the caller has yet to be silent. */
  readonly silentMs: (caller: string) => number;
}

/**
 * Keeps every caller within the documented limits. Remembers when each call went, rather than a bucket of tokens: a full
 * bucket and its refill would let twice the limit through within one period.
 */
export function createLimits(clock: Pick<Clock, 'monotonic'>): Limits {
  const turns = new Map<string, readonly number[]>();
  const silentUntil = new Map<string, number>();
  const silentMs = (caller: string) => Math.max(0, (silentUntil.get(caller) ?? 0) - clock.monotonic());

  return {
    take: (caller, group, patienceMs) => {
      const { calls, perMs } = LIMITS[group];
      const periodMs = perMs + MARGIN_MS;
      const queue = `${caller} ${group}`;
      const now = clock.monotonic();
      const taken = (turns.get(queue) ?? []).filter((at) => at > now - periodMs);
      const last = taken.at(-calls);
      const at = Math.max(now + silentMs(caller), last === undefined ? now : last + periodMs);
      const waitMs = at - now;
      if (waitMs >= patienceMs) return { ok: false, waitMs };
      turns.set(
        queue,
        [...taken, at].toSorted((a, b) => a - b),
      );
      return {
        ok: true,
        waitMs,
        giveBack: () => {
          const all = turns.get(queue) ?? [];
          const index = all.indexOf(at);
          if (index >= 0) turns.set(queue, all.toSpliced(index, 1));
        },
      };
    },
    silence: (caller, ms) => {
      silentUntil.set(caller, Math.max(silentUntil.get(caller) ?? 0, clock.monotonic() + ms));
    },
    silentMs,
  };
}
