import { dialog } from './dialog.ts';

/**
 * Electron's two rules for errors that nobody caught (lib/browser/init.ts, electron_browser_main_parts.cc): a message for an
 * exception, a warning for a rejection, and the application goes on. Whoever listens to Node's events is asked instead.
 */
export const surviveErrors = (): void => {
  process.on('uncaughtException', (error: unknown) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    const stack = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
    process.stderr.write(`Uncaught Exception:\n${stack}\n`);
    dialog.showErrorBox('A JavaScript error occurred in the main process', `Uncaught Exception:\n${stack}`);
  });
  process.on('unhandledRejection', (reason: unknown) => {
    if (process.listenerCount('unhandledRejection') > 1) return;
    process.emitWarning(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason), {
      type: 'UnhandledPromiseRejectionWarning',
    });
  });
};
