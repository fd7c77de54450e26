import PQueue from 'p-queue';
import { fail, type Result } from '../../../shared/failure.ts';
import { pause } from '../api/time-limit.ts';
import type { ActionContext } from './context.ts';

/** How often one call waits for the rate limit before it fails. */
const MOST_WAITS = 5;
const SHORTEST_WAIT_MS = 1000;

/** Repeats a call that was rate limited, which means it had no effect, once it is allowed again. */
export async function retryWhenAllowed<T>(
  { clock, signal }: Pick<ActionContext, 'clock' | 'signal'>,
  call: () => Promise<Result<T>>,
): Promise<Result<T>> {
  for (let waits = 0; ; waits += 1) {
    const result = await call();
    if (result.ok || result.failure.kind !== 'rate-limited' || waits === MOST_WAITS) return result;
    const waitMs = Math.max(SHORTEST_WAIT_MS, result.failure.until - clock.now());
    if (!(await pause(clock, waitMs, signal))) return fail({ kind: 'cancelled' });
  }
}

/** Runs `work` for each item, in order, at most `atOnce` at a time. Starts no more items once `isOver` returns true. */
export async function forEach<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
  isOver: () => boolean,
): Promise<void> {
  await new PQueue({ concurrency: atOnce }).addAll(
    items.map((item) => async () => {
      if (!isOver()) await work(item);
    }),
  );
}
