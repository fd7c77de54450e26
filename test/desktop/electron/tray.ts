import type { Tray as Electron, Menu, NativeImage } from 'electron';
import { createStatusItem } from '../dbus/status-item.ts';
import { app } from './app.ts';
import { imageFrom, pixelsOf } from './native-image.ts';
import { standInClass, standInEmitter } from './stand-in.ts';

/** A right click is never emitted on Linux, where the panel opens the menu itself (documentation of Tray). */
const EVENTS = ['click', 'right-click', 'double-click', 'middle-click'];

/** A tray as tests see it. */
export interface LiveTray {
  readonly self: Electron;
  readonly image: () => NativeImage;
  readonly toolTip: () => string;
  readonly menu: () => Menu | null;
  readonly click: () => void;
}

/** The trays that have not been destroyed. */
export const trays: Set<LiveTray> = new Set();

const create = (given: NativeImage | string): Electron => {
  let image = imageFrom(given);
  let toolTip = '';
  let title = '';
  let menu: Menu | null = null;
  let isDestroyed = false;

  const onActivate = (x: number, y: number): void => {
    const modifiers = { altKey: false, shiftKey: false, ctrlKey: false, metaKey: false };
    emit('click', modifiers, { x: 0, y: 0, width: 0, height: 0 }, { x, y });
  };
  const item = createStatusItem({
    appName: app.getName(),
    pixels: () => [...pixelsOf(image).values()],
    title: () => title,
    toolTip: () => toolTip,
    menu: () => menu,
    onActivate,
  });

  const { self, emit } = standInEmitter<Electron>('Tray', EVENTS, {
    setImage: (wanted) => {
      image = imageFrom(wanted);
      item.changed('NewIcon');
    },
    setToolTip: (wanted) => {
      toolTip = wanted;
      item.changed('NewToolTip');
    },
    setTitle: (wanted) => {
      title = wanted;
      item.changed('NewTitle');
    },
    getTitle: () => title,
    setContextMenu: (wanted) => {
      menu = wanted;
      item.changed('menu');
    },
    popUpContextMenu: () => undefined, // macOS and Windows only
    isDestroyed: () => isDestroyed,
    destroy: () => {
      isDestroyed = true;
      trays.delete(live);
      item.remove();
    },
  });
  const live: LiveTray = {
    self,
    image: () => image,
    toolTip: () => toolTip,
    menu: () => menu,
    click: () => onActivate(0, 0),
  };
  trays.add(live);
  return self;
};

export const Tray: typeof Electron = standInClass<typeof Electron>('Tray', create, {});
