import { join } from 'node:path';
import { BrowserWindow, screen, session } from 'electron';
import type { Bounds } from '../../shared/settings.ts';
import type { Clock, Log } from '../core/ports.ts';
import { WINDOW_URL } from './app-protocol.ts';

const DEFAULT_SIZE = { width: 1280, height: 800 };
const SMALLEST = { minWidth: 900, minHeight: 640 };
/** Two crashes closer together than this are a page that cannot live. */
const CRASHES_APART_MS = 10_000;

/** The one window. It is destroyed when hidden, so that its memory goes back, and made anew when asked for. */
export interface MainWindow {
  readonly show: () => void;
  readonly minimize: () => void;
  /** Makes one where there is none, in the desktop's list of windows and out of the way. */
  readonly keep: () => void;
}

export interface WindowOptions {
  readonly preload: string;
  readonly icon: string;
  readonly bounds: () => Bounds | undefined;
  readonly background: () => string;
  /** Asked when the person closes it: false keeps it. */
  readonly mayClose: () => boolean;
  readonly onMoved: (bounds: Bounds) => void;
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly log: Log;
}

export function createMainWindow(options: WindowOptions): MainWindow {
  const { clock, log } = options;
  let window: BrowserWindow | undefined;
  let crashedAt = Number.NEGATIVE_INFINITY;

  /** A page that crashes is loaded again; one that keeps crashing gives its window up, and is made anew when asked for. */
  const onCrash = (crashed: BrowserWindow, reason: string) => {
    log.warn(`window: its page ended: ${reason}`);
    // Quitting takes the page with it: only a page that goes while its window stays has crashed.
    if (reason === 'clean-exit' || crashed.isDestroyed()) return;
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
      },
    });
    created.removeMenu();
    created.once('ready-to-show', () => reveal(created));
    created.on('close', (event) => {
      options.onMoved(created.getNormalBounds());
      if (!options.mayClose()) event.preventDefault();
    });
    created.on('closed', () => {
      if (window === created) window = undefined;
    });
    created.webContents.on('render-process-gone', (_event, { reason }) => onCrash(created, reason));
    confine(created);
    created.loadURL(WINDOW_URL).catch((error: unknown) => {
      // A person who closes it while it opens is no trouble; anything else leaves a window that never shows.
      if (!created.isDestroyed()) log.warn(`window: could not load its page: ${String(error)}`);
    });
    return created;
  };

  return {
    show: () => {
      if (!window) {
        window = open((created) => created.show());
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    minimize: () => window?.minimize(),
    keep: () => {
      window ??= open(showMinimized);
    },
  };
}

/** Shown first, for a moment and without the keyboard: window managers minimise only what they know. */
function showMinimized(window: BrowserWindow): void {
  window.showInactive();
  window.minimize();
}

/** The page stays what it is: it goes nowhere, opens nothing and embeds nothing. */
function confine(window: BrowserWindow): void {
  const { webContents } = window;
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (details) => details.preventDefault());
  webContents.on('will-redirect', (details) => details.preventDefault());
  webContents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Before any window: no page gets any permission, and nothing a page offers is written to disk. */
export function denyPermissions(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.on('will-download', (event) => event.preventDefault());
}

/** Remembered bounds, unless the screen they were on has gone. */
function visibleOnly(bounds: Bounds | undefined): Bounds | undefined {
  if (!bounds) return undefined;
  const { workArea } = screen.getDisplayMatching(bounds);
  const isVisible =
    bounds.x < workArea.x + workArea.width &&
    bounds.x + bounds.width > workArea.x &&
    bounds.y < workArea.y + workArea.height &&
    bounds.y >= workArea.y - 40;
  return isVisible ? bounds : undefined;
}

/** The preload script as it lies beside the main bundle. */
export const preloadPath = (mainFolder: string): string => join(mainFolder, '../preload/index.cjs');
