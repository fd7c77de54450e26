import { join } from 'node:path';
import { BrowserWindow, screen, session } from 'electron';
import type { Bounds } from '../../shared/settings.ts';
import { WINDOW_URL } from './app-protocol.ts';

const DEFAULT_SIZE = { width: 1280, height: 800 };
const SMALLEST = { minWidth: 900, minHeight: 640 };

/** The one window. It is destroyed when hidden, so that its memory goes back, and made anew when asked for. */
export interface MainWindow {
  readonly show: () => void;
  readonly isOpen: () => boolean;
  readonly destroy: () => void;
}

export interface WindowOptions {
  readonly preload: string;
  readonly icon: string;
  readonly bounds: () => Bounds | undefined;
  readonly background: () => string;
  /** The person closes the window. Answers whether it may go; `false` leaves it open. */
  readonly onClose: () => boolean;
  readonly onMoved: (bounds: Bounds) => void;
  readonly onCrashed: (reason: string) => void;
}

export function createMainWindow(options: WindowOptions): MainWindow {
  let window: BrowserWindow | undefined;

  const open = () => {
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
    created.once('ready-to-show', () => created.show());
    created.on('close', (event) => {
      options.onMoved(created.getBounds());
      if (!options.onClose()) event.preventDefault();
    });
    created.on('closed', () => {
      if (window === created) window = undefined;
    });
    created.webContents.on('render-process-gone', (_event, details) => {
      options.onCrashed(details.reason);
      // Quitting takes the page with it: only a page that goes while its window stays has crashed.
      if (details.reason !== 'clean-exit' && !created.isDestroyed()) created.webContents.reload();
    });
    confine(created);
    void created.loadURL(WINDOW_URL);
    return created;
  };

  return {
    show: () => {
      if (!window) {
        window = open();
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    isOpen: () => window !== undefined,
    destroy: () => window?.destroy(),
  };
}

/** The page stays what it is: it goes nowhere, opens nothing and embeds nothing. */
function confine(window: BrowserWindow): void {
  const { webContents } = window;
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (details) => details.preventDefault());
  webContents.on('will-redirect', (details) => details.preventDefault());
  webContents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Before any window: no page gets any permission, none is downloaded to disk. */
export function denyPermissions(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
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
