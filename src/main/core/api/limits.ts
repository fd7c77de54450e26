import { MINUTE_MS } from '../../../shared/calendar.ts';
import type { Limiter } from '../../../shared/failure.ts';
import type { Clock } from '../ports.ts';

/** Requests allowed per period (smtp2go-api.md 1.5). `other` has no published limit; it is a modest one of our own. */
const LIMITS = {
  'activity/search': { calls: 60, perMs: MINUTE_MS },
  'api_keys/add': { calls: 5, perMs: MINUTE_MS },
  'subaccount/add': { calls: 50, perMs: 60 * MINUTE_MS },
  other: { calls: 120, perMs: MINUTE_MS },
} as const;
export type LimitGroup = keyof typeof LIMITS;

/** SMTP2GO counts when requests arrive and we count when they leave; two may come closer together on the way. */
const MARGIN_MS = 1000;

/** A turn to send after `waitMs`, or that the wait (ms) would be too long and because of whom. */
type Turn =
  | { readonly ok: true; readonly waitMs: number; readonly giveBack: () => void }
  | { readonly ok: false; readonly waitMs: number; readonly by: Limiter };

/** Rate limits, shared by the whole application. `caller` identifies a base URL and key without containing the key. */
export interface Limits {
  /**
   * Takes the next free turn, unless the wait for it reaches `patienceMs`. A turn that is not used must be given back.
   */
  readonly take: (caller: string, group: LimitGroup, patienceMs: number) => Turn;
  /** Lets the caller send nothing for `ms`. */
  readonly silence: (caller: string, ms: number) => void;
  /** How long (ms) the caller must still send nothing. */
  readonly silentMs: (caller: string) => number;
}

/**
 * Keeps every caller within the documented limits. Stores the time of each request instead of a token bucket: a full
 * bucket plus its refill would allow twice the limit within one period.
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
      const allowedAt = now + silentMs(caller);
      const freeAt = last === undefined ? now : last + periodMs;
      const at = Math.max(allowedAt, freeAt);
      const waitMs = at - now;
      if (waitMs >= patienceMs) return { ok: false, waitMs, by: allowedAt >= freeAt ? 'smtp2go' : 'relaywatch' };
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
