import { EventEmitter } from 'node:events';

/** What shell files read of Electron while they are loaded in a unit test; anything that acts is proved end to end. */
export const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  getPath: () => '/opt/relaywatch/relaywatch',
  getAppPath: () => '/opt/relaywatch/app',
  getVersion: () => '0.0.0',
  exit: (): void => undefined,
});
type Listener = (event: unknown, ...args: readonly unknown[]) => unknown;
/** What was registered with `ipcMain.handle`, by channel, so that a test can call it as a page would. */
export const handled = new Map<string, Listener>();
export const ipcMain = {
  on: () => undefined,
  handle: (channel: string, listener: Listener) => void handled.set(channel, listener),
};
export const protocol = {};
/** A notification of the system that does what a test emits, as Electron would. */
export class Notification extends EventEmitter {
  static readonly made: Notification[] = [];
  static readonly isSupported = () => true;
  readonly options: object;
  readonly done: string[] = [];
  constructor(options: object) {
    super();
    this.options = options;
    Notification.made.push(this);
  }
  show = () => void this.done.push('show');
  close = () => void this.done.push('close');
}
export const BrowserWindow = { getAllWindows: () => [] };
export const shell = {};
export const net = {
  fetch: async (): Promise<Response> => {
    throw new Error('net::ERR_INTERNET_DISCONNECTED');
  },
};

const electron = { app, BrowserWindow, ipcMain, net, Notification, protocol, shell };

// electron-store imports Electron's default export.
export { electron as default };
