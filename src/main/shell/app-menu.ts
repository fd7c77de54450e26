import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { LINKS } from '../../shared/bridge.ts';
import type { ZoomStep } from '../../shared/settings.ts';

interface AppMenuActs {
  readonly openSettings: () => void;
  readonly zoom: (step: ZoomStep) => void;
  readonly open: (link: keyof typeof LINKS) => void;
}

/**
 * Sets the menu of the application, of which only macOS shows one. Electron's default one would reload the page and open the
 * developer tools.
 */
export function setAppMenu(platform: NodeJS.Platform, { openSettings, zoom, open }: AppMenuActs): void {
  if (platform !== 'darwin') {
    Menu.setApplicationMenu(null);
    return;
  }
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  // A window hears these keys first (zoom.ts); Electron's own roles would not keep the size.
  const size = (label: string, key: string, step: ZoomStep): MenuItemConstructorOptions => ({
    label,
    accelerator: `Command+${key}`,
    click: () => zoom(step),
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        role: 'appMenu',
        submenu: [
          { role: 'about' },
          separator,
          { label: 'Settings…', accelerator: 'Command+,', click: openSettings },
          separator,
          { role: 'hide' },
          { role: 'hideOthers' },
          { role: 'unhide' },
          separator,
          { role: 'quit' },
        ],
      },
      { role: 'editMenu' },
      {
        label: 'View',
        submenu: [size('Actual Size', '0', 'reset'), size('Zoom In', 'Plus', 'in'), size('Zoom Out', '-', 'out')],
      },
      { role: 'windowMenu' },
      {
        role: 'help',
        submenu: [
          { label: 'API Keys at SMTP2GO', click: () => open('provider_keys') },
          { label: 'Ratings at SMTP2GO', click: () => open('provider_ratings') },
        ],
      },
    ]),
  );
}
