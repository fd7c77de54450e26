import type { PollOutcome } from '../../../shared/alert.ts';
import { MINUTE_MS } from '../../../shared/calendar.ts';

/** The most time between polls after failures: this many intervals, or this long if that is less. */
const MOST_INTERVALS = 6;
const LONGEST_BACK_OFF_MS = 15 * MINUTE_MS;

/**
 * The interval plus or minus a tenth, so that many accounts do not poll at the same moment. `chance` is from 0 to 1.
 */
const jittered = (intervalMs: number, chance: number): number => intervalMs * (0.9 + 0.2 * chance);

/**
 * Capped exponential back-off with full jitter, but at least a minute or the interval, because SMTP2GO counts errors
 * (smtp2go-api.md 1.5).
 */
function backOff(failedPolls: number, intervalMs: number, chance: number): number {
  const cap = Math.max(intervalMs, Math.min(MOST_INTERVALS * intervalMs, LONGEST_BACK_OFF_MS));
  const longest = Math.min(cap, intervalMs * 2 ** failedPolls);
  return Math.max(Math.min(intervalMs, MINUTE_MS), longest * chance);
}

/**
 * How long (ms) to wait after a poll with this outcome; undefined if only the person can help, so that polling stops.
 * `failedPolls` is the number of consecutive polls without data; `chance` is random from 0 to 1; `now` is ms since the
 * epoch.
 */
export function delayAfter(
  outcome: PollOutcome,
  { failedPolls, intervalMs, chance, now }: { failedPolls: number; intervalMs: number; chance: number; now: number },
): number | undefined {
  switch (outcome.kind) {
    case 'ok':
      return jittered(intervalMs, chance);
    case 'key_refused':
    case 'address_changed':
      return undefined;
    case 'rate_limited':
      return Math.max(MINUTE_MS, outcome.until - now) + MINUTE_MS * chance;
    default:
      return backOff(failedPolls, intervalMs, chance);
  }
}
