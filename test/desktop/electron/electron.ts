import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { clipboard } from './clipboard.ts';
import { listenToLauncher } from './control.ts';
import { dialog } from './dialog.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu, MenuItem } from './menu.ts';
import { nativeImage } from './native-image.ts';
import { nativeTheme } from './native-theme.ts';
import { net } from './net.ts';
import { Notification } from './notification.ts';
import { powerMonitor } from './power-monitor.ts';
import { protocol } from './protocol.ts';
import { screen } from './screen.ts';
import { session } from './session.ts';
import { shell } from './shell.ts';
import { standIn } from './stand-in.ts';
import { Tray } from './tray.ts';
import { surviveErrors } from './uncaught.ts';
import { webContents } from './web-contents-statics.ts';

listenToLauncher();
surviveErrors();

/** Undefined in Electron's main process too; libraries that serve both sides look. */
const RENDERER_ONLY = ['contextBridge', 'ipcRenderer', 'webFrame', 'webUtils'];

/** What the default import of 'electron' and `require('electron')` give in the main process. */
export const electron = standIn<typeof import('electron')>(
  'electron',
  {
    app,
    BrowserWindow,
    clipboard,
    dialog,
    ipcMain,
    Menu,
    MenuItem,
    nativeImage,
    nativeTheme,
    net,
    Notification,
    powerMonitor,
    protocol,
    screen,
    session,
    shell,
    Tray,
    webContents,
  },
  RENDERER_ONLY,
);

export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
  webContents,
};
