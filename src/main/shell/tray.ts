import { join } from 'node:path';
import { Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron';
import type { TrayAction, TrayItem, TrayView } from '../core/tray.ts';

/** Linux panels draw 22 pixels, the others 16; Electron finds the `@2x` file beside each. */
const SIZE = process.platform === 'linux' ? 22 : 16;

/** The tray icon: drawn from a view, and only when the view has changed. */
export interface TrayIcon {
  readonly render: (view: TrayView, onDarkPanel: boolean) => void;
  /** Draws the last view again: some panels forget icons over a lock or a sleep. */
  readonly redraw: () => void;
  readonly remove: () => void;
}

/** `act` is called with what a click on the icon or on a line of its menu asks for. */
export function createTrayIcon(folder: string, act: (action: TrayAction) => void): TrayIcon {
  let tray: Tray | undefined;
  let isRemoved = false;
  let drawn = '';
  let last: { readonly view: TrayView; readonly onDarkPanel: boolean } | undefined;

  const imageOf = (view: TrayView, onDarkPanel: boolean) => {
    // macOS colours template images itself; there and elsewhere colour is for what needs a person (look.md 3).
    const isTemplate = process.platform === 'darwin' && !view.isColoured;
    const ground = isTemplate ? 'template' : onDarkPanel ? 'dark' : 'light';
    // What is well has no colour unless the person wants it always.
    const look = view.mark === 'ok' && view.isColoured ? 'ok-coloured' : view.mark;
    const image = nativeImage.createFromPath(join(folder, `${look}-${ground}-${SIZE}.png`));
    image.setTemplateImage(isTemplate);
    return image;
  };

  const entry = (item: TrayItem): MenuItemConstructorOptions => {
    if (item.kind === 'separator') return { type: 'separator' };
    if (item.kind === 'submenu') return { label: item.label, submenu: item.items.map(entry) };
    return { label: item.label, enabled: item.action !== undefined, click: () => item.action && act(item.action) };
  };

  const draw = ({ view, onDarkPanel }: NonNullable<typeof last>) => {
    // What ends while the application quits still changes the state; an icon that has been removed must not be touched.
    if (isRemoved) return;
    const image = imageOf(view, onDarkPanel);
    if (!tray) {
      tray = new Tray(image);
      tray.on('click', () => act({ do: 'open' }));
    }
    tray.setImage(image);
    tray.setToolTip(view.tooltip);
    if (process.platform === 'darwin') tray.setTitle(view.count > 0 ? String(view.count) : '');
    tray.setContextMenu(Menu.buildFromTemplate(view.menu.map(entry)));
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
