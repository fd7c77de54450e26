import type { Clock } from '../core/ports.ts';
import type { BusCall, BusReply, SessionBus } from './session-bus.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';
/** How long to wait for a panel: at login it may start after us, and while restarting it is gone for a moment. */
const PATIENCE_MS = 10_000;
/** How long after a failed query the bus is queried again. */
const RETRY_MS = 30_000;

/** Whether there is a panel that shows tray icons. */
export interface TrayHost {
  readonly isThere: () => boolean;
}

/** Outside Linux, the system always has a tray. */
export const systemTray: TrayHost = { isThere: () => true };

/**
 * Watches whether a panel on this desktop shows tray icons (StatusNotifierItem specification, "StatusNotifierWatcher").
 * Until that is known, and without a bus, none does. `missed` is called each time that has been so for 10 s.
 */
export function watchTrayHost(options: {
  readonly bus: SessionBus;
  readonly clock: Pick<Clock, 'after'>;
  readonly missed: () => void;
}): TrayHost {
  const { bus, clock, missed } = options;
  let isThere = false;
  let stopWaiting = clock.after(PATIENCE_MS, missed);
  let latestQuery = 0;

  const set = (isThereNow: boolean) => {
    if (isThere === isThereNow) return;
    isThere = isThereNow;
    stopWaiting();
    if (!isThere) stopWaiting = clock.after(PATIENCE_MS, missed);
  };

  const update = async (): Promise<void> => {
    latestQuery += 1;
    const queryNumber = latestQuery;
    const host = await askTrayHost(bus);
    // A later query has a newer answer.
    if (queryNumber !== latestQuery) return;
    set(host === 'there');
    if (host === 'unknown') clock.after(RETRY_MS, () => void update());
  };

  bus.listen(`type='signal',sender='${BUS}',member='NameOwnerChanged',arg0='${WATCHER}'`, ({ member, body }) => {
    if (member === 'NameOwnerChanged' && body[0] === WATCHER) void update();
  });
  bus.listen(`type='signal',sender='${WATCHER}',interface='${WATCHER}'`, ({ interface: from, member }) => {
    if (from === WATCHER && member.startsWith('StatusNotifierHost')) void update();
  });
  bus.onLost(() => void update());
  void update();
  return { isThere: () => isThere };
}

/**
 * Asks once whether a panel shows tray icons. `unknown`: the bus does not answer. `no_host`: a watcher without a panel.
 * Never settles if the watcher does not answer.
 */
export async function askTrayHost(
  bus: Pick<SessionBus, 'call'>,
): Promise<'there' | 'no_host' | 'no_watcher' | 'unknown'> {
  const owned = await bus.call(hasOwner);
  if (!owned.ok) return 'unknown';
  if (owned.body[0] !== true) return 'no_watcher';
  return saysTrue(await bus.call(isHosted)) ? 'there' : 'no_host';
}

const BUS = 'org.freedesktop.DBus';

/** Checked first, since calling the watcher itself would start one on some desktops. */
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

/** The property value is wrapped in a variant. */
const saysTrue = (reply: BusReply): boolean => {
  const [property] = reply.ok ? reply.body : [];
  return typeof property === 'object' && property !== null && 'value' in property && property.value === true;
};
