/** What one room of src/ may import. Paths are files or folders (ending in `/`) of this repository. */
type Room = {
  /** The room's files: those under this path, unless an earlier room claims them. */
  readonly path: string;
  /** Packages: `zod` means that entry only, `node:*` and `@base-ui/react/*` every entry below. */
  readonly packages: readonly string[];
  readonly paths: readonly string[];
  /** Allowed for types only. */
  readonly typesOf?: readonly string[];
  /** Allowed only when loaded at the moment of need, by `import()`. */
  readonly lazily?: readonly string[];
};

/** "Who may import whom" of the architecture, nearest room first. */
export const ROOMS: readonly Room[] = [
  { path: 'src/shared/', packages: ['zod'], paths: ['src/shared/'] },
  {
    path: 'src/preload/',
    packages: ['electron'],
    paths: ['src/shared/channels.ts'],
    typesOf: ['src/shared/bridge.ts'],
  },
  {
    path: 'src/main/core/',
    packages: ['zod', 'zustand/vanilla', 'node:*', 'p-queue'],
    paths: ['src/main/core/', 'src/shared/'],
  },
  {
    path: 'src/main/shell/',
    packages: [
      'electron',
      'keytar',
      'electron-store',
      'electron-log',
      'electron-log/*',
      'electron-updater',
      '@particle/dbus-next',
      'node:*',
    ],
    paths: ['src/main/shell/', 'src/shared/'],
    typesOf: ['src/main/core/'],
  },
  { path: 'src/main/terminal.ts', packages: ['zod', 'node:*'], paths: ['src/main/', 'src/shared/'] },
  {
    path: 'src/main/',
    packages: ['electron', 'node:*'],
    paths: ['src/main/', 'src/shared/'],
    lazily: ['src/simulator/'],
  },
  { path: 'src/renderer/model/', packages: ['zod'], paths: ['src/renderer/model/', 'src/shared/'] },
  {
    path: 'src/renderer/state/',
    packages: ['zustand', 'zustand/*'],
    paths: ['src/renderer/state/', 'src/renderer/model/', 'src/renderer/bridge.ts', 'src/shared/'],
  },
  {
    path: 'src/renderer/ui/',
    packages: ['react', '@base-ui/react/*', 'lucide-react', '@tanstack/*', 'uplot', 'uplot/*'],
    paths: ['src/renderer/ui/', 'src/renderer/model/'],
  },
  { path: 'src/renderer/panels/', packages: ['react'], paths: ['src/renderer/', 'src/shared/'] },
  {
    path: 'src/renderer/',
    packages: ['react', 'react-dom/client', '@base-ui/react/*', 'zod'],
    paths: ['src/renderer/', 'src/shared/'],
  },
  { path: 'src/simulator/', packages: ['node:*'], paths: ['src/simulator/'] },
];

/** Something that only one file (or folder) may touch. */
type Door = {
  readonly what: string;
  /** A package, a name of Electron, or a use in the code as scan.ts writes it. */
  readonly through: { package: string } | { electron: string } | { use: string };
  /** Undefined: nobody. */
  readonly door?: string;
};

/** "One door each" of the architecture. */
export const DOORS: readonly Door[] = [
  { what: 'the keychain', through: { package: 'keytar' }, door: 'src/main/shell/secret-store.ts' },
  { what: 'the settings file', through: { package: 'electron-store' }, door: 'src/main/shell/settings-store.ts' },
  { what: 'the database', through: { package: 'node:sqlite' }, door: 'src/main/core/store/database.ts' },
  { what: 'D-Bus', through: { package: '@particle/dbus-next' }, door: 'src/main/shell/session-bus.ts' },
  { what: 'IPC', through: { electron: 'ipcMain' }, door: 'src/main/shell/ipc.ts' },
  { what: 'IPC', through: { electron: 'ipcRenderer' }, door: 'src/preload/index.ts' },
  { what: 'notifications', through: { electron: 'Notification' }, door: 'src/main/shell/notifier.ts' },
  { what: 'notifications of the page', through: { use: 'Notification(' }, door: 'src/main/shell/notifier.ts' },
  { what: 'the tray', through: { electron: 'Tray' }, door: 'src/main/shell/tray.ts' },
  { what: 'the browser', through: { use: '.openExternal' }, door: 'src/main/shell/links.ts' },
  // Electron's in http.ts, Node's for the terminal in node-http.ts.
  { what: 'the network', through: { use: 'fetch(' }, door: 'src/main/shell/' },
  { what: 'the network', through: { use: 'net.fetch' }, door: 'src/main/shell/http.ts' },
  { what: 'the network', through: { use: 'globalThis.fetch' }, door: 'src/main/shell/http.ts' },
  { what: 'the network', through: { use: 'window.fetch' } },
  { what: 'the network', through: { package: 'node:http' }, door: 'src/simulator/' },
  { what: 'the network', through: { package: 'node:https' } },
  { what: 'the network', through: { package: 'node:net' } },
  { what: 'the bridge', through: { use: 'window.relaywatch' }, door: 'src/renderer/bridge.ts' },
  { what: 'the whole of Electron (name what you take)', through: { electron: 'default' } },
  { what: 'the whole of Electron (name what you take)', through: { electron: '*' } },
];

/** Names that say nothing about what a file is for. */
export const EMPTY_NAMES = /(^|[/-])(utils?|helpers?|common|managers?|services?)(?=[/.-])/i;

/** Files that may pass the length limit, each with its reason. */
export const LONG_FILES: ReadonlyMap<string, string> = new Map();
export const MAX_LINES = 250;
