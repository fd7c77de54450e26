import { app } from 'electron';
import type { Log } from '../core/ports.ts';

/**
 * Logs the errors that nothing in the main process caught, and child processes that end by themselves. A listener for
 * uncaught exceptions takes the place of Electron's dialog, and Relaywatch goes on (electron: `init.ts`).
 */
export function logUncaught(log: Pick<Log, 'error'>): void {
  process.on('uncaughtException', (error) => log.error('app: an error was not caught', error));
  process.on('unhandledRejection', (error) => log.error('app: a rejection was not handled', error));
  // Chromium starts its own processes again; those of windows are in window.ts.
  app.on('child-process-gone', (_event, { type, name, reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.error(`app: a child process ended (${name ?? type})`, `${reason}, exit code ${exitCode}`);
  });
}
