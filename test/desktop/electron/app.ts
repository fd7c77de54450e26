import { join } from 'node:path';
import type { App, LoginItemSettings } from 'electron';
import { startHost } from '../chromium/host.ts';
import { createPaths, readManifest } from './paths.ts';
import { answerRequest } from './protocol.ts';
import { recorded } from './recorded.ts';
import { inBackground, runtime } from './runtime.ts';
import { announceDownload } from './session.ts';
import { lockInstance } from './single-instance.ts';
import { createEvent, standIn, standInEmitter } from './stand-in.ts';

const EVENTS = [
  'will-finish-launching',
  'ready',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'activate',
  'second-instance',
  'open-url',
  'browser-window-created',
  'web-contents-created',
  'render-process-gone',
  'child-process-gone',
];

const manifest = readManifest(process.argv[1] ?? '.');
let name = manifest.name;
const paths = createPaths(() => name);
let stage: 'starting' | 'ready' | 'gone' = 'starting';
let isQuitting = false;
let exitCode: number | undefined; // of `app.exit`
let instance: ReturnType<typeof lockInstance> | undefined;
const ready = Promise.withResolvers<void>();

/** Ends this process; a second instance's greeting is delivered first, and Chromium leaves its profile to the next start. */
const end = (code: number): void => {
  if (stage === 'gone') return;
  stage = 'gone';
  emit('quit', createEvent({}), code);
  const leave = async (): Promise<void> => {
    await instance?.greeted;
    await runtime.host?.end();
    instance?.release();
    process.exit(code);
  };
  inBackground(leave());
};

/**
 * Electron's `Browser::NotifyAndShutdown`. Where it is called from outside JavaScript, the microtasks of its listeners run
 * before a prevented quit is taken back, so that another quit in one of them is swallowed.
 */
const shutDown = (isInJavaScript: boolean): void => {
  const event = createEvent({});
  const takeBack = (): void => {
    if (event.defaultPrevented) isQuitting = false;
  };
  // Before the listeners can put anything after their microtasks.
  if (!isInJavaScript) setImmediate(takeBack);
  emit('will-quit', event);
  if (!event.defaultPrevented) end(0);
  else if (isInJavaScript) takeBack();
};

/** Electron's `Browser::Quit`: asks the application, then each window, and ends when the last has gone. */
const askToQuit = (isInJavaScript: boolean): void => {
  if (isQuitting || stage === 'gone') return;
  const event = createEvent({});
  emit('before-quit', event);
  if (event.defaultPrevented) return;
  isQuitting = true;
  if (runtime.windows.size === 0) {
    shutDown(isInJavaScript);
    return;
  }
  for (const window of runtime.windows.values()) {
    setImmediate(() => {
      if (!window.askClose()) isQuitting = false;
    });
  }
};
const quit = (): void => askToQuit(true);

const exit = (code = 0): void => {
  isQuitting = true;
  exitCode = code;
  for (const window of [...runtime.windows.values()]) window.self.destroy();
  end(code);
};

runtime.onWindowOpened = ({ self: window, contents }) => {
  emit('web-contents-created', createEvent({}), contents);
  emit('browser-window-created', createEvent({}), window);
};

runtime.onWindowClosed = () => {
  if (runtime.windows.size > 0 || stage === 'gone') return;
  if (exitCode !== undefined) end(exitCode);
  else if (isQuitting) shutDown(false);
  else if (self.listenerCount('window-all-closed') === 0) quit();
  else emit('window-all-closed');
};

const start = async (): Promise<void> => {
  if (stage === 'gone' || isQuitting) return;
  emit('will-finish-launching');
  const profile = join(paths.get('sessionData'), 'Chromium');
  runtime.host = await startHost(profile, process.env['STAND_IN_DEBUGGER'] === '1', answerRequest);
  runtime.host.pipe.hear('Browser.downloadWillBegin', undefined, ({ url, suggestedFilename, frameId }) => {
    const window = [...runtime.windows.values()].find(({ target }) => target() === frameId);
    announceDownload(String(url), String(suggestedFilename), window?.contents);
  });
  runtime.host.process.once('exit', () => stage !== 'gone' && exit(1));
  stage = 'ready';
  runtime.isReady = true;
  emit('ready', createEvent({}), {});
  ready.resolve();
};
// After the main script's first run, which may set paths and schemes and ask for the instance lock. Only then does
// Electron install its signal handlers, so that whatever the script has installed before is never called.
setImmediate(() => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, () => askToQuit(false));
  }
  inBackground(start());
});

const locale = (): string =>
  (process.env['LANG'] ?? 'en-US').split('.')[0]?.replace('_', '-').replace(/^C$/, 'en-US') ?? 'en-US';

const { self, emit } = standInEmitter<App>('app', EVENTS, {
  isPackaged: false,
  get name() {
    return name;
  },
  set name(wanted) {
    name = wanted;
  },
  getName: () => name,
  setName: (wanted) => {
    name = wanted;
  },
  getVersion: () => manifest.version,
  getAppPath: () => manifest.folder,
  getPath: (key) => paths.get(key),
  setPath: (key, path) => paths.set(key, path),
  setAppLogsPath: (path) => paths.set('logs', path ?? paths.get('logs')),
  // Chromium's, which it has only once it is ready.
  getLocale: () => (stage === 'starting' ? '' : locale()),
  getSystemLocale: () => (stage === 'starting' ? '' : locale()),
  isReady: () => stage === 'ready',
  whenReady: () => ready.promise,
  quit,
  exit,
  focus: () => runtime.windows.values().next().value?.self.focus(),
  requestSingleInstanceLock: (additionalData) => {
    instance ??= lockInstance(
      paths.get('userData'),
      { argv: process.argv, workingDirectory: process.cwd(), additionalData },
      (other) =>
        stage !== 'gone' &&
        emit('second-instance', createEvent({}), other.argv, other.workingDirectory, other.additionalData),
    );
    return instance.isFirst;
  },
  hasSingleInstanceLock: () => instance?.isFirst ?? false,
  releaseSingleInstanceLock: () => {
    instance?.release();
    instance = undefined;
  },
  enableSandbox: () => undefined, // pages have no Node here in any case
  disableHardwareAcceleration: () => undefined, // Chromium is started without a GPU
  setAppUserModelId: () => undefined, // Windows only
  setAsDefaultProtocolClient: (scheme) => recorded.protocols.push(scheme) > 0,
  removeAsDefaultProtocolClient: (scheme) => {
    recorded.protocols = recorded.protocols.filter((candidate) => candidate !== scheme);
    return true;
  },
  isDefaultProtocolClient: (scheme) => recorded.protocols.includes(scheme),
  // Electron implements these on macOS and Windows; on Linux they do nothing and answer false.
  setLoginItemSettings: (settings) => {
    recorded.loginItems.push(settings);
  },
  getLoginItemSettings: () =>
    standIn<LoginItemSettings>('LoginItemSettings', {
      openAtLogin: false,
      wasOpenedAtLogin: false,
    }),
  commandLine: standIn<App['commandLine']>('app.commandLine', {
    appendSwitch: (key, value = '') => {
      recorded.switches[key] = value;
    },
    hasSwitch: (key) => key in recorded.switches,
    getSwitchValue: (key) => recorded.switches[key] ?? '',
  }),
});

export const app: App = self;
/** Emits an event of `app` as the operating system would cause it; for tests. */
export const emitAppEvent: typeof emit = emit;
