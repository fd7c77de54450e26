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

const CORE = 'src/main/core/';

/** A room of the core: the floors below it that it may stand on, beside itself, the ports and shared. */
const core = (
  room: string,
  below: readonly string[],
  packages: readonly string[] = ['zod', 'node:*', 'p-queue'],
): Room => ({
  path: `${CORE}${room}`,
  packages,
  paths: [
    `${CORE}${room}`,
    ...below.map((one) => `${CORE}${one}`),
    `${CORE}json.ts`,
    `${CORE}ports.ts`,
    `${CORE}registry.ts`,
    'src/shared/',
  ],
});

/**
 * "Who may import whom" of the architecture, nearest room first. The rooms of the core stand on floors: alerting, which
 * is pure, and api carry all others; accounts puts them together.
 */
export const ROOMS: readonly Room[] = [
  { path: 'src/shared/', packages: ['zod'], paths: ['src/shared/'] },
  {
    path: 'src/preload/',
    packages: ['electron'],
    paths: ['src/shared/channels.ts'],
    typesOf: ['src/shared/bridge.ts'],
  },
  { path: `${CORE}alerting/`, packages: ['zod'], paths: [`${CORE}alerting/`, 'src/shared/'] },
  core('api/', []),
  core('log/', [], []),
  core('store/', ['alerting/']),
  core('actions/', ['api/', 'store/']),
  core('diagnosis/', ['api/', 'store/']),
  core('polling/', ['alerting/', 'api/', 'store/']),
  core('notifications/', ['alerting/', 'store/', 'settings/', 'state.ts']),
  core('rules/', ['alerting/', 'store/', 'settings/', 'state.ts']),
  core('support-report/', ['api/', 'polling/', 'settings/', 'store/']),
  core('json.ts', [], ['zod', 'node:*']),
  core('ports.ts', [], []),
  core('registry.ts', [], []),
  core('settings/', []),
  core('state.ts', ['alerting/'], ['zustand/vanilla']),
  {
    path: `${CORE}accounts/`,
    packages: ['zod', 'node:*', 'p-queue'],
    paths: [
      ...[
        'accounts',
        'actions',
        'alerting',
        'api',
        'diagnosis',
        'notifications',
        'polling',
        'rules',
        'settings',
        'store',
      ].map((room) => `${CORE}${room}/`),
      ...['ports', 'registry', 'state'].map((file) => `${CORE}${file}.ts`),
      'src/shared/',
    ],
  },
  {
    path: CORE,
    packages: ['zod', 'zustand/vanilla', 'node:*', 'p-queue'],
    paths: [CORE, 'src/shared/'],
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
    typesOf: [CORE],
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
  { what: 'the clipboard', through: { electron: 'clipboard' }, door: 'src/main/shell/clipboard.ts' },
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

/** Files that decide what a screen shows: they run without a window, so that they can be tested without one. */
export const PURE_FILES = /^src\/renderer\/panels\/.*(?<!\/use-[^/]*)\.ts$/;
/** What those may not touch. A hook goes into a file named `use-...`, a component into a `.tsx`. */
export const IMPURE_IMPORTS = /^react$|^src\/renderer\/(state\/|bridge\.ts)/;
/** Nor these, but for types: they are made of those. */
export const IMPURE_CODE = /\.tsx$|\/use-[^/]*\.ts$/;
