import type { BrowserWindow } from 'electron';
import { type ElectronModule, type Fact, messageOf } from './fact.ts';

/** Before `ready` and after `destroy`: what exists too early or too long. */

const destroyedWindow = ({ BrowserWindow: Window }: ElectronModule): BrowserWindow => {
  const window = new Window({ show: false });
  window.destroy();
  return window;
};
const DESTROYED = 'docs: BrowserWindow, closed ("you should remove the reference to the window and avoid using it")';

export const OBJECTS: readonly Fact[] = [
  {
    name: 'A window cannot be created before ready',
    source: 'E: shell/browser/api/electron_api_browser_window.cc, BrowserWindow::New',
    electron: 'Cannot create BrowserWindow before app is ready',
    early: ({ BrowserWindow: Window }) => messageOf(() => new Window()),
  },
  {
    name: 'A tray cannot be created before ready',
    source: 'E: shell/browser/api/electron_api_tray.cc, Tray::New',
    electron: 'Cannot create Tray before app is ready',
    early: ({ Tray, nativeImage }) => messageOf(() => new Tray(nativeImage.createEmpty())),
  },
  {
    name: 'A notification cannot be created before ready',
    source: 'E: shell/browser/api/electron_api_notification.cc, Notification::New',
    electron: 'Cannot create Notification before app is ready',
    early: ({ Notification }) => messageOf(() => new Notification({ title: 'early' })),
  },
  {
    name: 'The screen cannot be asked before ready',
    source: 'E: shell/browser/api/electron_api_screen.cc, Screen::Create',
    electron: "The 'screen' module can't be used before the app 'ready' event",
    early: ({ screen }) => messageOf(() => screen.getPrimaryDisplay()),
  },
  {
    name: 'protocol.handle cannot be called before ready',
    source: 'E: lib/browser/api/protocol.ts; shell/browser/api/electron_api_session.cc, FromPartition',
    electron: 'Session can only be received when app is ready',
    early: ({ protocol }) => messageOf(() => protocol.handle('early', () => new Response())),
  },
  {
    name: 'The default session cannot be had before ready',
    source: 'E: shell/browser/api/electron_api_session.cc, FromPartition',
    electron: 'Session can only be received when app is ready',
    early: ({ session }) => messageOf(() => session.defaultSession),
  },
  {
    name: 'The locale is not known before ready',
    source: 'docs: app.getLocale',
    electron: '',
    early: ({ app }) => app.getLocale(),
  },
  {
    name: 'The locale is known after ready',
    source: 'docs: app.getLocale',
    electron: 'en-US',
    main: ({ app }) => app.getLocale(),
  },
  {
    name: 'A method of a destroyed window throws',
    source: DESTROYED,
    electron: ['Object has been destroyed', 'Object has been destroyed', 'Object has been destroyed'],
    main: (electron) => {
      const window = destroyedWindow(electron);
      return [() => window.show(), () => window.getBounds(), () => window.isMinimized()].map(messageOf);
    },
  },
  {
    name: 'The contents of a destroyed window cannot be had',
    source: DESTROYED,
    electron: 'Object has been destroyed',
    main: (electron) => messageOf(() => destroyedWindow(electron).webContents),
  },
  {
    name: 'A destroyed window still says that it is, and which it was',
    source: 'docs: BrowserWindow.isDestroyed',
    electron: [true, true],
    main: (electron) => {
      const window = new electron.BrowserWindow({ show: false });
      const { id } = window;
      window.destroy();
      return [window.isDestroyed(), window.id === id];
    },
  },
  {
    name: 'Destroying a window again does nothing',
    source: 'E: spec/api-browser-window-spec.ts',
    electron: 'nothing was thrown',
    main: (electron) => messageOf(() => destroyedWindow(electron).destroy()),
  },
  {
    name: 'A method of the contents of a destroyed window throws',
    source: DESTROYED,
    electron: ['Object has been destroyed', 'Object has been destroyed'],
    main: ({ BrowserWindow: Window }) => {
      const window = new Window({ show: false });
      const { webContents } = window;
      window.destroy();
      return [() => webContents.send('channel'), () => webContents.getURL()].map(messageOf);
    },
  },
  {
    name: 'The contents of a destroyed window still say that they are',
    source: 'docs: webContents.isDestroyed',
    electron: true,
    main: ({ BrowserWindow: Window }) => {
      const window = new Window({ show: false });
      const { webContents } = window;
      window.destroy();
      return webContents.isDestroyed();
    },
  },
  {
    name: 'A listener can be taken from a destroyed window',
    source: 'E: BrowserWindow.prototype inherits from EventEmitter (lib/browser/api/browser-window.ts)',
    electron: 'nothing was thrown',
    main: (electron) => messageOf(() => destroyedWindow(electron).removeAllListeners('closed')),
  },
  {
    name: 'Of destroy only closed is told',
    source: 'docs: BrowserWindow.destroy',
    electron: ['closed'],
    main: ({ BrowserWindow: Window }) => {
      const told: string[] = [];
      const window = new Window({ show: false });
      window.on('close', () => told.push('close'));
      window.on('closed', () => told.push('closed'));
      window.destroy();
      return told;
    },
  },
  {
    name: 'A method of a destroyed tray throws',
    source: 'E: shell/browser/api/electron_api_tray.cc, Tray::CheckAlive',
    electron: ['Tray is destroyed', 'Tray is destroyed', 'Tray is destroyed'],
    main: ({ Tray, nativeImage }) => {
      const image = nativeImage.createEmpty();
      const tray = new Tray(image);
      tray.destroy();
      return [() => tray.setImage(image), () => tray.setToolTip('late'), () => tray.setContextMenu(null)].map(
        messageOf,
      );
    },
  },
  {
    name: 'A destroyed tray still says that it is, and may be destroyed again',
    source: 'E: spec/api-tray-spec.ts, tray.destroy()',
    electron: true,
    main: ({ Tray, nativeImage }) => {
      const tray = new Tray(nativeImage.createEmpty());
      tray.destroy();
      tray.destroy();
      return tray.isDestroyed();
    },
  },
];
