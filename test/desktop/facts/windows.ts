import { once } from 'node:events';
import type { BrowserWindow } from 'electron';
import { type ElectronModule, type Fact, rejectionOf } from './fact.ts';

/** Runs `act` with a window of its own. */
const withWindow =
  (act: (window: BrowserWindow, electron: ElectronModule) => unknown) =>
  async (electron: ElectronModule): Promise<unknown> => {
    const window = new electron.BrowserWindow({ show: false });
    try {
      return await act(window, electron);
    } finally {
      if (!window.isDestroyed()) window.destroy();
    }
  };

const LOADING = 'E: lib/browser/api/web-contents.ts, loadURL; spec/api-browser-window-spec.ts, loadURL';

export const WINDOWS: readonly Fact[] = [
  {
    name: 'A window is created at least as large as its smallest size',
    source: 'docs: BaseWindowConstructorOptions, minWidth and minHeight',
    electron: [400, 300],
    main: ({ BrowserWindow: Window }) => {
      const window = new Window({ show: false, width: 100, height: 100, minWidth: 400, minHeight: 300 });
      const { width, height } = window.getBounds();
      window.destroy();
      return [width, height];
    },
  },
  {
    name: 'Every show is told, also of a window that is shown',
    source: 'E: shell/browser/native_window_views.cc, NativeWindowViews::Show',
    electron: 2,
    main: withWindow((window) => {
      let shows = 0;
      window.on('show', () => {
        shows += 1;
      });
      window.show();
      window.show();
      return shows;
    }),
  },
  {
    name: 'about:blank loads',
    source: 'E: spec/api-browser-window-spec.ts',
    electron: 'about:blank',
    main: withWindow(async (window) => {
      await window.loadURL('about:blank');
      return window.webContents.getURL();
    }),
  },
  {
    name: 'Loading an unknown scheme is rejected as ERR_FAILED, without did-fail-load',
    source: LOADING,
    electron: {
      message: "ERR_FAILED (-2) loading 'nonexistent-scheme:foo'",
      errno: -2,
      code: 'ERR_FAILED',
      url: 'nonexistent-scheme:foo',
      told: 0,
    },
    main: withWindow(async (window) => {
      let told = 0;
      window.webContents.on('did-fail-load', () => {
        told += 1;
      });
      return { ...Object(await rejectionOf(window.loadURL('nonexistent-scheme:foo'))), told };
    }),
  },
  {
    name: 'Loading what is no address is rejected as ERR_INVALID_URL',
    source: LOADING,
    electron: {
      message: "ERR_INVALID_URL (-300) loading 'not an address'",
      errno: -300,
      code: 'ERR_INVALID_URL',
      url: 'not an address',
    },
    main: withWindow((window) => rejectionOf(window.loadURL('not an address'))),
  },
  {
    name: 'A second load rejects the first as ERR_ABORTED',
    source: LOADING,
    electron: 'ERR_ABORTED',
    main: withWindow(async (window) => {
      const first = rejectionOf(window.loadURL('about:blank'));
      await window.loadURL('about:blank#second');
      return Object(await first).code;
    }),
  },
  {
    name: 'Destroying a window rejects its load as ERR_FAILED',
    source: LOADING,
    electron: 'ERR_FAILED',
    main: withWindow(async (window) => {
      const load = rejectionOf(window.loadURL('about:blank'));
      window.destroy();
      return Object(await load).code;
    }),
  },
  {
    name: 'did-fail-load tells code, words and address',
    source: 'docs: webContents, did-fail-load',
    electron: [-300, 'ERR_INVALID_URL', 'not an address', true],
    main: withWindow(async (window) => {
      const failed = once(window.webContents, 'did-fail-load');
      window.loadURL('not an address');
      const [, code, words, address, isMainFrame] = await failed;
      return [code, words, address, isMainFrame];
    }),
  },
  {
    name: 'A size of the page holds for every window of its origin',
    source: 'docs: webContents.setZoomFactor (the zoom policy is same-origin)',
    electron: [1.5, 1.5],
    main: withWindow(async (window, { BrowserWindow: Window }) => {
      const other = new Window({ show: false });
      await Promise.all([window, other].map((one) => one.loadURL('data:text/html,zoom')));
      window.webContents.setZoomFactor(1.5);
      const zooms = [window, other].map(({ webContents }) => webContents.getZoomFactor());
      window.webContents.setZoomFactor(1);
      other.destroy();
      return zooms;
    }),
  },
  {
    name: 'A window that is destroyed as it opens leaves the next one alone',
    source: 'E: shell/browser/api/electron_api_base_window.cc: windows know nothing of each other',
    electron: 'about:blank',
    main: withWindow(async (window, { BrowserWindow: Window }) => {
      new Window({ show: false }).destroy();
      new Window().destroy();
      await window.loadURL('about:blank');
      return window.webContents.getURL();
    }),
  },
];
