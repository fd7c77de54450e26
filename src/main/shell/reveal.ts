import type { BrowserWindow } from 'electron';
import type { Clock, Log } from '../core/ports.ts';

/** How long a page that has loaded may take to be drawn. */
const AFTER_LOAD_MS = 300;
/** How long a window may stay hidden in any case. */
const AT_MOST_MS = 3_000;

/**
 * Calls `show` once the window can be shown without a white flash, or soon after its page has loaded, or after 3 s: on
 * Wayland `ready-to-show` may never come for a hidden window (electron#48859).
 */
export function revealWhenReady(
  window: BrowserWindow,
  options: { readonly show: () => void; readonly clock: Pick<Clock, 'after'>; readonly log: Pick<Log, 'info'> },
): void {
  const { show, clock, log } = options;
  const stops: (() => void)[] = [];
  let isRevealed = false;

  const reveal = (why?: string): void => {
    if (isRevealed) return;
    isRevealed = true;
    for (const stop of stops) stop();
    if (window.isDestroyed()) return;
    if (why !== undefined) log.info(`window: shown without ready-to-show, ${why}`);
    show();
  };

  window.once('ready-to-show', () => reveal());
  window.webContents.once('did-finish-load', () => {
    stops.push(clock.after(AFTER_LOAD_MS, () => reveal('its page has loaded')));
  });
  stops.push(clock.after(AT_MOST_MS, () => reveal(`after ${AT_MOST_MS / 1000} s`)));
}
