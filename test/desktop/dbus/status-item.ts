import { Message, type MessageBus, Variant } from '@particle/dbus-next';
import type { Menu } from 'electron';
import type { Pixels } from '../electron/png.ts';
import { exportObject, flag, NOTHING, text } from './answer.ts';
import { callBus, matchSignals } from './bus.ts';
import { createMenuObject } from './menu-object.ts';
import { sessionBus } from './session-bus.ts';

const ITEM = 'org.kde.StatusNotifierItem';
const WATCHER = 'org.kde.StatusNotifierWatcher';

/** What a tray shows now, and what its clicks do. */
export interface StatusSource {
  readonly appName: string;
  readonly pixels: () => readonly Pixels[];
  readonly title: () => string;
  readonly toolTip: () => string;
  readonly menu: () => Menu | null;
  readonly onActivate: (x: number, y: number) => void;
}

export interface StatusItem {
  readonly changed: (what: 'NewIcon' | 'NewTitle' | 'NewToolTip' | 'menu') => void;
  readonly remove: () => void;
}

/** Big-endian alpha, red, green, blue, as the StatusNotifierItem specification wants it. */
const argb = ({ width, height, rgba }: Pixels): [number, number, Buffer] => {
  const bytes = Buffer.alloc(rgba.length);
  for (let at = 0; at < rgba.length; at += 4) {
    bytes.set([rgba[at + 3] ?? 0, rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0], at);
  }
  return [width, height, bytes];
};

const propertiesOf = (source: StatusSource, menuPath: string): Record<string, Variant> => ({
  Category: text('ApplicationStatus'),
  Id: text(source.appName),
  Title: text(source.title() || source.appName),
  Status: text('Active'),
  WindowId: new Variant('i', 0),
  IconName: text(''),
  IconPixmap: new Variant('a(iiay)', source.pixels().map(argb)),
  ToolTip: new Variant('(sa(iiay)ss)', ['', [], source.toolTip(), '']),
  ItemIsMenu: flag(false),
  Menu: new Variant('o', menuPath),
});

let items = 0;

/** Puts an icon into the panel and keeps it there when the panel starts anew. */
export const createStatusItem = (source: StatusSource): StatusItem => {
  items += 1;
  const order = items;
  const name = `${ITEM}-${process.pid}-${order}`;
  // One connection serves every tray, so each has paths of its own.
  const [path, menuPath] = order === 1 ? ['/StatusNotifierItem', '/MenuBar'] : [`/Status${order}`, `/Menu${order}`];
  let revision = 1;
  let remove: (() => void) | undefined;
  let isRemoved = false;

  const register = async (bus: MessageBus): Promise<void> => {
    const at = { destination: WATCHER, path: '/StatusNotifierWatcher', interface: WATCHER };
    // A name means the standard path; a path means this connection.
    const service = order === 1 ? name : path;
    await callBus(bus, { ...at, member: 'RegisterStatusNotifierItem', signature: 's', body: [service] });
  };

  const start = async (): Promise<MessageBus> => {
    const bus = await sessionBus();
    if (isRemoved) return bus;
    const clicked = (member: string, act: (body: readonly unknown[]) => void) => ({
      [`${ITEM}.${member}`]: (body: readonly unknown[]) => {
        act(body);
        return NOTHING;
      },
    });
    const stops = [
      exportObject(
        bus,
        createMenuObject(menuPath, source.menu, () => revision),
      ),
      exportObject(bus, {
        path,
        properties: { [ITEM]: () => propertiesOf(source, menuPath) },
        methods: {
          ...clicked('Activate', ([x, y]) => source.onActivate(Number(x), Number(y))),
          ...clicked('SecondaryActivate', () => undefined),
          ...clicked('ContextMenu', () => undefined), // the panel draws the menu itself
          ...clicked('Scroll', () => undefined),
        },
      }),
    ];
    await bus.requestName(name, 0);
    await matchSignals(bus, `type='signal',member='NameOwnerChanged',arg0='${WATCHER}'`);
    const onMessage = (message: Message): void => {
      if (message.member !== 'NameOwnerChanged' || message.body[0] !== WATCHER || message.body[2] === '') return;
      register(bus).catch((error: unknown) => process.emitWarning(`tray: ${String(error)}`));
    };
    bus.on('message', onMessage);
    remove = () => {
      bus.removeListener('message', onMessage);
      for (const stop of stops) stop();
      bus.releaseName(name).catch((error: unknown) => process.emitWarning(`tray: ${String(error)}`));
    };
    await register(bus);
    return bus;
  };

  const started = start();
  started.catch((error: unknown) => process.emitWarning(`this desktop shows no tray: ${String(error)}`));

  return {
    changed: (what) => {
      if (what === 'menu') revision += 1;
      const send = (bus: MessageBus): void => {
        if (isRemoved) return;
        const layout = Message.newSignal(menuPath, 'com.canonical.dbusmenu', 'LayoutUpdated', 'ui', [revision, 0]);
        bus.send(what === 'menu' ? layout : Message.newSignal(path, ITEM, what));
      };
      started.then(send, () => undefined); // said above: there is no tray to change
    },
    remove: () => {
      isRemoved = true;
      remove?.();
    },
  };
};
