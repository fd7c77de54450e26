import type { Fact } from './fact.ts';
import type { FactsApp } from './running.ts';

/** The titles of the message boxes for errors that the application has shown. */
const errorBoxes = async ({ app }: FactsApp): Promise<readonly string[]> => {
  const { dialogs } = await app.control.recorded();
  return dialogs.flatMap((shown) => (shown.kind === 'error' ? [shown.options.title] : []));
};

const UNCAUGHT = "E: lib/browser/init.ts, process.on('uncaughtException')";
const UNHANDLED = 'E: shell/browser/electron_browser_main_parts.cc, unhandled_rejections';

export const ERRORS: readonly Fact[] = [
  {
    name: 'An exception that nobody catches shows a message, and the application goes on',
    source: UNCAUGHT,
    electron: ['A JavaScript error occurred in the main process', 'goes on'],
    handler: (_electron, _event, step) => {
      if (step === 'throw') {
        setImmediate(() => {
          throw new Error('nobody catches this');
        });
      }
      return 'goes on';
    },
    hands: async (running, ask) => {
      await ask('throw');
      await running.app.line('nobody catches this');
      return [(await errorBoxes(running)).at(-1), await ask('next')];
    },
  },
  {
    name: 'An exception that the application listens for shows no message',
    source: UNCAUGHT,
    electron: { code: 0, said: ['caught nobody else catches this'] },
    alone: async ({ app, dialog }, say) => {
      Object.assign(dialog, { showErrorBox: () => say('a message') });
      process.once('uncaughtException', (error) => {
        say('caught', error.message);
        setImmediate(() => app.exit());
      });
      await app.whenReady();
      setImmediate(() => {
        throw new Error('nobody else catches this');
      });
    },
  },
  {
    name: 'A rejection that nobody handles is a warning, and the application goes on',
    source: UNHANDLED,
    electron: 'goes on',
    handler: (_electron, _event, step) => {
      if (step === 'reject') void Promise.reject(new Error('nobody handles this'));
      return 'goes on';
    },
    hands: async ({ app }, ask) => {
      await ask('reject');
      await app.line(/UnhandledPromiseRejectionWarning.*nobody handles this/);
      return ask('next');
    },
  },
];
