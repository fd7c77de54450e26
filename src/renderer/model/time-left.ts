import { MINUTE_MS } from '../../shared/calendar.ts';
import { span } from '../../shared/words.ts';

/** With fewer items done, their duration says nothing about the rest. */
const ENOUGH_TO_TELL = 3;

/** `about 1 min left`, from the time the first items took; undefined while they are too few. Times in ms. */
export function timeLeft(
  { done, total, startedAt }: { readonly done: number; readonly total: number; readonly startedAt: number },
  now: number,
): string | undefined {
  if (done < ENOUGH_TO_TELL || now <= startedAt) return undefined;
  const leftMs = ((now - startedAt) / done) * (total - done);
  return leftMs < MINUTE_MS ? `${span(leftMs)} left` : `about ${span(leftMs)} left`;
}
