import type {
  BaseWindow,
  Menu as Electron,
  MenuItem as ElectronItem,
  KeyboardEvent,
  MenuItemConstructorOptions,
  WebContents,
} from 'electron';
import { app } from './app.ts';
import { DEFAULT_MENU, roleOf } from './menu-roles.ts';
import { type OpenWindow, runtime } from './runtime.ts';
import { notImplemented, refuseOthers, standIn, standInClass, standInEmitter } from './stand-in.ts';

const OPTIONS =
  'label type enabled visible checked click submenu id icon accelerator role sublabel toolTip registerAccelerator';

const TYPES: readonly string[] = ['normal', 'separator', 'submenu', 'checkbox', 'radio', 'header', 'palette'];

let lastCommand = 0;

const createItem = (options: MenuItemConstructorOptions): ElectronItem => {
  refuseOthers('menu item', options, OPTIONS.split(' '));
  const role = options.role === undefined ? undefined : roleOf(options.role);
  const inner = options.submenu ?? role?.submenu;
  const submenu = Array.isArray(inner) ? buildFromTemplate(inner) : (inner as Electron | undefined); // no list is left
  lastCommand += 1;
  const type = options.type ?? (submenu ? 'submenu' : 'normal');
  if (!TYPES.includes(type)) throw new Error(`Unknown menu item type: ${type}`);
  if (type === 'submenu' && !submenu) throw new Error('Invalid submenu');
  const item = standIn<ElectronItem>(
    'MenuItem',
    {
      id: options.id ?? '',
      commandId: lastCommand,
      label: options.label ?? role?.label ?? '',
      sublabel: options.sublabel ?? '',
      toolTip: options.toolTip ?? '',
      type,
      enabled: options.enabled ?? true,
      visible: options.visible ?? true,
      checked: options.checked ?? false,
      accelerator: options.accelerator ?? null,
      ...(submenu ? { submenu } : {}),
      // Its type names fewer roles than a template may have.
      ...(options.role === undefined ? {} : { role: options.role as NonNullable<ElectronItem['role']> }),
      ...(options.icon ? { icon: options.icon } : {}),
      click: (event: KeyboardEvent = {}, window?: BaseWindow, contents?: WebContents) => {
        if (!item.enabled) return;
        if (type === 'checkbox') item.checked = !item.checked;
        if (type === 'radio') chooseRadio(item);
        const { act } = role ?? {};
        if (role && !act) throw notImplemented(`what the menu role '${options.role}' does`);
        if (act) act(contents ?? focusedContents());
        else options.click?.(item, window, event);
      },
      // `menu` is set by the menu that takes the item in
      menu: undefined as unknown as Electron,
    },
    ['submenu', 'role', 'icon', 'badge'],
  );
  return item;
};

/** A radio item is one of those between two separators (documentation of MenuItem). */
const chooseRadio = (item: ElectronItem): void => {
  const { items } = item.menu;
  const at = items.indexOf(item);
  const isRadio = (other: ElectronItem | undefined) => other?.type === 'radio';
  let from = at;
  while (isRadio(items[from - 1])) from -= 1;
  for (let other = from; isRadio(items[other]); other += 1) {
    const radio = items[other];
    if (radio) radio.checked = radio === item;
  }
};

const focusedContents = (): WebContents | undefined =>
  [...runtime.windows.values()].find(({ self }) => self.isFocused())?.contents;

/** A label without the marks of its access key; `&&` is an `&`. */
export const readable = (label: string): string => label.replace(/&(&?)/g, '$1');

/** A context menu that the application has opened, and that the person has not closed yet. */
interface OpenPopup {
  readonly menu: Electron;
  readonly close: () => void;
  /** Closes it and does what a line does. */
  readonly choose: (item: ElectronItem) => void;
}
export const popups: Set<OpenPopup> = new Set();

/** Electron's choice of a window: the given one, the focused one, any. */
const windowFor = (wanted: BaseWindow | undefined): OpenWindow => {
  const windows = [...runtime.windows.values()];
  const window =
    windows.find(({ self }) => self === wanted) ?? windows.find(({ self }) => self.isFocused()) ?? windows[0];
  if (!window) throw new Error('Cannot open Menu without a BaseWindow present');
  return window;
};

const createMenu = (): Electron => {
  const items: ElectronItem[] = [];
  const { self, emit } = standInEmitter<Electron>('Menu', ['menu-will-show', 'menu-will-close'], {
    items,
    append: (item) => {
      item.menu = self;
      items.push(item);
    },
    getMenuItemById: (id) => {
      for (const item of items) {
        if (item.id === id) return item;
        const inner = item.submenu?.getMenuItemById(id);
        if (inner) return inner;
      }
      return null;
    },
    popup: (options = {}) => {
      const live = windowFor(options.window);
      const close = (): void => {
        if (!popups.delete(popup)) return;
        live.closePopup();
        emit('menu-will-close');
        options.callback?.();
      };
      const choose = (item: ElectronItem): void => {
        close();
        item.click({}, live.self, live.contents);
      };
      const popup: OpenPopup = { menu: self, close, choose };
      popups.add(popup);
      emit('menu-will-show');
      const lines = items.filter(({ visible }) => visible);
      if (lines.some(({ submenu }) => submenu)) throw notImplemented('a menu within a context menu');
      const drawn = lines.map(({ label, type, enabled }) => ({ label: readable(label), type, isEnabled: enabled }));
      live.drawPopup(drawn, (chosen) => {
        const item = chosen === null ? undefined : lines[chosen];
        if (item) choose(item);
        else close();
      });
    },
    closePopup: () => {
      for (const popup of popups) if (popup.menu === self) popup.close();
    },
  });
  return self;
};

type Template = readonly (MenuItemConstructorOptions | ElectronItem)[];

const isSeparator = (entry: Template[number] | undefined): boolean => entry?.type === 'separator';

/** Separators that separate nothing are left out, but for hidden ones (lib/browser/api/menu.ts). */
const withoutExtraSeparators = (template: Template): Template =>
  template
    .filter((entry, at) => entry.visible === false || !isSeparator(entry) || !isSeparator(template[at - 1]))
    .filter((entry, at, kept) => entry.visible === false || !isSeparator(entry) || (at > 0 && at < kept.length - 1));

const buildFromTemplate = (template: Template): Electron => {
  if (!Array.isArray(template)) throw new TypeError('Invalid template for Menu: Menu template must be an array');
  const isWhole = (entry: object) => 'label' in entry || 'role' in entry || isSeparator(entry);
  if (!template.every(isWhole))
    throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
  const menu = createMenu();
  for (const entry of withoutExtraSeparators(template)) {
    // A MenuItem has a command already; anything else is a template for one.
    const isItem = 'commandId' in entry;
    menu.append(isItem ? entry : createItem(entry as MenuItemConstructorOptions));
  }
  return menu;
};

/** Undefined until the application, or Electron in its place, has set one. */
let applicationMenu: Electron | null | undefined;

app.on('will-finish-launching', () => {
  if (applicationMenu === undefined) applicationMenu = buildFromTemplate(DEFAULT_MENU);
});

export const MenuItem: typeof ElectronItem = standInClass<typeof ElectronItem>('MenuItem', createItem, {});

export const Menu: typeof Electron = standInClass<typeof Electron>('Menu', createMenu, {
  buildFromTemplate,
  setApplicationMenu: (menu) => {
    applicationMenu = menu;
  },
  getApplicationMenu: () => applicationMenu ?? null,
});
