import type { MenuItemConstructorOptions, WebContents } from 'electron';
import { app } from './app.ts';
import { notImplemented } from './stand-in.ts';

/** What Electron names a role on Linux, what it opens, and what it does, as far as that is imitated. */
interface Role {
  readonly label: string;
  readonly submenu?: readonly MenuItemConstructorOptions[];
  readonly act?: (contents: WebContents | undefined) => void;
}

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

/** By Electron's own spelling, in lower case (lib/browser/api/menu-item-roles.ts). */
const ROLES: Readonly<Record<string, Role>> = {
  quit: { label: 'Quit', act: () => app.quit() },
  cut: { label: 'Cut', act: (contents) => contents?.cut() },
  copy: { label: 'Copy', act: (contents) => contents?.copy() },
  paste: { label: 'Paste', act: (contents) => contents?.paste() },
  delete: { label: 'Delete', act: (contents) => contents?.delete() },
  selectall: { label: 'Select All', act: (contents) => contents?.selectAll() },
  undo: { label: 'Undo', act: (contents) => contents?.undo() },
  redo: { label: 'Redo', act: (contents) => contents?.redo() },
  close: { label: 'Close' },
  reload: { label: 'Reload' },
  forcereload: { label: 'Force Reload' },
  toggledevtools: { label: 'Toggle Developer Tools' },
  resetzoom: { label: 'Actual Size' },
  zoomin: { label: 'Zoom In' },
  zoomout: { label: 'Zoom Out' },
  togglefullscreen: { label: 'Toggle Full Screen' },
  minimize: { label: 'Minimize' },
  zoom: { label: 'Zoom' },
  help: { label: 'Help' },
  filemenu: { label: 'File', submenu: [{ role: 'quit' }] },
  editmenu: {
    label: 'Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      SEPARATOR,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'delete' },
      SEPARATOR,
      { role: 'selectAll' },
    ],
  },
  viewmenu: {
    label: 'View',
    submenu: [
      { role: 'reload' },
      { role: 'forceReload' },
      { role: 'toggleDevTools' },
      SEPARATOR,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      SEPARATOR,
      { role: 'togglefullscreen' },
    ],
  },
  windowmenu: { label: 'Window', submenu: [{ role: 'minimize' }, { role: 'zoom' }, { role: 'close' }] },
};

export const roleOf = (name: string): Role => {
  const role = ROLES[name.toLowerCase()];
  if (!role) throw notImplemented(`the menu role '${name}'`);
  return role;
};

/** The menu of an application that sets none (lib/browser/default-menu.ts). */
export const DEFAULT_MENU: readonly MenuItemConstructorOptions[] = [
  { role: 'fileMenu' },
  { role: 'editMenu' },
  { role: 'viewMenu' },
  { role: 'windowMenu' },
  { role: 'help', submenu: [] },
];
