import { app } from 'electron';
import { errorText } from '../../shared/failure.ts';
import type { Clock, Log } from '../core/ports.ts';

/** How long what is under way may take to stop. After that, the process ends without it. */
const LIMIT_MS = 5_000;

/**
 * Ends the process when the application quits, however that begins: from the tray, by a signal, by the system.
 *
 * It ends by `app.exit`, because Electron swallows an `app.quit` in a microtask of `will-quit` (electron#33643).
 */
export function onQuit(options: {
  /** Called as soon as quitting begins, before the windows close. */
  readonly begun: () => void;
  /** Called once every window has closed; the process ends when this settles. */
  readonly stop: () => Promise<void>;
  /** Whether a thread hangs that a normal exit would wait for. */
  readonly isStuck: () => boolean;
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Pick<Log, 'warn'>;
}): void {
  const { clock, log } = options;
  let isStopping = false;

  const end = (): void => {
    if (options.isStuck()) process.kill(process.pid, 'SIGKILL');
    else app.exit();
  };

  app.on('before-quit', options.begun);
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (isStopping) return;
    isStopping = true;
    clock.after(LIMIT_MS, () => {
      log.warn(`quit: what was under way did not stop within ${LIMIT_MS / 1000} s`);
      end();
    });
    options
      .stop()
      .catch((error: unknown) => log.warn(`quit: what was under way failed to stop: ${errorText(error)}`))
      .finally(end);
  });
}
