import { join } from 'node:path';
import { Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron';
import type { TrayAction, TrayItem, TrayView } from '../core/tray.ts';

/** Windows cuts a longer tooltip off where it likes (NOTIFYICONDATA, szTip). */
const MOST_TOOLTIP = 127;

/** Cuts a text to what a tooltip holds, but no character in two. */
const clip = (text: string): string =>
  text.length > MOST_TOOLTIP ? `${text.slice(0, MOST_TOOLTIP - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;

/** The tray icon, redrawn only when its view has changed. */
export interface TrayIcon {
  readonly render: (view: TrayView, onDarkPanel: boolean) => void;
  /** Draws the last view again, because some panels lose icons while locked or asleep. */
  readonly redraw: () => void;
  readonly remove: () => void;
}

/** `act` is called with the action of a clicked icon or menu item. `folder` has the icons. */
export function createTrayIcon(folder: string, platform: NodeJS.Platform, act: (action: TrayAction) => void): TrayIcon {
  // Linux panels use 22 pixels, others 16. Electron finds the `@2x` file beside each.
  const size = platform === 'linux' ? 22 : 16;
  let tray: Tray | undefined;
  let isRemoved = false;
  let drawn = '';
  /** Its menu is open, so that another one waits. Not on Linux, where panels may not say that they have closed it. */
  let isMenuOpen = false;
  let last: { readonly view: TrayView; readonly onDarkPanel: boolean } | undefined;

  const imageOf = (view: TrayView, onDarkPanel: boolean) => {
    // macOS colours template images itself, so they are used only without colour (look.md 3).
    const isTemplate = platform === 'darwin' && !view.isColoured;
    const ground = isTemplate ? 'template' : onDarkPanel ? 'dark' : 'light';
    // The OK icon is coloured only if the person wants it always.
    const look = view.mark === 'ok' && view.isColoured ? 'ok-coloured' : view.mark;
    const image = nativeImage.createFromPath(join(folder, `${look}-${ground}-${size}.png`));
    image.setTemplateImage(isTemplate);
    return image;
  };

  const entry = (item: TrayItem): MenuItemConstructorOptions => {
    if (item.kind === 'separator') return { type: 'separator' };
    // Electron reads a single & as the mark of an access key, and leaves it out.
    const label = item.label.replaceAll('&', '&&');
    if (item.kind === 'submenu') return { label, submenu: item.items.map(entry) };
    return { label, enabled: item.action !== undefined, click: () => item.action && act(item.action) };
  };

  const setMenu = (icon: Tray, { menu: items }: TrayView) => {
    const menu = Menu.buildFromTemplate(items.map(entry));
    if (platform !== 'linux') {
      menu.on('menu-will-show', () => {
        isMenuOpen = true;
      });
      menu.on('menu-will-close', () => {
        isMenuOpen = false;
        // After the click on one of its lines, which is told next.
        setImmediate(() => last && draw(last));
      });
    }
    icon.setContextMenu(menu);
  };

  const draw = ({ view, onDarkPanel }: NonNullable<typeof last>) => {
    // The state still changes while quitting; a removed icon must not be touched.
    if (isRemoved) return;
    const image = imageOf(view, onDarkPanel);
    if (!tray) {
      tray = new Tray(image);
      // macOS opens the menu on a click and tells of it all the same; the window would take the focus from the menu.
      if (platform !== 'darwin') tray.on('click', () => act({ do: 'open' }));
    }
    tray.setImage(image);
    tray.setToolTip(clip(view.tooltip));
    if (platform === 'darwin') tray.setTitle(view.count > 0 ? String(view.count) : '');
    // On macOS and Windows a new menu closes the open one, under the pointer (electron#4801).
    if (!isMenuOpen) setMenu(tray, view);
  };

  return {
    render: (view, onDarkPanel) => {
      const wanted = JSON.stringify([view, onDarkPanel]);
      if (wanted === drawn) return;
      last = { view, onDarkPanel };
      draw(last);
      drawn = wanted;
    },
    redraw: () => last && draw(last),
    remove: () => {
      isRemoved = true;
      tray?.destroy();
    },
  };
}
