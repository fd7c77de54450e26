import type { PollOutcome } from '../../../shared/alert.ts';
import { MINUTE_MS } from '../../../shared/calendar.ts';

/** Attempts after failures are no further apart than this many intervals or this long. */
const MOST_INTERVALS = 6;
const LONGEST_BACK_OFF_MS = 15 * MINUTE_MS;

/** The interval, a tenth more or less, so that many accounts do not ask in the same moment. `chance` is from 0 to 1. */
const jittered = (intervalMs: number, chance: number): number => intervalMs * (0.9 + 0.2 * chance);

/**
 * Capped exponential with full jitter, but never sooner than a minute or the interval (smtp2go-api.md 1.5: errors
 * count).
 */
function backOff(failedPolls: number, intervalMs: number, chance: number): number {
  const cap = Math.max(intervalMs, Math.min(MOST_INTERVALS * intervalMs, LONGEST_BACK_OFF_MS));
  const longest = Math.min(cap, intervalMs * 2 ** failedPolls);
  return Math.max(Math.min(intervalMs, MINUTE_MS), longest * chance);
}

/**
 * How long (ms) to wait after a poll that ended like this; undefined when waiting is of no use, since only the person
 * can help. `failedPolls` counts the polls in a row that saw nothing, `chance` is random from 0 to 1.
 */
export function delayAfter(
  outcome: PollOutcome,
  { failedPolls, intervalMs, chance, now }: { failedPolls: number; intervalMs: number; chance: number; now: number },
): number | undefined {
  switch (outcome.kind) {
    case 'ok':
      return jittered(intervalMs, chance);
    case 'key_refused':
      return undefined;
    case 'rate_limited':
      return Math.max(MINUTE_MS, outcome.until - now) + MINUTE_MS * chance;
    default:
      return backOff(failedPolls, intervalMs, chance);
  }
}
