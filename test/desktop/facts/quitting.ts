import type { ElectronModule, Fact, Say } from './fact.ts';

/** Says whether the application still runs once everything due has happened, and ends it with a code of its own. */
const endIfRunning = ({ app }: ElectronModule, say: Say): void => {
  setTimeout(() => {
    say('still running');
    app.exit(3);
  }, 500);
};

/** Prevents the first `will-quit`, and quits once more by `later`. */
const quitAgain = ({ app }: ElectronModule, later: (quit: () => void) => void): void => {
  let hasStopped = false;
  app.on('will-quit', (event) => {
    if (hasStopped) return;
    event.preventDefault();
    later(() => {
      hasStopped = true;
      app.quit();
    });
  });
};

const inMicrotask = (call: () => void): void => void Promise.resolve().then(call);

const sayEvents = ({ app }: ElectronModule, say: Say): void => {
  app.on('before-quit', () => say('before-quit'));
  app.on('will-quit', () => say('will-quit'));
  app.on('window-all-closed', () => say('window-all-closed'));
  app.on('quit', (_event, code) => say('quit', code));
};

const WILL_QUIT = 'E: shell/browser/browser.cc, Browser::NotifyAndShutdown; electron#33643';
const APP_EVENTS = 'docs: app, events';

export const QUITTING: readonly Fact[] = [
  {
    name: 'After a signal, a quit in a microtask of will-quit is swallowed',
    source: WILL_QUIT,
    electron: { code: 3, said: ['begin', 'still running'] },
    alone: async (electron, say) => {
      quitAgain(electron, (quit) => {
        inMicrotask(quit);
        endIfRunning(electron, say);
      });
      await electron.app.whenReady();
      say('begin');
    },
    outside: (app) => app.process.kill('SIGTERM'),
  },
  {
    name: 'With a window open, a quit in a microtask of will-quit is swallowed, also when it began in JavaScript',
    source: WILL_QUIT,
    electron: { code: 3, said: ['still running'] },
    alone: async (electron, say) => {
      quitAgain(electron, (quit) => {
        inMicrotask(quit);
        endIfRunning(electron, say);
      });
      await electron.app.whenReady();
      await new electron.BrowserWindow().loadURL('about:blank');
      electron.app.quit();
    },
  },
  {
    name: 'Without a window, a quit in a microtask of will-quit works where JavaScript began it',
    source: WILL_QUIT,
    electron: { code: 0, said: [] },
    alone: async (electron) => {
      quitAgain(electron, inMicrotask);
      await electron.app.whenReady();
      electron.app.quit();
    },
  },
  {
    name: 'A listener of the main script for SIGTERM is not called: the application quits',
    source: 'E: shell/browser/electron_browser_main_parts_posix.cc, InstallShutdownSignalHandlers',
    electron: { code: 0, said: ['begin', 'before-quit', 'will-quit', 'quit 0'] },
    alone: async (electron, say) => {
      sayEvents(electron, say);
      process.on('SIGTERM', () => say('SIGTERM'));
      await electron.app.whenReady();
      say('begin');
    },
    outside: (app) => app.process.kill('SIGTERM'),
  },
  {
    name: 'A quit in a later turn after a prevented will-quit ends the process',
    source: WILL_QUIT,
    electron: { code: 0, said: ['begin', 'before-quit', 'will-quit', 'before-quit', 'will-quit', 'quit 0'] },
    alone: async (electron, say) => {
      sayEvents(electron, say);
      quitAgain(electron, setImmediate);
      await electron.app.whenReady();
      say('begin');
    },
    outside: (app) => app.process.kill('SIGTERM'),
  },
  {
    name: 'A prevented before-quit keeps the application running, and a later quit ends it',
    source: APP_EVENTS,
    electron: { code: 0, said: ['before-quit', 'before-quit', 'will-quit', 'quit 0'] },
    alone: async (electron, say) => {
      sayEvents(electron, say);
      electron.app.once('before-quit', (event) => {
        event.preventDefault();
        setImmediate(() => electron.app.quit());
      });
      await electron.app.whenReady();
      electron.app.quit();
    },
  },
  {
    name: 'app.exit asks nobody and gives its code',
    source: 'docs: app.exit',
    electron: { code: 7, said: ['closed', 'quit 7'] },
    alone: async (electron, say) => {
      sayEvents(electron, say);
      await electron.app.whenReady();
      const window = new electron.BrowserWindow({ show: false });
      window.on('close', () => say('close'));
      window.on('closed', () => say('closed'));
      electron.app.exit(7);
    },
  },
  {
    name: 'When the last window closes and nobody listens, the application quits',
    source: 'docs: app, window-all-closed',
    electron: { code: 0, said: ['before-quit', 'will-quit', 'quit 0'] },
    alone: async (electron, say) => {
      electron.app.on('before-quit', () => say('before-quit'));
      electron.app.on('will-quit', () => say('will-quit'));
      electron.app.on('quit', (_event, code) => say('quit', code));
      await electron.app.whenReady();
      new electron.BrowserWindow({ show: false }).destroy();
    },
  },
  {
    name: 'When the last window closes during a quit, window-all-closed is not emitted',
    source: APP_EVENTS,
    electron: { code: 0, said: ['before-quit', 'close', 'will-quit', 'quit 0'] },
    alone: async (electron, say) => {
      sayEvents(electron, say);
      await electron.app.whenReady();
      const window = new electron.BrowserWindow();
      window.on('close', () => say('close'));
      await window.loadURL('about:blank');
      electron.app.quit();
    },
  },
];
