import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeImage,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  shell,
  Tray,
} from 'electron';

const here = import.meta.dirname;
const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' https://example.com";
const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css' };
const log = (...words) => console.log(...words);

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);

const serve = async (request) => {
  const { pathname } = new URL(request.url);
  if (pathname === '/elsewhere')
    return new Response(null, { status: 302, headers: { location: 'https://example.com/' } });
  const type = TYPES[pathname.split('.').at(-1)];
  const headers = { 'content-type': type, 'content-security-policy': CSP };
  return new Response(await readFile(join(here, 'page', pathname)), { headers });
};

let vetoesClose = false;
let staysHome = true;
let grants = false;

const open = () => {
  const window = new BrowserWindow({
    width: 700,
    height: 500,
    show: false,
    title: 'Fixture',
    webPreferences: { preload: join(here, 'preload.cjs'), sandbox: true, contextIsolation: true },
  });
  for (const event of ['ready-to-show', 'show', 'hide', 'focus', 'resize', 'close', 'closed']) {
    window.on(event, () => log('window', event));
  }
  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => vetoesClose && event.preventDefault());
  const { webContents } = window;
  for (const event of ['dom-ready', 'did-finish-load']) webContents.on(event, () => log('contents', event));
  webContents.on('render-process-gone', (_event, { reason }) => {
    log('contents', 'gone', reason);
    webContents.reload();
  });
  webContents.on('console-message', ({ level, message }) => log('console', level, message));
  webContents.setWindowOpenHandler(({ url }) => {
    log('open refused', url);
    return { action: 'deny' };
  });
  for (const event of ['will-navigate', 'will-redirect']) {
    webContents.on(event, (details) => {
      log(event, details.url);
      if (staysHome || event === 'will-redirect') details.preventDefault();
    });
  }
  window.loadURL('app://fixture/index.html').then(
    () => log('loaded', webContents.getURL()),
    (error) => log('load failed', error.message),
  );
  return window;
};

/** Functions the tests ask for by name, through the page or the test's own channel. */
ipcMain.handle('echo', (_event, value) => value);
ipcMain.handle('sender', (event) => ({
  url: event.senderFrame?.url,
  origin: event.senderFrame?.origin,
  isMainFrame: event.senderFrame === event.sender.mainFrame,
}));
ipcMain.handle('fail', () => {
  throw Object.assign(new TypeError('no such thing'), { code: 'E_SECRET' });
});
ipcMain.handle('veto', (_event, wanted) => {
  vetoesClose = wanted;
});
ipcMain.handle('roam', (_event, wanted) => {
  staysHome = !wanted;
});
ipcMain.handle('grant', (_event, wanted) => {
  grants = wanted;
});
ipcMain.handle('destroy', (event) => BrowserWindow.fromWebContents(event.sender)?.destroy());
ipcMain.handle('hide', (event) => BrowserWindow.fromWebContents(event.sender)?.hide());
ipcMain.handle('push', (event, value) => event.sender.send('pushed', value));
ipcMain.on('told', (_event, ...values) => log('told', JSON.stringify(values)));

ipcMain.handle('external', (_event, url) => shell.openExternal(url));
ipcMain.handle('ask', (_event, options) => dialog.showMessageBox(options));
ipcMain.handle('theme', (_event, source) => {
  nativeTheme.themeSource = source;
});
ipcMain.handle('notify', (_event, options) => {
  const notification = new Notification(options);
  for (const event of ['show', 'click', 'close', 'failed', 'action']) {
    notification.on(event, (details) => log('notification', event, details.reason ?? ''));
  }
  notification.show();
});

const addTray = () => {
  const tray = new Tray(nativeImage.createFromPath(join(here, 'tray.png')));
  tray.setToolTip('Fixture is well');
  tray.on('click', () => log('tray', 'click'));
  const menu = Menu.buildFromTemplate([
    { label: 'Say hello', click: () => log('menu', 'hello') },
    { type: 'separator' },
    { label: 'Not now', enabled: false },
    { label: 'Often', type: 'checkbox', checked: false, click: (item) => log('menu', 'often', item.checked) },
    { label: 'Others', submenu: [{ label: 'Inner', click: () => log('menu', 'inner') }] },
    { label: 'Quit', role: 'quit' },
  ]);
  tray.setContextMenu(menu);
  return tray;
};
for (const event of ['suspend', 'resume']) powerMonitor.on(event, () => log('power', event));

app.on('activate', () => open());
app.on('second-instance', (_event, argv, _folder, data) => log('second', argv.at(-1), JSON.stringify(data)));
for (const event of ['before-quit', 'will-quit', 'quit', 'window-all-closed']) app.on(event, () => log('app', event));

if (!app.requestSingleInstanceLock({ greeting: 'hello' })) {
  log('second instance');
  app.quit();
}

await app.whenReady();
session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => {
  log('permission', permission);
  answer(grants);
});
session.defaultSession.setPermissionCheckHandler(() => grants);
session.defaultSession.on('will-download', (event, item) => {
  log('will-download', item.getFilename());
  event.preventDefault();
});
protocol.handle('app', serve);
globalThis.tray = addTray(); // held, or it could be collected
open();
