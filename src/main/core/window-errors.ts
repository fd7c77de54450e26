import type { Handlers } from '../../shared/bridge.ts';
import { MINUTE_MS } from '../../shared/calendar.ts';
import type { Ports } from './ports.ts';

/** A window that fails on every frame must not fill the log. */
const MOST_PER_MINUTE = 10;

/** Logs what the window reports about itself. Its text is not trusted: it is bounded by the bridge and by the log. */
export function createWindowErrors({ clock, log }: Pick<Ports, 'clock' | 'log'>): Pick<Handlers, 'report_error'> {
  let recent: readonly number[] = [];
  let leftOut = 0;
  return {
    report_error: ({ stack }) => {
      const now = clock.monotonic();
      recent = recent.filter((at) => at > now - MINUTE_MS);
      if (recent.length >= MOST_PER_MINUTE) {
        leftOut += 1;
        return null;
      }
      recent = [...recent, now];
      if (leftOut > 0) log.warn(`window: left out ${leftOut} errors of the window: too many in a minute`);
      leftOut = 0;
      log.error('window: its page failed', stack);
      return null;
    },
  };
}
