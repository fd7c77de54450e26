import type { Tray as Electron, Menu, NativeImage } from 'electron';
import { createStatusItem } from '../dbus/status-item.ts';
import { app } from './app.ts';
import { imageFrom, pixelsOf } from './native-image.ts';
import { runtime } from './runtime.ts';
import { standInClass, standInEmitter, tooEarly } from './stand-in.ts';

/** A right click is never emitted on Linux, where the panel opens the menu itself (documentation of Tray). */
const EVENTS = ['click', 'right-click', 'double-click', 'middle-click'];

/** A tray as tests see it. */
export interface LiveTray {
  readonly self: Electron;
  readonly image: () => NativeImage;
  readonly toolTip: () => string;
  readonly title: () => string;
  readonly menu: () => Menu | null;
  readonly click: () => void;
}

/** The trays that have not been destroyed. */
export const trays: Set<LiveTray> = new Set();

/** Electron's: an empty image is a picture, a file that cannot be read is none. */
const pictureFrom = (given: NativeImage | string): NativeImage => {
  const image = imageFrom(given);
  if (typeof given === 'string' && image.isEmpty()) throw new Error(`Failed to load image from path '${given}'`);
  return image;
};

const create = (given: NativeImage | string): Electron => {
  if (!runtime.isReady) throw tooEarly('Tray');
  let image = pictureFrom(given);
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

  const end = {
    hasCome: () => isDestroyed,
    error: () => new Error('Tray is destroyed'),
    spares: ['isDestroyed', 'destroy'],
  };
  const members: Partial<Electron> = {
    setImage: (wanted) => {
      image = pictureFrom(wanted);
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
    getTitle: () => '', // macOS only
    setContextMenu: (wanted) => {
      menu = wanted;
      item.changed('menu');
    },
    popUpContextMenu: () => undefined, // macOS and Windows only
    isDestroyed: () => isDestroyed,
    destroy: () => {
      if (isDestroyed) return;
      isDestroyed = true;
      trays.delete(live);
      item.remove();
    },
  };
  const { self, emit } = standInEmitter<Electron>('Tray', EVENTS, members, end);
  const live: LiveTray = {
    self,
    image: () => image,
    toolTip: () => toolTip,
    title: () => title,
    menu: () => menu,
    click: () => onActivate(0, 0),
  };
  trays.add(live);
  return self;
};

export const Tray: typeof Electron = standInClass<typeof Electron>('Tray', create, {});
