import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Desktop } from './desktop.ts';
import { decodePng } from './electron/png.ts';
import type { Control } from './launch.ts';

/*
 * A person's hands on a virtual desktop: real mouse and keyboard events through X. Where things are follows from the
 * panel that `session/files.ts` lays out: a bar on top, its only tray icon at the right end.
 */

const run = promisify(execFile);

const xdotool = async (desktop: Desktop, ...args: readonly (string | number)[]): Promise<string> =>
  (await run('xdotool', args.map(String), { env: desktop.env })).stdout.trim();

const BUTTONS = { left: 1, right: 3 } as const;
export type Button = keyof typeof BUTTONS;

/** Moves the mouse and clicks; programs want a moment between the two to notice where it is. */
const clickAt = async (desktop: Desktop, x: number, y: number, button: Button = 'left'): Promise<void> => {
  await xdotool(desktop, 'mousemove', x, y, 'sleep', 0.15, 'click', BUTTONS[button]);
};

/** Presses keys, named as X names them (`Down`, `Return`, `ctrl+q`). */
const press = async (desktop: Desktop, ...keys: readonly string[]): Promise<void> => {
  await xdotool(desktop, 'key', '--delay', 30, ...keys);
};

/** How long a panel on a busy machine may take to draw an icon that has registered. */
const DRAWING_LIMIT_MS = 10_000;

/** Whether there is anything but the bar's own colour where the panel draws its last icon. */
const hasIcon = async (desktop: Desktop): Promise<boolean> => {
  const file = join(desktop.home, 'tray-icon.png');
  await desktop.screenshot(file);
  const { width, rgba } = decodePng(readFileSync(file));
  const blues = Array.from({ length: 16 * 16 }, (_, at) => {
    const pixel = (6 + Math.floor(at / 16)) * width + width - 24 + (at % 16);
    return rgba[pixel * 4 + 2] ?? 0;
  });
  // The bar is all but one grey, and every colour of an icon lacks blue against it.
  return Math.max(...blues) - Math.min(...blues) > 64;
};

/** Clicks the icon in the panel, once it is drawn: elsewhere the panel has a menu of its own. */
export const clickTray = async (desktop: Desktop, button: Button = 'left'): Promise<void> => {
  const { width } = desktop.size ?? { width: 1280 };
  for (const end = Date.now() + DRAWING_LIMIT_MS; !(await hasIcon(desktop)); ) {
    if (Date.now() > end) throw new Error('the panel shows no tray icon to click');
  }
  await clickAt(desktop, width - 16, 14, button);
};

/**
 * Opens the tray's menu and chooses a line by its label, or by the labels that lead to it through menus in it, with the
 * keyboard, which skips what cannot be chosen.
 */
export const chooseTrayItem = async (
  desktop: Desktop,
  control: Control,
  ...labels: readonly string[]
): Promise<void> => {
  const tray = await control.tray();
  let lines = [...(tray?.menu ?? [])];
  const keys = labels.flatMap((label, depth) => {
    const chosen = lines.filter((line) => line.isEnabled && line.type !== 'separator');
    const at = chosen.findIndex((line) => line.label === label);
    if (at < 0) throw new Error(`the tray's menu has no line '${label}' to choose`);
    lines = [...(chosen[at]?.submenu ?? [])];
    // A menu in a menu opens with its first line marked.
    return depth === 0 ? Array<string>(at + 1).fill('Down') : ['Right', ...Array<string>(at).fill('Down')];
  });
  await clickTray(desktop, 'right');
  await xdotool(desktop, 'sleep', 0.3);
  await press(desktop, ...keys, 'Return');
};

/**
 * Where xfce4-notifyd draws the last button, from the lower right corner, and how far it is to the one before, with
 * labels of up to a dozen letters. It gives the default action a button of its own.
 */
const NOTIFICATION_BUTTON = { right: 57, bottom: 31, apart: 108 };

/** Clicks a button of the notification, counted from the right, waiting for it to appear. Electron's `click` is its only one. */
export const clickNotification = async (desktop: Desktop, button = 0): Promise<void> => {
  const found = await xdotool(desktop, 'search', '--sync', '--onlyvisible', '--class', 'xfce4-notifyd');
  const [id = ''] = found.split('\n');
  const shell = await xdotool(desktop, 'getwindowgeometry', '--shell', id);
  const read = (name: string): number => Number(new RegExp(`^${name}=(.*)$`, 'm').exec(shell)?.[1]);
  const [right, bottom] = [read('X') + read('WIDTH'), read('Y') + read('HEIGHT')];
  const x = right - NOTIFICATION_BUTTON.right - button * NOTIFICATION_BUTTON.apart;
  await clickAt(desktop, x, bottom - NOTIFICATION_BUTTON.bottom);
};

/** Closes a window as its title bar's button does; `xid` as `control.windows()` gives it. */
export const closeWindow = async (desktop: Desktop, xid: string): Promise<void> => {
  await run('wmctrl', ['-i', '-c', xid], { env: desktop.env });
};
