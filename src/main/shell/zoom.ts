import type { BrowserWindow } from 'electron';

/** Sizes of the page, as browsers step through them. Electron keeps the chosen one for the origin, also over a restart. */
const FACTORS = [0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];

const STEPS: Readonly<Record<string, (now: number) => number>> = {
  '+': (now) => FACTORS.find((factor) => factor > now + 0.01) ?? now,
  '-': (now) => FACTORS.findLast((factor) => factor < now - 0.01) ?? now,
  '0': () => 1,
};
/** The keys of a size on layouts where its sign needs Shift, or not. */
const SIGNS: Readonly<Record<string, string>> = { '=': '+', _: '-' };

/** Makes the page larger and smaller by Ctrl or Cmd with +, - and 0, which go with the menu that a window has not. */
export function zoomByKeys(window: BrowserWindow): void {
  const { webContents } = window;
  webContents.on('before-input-event', (event, { type, key, control, meta, alt }) => {
    const step = STEPS[SIGNS[key] ?? key];
    if (type !== 'keyDown' || !step || alt || control === meta) return;
    event.preventDefault();
    webContents.setZoomFactor(step(webContents.getZoomFactor()));
  });
}
