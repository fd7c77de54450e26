import { beforeEach, describe, expect, it } from 'vitest';
import type { DesktopNotification } from '../../../../src/main/core/ports.ts';
import { electronNotifier, identifyToWindows } from '../../../../src/main/shell/notifier.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { Notification, windowsIds } from '../../../fakes/electron.ts';

const message: DesktopNotification = {
  id: 'incident',
  title: 'Bounces 8.4% (limit 8%)',
  body: 'Northwind',
  urgency: 'critical',
  actions: [
    { id: 'acknowledge', title: 'Acknowledge' },
    { id: 'snooze', title: 'Snooze 1 h' },
  ],
};

describe('a message through Electron', () => {
  beforeEach(() => {
    Notification.made.length = 0;
    Notification.activated = undefined;
  });

  const setUp = (platform: NodeJS.Platform = 'darwin') => {
    const clock = fakeClock();
    const said: string[] = [];
    const onEarlier = (text: string) => said.push(`earlier: ${text}`);
    const notifier = electronNotifier({ icon: 'icon.png', platform, clock, onEarlier });
    const show = (one = message) =>
      notifier.show(one, {
        shown: () => said.push('shown'),
        failed: (reason) => said.push(`failed: ${reason}`),
        clicked: () => said.push('clicked'),
        action: (id) => said.push(id),
      });
    return { show, said, clock, withdraw: notifier.withdraw };
  };

  it('has its buttons, and tells which was pressed, that it was clicked, shown or refused', () => {
    const { show, said } = setUp();
    show();
    const [made] = Notification.made;
    expect(made?.options).toMatchObject({
      title: message.title,
      urgency: 'critical',
      actions: [
        { type: 'button', text: 'Acknowledge' },
        { type: 'button', text: 'Snooze 1 h' },
      ],
    });
    made?.emit('show');
    made?.emit('action', { actionIndex: 1 });
    made?.emit('action', { actionIndex: 2 });
    made?.emit('click');
    made?.emit('failed', {}, 'not allowed');
    made?.emit('failed', {}, '');
    expect(said).toEqual(['shown', 'snooze', 'clicked', 'failed: not allowed', 'failed: the desktop did not take it']);
  });

  it.each([
    ['darwin', 'R&D <b>Smith</b> · 8.4%'],
    ['win32', 'R&D <b>Smith</b> · 8.4%'],
    ['linux', 'R&amp;D &lt;b&gt;Smith&lt;/b&gt; · 8.4%'],
  ] as const)('is plain text on %s: no line, control or turned character is left in it', (platform, body) => {
    const hostile = {
      ...message,
      title: 'Bounces\n8.4%\u0000\u202e',
      body: 'R&D <b>Smith</b>\u001b ·\r\n8.4%',
      actions: [{ id: 'snooze', title: 'Snooze\t1 h' }],
    } as const;
    setUp(platform).show(hostile);
    expect(Notification.made[0]?.options).toMatchObject({
      title: 'Bounces 8.4%',
      body,
      actions: [{ text: 'Snooze 1 h' }],
    });
  });

  it('is cut where the desktop would cut it or refuse it', () => {
    setUp().show({ ...message, title: 'x'.repeat(10_000), body: 'y'.repeat(10_000) });
    expect(Notification.made[0]?.options).toMatchObject({
      title: `${'x'.repeat(199)}…`,
      body: `${'y'.repeat(999)}…`,
    });
  });

  it('gives way to a later one on the same matter, and is withdrawn when it is no longer true', () => {
    const { show, withdraw } = setUp();
    show();
    show();
    withdraw(message.id);
    withdraw('another');
    expect(Notification.made.map(({ done }) => done)).toEqual([
      ['show', 'close'],
      ['show', 'close'],
    ]);
  });

  it.each([{}, { reason: 'userCanceled' }])('that the person closed (%o) is forgotten', (details) => {
    const { show, withdraw } = setUp();
    show();
    Notification.made[0]?.emit('close', details);
    withdraw(message.id);
    expect(Notification.made[0]?.done).toEqual(['show']);
  });

  it.each(['timedOut', 'applicationHidden'])('that only left the screen (%s) is still there to withdraw', (reason) => {
    const { show, withdraw, said } = setUp();
    show();
    Notification.made[0]?.emit('close', { reason });
    Notification.made[0]?.emit('click');
    withdraw(message.id);
    expect(said).toEqual(['clicked']);
    expect(Notification.made[0]?.done).toEqual(['show', 'close']);
  });

  it('has the id by which the system replaces it', () => {
    const { show } = setUp();
    show();
    expect(Notification.made[0]?.options).toMatchObject({ id: 'incident' });
  });

  describe('on Windows', () => {
    const click = { type: 'click', arguments: 'type=click&tag=1' };

    it('of an earlier run tells what it was, since nothing else can', async () => {
      const { said, clock } = setUp('win32');
      Notification.activated?.(click);
      await clock.advance(1_000);
      expect(said).toEqual(['earlier: type=click&tag=1']);
    });

    it.each(['before', 'after'])('of this run is told once, by itself, %s Windows tells of all', async (order) => {
      const { show, said, clock } = setUp('win32');
      show();
      const [made] = Notification.made;
      if (order === 'before') made?.emit('click');
      Notification.activated?.(click);
      if (order === 'after') made?.emit('click');
      await clock.advance(1_000);
      expect(said).toEqual(['clicked']);
      // A later click is another one.
      Notification.activated?.(click);
      await clock.advance(1_000);
      expect(said).toEqual(['clicked', 'earlier: type=click&tag=1']);
    });

    it('of this run with a button that was pressed is told once too', async () => {
      const { show, said, clock } = setUp('win32');
      show();
      Notification.activated?.({ type: 'action', arguments: 'type=action&action=0&tag=1' });
      Notification.made[0]?.emit('action', { actionIndex: 0 });
      await clock.advance(1_000);
      expect(said).toEqual(['acknowledge']);
    });

    it('is known by an id and a class that stay the same', () => {
      identifyToWindows();
      identifyToWindows();
      const [id, activator] = windowsIds;
      expect(activator).toMatch(/^\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/);
      expect(windowsIds).toEqual([id, activator, id, activator]);
    });
  });

  it.each(['darwin', 'linux'] as const)('asks for no activations on %s, where Electron has none', (platform) => {
    setUp(platform);
    expect(Notification.activated).toBeUndefined();
  });
});
