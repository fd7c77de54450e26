import { app, type BrowserWindow, screen } from 'electron';
import type { Bounds } from '../../shared/settings.ts';

/**
 * Whether windows are Wayland's. They do not know their place, nor that they are minimised, and cannot come back by
 * themselves (documentation of BrowserWindow: `getBounds`, `minimize`, `focus`).
 */
export const isWayland = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean =>
  platform === 'linux' &&
  env['XDG_SESSION_TYPE'] === 'wayland' &&
  app.commandLine.getSwitchValue('ozone-platform') !== 'x11';

/** The remembered bounds, or undefined if their screen is gone. */
export function visibleOnly(bounds: Bounds | undefined): Bounds | undefined {
  if (!bounds) return undefined;
  const { workArea } = screen.getDisplayMatching(bounds);
  const isVisible =
    bounds.x < workArea.x + workArea.width &&
    bounds.x + bounds.width > workArea.x &&
    bounds.y < workArea.y + workArea.height &&
    bounds.y >= workArea.y - 40;
  return isVisible ? bounds : undefined;
}

/** The bounds to remember. A window that does not know its place keeps the one before, or the middle of the screen. */
export function boundsToRemember(window: BrowserWindow, before: Bounds | undefined, knowsPlace: boolean): Bounds {
  const bounds = window.getNormalBounds();
  if (knowsPlace) return bounds;
  const { workArea } = screen.getPrimaryDisplay();
  const middle = {
    x: Math.round(workArea.x + (workArea.width - bounds.width) / 2),
    y: Math.round(workArea.y + (workArea.height - bounds.height) / 2),
  };
  const { x, y } = before ?? middle;
  return { ...bounds, x, y };
}
