import type { BrowserWindow, WebContents } from 'electron';
import type { Host } from '../chromium/host.ts';
import type { FromPage, PopupLine } from '../page/messages.ts';

/** A window as the rest of the stand-in deals with it. */
export interface OpenWindow {
  readonly self: BrowserWindow;
  readonly contents: WebContents;
  /** The page's target once it is open. */
  readonly target: () => string | undefined;
  /** Whether a person sees it, whatever the application is told. */
  readonly isOnScreen: () => boolean;
  /** The X window's identity once it is open. */
  readonly xid: () => string | undefined;
  /** Asks the application (`close` can be prevented) and closes. Answers whether the window has gone. */
  readonly askClose: () => boolean;
  /** Whether the page may navigate itself to `url`; tells the application. */
  readonly mayNavigate: (url: string, isRedirect: boolean) => boolean;
  /** Draws a context menu over the page; `onChosen` is called with the place of the line, or null where none was chosen. */
  readonly drawPopup: (lines: readonly PopupLine[], onChosen: (chosen: number | null) => void) => void;
  readonly closePopup: () => void;
  /** Sends the colours wanted now to the page. */
  readonly applyTheme: () => void;
}

/** What the modules of the stand-in share: Electron's own are one process, and so are these. */
export const runtime: {
  /** Set just before `app` becomes ready. */
  host: Host | undefined;
  isReady: boolean;
  readonly windows: Map<number, OpenWindow>;
  onWindowOpened: (window: OpenWindow) => void;
  onWindowClosed: () => void;
  /** A call from a page's preload, given to ipcMain. */
  onPageCall: (contents: WebContents, message: Extract<FromPage, { type: 'invoke' | 'send' }>) => Promise<unknown>;
} = {
  host: undefined,
  isReady: false,
  windows: new Map(),
  onWindowOpened: () => undefined,
  onWindowClosed: () => undefined,
  onPageCall: async () => undefined,
};

/** Runs background work whose failure nobody awaits: it is said on standard error, never swallowed. */
export const inBackground = (work: Promise<unknown>): void => {
  work.catch((error: unknown) => process.emitWarning(`stand-in: ${String(error)}`));
};
