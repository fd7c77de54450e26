import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';
import type { AloneCheck, ElectronModule, Fact } from './fact.ts';

/** What a test may have imitated: windows under Wayland, and windows that never say that they are ready. */

const openWindow = async ({ app, BrowserWindow: Window }: ElectronModule, show = true): Promise<BrowserWindow> => {
  await app.whenReady();
  const window = new Window({ show, x: 200, y: 150 });
  await window.loadURL('about:blank');
  return window;
};

/** The stand-in reads a window four times a second. */
const READ_MS = 600;

/** Shows a window by `showInactive` beside one with the focus, and says which of the two has it then. */
const showInactiveBeside: AloneCheck['alone'] = async (electron, say) => {
  const second = await openWindow(electron, false);
  const first = await openWindow(electron);
  first.focus();
  await pause(READ_MS);
  second.showInactive();
  await pause(READ_MS);
  say(first.isFocused());
  say(second.isFocused());
  electron.app.exit();
};

export const WAYLAND: readonly Fact[] = [
  {
    name: 'Under Wayland a window does not know its place',
    source: 'docs: BrowserWindow.getBounds',
    electron: { code: 0, said: ['0,0'] },
    imitates: ['wayland'],
    alone: async (electron, say) => {
      const { x, y } = (await openWindow(electron)).getBounds();
      say(`${x},${y}`);
      electron.app.exit();
    },
  },
  {
    name: 'Under Wayland a window does not know that it is minimised',
    source: 'docs: BrowserWindow, minimize',
    electron: { code: 0, said: ['false'] },
    imitates: ['wayland'],
    alone: async (electron, say) => {
      const window = await openWindow(electron);
      window.on('minimize', () => say('minimize'));
      window.minimize();
      await pause(READ_MS);
      say(window.isMinimized());
      electron.app.exit();
    },
  },
  {
    name: 'Elsewhere a window knows that it is minimised',
    source: 'docs: BrowserWindow, minimize',
    electron: { code: 0, said: ['minimize', 'true'] },
    alone: async (electron, say) => {
      const window = await openWindow(electron);
      window.on('minimize', () => say('minimize'));
      window.minimize();
      await once(window, 'minimize');
      say(window.isMinimized());
      electron.app.exit();
    },
  },
  {
    name: 'A window shown by showInactive leaves the focus where it is',
    source: 'docs: BrowserWindow.showInactive',
    electron: { code: 0, said: ['true', 'false'] },
    alone: showInactiveBeside,
  },
  {
    name: 'Under Wayland a window shown by showInactive takes the focus all the same',
    source: 'electron#48436',
    electron: { code: 0, said: ['false', 'true'] },
    imitates: ['wayland'],
    alone: showInactiveBeside,
  },
  {
    name: 'A window that is not shown may never be ready to show, though its page has loaded',
    source: 'electron#48859',
    electron: { code: 0, said: ['did-finish-load'] },
    imitates: ['no ready-to-show'],
    alone: async (electron, say) => {
      await electron.app.whenReady();
      const window = new electron.BrowserWindow({ show: false });
      window.on('ready-to-show', () => say('ready-to-show'));
      window.webContents.on('did-finish-load', () => say('did-finish-load'));
      await window.loadURL('about:blank');
      await pause(READ_MS);
      electron.app.exit();
    },
  },
];
