import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DesktopNotification } from '../../src/main/core/ports.ts';
import { createLinuxNotifier } from '../../src/main/shell/notifier-linux.ts';
import { createSessionBus } from '../../src/main/shell/session-bus.ts';
import { type Desktop, startDesktop } from '../desktop/desktop.ts';
import { clickNotification } from '../desktop/hands.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { startFakeDaemon } from '../fakes/notification-daemon.ts';
import { fakeNotifier } from '../fakes/notifier.ts';
import { temporaryFolder } from '../fixtures/folder.ts';

const ICON = new URL('../../resources/icon.png', import.meta.url).pathname;

const opened: DesktopNotification = {
  id: 'incident',
  title: 'Bounces 8.4% (limit 8%)',
  body: 'Northwind · 840 of 10,000 sent, 24 h',
  urgency: 'normal',
  actions: [
    { id: 'acknowledge', title: 'Acknowledge' },
    { id: 'snooze', title: 'Snooze 1 h' },
  ],
};
const escalated: DesktopNotification = {
  ...opened,
  title: 'Now critical: Bounces 13.4% (limit 12%)',
  urgency: 'critical',
};

/** A notifier on the bus of `env`, and what it has said about each message it was given. */
const setUp = (env: NodeJS.ProcessEnv, clock: FakeClock = fakeClock()) => {
  const fallback = fakeNotifier();
  const notifier = createLinuxNotifier({ bus: createSessionBus({ clock, env }), fallback, icon: ICON, clock });
  const show = (message: DesktopNotification) => {
    const said: string[] = [];
    notifier.show(message, {
      shown: () => said.push('shown'),
      failed: (reason) => said.push(`failed: ${reason}`),
      clicked: () => said.push('clicked'),
      action: (id) => said.push(id),
    });
    return said;
  };
  const becomes = (said: readonly string[], expected: readonly string[]) =>
    expect.poll(() => said, { timeout: 5_000 }).toEqual(expected);
  return { clock, fallback, show, becomes, withdraw: notifier.withdraw };
};

describe('a message on a Linux desktop', () => {
  let desktop: Desktop;
  let address: string;
  beforeAll(async () => {
    desktop = await startDesktop({ keyring: 'none', panel: false, notifications: false });
    address = desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '';
  });
  afterAll(() => desktop.stop());

  describe('with a service that answers', () => {
    let daemon: Awaited<ReturnType<typeof startFakeDaemon>>;
    beforeEach(async () => {
      daemon = await startFakeDaemon(address, { firstNumber: 7 });
    });
    afterEach(() => daemon.stop());

    it('is shown when the service has given it a number, with its buttons, its urgency and whose it is', async () => {
      const { show, becomes } = setUp(desktop.env);
      await becomes(show(opened), ['shown']);
      await becomes(show({ ...escalated, id: 'other', actions: [] }), ['shown']);
      expect(daemon.notified).toMatchObject([
        {
          appName: 'Relaywatch',
          replaces: 0,
          title: opened.title,
          body: opened.body,
          actions: ['acknowledge', 'Acknowledge', 'snooze', 'Snooze 1 h', 'default', 'Open'],
          hints: {
            urgency: 1,
            'desktop-entry': 'relaywatch',
            'image-path': expect.stringMatching(/^file:.*icon.png$/),
          },
        },
        { replaces: 0, actions: ['default', 'Open'], hints: { urgency: 2 } },
      ]);
    });

    it('takes the place of the earlier one on the same matter', async () => {
      const { show, becomes } = setUp(desktop.env);
      const first = show(opened);
      const second = show(escalated);
      await becomes(second, ['shown']);
      expect(first).toEqual(['shown']);
      expect(daemon.notified.map(({ title, replaces }) => [title, replaces])).toEqual([
        [opened.title, 0],
        [escalated.title, 7],
      ]);
    });

    it('tells a click and each button once, to the latest of the matter, and no button it does not have', async () => {
      const { show, becomes } = setUp(desktop.env);
      const first = show(opened);
      const second = show({ ...escalated, actions: [{ id: 'snooze', title: 'Snooze 1 h' }] });
      await becomes(second, ['shown']);
      for (const key of ['acknowledge', 'made-up', 'snooze', 'default']) daemon.press(7, key);
      await becomes(second, ['shown', 'snooze', 'clicked']);
      expect(first).toEqual(['shown']);
    });

    it('is forgotten when it is closed: no later signal reaches it, and the next replaces nothing', async () => {
      const { show, becomes } = setUp(desktop.env);
      const first = show(opened);
      await becomes(first, ['shown']);
      daemon.dismiss(7);
      daemon.press(7, 'snooze');
      const second = show(escalated);
      await becomes(second, ['shown']);
      expect(daemon.notified.at(-1)?.replaces).toBe(0);
      expect(first).toEqual(['shown']);
    });

    it('hears only its own service and its own numbers', async () => {
      const { show, becomes } = setUp(desktop.env);
      const said = show(opened);
      await becomes(said, ['shown']);
      const impostor = await startFakeDaemon(address, { isImpostor: true });
      impostor.press(7, 'acknowledge');
      impostor.dismiss(7);
      impostor.stop();
      daemon.press(8, 'acknowledge');
      daemon.dismiss(8);
      daemon.press(7, 'snooze');
      await becomes(said, ['shown', 'snooze']);
    });

    it('is taken off the screen when it is no longer true, also while it is on its way', async () => {
      const { show, becomes, withdraw } = setUp(desktop.env);
      await becomes(show(opened), ['shown']);
      withdraw(opened.id);
      await expect.poll(() => daemon.closed).toEqual([7]);

      daemon.hold();
      const late = show(escalated);
      await expect.poll(() => daemon.notified.length).toBe(2);
      const never = show({ ...escalated, title: 'Still 13.4%' });
      withdraw(opened.id);
      expect(never).toEqual(['failed: it was withdrawn before']);
      daemon.release();
      await becomes(late, ['shown']);
      await expect.poll(() => daemon.closed).toEqual([7, 8]);
      expect(daemon.notified).toHaveLength(2);
    });

    it('that the service is slow to confirm has failed after a while, and is shown after all when it answers, once', async () => {
      const { show, becomes, clock } = setUp(desktop.env);
      daemon.hold();
      const said = show(opened);
      await expect.poll(() => daemon.notified.length).toBe(1);
      await clock.advance(10_000);
      const failed = 'failed: the desktop did not confirm it within 10 s';
      expect(said).toEqual([failed]);
      const again = show(opened);
      await clock.advance(10_000);
      const third = show(opened);
      daemon.release();
      await becomes(third, ['shown']);
      const later = show(escalated);
      await becomes(later, ['shown']);
      expect([said, again, third]).toEqual([[failed, 'shown'], [failed, 'shown'], ['shown']]);
      expect(daemon.notified.map(({ title }) => title)).toEqual([opened.title, escalated.title]);
      daemon.press(7, 'snooze');
      await becomes(later, ['shown', 'snooze']);
      expect(clock.waiting()).toBe(0);
    });

    it('does not take the place of a foreign one when the service has started anew', async () => {
      const { show, becomes } = setUp(desktop.env);
      const first = show(opened);
      await becomes(first, ['shown']);
      daemon.stop();
      daemon = await startFakeDaemon(address, { firstNumber: 7 });
      daemon.press(7, 'acknowledge');
      const second = show(escalated);
      await becomes(second, ['shown']);
      expect(daemon.notified.map(({ replaces }) => replaces)).toEqual([0]);
      daemon.press(7, 'default');
      await becomes(second, ['shown', 'clicked']);
      expect(first).toEqual(['shown']);
    });

    it('has failed when the service ends before it confirms', async () => {
      const { show, becomes, fallback } = setUp(desktop.env);
      daemon.hold();
      const said = show(opened);
      await expect.poll(() => daemon.notified.length).toBe(1);
      daemon.stop();
      await becomes(said, ['failed: the desktop did not take it: org.freedesktop.DBus.Error.NoReply']);
      expect(fallback.sent).toEqual([]);
    });

    it('is plain text in one line, of bearable length, and markup only by its own letters', async () => {
      const { show, becomes } = setUp(desktop.env);
      const body = '<b>R&D</b>\n\u0007mail\u202e \u2068שלום\u2069 \ud800'.concat('x'.repeat(2_000));
      await becomes(show({ ...opened, title: `a\u0000<i>${'t'.repeat(300)}`, body }), ['shown']);
      const [sent] = daemon.notified;
      expect(sent?.title).toBe(`a <i>${'t'.repeat(194)}…`);
      expect(sent?.body).toMatch(/^&lt;b&gt;R&amp;D&lt;\/b&gt; mail \u2068שלום\u2069 \ufffdx+…$/);
    });
  });

  it('has neither buttons nor escapes where the service knows neither', async () => {
    const daemon = await startFakeDaemon(address, { capabilities: ['body'] });
    const { show, becomes } = setUp(desktop.env);
    await becomes(show({ ...opened, body: 'R&D' }), ['shown']);
    expect(daemon.notified).toMatchObject([{ actions: [], body: 'R&D' }]);
    daemon.stop();
  });

  it('has failed where the service answers without a number', async () => {
    const daemon = await startFakeDaemon(address, { firstNumber: 0 });
    const { show, becomes } = setUp(desktop.env);
    await becomes(show(opened), ['failed: the desktop gave it no number']);
    daemon.stop();
  });

  it.each([
    ['without a service', (env: NodeJS.ProcessEnv) => env],
    ['without a bus', () => ({})],
    ['with a bus that has gone', () => ({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' })],
    ['with a bus that is none', () => ({ DBUS_SESSION_BUS_ADDRESS: 'nonsense' })],
  ])('%s is shown by the fallback, and withdrawn there', async (_, envOf) => {
    const { show, becomes, fallback, withdraw, clock } = setUp(envOf(desktop.env));
    const said = show(opened);
    await expect.poll(() => fallback.sent).toMatchObject([{ title: opened.title }]);
    fallback.sent[0]?.confirm();
    fallback.sent[0]?.click();
    await becomes(said, ['shown', 'clicked']);
    withdraw(opened.id);
    expect(fallback.withdrawn).toEqual([opened.id]);
    expect(clock.waiting()).toBe(0);
  });
});

it('a bus that comes later has the next message', async () => {
  const desktop = await startDesktop({ keyring: 'none', panel: false, notifications: false });
  const env: NodeJS.ProcessEnv = {};
  const { show, becomes, fallback } = setUp(env);
  show(opened);
  await expect.poll(() => fallback.sent.length).toBe(1);
  env['DBUS_SESSION_BUS_ADDRESS'] = desktop.env['DBUS_SESSION_BUS_ADDRESS'];
  const daemon = await startFakeDaemon(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  const said = show(escalated);
  await becomes(said, ['shown']);
  daemon.press(1, 'snooze');
  await becomes(said, ['shown', 'snooze']);
  await desktop.stop();
});

it('a bus that takes the connection and never says hello is no bus', async () => {
  const socket = join(temporaryFolder(), 'bus');
  const calls: Socket[] = [];
  const server = createServer((caller) => calls.push(caller)).listen(socket);
  const { show, becomes, fallback, clock } = setUp({ DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}` });
  const said = show(opened);
  await expect.poll(() => calls.length).toBe(1);
  await clock.advance(5_000);
  await expect.poll(() => fallback.sent.length).toBe(1);
  fallback.sent[0]?.fail();
  await becomes(said, ['failed: no service']);
  for (const call of calls) call.destroy();
  server.close();
});

it('a lost bus is found again by the next message, which replaces nothing of the old one', async () => {
  const before = await startDesktop({ keyring: 'none', panel: false, notifications: false });
  const after = await startDesktop({ keyring: 'none', panel: false, notifications: false });
  const env: NodeJS.ProcessEnv = { ...before.env };
  const { show, becomes, clock } = setUp(env);
  await startFakeDaemon(before.env['DBUS_SESSION_BUS_ADDRESS'] ?? '', { firstNumber: 7 }).then(async (daemon) => {
    await becomes(show(opened), ['shown']);
    daemon.hold();
    const said = show(escalated);
    await expect.poll(() => daemon.notified.length).toBe(2);
    await before.stop();
    // Whether the connection ends or breaks is the system's choice.
    await becomes(said, [expect.stringMatching(/^failed: the desktop did not take it: (hung up|E[A-Z]+)$/)]);
  });
  env['DBUS_SESSION_BUS_ADDRESS'] = after.env['DBUS_SESSION_BUS_ADDRESS'];
  const daemon = await startFakeDaemon(after.env['DBUS_SESSION_BUS_ADDRESS'] ?? '', { firstNumber: 7 });
  const said = show(opened);
  await becomes(said, ['shown']);
  expect(daemon.notified.map(({ replaces }) => replaces)).toEqual([0]);
  daemon.press(7, 'acknowledge');
  await becomes(said, ['shown', 'acknowledge']);
  expect(clock.waiting()).toBe(0);
  await after.stop();
});

describe('on a real desktop', () => {
  it.each([
    ['Open', 0, 'clicked'],
    ['Snooze 1 h', 1, 'snooze'],
    ['Acknowledge', 2, 'acknowledge'],
  ])('a real click on "%s" reaches whoever asked', async (_, button, said) => {
    const desktop = await startDesktop({ keyring: 'none', panel: false });
    const { show, becomes } = setUp(desktop.env);
    const heard = show(opened);
    await becomes(heard, ['shown']);
    await clickNotification(desktop, button);
    await becomes(heard, ['shown', said]);
    await desktop.stop();
  });
});
