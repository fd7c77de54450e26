import { beforeEach, describe, expect, it } from 'vitest';
import type { DesktopNotification } from '../../../../src/main/core/ports.ts';
import { electronNotifier } from '../../../../src/main/shell/notifier.ts';
import { Notification } from '../../../fakes/electron.ts';

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
  });

  const setUp = () => {
    const notifier = electronNotifier('icon.png');
    const said: string[] = [];
    const show = () =>
      notifier.show(message, {
        shown: () => said.push('shown'),
        failed: (reason) => said.push(`failed: ${reason}`),
        clicked: () => said.push('clicked'),
        action: (id) => said.push(id),
      });
    return { show, said, withdraw: notifier.withdraw };
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
});
