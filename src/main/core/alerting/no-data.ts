import { z } from 'zod';
import type { PollOutcome } from '../../../shared/alert.ts';
import { MINUTE_MS } from '../../../shared/calendar.ts';
import { heldUntil } from './state-machine.ts';

const lasting = {
  /** Polls in a row that saw nothing. */
  failedPolls: z.int().min(0),
  /** Watched time (ms) it has lasted, and its last poll when the time since then still counts. */
  heldMs: z.number().min(0),
  lastAt: z.number().optional(),
};

/** How the blindness of an account as a whole stands, and that of its parts. Plain JSON, stored with every poll. */
export const BlindState = z.object({
  ...lasting,
  /** Figures that are not seen while others are, by reason (partial-blindness.ts); absent when all are seen. */
  parts: z.record(z.string(), z.object(lasting)).optional(),
});
export type BlindState = z.infer<typeof BlindState>;

/** Nothing stands in the way. */
export const SEEING: BlindState = { failedPolls: 0, heldMs: 0 };

const MOST_FAILED_POLLS = 3;
const LONGEST_BLIND_MS = 15 * MINUTE_MS;

/** How it stands after a poll. Time asleep or paused counts neither as failed nor as blind: nobody looked. */
export function blindAfter(before: BlindState, outcome: PollOutcome, at: number, intervalMs: number): BlindState {
  if (outcome.kind === 'ok') return SEEING;
  if (outcome.kind === 'asleep' || outcome.kind === 'paused') return { ...before, lastAt: undefined };
  const heldMs = heldUntil(before, at, intervalMs);
  return { ...before, failedPolls: before.failedPolls + 1, heldMs, lastAt: at };
}

/** For 3 polls or 15 minutes. */
export const hasLasted = ({ failedPolls, heldMs }: Pick<BlindState, 'failedPolls' | 'heldMs'>): boolean =>
  failedPolls >= MOST_FAILED_POLLS || heldMs >= LONGEST_BLIND_MS;

/** Blind for too long, or at once when the key is refused (design: alerts.md, "Never green while blind"). */
export const isTooBlind = (state: BlindState, outcome: PollOutcome): boolean =>
  outcome.kind === 'key_refused' || hasLasted(state);
