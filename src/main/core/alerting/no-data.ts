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

/** Whether an account as a whole is without data, and its parts. Plain JSON, stored with every poll. */
export const NoDataState = z.object({
  ...lasting,
  /** Figures that are not seen while others are, by reason (no-data-groups.ts); absent when all are seen. */
  parts: z.record(z.string(), z.object(lasting)).optional(),
});
export type NoDataState = z.infer<typeof NoDataState>;

/** Nothing stands in the way. */
export const HAS_DATA: NoDataState = { failedPolls: 0, heldMs: 0 };

const MOST_FAILED_POLLS = 3;
const LONGEST_NO_DATA_MS = 15 * MINUTE_MS;

/** How it stands after a poll. Time asleep or paused counts neither as failed nor as without data: nobody looked. */
export function noDataAfter(before: NoDataState, outcome: PollOutcome, at: number, intervalMs: number): NoDataState {
  if (outcome.kind === 'ok') return HAS_DATA;
  if (outcome.kind === 'asleep' || outcome.kind === 'paused') return { ...before, lastAt: undefined };
  const heldMs = heldUntil(before, at, intervalMs);
  return { ...before, failedPolls: before.failedPolls + 1, heldMs, lastAt: at };
}

/** For 3 polls or 15 minutes. */
export const hasLasted = ({ failedPolls, heldMs }: Pick<NoDataState, 'failedPolls' | 'heldMs'>): boolean =>
  failedPolls >= MOST_FAILED_POLLS || heldMs >= LONGEST_NO_DATA_MS;

/** Without data for too long, or at once when the key is refused (design: alerts.md, "Never green while blind"). */
export const isIncident = (state: NoDataState, outcome: PollOutcome): boolean =>
  outcome.kind === 'key_refused' || hasLasted(state);
