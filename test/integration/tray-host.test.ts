import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Message, Variant } from '@particle/dbus-next';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSessionBus } from '../../src/main/shell/session-bus.ts';
import { watchTrayHost } from '../../src/main/shell/tray-host.ts';
import { connectBus, waitForOwner } from '../desktop/dbus/bus.ts';
import { type Desktop, startDesktop } from '../desktop/desktop.ts';
import { fakeClock } from '../fakes/clock.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';

const watch = (env: NodeJS.ProcessEnv) => {
  const clock = fakeClock();
  const bus = createSessionBus({ clock, env });
  let missed = 0;
  const host = watchTrayHost({
    bus,
    clock,
    missed: () => {
      missed += 1;
    },
  });
  /** What was asked of the bus before has been answered. */
  const answered = () =>
    bus.call({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'GetId',
    });
  return { clock, isThere: host.isThere, missed: () => missed, answered };
};

describe('the tray of a Linux desktop', () => {
  let desktop: Desktop;
  let panel: ChildProcess | undefined;
  beforeEach(async () => {
    desktop = await startDesktop({ keyring: 'none', panel: false, notifications: false });
  });
  afterEach(async () => {
    panel?.kill();
    await desktop.stop();
  });

  /** A real panel, once it shows tray icons. */
  const startPanel = async () => {
    const bus = await connectBus(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
    panel = spawn('xfce4-panel', ['--disable-wm-check'], { env: desktop.env, stdio: 'ignore' });
    await waitForOwner(bus, WATCHER);
    bus.disconnect();
    return panel;
  };

  it('is there with a panel, gone when the panel ends, and back when it starts anew', async () => {
    const first = await startPanel();
    const { isThere, clock, missed } = watch(desktop.env);
    await expect.poll(isThere, { timeout: 5_000 }).toBe(true);
    await clock.advance(60_000);
    expect(missed()).toBe(0);

    const ended = once(first, 'exit');
    first.kill('SIGKILL');
    await ended;
    await expect.poll(isThere, { timeout: 5_000 }).toBe(false);
    await clock.advance(9_000);
    await startPanel();
    await expect.poll(isThere, { timeout: 5_000 }).toBe(true);
    await clock.advance(60_000);
    expect(missed()).toBe(0);
  });

  it('is missed once after ten seconds without a panel, and not before', async () => {
    const { isThere, clock, missed, answered } = watch(desktop.env);
    await answered();
    await clock.advance(9_999);
    expect(missed()).toBe(0);
    await clock.advance(1);
    await clock.advance(60_000);
    expect(missed()).toBe(1);
    await startPanel();
    await expect.poll(isThere, { timeout: 5_000 }).toBe(true);
    await clock.advance(60_000);
    expect(missed()).toBe(1);
  });

  it('is not there while its watcher has nobody to show icons', async () => {
    const bus = await connectBus(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
    let isHosted = false;
    const asked: unknown[] = [];
    bus.addMethodHandler((call: Message) => {
      if (call.member !== 'Get') return false;
      asked.push(call.body[1]);
      bus.send(Message.newMethodReturn(call, 'v', [new Variant('b', isHosted)]));
      return true;
    });
    await bus.requestName(WATCHER, 0);
    const { isThere } = watch(desktop.env);
    await expect.poll(() => asked).toContain('IsStatusNotifierHostRegistered');
    expect(isThere()).toBe(false);
    isHosted = true;
    bus.send(Message.newSignal('/StatusNotifierWatcher', WATCHER, 'StatusNotifierHostRegistered'));
    await expect.poll(isThere, { timeout: 5_000 }).toBe(true);
    bus.disconnect();
    await expect.poll(isThere, { timeout: 5_000 }).toBe(false);
  });

  it('is gone with its bus, and looked for again', async () => {
    await startPanel();
    const env: NodeJS.ProcessEnv = { ...desktop.env };
    const { isThere, clock, missed } = watch(env);
    await expect.poll(isThere, { timeout: 5_000 }).toBe(true);
    const next = await startDesktop({ keyring: 'none', notifications: false });
    delete env['DBUS_SESSION_BUS_ADDRESS'];
    delete env['XDG_RUNTIME_DIR'];
    await desktop.stop();
    await expect.poll(isThere, { timeout: 5_000 }).toBe(false);
    await clock.advance(29_999);
    expect(missed()).toBe(1);
    env['DBUS_SESSION_BUS_ADDRESS'] = next.env['DBUS_SESSION_BUS_ADDRESS'];
    await clock.advance(1);
    await expect.poll(isThere, { timeout: 5_000 }).toBe(true);
    await next.stop();
  });

  it('is missed where there is no bus at all', async () => {
    const { isThere, clock, missed, answered } = watch({});
    await answered();
    await clock.advance(10_000);
    expect([isThere(), missed()]).toEqual([false, 1]);
  });
});
