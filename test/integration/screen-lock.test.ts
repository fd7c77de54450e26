import { Message } from '@particle/dbus-next';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchScreenLock } from '../../src/main/shell/screen-lock.ts';
import { createSessionBus } from '../../src/main/shell/session-bus.ts';
import { connectBus } from '../desktop/dbus/bus.ts';
import { type Desktop, startDesktop } from '../desktop/desktop.ts';
import { fakeClock } from '../fakes/clock.ts';

const LOCKER = 'org.gnome.ScreenSaver';

describe('the locked screen of a Linux desktop', () => {
  let desktop: Desktop;
  beforeEach(async () => {
    desktop = await startDesktop({ keyring: 'none', panel: false, notifications: false });
  });
  afterEach(() => desktop.stop());

  it('is noticed over a real bus, also of a locker that comes later, and is back when the locker ends', async () => {
    const told: string[] = [];
    const bus = createSessionBus({ clock: fakeClock(), env: desktop.env });
    watchScreenLock({ bus, lock: () => told.push('locked'), unlock: () => told.push('unlocked') });
    // What was asked of the bus before has been answered.
    await bus.call({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'GetId',
    });
    const locker = await connectBus(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
    await locker.requestName(LOCKER, 0);
    const says = (isActive: boolean) =>
      locker.send(Message.newSignal('/org/gnome/ScreenSaver', LOCKER, 'ActiveChanged', 'b', [isActive]));
    says(true);
    await expect.poll(() => told, { timeout: 5_000 }).toEqual(['locked']);
    says(false);
    await expect.poll(() => told, { timeout: 5_000 }).toEqual(['locked', 'unlocked']);
    says(true);
    await expect.poll(() => told, { timeout: 5_000 }).toEqual(['locked', 'unlocked', 'locked']);
    locker.disconnect();
    await expect.poll(() => told, { timeout: 5_000 }).toEqual(['locked', 'unlocked', 'locked', 'unlocked']);
  });
});
