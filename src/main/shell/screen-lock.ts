import type { BusCall, BusSignal, SessionBus } from './session-bus.ts';

const BUS = 'org.freedesktop.DBus';

/** D-Bus names of screen lockers on Linux; each is also the name of its interface. */
const LOCKERS: readonly string[] = [
  'org.freedesktop.ScreenSaver',
  'org.gnome.ScreenSaver',
  'org.cinnamon.ScreenSaver',
  'org.mate.ScreenSaver',
  'org.xfce.ScreenSaver',
];

/**
 * Calls back when a Linux screen is locked or blanked, and when it is visible again; Electron reports that on macOS and
 * Windows only. Without a screen locker service, or after it ends or the bus is lost, the screen counts as visible.
 */
export function watchScreenLock(options: {
  readonly bus: Pick<SessionBus, 'call' | 'listen' | 'onLost'>;
  readonly lock: () => void;
  readonly unlock: () => void;
}): void {
  const { bus, lock, unlock } = options;
  /** The lockers that currently hide the screen. */
  const hiding = new Set<string>();

  const change = (make: () => void): void => {
    const wasHidden = hiding.size > 0;
    make();
    const isHidden = hiding.size > 0;
    if (isHidden !== wasHidden) (isHidden ? lock : unlock)();
  };

  const hear = async ({ interface: locker, sender, body }: BusSignal): Promise<void> => {
    // Any program on the bus can send this signal; only the name's owner is trusted.
    const owner = await bus.call(ownerOf(locker));
    if (!owner.ok || owner.body[0] !== sender) return;
    change(() => (body[0] === true ? hiding.add(locker) : hiding.delete(locker)));
  };

  for (const locker of LOCKERS) {
    bus.listen(`type='signal',sender='${locker}',interface='${locker}',member='ActiveChanged'`, (signal) => {
      if (signal.interface === locker && signal.member === 'ActiveChanged') void hear(signal);
    });
    bus.listen(`type='signal',sender='${BUS}',member='NameOwnerChanged',arg0='${locker}'`, (signal) => {
      const isAbout = signal.sender === BUS && signal.member === 'NameOwnerChanged' && signal.body[0] === locker;
      if (isAbout) change(() => hiding.delete(locker));
    });
  }
  bus.onLost(() => change(() => hiding.clear()));
}

const ownerOf = (name: string): BusCall => ({
  destination: BUS,
  path: '/org/freedesktop/DBus',
  interface: BUS,
  member: 'GetNameOwner',
  signature: 's',
  body: () => [name],
});
