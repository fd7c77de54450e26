import type { WebContents } from 'electron';
import type { ZoomStep } from '../../shared/settings.ts';

const STEPS: Readonly<Record<string, ZoomStep>> = { '+': 'in', '-': 'out', '0': 'reset' };
/** The keys of a size on layouts where its sign needs Shift, or not. */
const SIGNS: Readonly<Record<string, string>> = { '=': '+', _: '-' };

/** Hears Ctrl or Cmd with +, - and 0, which go with the menu that a window has not. */
export function onZoomKey(webContents: WebContents, act: (step: ZoomStep) => void): void {
  webContents.on('before-input-event', (event, { type, key, code, control, meta, alt }) => {
    // A French keyboard needs Shift for its digits.
    const step = code === 'Digit0' ? 'reset' : STEPS[SIGNS[key] ?? key];
    if (type !== 'keyDown' || !step || alt || control === meta) return;
    event.preventDefault();
    act(step);
  });
}
