import { expect, it } from 'vitest';
import { guardPorts } from '../../../../src/main/core/guards.ts';
import type { NotificationEvents } from '../../../../src/main/core/ports.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { fakeLog } from '../../../fakes/log.ts';
import { testPorts } from '../../../fakes/ports.ts';

it('What the desktop calls back may fail: that is logged and goes no further', async () => {
  const log = fakeLog();
  const clock = fakeClock();
  let events: NotificationEvents | undefined;
  const notifier = { show: (_: unknown, on: NotificationEvents) => (events = on), withdraw: () => undefined };
  const around = testPorts({ log, clock, notifier });
  const ports = guardPorts(around.ports);
  around.remove();

  const error = new Error('planted');
  const fail = () => {
    throw error;
  };
  ports.clock.after(1, fail);
  ports.clock.after(2, fail)();
  await clock.advance(10);
  const message = { id: 'x', title: '', body: '', urgency: 'normal', actions: [] } as const;
  ports.notifier.show(message, { shown: fail, failed: fail, clicked: fail, action: fail });
  events?.shown();
  events?.failed('gone');
  events?.clicked();
  events?.action('snooze');
  expect(log.mistakes).toEqual([
    ['app: a timer failed', error],
    ['notifications: marking one as shown failed', error],
    ['notifications: marking one as not shown failed', error],
    ['notifications: a click failed', error],
    ['notifications: a button failed', error],
  ]);
});
