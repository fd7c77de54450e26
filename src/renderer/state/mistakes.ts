import { LONGEST_STACK } from '../../shared/channels.ts';
import { bridge } from '../bridge.ts';

/** Has the main process log an error that nothing in this window caught. */
export function reportMistake(error: unknown): void {
  const stack = (error instanceof Error && error.stack) || String(error);
  try {
    bridge.call('report_error', { stack: stack.slice(0, LONGEST_STACK) }).catch(() => undefined);
  } catch {
    // Without a bridge there is nobody to tell; the main process logs what broke it.
  }
}

/** Reports every error and rejection that nothing else catches. */
export function reportUncaught(): void {
  // Chromium's own complaints, such as an observer that is late, come without an error.
  window.addEventListener('error', ({ error }) => error && reportMistake(error));
  window.addEventListener('unhandledrejection', ({ reason }) => reportMistake(reason));
}
