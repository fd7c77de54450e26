import type { Clock } from '../core/ports.ts';
import type { BusCall, BusReply, SessionBus } from './session-bus.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';
/** At login the panel may come after us, and one that starts anew is gone for a moment. */
const PATIENCE_MS = 10_000;
/** How long after the bus has not answered it is asked again. */
const AGAIN_MS = 30_000;

/** Whether there is a panel that shows tray icons. */
export interface TrayHost {
  readonly isThere: () => boolean;
}

/** Everywhere but on Linux the tray belongs to the system. */
export const systemTray: TrayHost = { isThere: () => true };

/**
 * Watches whether somebody on this desktop shows tray icons (StatusNotifierItem specification, "StatusNotifierWatcher").
 * Until that is known, and without a bus, nobody does. `missed` is called when nobody has for 10 s, once for each time
 * that it comes to that.
 */
export function watchTrayHost(options: {
  readonly bus: SessionBus;
  readonly clock: Pick<Clock, 'after'>;
  readonly missed: () => void;
}): TrayHost {
  const { bus, clock, missed } = options;
  let isThere = false;
  let stopWaiting = clock.after(PATIENCE_MS, missed);
  let asked = 0;

  const set = (isThereNow: boolean) => {
    if (isThere === isThereNow) return;
    isThere = isThereNow;
    stopWaiting();
    if (!isThere) stopWaiting = clock.after(PATIENCE_MS, missed);
  };

  const ask = async (): Promise<void> => {
    asked += 1;
    const question = asked;
    const owned = await bus.call(hasOwner);
    const hosted = owned.ok && owned.body[0] === true ? await bus.call(isHosted) : undefined;
    // What was asked later is known better.
    if (question !== asked) return;
    set(hosted !== undefined && saysTrue(hosted));
    if (!owned.ok) clock.after(AGAIN_MS, () => void ask());
  };

  bus.listen(`type='signal',sender='${BUS}',member='NameOwnerChanged',arg0='${WATCHER}'`, ({ member, body }) => {
    if (member === 'NameOwnerChanged' && body[0] === WATCHER) void ask();
  });
  bus.listen(`type='signal',sender='${WATCHER}',interface='${WATCHER}'`, ({ interface: from, member }) => {
    if (from === WATCHER && member.startsWith('StatusNotifierHost')) void ask();
  });
  bus.onLost(() => void ask());
  void ask();
  return { isThere: () => isThere };
}

const BUS = 'org.freedesktop.DBus';

/** Asked first, since a call to the watcher itself would start one on some desktops. */
const hasOwner: BusCall = {
  destination: BUS,
  path: '/org/freedesktop/DBus',
  interface: BUS,
  member: 'NameHasOwner',
  signature: 's',
  body: () => [WATCHER],
};

const isHosted: BusCall = {
  destination: WATCHER,
  path: '/StatusNotifierWatcher',
  interface: 'org.freedesktop.DBus.Properties',
  member: 'Get',
  signature: 'ss',
  body: () => [WATCHER, 'IsStatusNotifierHostRegistered'],
};

/** A property comes wrapped as a variant. */
const saysTrue = (reply: BusReply): boolean => {
  const [property] = reply.ok ? reply.body : [];
  return typeof property === 'object' && property !== null && 'value' in property && property.value === true;
};
