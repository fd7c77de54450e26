import type { BrowserWindowConstructorOptions, BrowserWindow as Electron, Rectangle, WebPreferences } from 'electron';
import type { Page } from '../chromium/page.ts';
import type { XWindow } from '../chromium/x-window.ts';
import { type OpenWindow, runtime } from './runtime.ts';
import { screen } from './screen.ts';
import { createEvent, notImplemented, refuseOthers, standInClass, standInEmitter, tooEarly } from './stand-in.ts';
import { createWebContents } from './web-contents.ts';

const EVENTS = [
  'ready-to-show',
  'close',
  'closed',
  'show',
  'hide',
  'focus',
  'blur',
  'minimize',
  'restore',
  'resize',
  'move',
  'query-session-end',
];
const OPTIONS =
  'width height x y minWidth minHeight show title backgroundColor icon autoHideMenuBar center webPreferences';
const PREFERENCES =
  'preload sandbox contextIsolation nodeIntegration nodeIntegrationInSubFrames nodeIntegrationInWorker webviewTag ' +
  'navigateOnDragDrop spellcheck webSecurity allowRunningInsecureContent devTools backgroundThrottling';

/** How often the window's place is read while it is open: Chromium tells nobody that a person has moved it. */
const BOUNDS_EVERY_MS = 250;

/** What launch.ts asks for. */
const imitated = (process.env['STAND_IN_IMITATES'] ?? '').split(',');
const isWayland = imitated.includes('wayland');
const hasReadyToShow = !imitated.includes('no ready-to-show');

/** Only the safe settings exist here; whoever switches one off would otherwise be tested with it on. */
const refuseUnsafe = (preferences: WebPreferences): void => {
  refuseOthers('webPreferences', preferences, PREFERENCES.split(' '));
  const { sandbox = true, contextIsolation = true, nodeIntegration = false, webSecurity = true } = preferences;
  if (!sandbox || !contextIsolation || nodeIntegration || !webSecurity)
    throw notImplemented('an unsafe webPreferences');
};

/** `#rrggbb` as the parts Chromium wants; the other forms Electron takes are refused by name. */
const colourOf = (text: string): { r: number; g: number; b: number } => {
  const [, r = '', g = '', b = ''] = /^#(..)(..)(..)$/.exec(text) ?? [];
  if (r === '') throw notImplemented(`the backgroundColor '${text}'`);
  return { r: Number.parseInt(r, 16), g: Number.parseInt(g, 16), b: Number.parseInt(b, 16) };
};

/** What a sandboxed preload sees as `process` (Electron documentation, "Process Sandboxing"). */
const preloadProcess = {
  type: 'renderer',
  platform: process.platform,
  arch: process.arch,
  sandboxed: true,
  contextIsolated: true,
  versions: { ...process.versions },
  env: {},
};

const create = (options: BrowserWindowConstructorOptions = {}): Electron => {
  if (!runtime.isReady) throw tooEarly('BrowserWindow');
  refuseOthers('BrowserWindow option', options, OPTIONS.split(' '));
  const { webPreferences = {}, minWidth = 0, minHeight = 0, show = true } = options;
  refuseUnsafe(webPreferences);
  const [width, height] = [Math.max(options.width ?? 800, minWidth), Math.max(options.height ?? 600, minHeight)];
  const { workArea } = screen.getPrimaryDisplay();
  let bounds: Rectangle = {
    width,
    height,
    x: options.x ?? Math.round(workArea.x + (workArea.width - width) / 2),
    y: options.y ?? Math.round(workArea.y + (workArea.height - height) / 2),
  };
  let isVisible = show;
  let isFocused = false;
  let isMinimized = false;
  let isDestroyed = false;
  let wasReady = false;
  let title = options.title ?? '';

  const contents = createWebContents(webPreferences.preload, {
    onFirstPaint: () => {
      if (hasReadyToShow && !wasReady && !isDestroyed) {
        wasReady = true;
        emit('ready-to-show');
      }
    },
    onFocus: () => readFocus(),
    onCloseAsked: async () => {
      await readBounds().catch(() => undefined); // Chromium has dropped the window already: its last known place stands
      return askClose();
    },
    onClosed: () => {
      if (isDestroyed) return;
      // The page has gone without asking: it had crashed, or a test's own connection let it.
      emit('close', createEvent({}));
      destroy();
    },
  });

  const knownBounds = (): Rectangle => (isWayland ? { ...bounds, x: 0, y: 0 } : bounds);
  const applyBounds = (wanted: Partial<Rectangle>): void => {
    const next = { ...bounds, ...wanted };
    bounds = { ...next, width: Math.max(next.width, minWidth), height: Math.max(next.height, minHeight) };
    contents.run((page) => page.setBounds(bounds));
  };

  const readBounds = async (): Promise<void> => {
    const page = contents.page();
    if (!page || isDestroyed || !isVisible) return;
    const seen = await page.bounds();
    if (isDestroyed) return;
    if (seen.isMinimized !== isMinimized) {
      isMinimized = seen.isMinimized;
      if (!isWayland) emit(isMinimized ? 'minimize' : 'restore');
    }
    const before = bounds;
    bounds = { x: seen.x, y: seen.y, width: seen.width, height: seen.height };
    if (bounds.width !== before.width || bounds.height !== before.height) emit('resize');
    if (!isWayland && (bounds.x !== before.x || bounds.y !== before.y)) emit('move');
  };
  const reader = setInterval(() => {
    readBounds().catch(() => undefined); // the window was closed while it was asked
  }, BOUNDS_EVERY_MS);

  const destroy = (): void => {
    if (isDestroyed) return;
    isDestroyed = true;
    clearInterval(reader);
    const page = contents.page();
    if (page) page.close().catch(() => undefined); // the person has closed it already
    contents.destroy();
    runtime.windows.delete(contents.self.id);
    emit('closed');
    runtime.onWindowClosed();
  };

  const askClose = (): boolean => {
    if (isDestroyed) return true;
    const event = createEvent({});
    emit('close', event);
    if (!event.defaultPrevented) destroy();
    return !event.defaultPrevented;
  };

  /**
   * Asked of the page, since what it tells while its window is hidden and shown is late. A hidden one has no focus. Nobody
   * waits for the answer: a page that crashes meanwhile never gives it.
   */
  const readFocus = (): void => {
    const asked = contents.page()?.send('Runtime.evaluate', { expression: 'document.hasFocus()' });
    asked?.then(({ result }) => noteFocus(isVisible && Object(result).value === true)).catch(() => undefined);
  };

  /** A client of Wayland cannot bring back what the person has minimised. */
  const raise = async (window: XWindow): Promise<void> => {
    if (isWayland && isMinimized) return;
    await window.activate();
  };

  const noteFocus = (gained: boolean): void => {
    if (isDestroyed || isFocused === gained) return;
    isFocused = gained;
    emit(gained ? 'focus' : 'blur');
  };

  const setVisible = (wanted: boolean, takesFocus = true): void => {
    isVisible = wanted;
    contents.run(async ({ window }) => {
      if (!wanted) return window.unmap();
      if (!takesFocus && !isWayland) return window.mapInactive();
      await window.map();
      await raise(window);
      readFocus(); // a page that was hidden may believe that it never lost the focus
    });
    emit(wanted ? 'show' : 'hide');
    if (!wanted) noteFocus(false);
  };

  const end = {
    hasCome: () => isDestroyed,
    error: () => new TypeError('Object has been destroyed'),
    spares: ['id', 'isDestroyed', 'destroy'],
  };
  const members: Partial<Electron> = {
    id: contents.self.id,
    get webContents() {
      return contents.self;
    },
    loadURL: (url) => contents.self.loadURL(url),
    reload: () => contents.self.reload(),
    show: () => setVisible(true),
    showInactive: () => setVisible(true, false),
    hide: () => setVisible(false),
    focus: () => contents.run((page) => raise(page.window)),
    isFocused: () => isFocused,
    isVisible: () => isVisible && (isWayland || !isMinimized),
    isMinimized: () => isMinimized && !isWayland,
    minimize: () => contents.run((page) => page.setState('minimized')),
    restore: () => contents.run(async (page) => void (isWayland || (await page.setState('normal')))),
    isMaximized: () => false,
    isFullScreen: () => false,
    close: () => void askClose(),
    destroy,
    isDestroyed: () => isDestroyed,
    getBounds: knownBounds,
    getNormalBounds: knownBounds,
    setBounds: applyBounds,
    getTitle: () => title,
    setTitle: (wanted) => {
      title = wanted;
      contents.run((page) => page.window.setTitle(wanted));
    },
    // There is no menu bar in an application window of Chromium.
    removeMenu: () => undefined,
  };
  const { self, emit } = standInEmitter<Electron>('BrowserWindow', EVENTS, members, end);

  const window: OpenWindow = {
    self,
    contents: contents.self,
    target: () => contents.page()?.target,
    isOnScreen: () => isVisible && !isMinimized,
    xid: () => contents.page()?.window.id,
    askClose,
    mayNavigate: contents.mayNavigate,
    drawPopup: contents.drawPopup,
    closePopup: contents.closePopup,
    applyTheme: contents.applyTheme,
  };
  runtime.windows.set(contents.self.id, window);
  runtime.onWindowOpened(window);
  contents.open(preloadProcess, async (page: Page) => {
    if (isDestroyed) {
      await page.close();
      return;
    }
    if (!isVisible) await page.window.unmap();
    if (options.backgroundColor !== undefined)
      await page.send('Emulation.setDefaultBackgroundColorOverride', { color: colourOf(options.backgroundColor) });
    await page.setBounds(bounds);
    if (isVisible) await page.window.activate();
  });
  return self;
};

const all = (): Electron[] => [...runtime.windows.values()].map((window) => window.self);

export const BrowserWindow: typeof Electron = standInClass<typeof Electron>('BrowserWindow', create, {
  getAllWindows: all,
  getFocusedWindow: () => all().find((window) => window.isFocused()) ?? null,
  fromId: (id) => runtime.windows.get(id)?.self ?? null,
  fromWebContents: (contents) => runtime.windows.get(contents.id)?.self ?? null,
});
