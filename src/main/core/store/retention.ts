import { DAY_MS, MINUTE_MS } from '../../../shared/calendar.ts';
import type { Clock, Log } from '../ports.ts';
import type { AccountStore } from './account-store.ts';
import { onDisk, reasonIn } from './disk-errors.ts';

/** Retention of account-wide samples: thirteen months, so that a year can be compared. */
export const KEEP_SAMPLES_MS = 400 * DAY_MS;
/**
 * Retention of samples by member, shorter because a thousand members would fill the disk in a year: the period of a
 * back-test, plus a margin.
 */
export const KEEP_MEMBERS_MS = 40 * DAY_MS;

/** Not at start, when there is enough to do. */
const FIRST_AFTER_MS = MINUTE_MS;
/** The pause between two batches, which leaves time for everything else. */
const BETWEEN_BATCHES_MS = 1_000;

/**
 * Enforces the retention of a store: deletes expired data soon after the start and then once a day, until the returned
 * function is called. If the disk refuses, tries again the next day.
 */
export function enforceRetention(
  store: Pick<AccountStore, 'deleteExpired'>,
  clock: Pick<Clock, 'after'>,
  log: Pick<Log, 'warn'>,
): () => void {
  let cancelTimer = (): void => {};
  const deleteExpired = (): void => {
    // Replaced below, unless a mistake gets in between.
    runIn(DAY_MS);
    const deleted = onDisk(store.deleteExpired);
    if (!deleted.ok) log.warn(`store: could not delete what has expired${reasonIn(deleted.failure)}`);
    if (deleted.ok && deleted.data) runIn(BETWEEN_BATCHES_MS);
  };
  const runIn = (ms: number): void => {
    cancelTimer();
    cancelTimer = clock.after(ms, deleteExpired);
  };
  runIn(FIRST_AFTER_MS);
  return () => cancelTimer();
}
