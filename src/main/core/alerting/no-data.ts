import { z } from 'zod';
import type { PollOutcome } from '../../../shared/alert.ts';
import { MINUTE_MS } from '../../../shared/calendar.ts';
import { watchedUntil } from './state-machine.ts';

const lasting = {
  /** Consecutive polls without data. */
  failedPolls: z.int().min(0),
  /** Watched time (ms) without data, and the time of the last poll if the time since then counts. */
  watchedMs: z.number().min(0),
  lastAt: z.number().optional(),
};

/** How long the account as a whole, and single figures, have been without data. Plain JSON, stored with every poll. */
export const NoDataState = z.object({
  ...lasting,
  /** Figures without data while others have data, by reason key (no-data-groups.ts); absent if there are none. */
  parts: z.record(z.string(), z.object(lasting)).optional(),
});
export type NoDataState = z.infer<typeof NoDataState>;

/** The state of an account that has data. */
export const HAS_DATA: NoDataState = { failedPolls: 0, watchedMs: 0 };

const MOST_FAILED_POLLS = 3;
const LONGEST_NO_DATA_MS = 15 * MINUTE_MS;

/**
 * The state after a poll. Time asleep or paused counts neither as failed nor as without data, since no query was sent.
 */
export function noDataAfter(before: NoDataState, outcome: PollOutcome, at: number, intervalMs: number): NoDataState {
  if (outcome.kind === 'ok') return HAS_DATA;
  if (outcome.kind === 'asleep' || outcome.kind === 'paused') return { ...before, lastAt: undefined };
  const watchedMs = watchedUntil(before, at, intervalMs);
  return { ...before, failedPolls: before.failedPolls + 1, watchedMs, lastAt: at };
}

/** Whether data has been missing for 3 polls or 15 minutes. */
export const hasLasted = ({ failedPolls, watchedMs }: Pick<NoDataState, 'failedPolls' | 'watchedMs'>): boolean =>
  failedPolls >= MOST_FAILED_POLLS || watchedMs >= LONGEST_NO_DATA_MS;

/**
 * Whether missing data becomes an incident: after it has lasted, or at once if only the person can help (design:
 * alerts.md, "Never green while blind").
 */
export const isIncident = (state: NoDataState, outcome: PollOutcome): boolean =>
  outcome.kind === 'key_refused' || outcome.kind === 'address_changed' || hasLasted(state);
