import { execFileSync } from 'node:child_process';
import type { Display, Rectangle, Screen } from 'electron';
import { runtime } from './runtime.ts';
import { standIn, standInEmitter } from './stand-in.ts';

const numbers = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);

/** X is asked each time: a person may change the resolution while the application runs. */
const readDisplay = (): Display => {
  const [width = 1280, height = 800] = numbers(execFileSync('xdotool', ['getdisplaygeometry'], { encoding: 'utf8' }));
  // `_NET_WORKAREA(CARDINAL) = x, y, width, height`, missing without a window manager
  const area = execFileSync('xprop', ['-root', '_NET_WORKAREA'], { encoding: 'utf8' }).split('=')[1] ?? '';
  const [x = 0, y = 0, areaWidth = width, areaHeight = height] = numbers(area);
  return standIn<Display>('Display', {
    id: 1,
    bounds: { x: 0, y: 0, width, height },
    size: { width, height },
    workArea: { x, y, width: areaWidth, height: areaHeight },
    workAreaSize: { width: areaWidth, height: areaHeight },
    scaleFactor: 1,
    rotation: 0,
    internal: false,
  });
};

const { self } = standInEmitter<Screen>('screen', ['display-added', 'display-removed', 'display-metrics-changed'], {
  getPrimaryDisplay: readDisplay,
  getAllDisplays: () => [readDisplay()],
  getDisplayMatching: (_bounds: Rectangle) => readDisplay(),
});

/** One display: the X screen. Nothing of it can be touched before `ready`. */
export const screen: Screen = new Proxy(self, {
  get: (target, key) => {
    if (!runtime.isReady) throw new Error("The 'screen' module can't be used before the app 'ready' event");
    return Reflect.get(target, key);
  },
});
