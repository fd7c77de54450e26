import { afterEach, expect, it } from 'vitest';
import { createMainWindow } from '../../../../src/main/shell/window.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { app, BrowserWindow } from '../../../fakes/electron.ts';
import { fakeLog } from '../../../fakes/log.ts';

afterEach(() => {
  app.isPackaged = false;
  BrowserWindow.made.length = 0;
});

it.each([
  [true, false],
  [false, true],
])('packaged: %s, so that its page has developer tools: %s', (isPackaged, devTools) => {
  app.isPackaged = isPackaged;
  createMainWindow({
    preload: 'preload.cjs',
    icon: 'icon.png',
    bounds: () => undefined,
    background: () => '#ffffff',
    mayClose: () => true,
    onMoved: () => undefined,
    zoom: () => 100,
    onZoom: () => undefined,
    isWayland: false,
    clock: fakeClock(),
    log: fakeLog(),
  }).show();
  const confined = { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false };
  expect(BrowserWindow.made.map(({ options }) => options)).toMatchObject([
    { webPreferences: { ...confined, devTools } },
  ]);
});
