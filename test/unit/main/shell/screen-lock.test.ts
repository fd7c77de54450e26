import { setImmediate as settled } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { watchScreenLock } from '../../../../src/main/shell/screen-lock.ts';
import type { BusSignal } from '../../../../src/main/shell/session-bus.ts';

const GNOME = 'org.gnome.ScreenSaver';
const KDE = 'org.freedesktop.ScreenSaver';

/** A watch over a bus on which `:1.7` owns the name of every locker. */
const setUp = () => {
  const told: string[] = [];
  const rules: string[] = [];
  const listeners: ((signal: BusSignal) => void)[] = [];
  const losers: (() => void)[] = [];
  watchScreenLock({
    bus: {
      call: async () => ({ ok: true, sender: 'org.freedesktop.DBus', body: [':1.7'] }),
      listen: (rule, hear) => {
        rules.push(rule);
        listeners.push(hear);
      },
      onLost: (lost) => losers.push(lost),
    },
    lock: () => told.push('locked'),
    unlock: () => told.push('unlocked'),
  });
  /** Every listener hears every signal, as on the real connection. */
  const send = async (signal: BusSignal) => {
    for (const hear of listeners) hear(signal);
    await settled();
  };
  const says = (locker: string, isActive: unknown, sender = ':1.7') =>
    send({ sender, interface: locker, member: 'ActiveChanged', body: [isActive] });
  const ends = (locker: string, sender = 'org.freedesktop.DBus') =>
    send({ sender, interface: 'org.freedesktop.DBus', member: 'NameOwnerChanged', body: [locker, ':1.7', ''] });
  const lose = () => {
    for (const lost of losers) lost();
  };
  return { told, rules, says, ends, lose };
};

describe('the screen of a Linux desktop', () => {
  it.each([KDE, GNOME, 'org.cinnamon.ScreenSaver', 'org.mate.ScreenSaver', 'org.xfce.ScreenSaver'])(
    'is locked and unlocked as %s says, once each',
    async (locker) => {
      const { told, rules, says } = setUp();
      expect(rules).toContain(`type='signal',sender='${locker}',interface='${locker}',member='ActiveChanged'`);
      await says(locker, true);
      await says(locker, true);
      expect(told).toEqual(['locked']);
      await says(locker, false);
      expect(told).toEqual(['locked', 'unlocked']);
    },
  );

  it('is back when the last of those that hide it says so', async () => {
    const { told, says } = setUp();
    await says(GNOME, true);
    await says(KDE, true);
    await says(GNOME, false);
    expect(told).toEqual(['locked']);
    await says(KDE, false);
    expect(told).toEqual(['locked', 'unlocked']);
  });

  it('is not locked by a stranger, nor by a word that is none', async () => {
    const { told, says, ends } = setUp();
    await says(GNOME, true, ':1.66');
    await says(GNOME, 'yes');
    await says('org.example.ScreenSaver', true);
    expect(told).toEqual([]);
    await says(GNOME, true);
    await ends(GNOME, ':1.66');
    expect(told).toEqual(['locked']);
  });

  it('does not stay locked when its locker ends, or the bus is lost', async () => {
    const { told, says, ends, lose } = setUp();
    await says(GNOME, true);
    await ends(GNOME);
    await says(GNOME, true);
    lose();
    expect(told).toEqual(['locked', 'unlocked', 'locked', 'unlocked']);
  });
});
