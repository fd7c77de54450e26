import type { Menu as Electron, MenuItem as ElectronItem, KeyboardEvent, MenuItemConstructorOptions } from 'electron';
import { app } from './app.ts';
import { notImplemented, refuseOthers, standIn, standInClass, standInEmitter } from './stand-in.ts';

const OPTIONS =
  'label type enabled visible checked click submenu id icon accelerator role sublabel toolTip registerAccelerator';

/** What Electron names and does for a role, as far as it is imitated. */
const roleOf = (role: string): { readonly label: string; readonly act: () => void } => {
  if (role === 'quit') return { label: 'Quit', act: () => app.quit() };
  throw notImplemented(`the menu role '${role}'`);
};

let lastCommand = 0;

const createItem = (options: MenuItemConstructorOptions): ElectronItem => {
  refuseOthers('menu item', options, OPTIONS.split(' '));
  const role = options.role === undefined ? undefined : roleOf(options.role);
  const submenu = Array.isArray(options.submenu) ? buildFromTemplate(options.submenu) : options.submenu;
  lastCommand += 1;
  const type = options.type ?? (submenu ? 'submenu' : 'normal');
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
      ...(options.role === 'quit' ? { role: options.role } : {}),
      ...(options.icon ? { icon: options.icon } : {}),
      click: (event: KeyboardEvent = {}) => {
        if (!item.enabled) return;
        if (type === 'checkbox') item.checked = !item.checked;
        if (type === 'radio') chooseRadio(item);
        if (role) role.act();
        else options.click?.(item, undefined, event);
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

const createMenu = (): Electron => {
  const items: ElectronItem[] = [];
  const { self } = standInEmitter<Electron>('Menu', ['menu-will-show', 'menu-will-close'], {
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
  });
  return self;
};

const buildFromTemplate = (template: (MenuItemConstructorOptions | ElectronItem)[]): Electron => {
  const menu = createMenu();
  for (const entry of template) {
    // A MenuItem has a command already; anything else is a template for one.
    const isItem = 'commandId' in entry;
    menu.append(isItem ? entry : createItem(entry as MenuItemConstructorOptions));
  }
  return menu;
};

let applicationMenu: Electron | null = null;

export const MenuItem: typeof ElectronItem = standInClass<typeof ElectronItem>('MenuItem', createItem, {});

export const Menu: typeof Electron = standInClass<typeof Electron>('Menu', createMenu, {
  buildFromTemplate,
  setApplicationMenu: (menu) => {
    applicationMenu = menu;
  },
  getApplicationMenu: () => applicationMenu,
});
