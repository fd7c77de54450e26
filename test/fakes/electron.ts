import { EventEmitter } from 'node:events';
import { basename } from 'node:path';

/** What shell files read of Electron while they are loaded in a unit test; anything that acts is proved end to end. */
export const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  getPath: () => '/opt/relaywatch/relaywatch',
  getAppPath: () => '/opt/relaywatch/app',
  getVersion: () => '0.0.0',
  exit: (): void => undefined,
  setAppUserModelId: (id: string): void => void windowsIds.push(id),
  setToastActivatorCLSID: (id: string): void => void windowsIds.push(id),
  setLoginItemSettings: (settings: object): void => void loginItems.push(settings),
  getLoginItemSettings: () => ({ wasOpenedAtLogin: false, status: 'enabled' }),
});
/** What Windows was told to know the application by. */
export const windowsIds: string[] = [];
/** What `app.setLoginItemSettings` was given. */
export const loginItems: object[] = [];
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
  /** What Windows calls for every click. */
  static activated: ((details: { readonly type: string; readonly arguments: string }) => void) | undefined;
  static readonly handleActivation = (activated: typeof Notification.activated): void => {
    Notification.activated = activated;
  };
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
/** An icon in the tray with what it was given last. */
export class Tray extends EventEmitter {
  static readonly made: Tray[] = [];
  image: unknown;
  toolTip = '';
  title = '';
  menu = Menu.buildFromTemplate([]);
  constructor(image: unknown) {
    super();
    this.image = image;
    Tray.made.push(this);
  }
  setImage = (image: unknown): void => {
    this.image = image;
  };
  setToolTip = (text: string): void => {
    this.toolTip = text;
  };
  setTitle = (text: string): void => {
    this.title = text;
  };
  setContextMenu = (menu: ReturnType<typeof Menu.buildFromTemplate>): void => {
    this.menu = menu;
  };
  destroy = () => undefined;
}
interface MenuLine {
  readonly label?: string;
  readonly role?: string;
  readonly click?: () => void;
  readonly submenu?: readonly MenuLine[];
}
/** A menu is the template it is made from, opened and closed by what a test emits; `application` is the one that was set. */
export const Menu = {
  application: undefined as readonly MenuLine[] | null | undefined,
  buildFromTemplate: (template: readonly MenuLine[]) => {
    const events = new EventEmitter();
    const [on, emit] = [events.on.bind(events), events.emit.bind(events)];
    return Object.assign([...template], { on, emit });
  },
  setApplicationMenu: (menu: readonly MenuLine[] | null): void => {
    Menu.application = menu;
  },
};
/** A picture is its file's name, and whether macOS colours it. */
export const nativeImage = {
  createFromPath: (path: string) => {
    const image = {
      name: basename(path),
      isTemplate: false,
      setTemplateImage: (is: boolean) => void Object.assign(image, { isTemplate: is }),
    };
    return image;
  },
};
/** The theme; a test changes it as the system would, and emits 'updated'. */
class NativeTheme extends EventEmitter {
  themeSource = 'system';
  isSystemDark = false;
  shouldUseDarkColorsForSystemIntegratedUI = false;
  get shouldUseDarkColors(): boolean {
    return this.themeSource === 'system' ? this.isSystemDark : this.themeSource === 'dark';
  }
}
export const nativeTheme = new NativeTheme();
/** A window with what it was created with; its page never loads. */
export class BrowserWindow extends EventEmitter {
  static readonly made: BrowserWindow[] = [];
  static readonly getAllWindows = () => [];
  readonly options: object;
  readonly webContents = Object.assign(new EventEmitter(), {
    setWebRTCIPHandlingPolicy: () => undefined,
    setWindowOpenHandler: () => undefined,
  });
  constructor(options: object) {
    super();
    this.options = options;
    BrowserWindow.made.push(this);
  }
  removeMenu = () => undefined;
  loadURL = async (): Promise<void> => undefined;
}
export const session = {};
export const screen = {};
export const shell = { openExternal: async (): Promise<void> => undefined };
export const clipboard = { writeText: async (): Promise<void> => undefined };
export const net = {
  fetch: async (): Promise<Response> => {
    throw new Error('net::ERR_INTERNET_DISCONNECTED');
  },
};

const electron = {
  app,
  BrowserWindow,
  clipboard,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  protocol,
  screen,
  session,
  shell,
  Tray,
};

// electron-store imports Electron's default export.
export { electron as default };
