import { DAY_MS, MINUTE_MS } from '../../../shared/calendar.ts';
import type { Clock, Log } from '../ports.ts';
import { onDisk } from '../store/disk-errors.ts';
import type { AccountStore } from './account-store.ts';

/** Starting has enough to do. */
const FIRST_AFTER_MS = MINUTE_MS;
/** A little at a time: between two goes there is room for everything else. */
const BREATH_MS = 1_000;

/**
 * Keeps a store from growing for ever: deletes what is too old soon after the start and once a day, until the returned
 * function is called. What the disk refuses is left for the next day.
 */
export function keepPruned(
  store: Pick<AccountStore, 'prune'>,
  clock: Pick<Clock, 'after'>,
  log: Pick<Log, 'warn'>,
): () => void {
  let cancelTimer = (): void => {};
  const prune = (): void => {
    const pruned = onDisk(store.prune);
    if (!pruned.ok) log.warn('store: what is too old could not be deleted');
    pruneIn(pruned.ok && pruned.data ? BREATH_MS : DAY_MS);
  };
  const pruneIn = (ms: number): void => {
    cancelTimer = clock.after(ms, prune);
  };
  pruneIn(FIRST_AFTER_MS);
  return () => cancelTimer();
}
