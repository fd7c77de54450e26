import { Variant } from '@particle/dbus-next';
import type { Menu, MenuItem } from 'electron';
import { type BusObject, flag, NOTHING, number, type Reply, text } from './answer.ts';

const DBUSMENU = 'com.canonical.dbusmenu';

/** Electron marks the access key with `&`, dbusmenu with `_`; each doubles the mark to mean itself. */
const dbusLabel = (label: string): string =>
  label.replaceAll('_', '__').replace(/&(.)/g, (_, next) => (next === '&' ? '&' : `_${next}`));

const propertiesOf = (item: MenuItem): Record<string, Variant> => ({
  ...(item.type === 'separator' ? { type: text('separator') } : { label: text(dbusLabel(item.label)) }),
  enabled: flag(item.enabled),
  visible: flag(item.visible),
  ...(item.type === 'checkbox' || item.type === 'radio'
    ? {
        'toggle-type': text(item.type === 'radio' ? 'radio' : 'checkmark'),
        'toggle-state': number(item.checked ? 1 : 0),
      }
    : {}),
  ...(item.submenu ? { 'children-display': text('submenu') } : {}),
});

type Layout = [number, Record<string, Variant>, Variant[]];

const layoutOf = (id: number, properties: Record<string, Variant>, items: readonly MenuItem[]): Layout => [
  id,
  properties,
  items.map(
    (item) => new Variant('(ia{sv}av)', layoutOf(item.commandId, propertiesOf(item), item.submenu?.items ?? [])),
  ),
];

const everyItem = (items: readonly MenuItem[]): MenuItem[] =>
  items.flatMap((item) => [item, ...everyItem(item.submenu?.items ?? [])]);

/** The menu of a tray as the panel reads and clicks it (com.canonical.dbusmenu, version 3). */
export const createMenuObject = (path: string, menu: () => Menu | null, revision: () => number): BusObject => {
  const items = (): readonly MenuItem[] => menu()?.items ?? [];
  const find = (id: unknown): MenuItem | undefined => everyItem(items()).find((item) => item.commandId === id);

  const getLayout = ([parent]: readonly unknown[]): Reply => {
    const item = find(parent);
    const layout = item
      ? layoutOf(item.commandId, propertiesOf(item), item.submenu?.items ?? [])
      : layoutOf(0, { 'children-display': text('submenu') }, items());
    return { signature: 'u(ia{sv}av)', body: [revision(), layout] };
  };
  const event = (id: unknown, kind: unknown): void => {
    if (kind === 'clicked') find(id)?.click({}, undefined, undefined);
  };
  const methods: Record<string, (body: readonly unknown[]) => Reply> = {
    [`${DBUSMENU}.GetLayout`]: getLayout,
    [`${DBUSMENU}.GetGroupProperties`]: ([ids]) => {
      const wanted = ids as readonly number[]; // `ai` in the signature of the method
      const found = everyItem(items()).filter((item) => wanted.length === 0 || wanted.includes(item.commandId));
      return { signature: 'a(ia{sv})', body: [found.map((item) => [item.commandId, propertiesOf(item)])] };
    },
    [`${DBUSMENU}.Event`]: ([id, kind]) => {
      event(id, kind);
      return NOTHING;
    },
    [`${DBUSMENU}.EventGroup`]: ([events]) => {
      for (const [id, kind] of events as readonly [number, string][]) event(id, kind); // `a(isvu)`
      return { signature: 'ai', body: [[]] };
    },
    [`${DBUSMENU}.AboutToShow`]: () => ({ signature: 'b', body: [false] }),
    [`${DBUSMENU}.AboutToShowGroup`]: () => ({ signature: 'aiai', body: [[], []] }),
  };
  return {
    path,
    methods,
    properties: {
      [DBUSMENU]: () => ({ Version: new Variant('u', 3), Status: text('normal'), TextDirection: text('ltr') }),
    },
  };
};
