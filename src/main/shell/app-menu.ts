import { Menu, type MenuItemConstructorOptions } from 'electron';

/**
 * Sets the menu of the application, of which only macOS shows one. Electron's default one would reload the page and open the
 * developer tools.
 */
export function setAppMenu(platform: NodeJS.Platform, openSettings: () => void): void {
  if (platform !== 'darwin') {
    Menu.setApplicationMenu(null);
    return;
  }
  const separator: MenuItemConstructorOptions = { type: 'separator' };
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
      { role: 'windowMenu' },
    ]),
  );
}
