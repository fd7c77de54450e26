import type { Clock } from '../ports.ts';

export type Ended<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'cancelled' };

/**
 * Runs `work` for at most `ms`. Returns at once when the time is up or `outer` aborts, even if the work ignores its
 * signal, and leaves no timer or listener behind. Throws what `work` throws.
 */
export function within<T>(
  clock: Clock,
  ms: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<Ended<T>> {
  if (outer?.aborted) return Promise.resolve({ kind: 'cancelled' });
  const { promise, resolve, reject } = Promise.withResolvers<Ended<T>>();
  const inner = new AbortController();
  const cancel = () => resolve({ kind: 'cancelled' });
  outer?.addEventListener('abort', cancel);
  const stopTimer = clock.after(ms, () => resolve({ kind: 'timed-out' }));
  work(inner.signal).then((value) => resolve({ kind: 'done', value }), reject);
  return promise.finally(() => {
    stopTimer();
    outer?.removeEventListener('abort', cancel);
    inner.abort();
  });
}

/** Waits `ms`. Resolves to false if `signal` aborted the wait. */
export async function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<boolean> {
  const ended = await within(clock, ms, signal, () => new Promise<never>(() => undefined));
  return ended.kind === 'timed-out';
}
