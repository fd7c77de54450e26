import { MINUTE_MS } from '../../shared/calendar.ts';
import type { Clock } from '../core/ports.ts';

/**
 * Follows changes of the computer's time zone, once a minute and whenever the returned function is called: V8 reads the
 * zone only once. Node makes it read again whenever TZ changes in the environment, even when a TZ that was not set is
 * deleted. A TZ set by the person is not touched.
 */
export function followTimeZone(clock: Pick<Clock, 'after'>, env: NodeJS.ProcessEnv): () => void {
  const look = (): void => {
    if (env['TZ'] === undefined) delete env['TZ'];
  };
  const keepLooking = (): void => {
    look();
    clock.after(MINUTE_MS, keepLooking);
  };
  clock.after(MINUTE_MS, keepLooking);
  return look;
}
