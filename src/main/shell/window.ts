import { join } from 'node:path';
import { app, BrowserWindow, session } from 'electron';
import type { Bounds, ZoomStep } from '../../shared/settings.ts';
import type { Clock, Log } from '../core/ports.ts';
import { WINDOW_URL } from './app-protocol.ts';
import { offerContextMenu } from './context-menu.ts';
import { revealWhenReady } from './reveal.ts';
import { boundsToRemember, visibleOnly } from './window-place.ts';
import { onZoomKey } from './zoom.ts';

const DEFAULT_SIZE = { width: 1280, height: 800 };
const SMALLEST = { minWidth: 900, minHeight: 640 };
/** Two crashes within this time mean that the page can't run. */
const CRASHES_APART_MS = 10_000;

/** The only window. It is destroyed when hidden, to free its memory, and created again when needed. */
export interface MainWindow {
  readonly show: () => void;
  readonly minimize: () => void;
  /** Gives the content the size of `zoom` in the options. */
  readonly resize: () => void;
  /** Creates the window minimised if there is none. */
  readonly keep: () => void;
}

export interface WindowOptions {
  readonly preload: string;
  readonly icon: string;
  readonly bounds: () => Bounds | undefined;
  readonly background: () => string;
  /** Called when the person closes the window: false keeps it open. */
  readonly mayClose: (window: BrowserWindow) => boolean;
  readonly onMoved: (bounds: Bounds) => void;
  /** The size of the content, in percent. */
  readonly zoom: () => number;
  /** Called when the person asks for another size by a key. */
  readonly onZoom: (step: ZoomStep) => void;
  /** Whether windows are Wayland's (window-place.ts). */
  readonly isWayland: boolean;
  readonly clock: Pick<Clock, 'monotonic' | 'after'>;
  readonly log: Log;
}

export function createMainWindow(options: WindowOptions): MainWindow {
  const { clock, log, isWayland } = options;
  /** We minimised it, and Wayland does not say whether the person has brought it back. */
  let isPutAway = false;
  let window: BrowserWindow | undefined;
  let crashedAt = Number.NEGATIVE_INFINITY;

  /** Reloads a page that crashed. If it crashes again soon, destroys the window, which is created again when needed. */
  const onCrash = (crashed: BrowserWindow, reason: string) => {
    // Quitting ends the page too; only a page whose window stays has crashed.
    if (reason === 'clean-exit' || crashed.isDestroyed()) return;
    log.error('window: its page ended', reason);
    const isAgain = clock.monotonic() - crashedAt < CRASHES_APART_MS;
    crashedAt = clock.monotonic();
    if (isAgain) crashed.destroy();
    else crashed.webContents.reload();
  };

  const open = (reveal: (created: BrowserWindow) => void) => {
    const created = new BrowserWindow({
      ...DEFAULT_SIZE,
      ...visibleOnly(options.bounds()),
      ...SMALLEST,
      show: false,
      title: 'Relaywatch',
      icon: options.icon,
      backgroundColor: options.background(),
      autoHideMenuBar: true,
      webPreferences: {
        preload: options.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        devTools: !app.isPackaged,
      },
    });
    created.removeMenu();
    revealWhenReady(created, { show: () => reveal(created), clock, log });
    created.on('focus', () => {
      isPutAway = false;
    });
    const rememberPlace = () => options.onMoved(boundsToRemember(created, options.bounds(), !isWayland));
    // Windows ends the process with its session, without closing the window first; all else is on disk by then.
    created.on('query-session-end', rememberPlace);
    created.on('close', (event) => {
      rememberPlace();
      if (!options.mayClose(created)) event.preventDefault();
    });
    created.on('closed', () => {
      if (window === created) window = undefined;
    });
    created.webContents.on('render-process-gone', (_event, { reason }) => onCrash(created, reason));
    created.webContents.on('preload-error', (_event, _path, error) => log.error('window: its preload failed', error));
    confine(created);
    offerContextMenu(created);
    onZoomKey(created.webContents, options.onZoom);
    created.webContents.on('dom-ready', () => zoom(created));
    created.loadURL(WINDOW_URL).catch((error: unknown) => {
      // Closing the window while it loads is no problem; otherwise the window would never show.
      if (!created.isDestroyed()) log.error('window: could not load its page', error);
    });
    return created;
  };

  /** Chromium keeps a size for the origin; the preference goes before it. */
  const zoom = (shown: BrowserWindow): void => shown.webContents.setZoomFactor(options.zoom() / 100);

  const minimize = (shown: BrowserWindow): void => {
    isPutAway = true;
    shown.minimize();
  };

  return {
    show: () => {
      // A window that Wayland keeps minimised cannot come back; a new one can.
      if (isWayland && isPutAway) {
        window?.destroy();
        window = undefined;
      }
      isPutAway = false;
      if (!window) {
        window = open((created) => created.show());
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    minimize: () => window && minimize(window),
    resize: () => window && zoom(window),
    keep: () => {
      window ??= open((created) => {
        // Shows it without focus for a moment: window managers minimise only windows they know.
        created.showInactive();
        minimize(created);
      });
    },
  };
}

/** Keeps the page from navigating, opening windows and embedding others. */
function confine(window: BrowserWindow): void {
  const { webContents } = window;
  // The policy of the page does not cover WebRTC (`webrtc 'block'` is ignored). Without a proxy this leaves it TCP alone.
  webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (details) => {
    // The page may reload itself, as it offers after a bug.
    const isReload = details.isMainFrame && details.url.replace(/[?#].*$/, '') === WINDOW_URL;
    if (!isReload) details.preventDefault();
  });
  webContents.on('will-redirect', (details) => details.preventDefault());
  webContents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Denies pages all permissions and downloads. Call before creating a window. */
export function denyPermissions(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.on('will-download', (event) => event.preventDefault());
}

/** The path of the preload script, beside the main bundle. */
export const preloadPath = (mainFolder: string): string => join(mainFolder, '../preload/index.cjs');
