import type { BusCall, BusSignal, SessionBus } from './session-bus.ts';

const BUS = 'org.freedesktop.DBus';

/** What locks screens on Linux desktops, and the interface by which each says so: they have the same name. */
const LOCKERS: readonly string[] = [
  'org.freedesktop.ScreenSaver',
  'org.gnome.ScreenSaver',
  'org.cinnamon.ScreenSaver',
  'org.mate.ScreenSaver',
  'org.xfce.ScreenSaver',
];

/**
 * Tells when nobody can see the screen of a Linux desktop because it is locked or blanked, and when it is back: Electron
 * tells of that on macOS and Windows only. Where no such service says anything the screen counts as seen, and so it
 * does when the service ends or the bus is lost.
 */
export function watchScreenLock(options: {
  readonly bus: Pick<SessionBus, 'call' | 'listen' | 'onLost'>;
  readonly lock: () => void;
  readonly unlock: () => void;
}): void {
  const { bus, lock, unlock } = options;
  /** Those that hide the screen. */
  const hiding = new Set<string>();

  const change = (make: () => void): void => {
    const wasHidden = hiding.size > 0;
    make();
    const isHidden = hiding.size > 0;
    if (isHidden !== wasHidden) (isHidden ? lock : unlock)();
  };

  const hear = async ({ interface: locker, sender, body }: BusSignal): Promise<void> => {
    // Anybody on the bus can send this signal to us: only the owner of the name knows.
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
