import { MINUTE_MS } from '../../shared/calendar.ts';
import type { Clock } from '../core/ports.ts';

/**
 * Keeps the process in the time zone of the computer, from now on once a minute and whenever the returned function is
 * called: V8 finds the zone once and stays there. Node has it look again whenever TZ changes in the environment, also
 * when it is taken away without having been there. A TZ that somebody has set is left alone.
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
