import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Menu } from 'electron';
import { type Fact, messageOf } from './fact.ts';

/** The tray, menus, notifications, the theme, dialogs and links. */

const labelsOf = (menu: Menu | null): unknown => menu?.items.map(({ label }) => label) ?? null;

const MENU = 'E: lib/browser/api/menu.ts, buildFromTemplate';

export const SHELL: readonly Fact[] = [
  {
    name: 'A tray with a picture that is not there throws',
    source: 'E: spec/api-tray-spec.ts, new Tray',
    electron: "Failed to load image from path '/no/such.png'",
    main: ({ Tray }) => messageOf(() => new Tray('/no/such.png')),
  },
  {
    name: 'A picture that is not there cannot be given to a tray later',
    source: 'E: spec/api-tray-spec.ts, tray.setImage',
    electron: "Failed to load image from path '/no/such.png'",
    main: ({ Tray, nativeImage }) => {
      const tray = new Tray(nativeImage.createEmpty());
      const message = messageOf(() => tray.setImage('/no/such.png'));
      tray.destroy();
      return message;
    },
  },
  {
    name: 'A tray has no title outside macOS',
    source: 'E: shell/browser/api/electron_api_tray.cc, Tray::GetTitle',
    electron: '',
    main: ({ Tray, nativeImage }) => {
      const tray = new Tray(nativeImage.createEmpty());
      tray.setTitle('3');
      const title = tray.getTitle();
      tray.destroy();
      return title;
    },
  },
  {
    name: 'A line of a menu needs a label, a role or a type',
    source: MENU,
    electron: 'Invalid template for MenuItem: must have at least one of label, role or type',
    main: ({ Menu: Menus }) => messageOf(() => Menus.buildFromTemplate([{}])),
  },
  {
    name: 'A template of a menu is a list',
    source: MENU,
    electron: 'Invalid template for Menu: Menu template must be an array',
    main: ({ Menu: Menus }) => messageOf(() => Reflect.apply(Menus.buildFromTemplate, Menus, [{ label: 'Open' }])),
  },
  {
    name: 'Separators at the ends of a menu, and one after another, are left out',
    source: 'E: lib/browser/api/menu.ts, removeExtraSeparators',
    electron: ['normal', 'separator', 'normal'],
    main: ({ Menu: Menus }) => {
      const line = { type: 'separator' } as const;
      const menu = Menus.buildFromTemplate([line, { label: 'One' }, line, line, { label: 'Two' }, line]);
      return menu.items.map(({ type }) => type);
    },
  },
  {
    name: 'A menu has a line of each type that Electron knows, and of no other',
    source: 'E: lib/browser/api/menu-item.ts',
    electron: 'Unknown menu item type: mystery',
    main: ({ Menu: Menus }) =>
      messageOf(() => Reflect.apply(Menus.buildFromTemplate, Menus, [[{ label: 'What', type: 'mystery' }]])),
  },
  {
    name: 'A role gives a line its label',
    source: 'E: lib/browser/api/menu-item-roles.ts',
    electron: ['Cut', 'Copy', 'Paste', 'Select All', 'Quit'],
    main: ({ Menu: Menus }) =>
      labelsOf(
        Menus.buildFromTemplate([
          { role: 'cut' },
          { role: 'copy' },
          { role: 'paste' },
          { role: 'selectAll' },
          { role: 'quit' },
        ]),
      ),
  },
  {
    name: 'An application that sets no menu has the default one',
    source: 'E: lib/browser/default-menu.ts',
    electron: ['File', 'Edit', 'View', 'Window', 'Help'],
    main: ({ Menu: Menus }) => labelsOf(Menus.getApplicationMenu()),
  },
  {
    name: 'An application that sets its menu to null before ready has none',
    source: 'E: lib/browser/default-menu.ts; docs: Menu.setApplicationMenu',
    electron: { code: 0, said: ['null'] },
    alone: async ({ app, Menu: Menus }, say) => {
      Menus.setApplicationMenu(null);
      await app.whenReady();
      say(JSON.stringify(labelsOf(Menus.getApplicationMenu())));
      app.exit();
    },
  },
  {
    name: 'A menu opens on a window, or not at all',
    source: 'E: lib/browser/api/menu.ts, popup',
    electron: { code: 0, said: ['Cannot open Menu without a BaseWindow present'] },
    alone: async ({ app, Menu: Menus }, say) => {
      await app.whenReady();
      say(messageOf(() => Menus.buildFromTemplate([{ label: 'One' }]).popup()));
      app.exit();
    },
  },
  {
    name: 'A notification has the id it was given',
    source: 'docs: Notification, id',
    electron: 'incident-1',
    main: ({ Notification }) => new Notification({ id: 'incident-1', title: 'One' }).id,
  },
  {
    name: 'A notification that fails on Linux does not say why',
    source: 'E: shell/browser/notifications/linux/libnotify_notification.cc, NotificationFailed()',
    electron: '',
    main: async ({ Notification }) => {
      const notification = new Notification({ title: 'nobody shows it' });
      const failed = once(notification, 'failed');
      notification.show();
      const [, reason] = await failed;
      return reason;
    },
  },
  {
    name: 'A change of the theme is told in a later turn',
    source: 'E: shell/browser/api/electron_api_native_theme.cc, OnNativeThemeUpdated',
    electron: [0, 1],
    main: async ({ nativeTheme }) => {
      let updates = 0;
      const count = () => {
        updates += 1;
      };
      nativeTheme.on('updated', count);
      nativeTheme.themeSource = 'dark';
      const atOnce = updates;
      await pause(50);
      nativeTheme.removeListener('updated', count);
      nativeTheme.themeSource = 'system';
      await pause(50);
      return [atOnce, updates];
    },
  },
  {
    name: 'The same theme set again is not told',
    source: 'E: spec/api-native-theme-spec.ts',
    electron: 0,
    main: async ({ nativeTheme }) => {
      let updates = 0;
      nativeTheme.themeSource = 'dark';
      await pause(50);
      const count = () => {
        updates += 1;
      };
      nativeTheme.on('updated', count);
      nativeTheme.themeSource = 'dark';
      await pause(50);
      nativeTheme.removeListener('updated', count);
      nativeTheme.themeSource = 'system';
      await pause(50);
      return updates;
    },
  },
  {
    name: 'A theme that does not exist is refused',
    source: 'E: shell/browser/api/electron_api_native_theme.cc, Converter::FromV8',
    electron: ['Error processing argument at index 0, conversion failure from sepia', 'system'],
    main: ({ nativeTheme }) => [
      messageOf(() => Reflect.set(nativeTheme, 'themeSource', 'sepia')),
      nativeTheme.themeSource,
    ],
  },
  {
    name: 'Whether the panel is dark is known beside whether the windows are',
    source: 'docs: nativeTheme.shouldUseDarkColorsForSystemIntegratedUI',
    electron: 'boolean',
    main: ({ nativeTheme }) => typeof nativeTheme.shouldUseDarkColorsForSystemIntegratedUI,
  },
  {
    name: 'A message box belongs to the window it was given',
    source: 'docs: dialog.showMessageBox',
    electron: [true, true],
    handler: async ({ BrowserWindow, dialog }, event) => {
      const window = BrowserWindow.fromWebContents(event.sender);
      if (window) await dialog.showMessageBox(window, { message: 'with a parent' });
      await dialog.showMessageBox({ message: 'without' });
      return window?.id;
    },
    hands: async ({ app }, ask) => {
      const id = await ask();
      const { dialogs } = await app.control.recorded();
      const parents = dialogs.flatMap((shown) => (shown.kind === 'message' ? [shown.parent] : []));
      return [parents.at(-2) === id, parents.at(-1) === null];
    },
  },
  {
    name: 'A link is a text',
    source: 'E: shell/common/gin_converters/gurl_converter.h',
    electron: 'Error processing argument at index 0, conversion failure from 5',
    main: async ({ shell }) => messageOf(() => Reflect.apply(shell.openExternal, shell, [5])),
  },
  {
    name: 'A text that is no URL is rejected (macOS; Linux opens nothing and does not say so)',
    source: 'E: shell/common/platform_util_mac.mm, OpenExternal',
    electron: "Error: Error invoking remote method 'fact': Error: Invalid URL",
    handler: ({ shell }) => shell.openExternal('example.com/without a scheme'),
    hands: async ({ app }, ask) => {
      const outcome = String(await ask()).replace(/'fact\d+'/, "'fact'");
      const { openedExternal } = await app.control.recorded();
      return openedExternal.some((url) => url.includes('without a scheme')) ? 'opened' : outcome;
    },
  },
  {
    name: 'A link that nothing opens is rejected',
    source: 'E: shell/common/platform_util_linux.cc, OpenExternal',
    electron: "Error: Error invoking remote method 'fact': Error: Failed to open path",
    handler: ({ shell }) => shell.openExternal('https://example.com/'),
    hands: async ({ app }, ask) => {
      await app.control.failNextLink();
      return String(await ask()).replace(/'fact\d+'/, "'fact'");
    },
  },
];
