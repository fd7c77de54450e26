import { Notification } from 'electron';
import type { Clock, Notifier } from '../core/ports.ts';
import { createLinuxNotifier } from './notifier-linux.ts';
import type { SessionBus } from './session-bus.ts';

/**
 * The system's notifications: over D-Bus on Linux, or Electron's if there is no notification service; Electron's
 * elsewhere.
 */
export function createNotifier(
  icon: string,
  platform: NodeJS.Platform,
  bus: SessionBus,
  clock: Pick<Clock, 'after'>,
): Notifier {
  const fallback = electronNotifier(icon);
  if (platform !== 'linux') return fallback;
  // The daemon is another program and can't read inside the packed archive, only the unpacked files beside it.
  const readable = icon.replace(/app\.asar(?=\/)/, 'app.asar.unpacked');
  return createLinuxNotifier({ bus, fallback, icon: readable, clock });
}

/** Whether the system shows Electron's notifications at all. */
export const hasNotifications = (): boolean => Notification.isSupported();

/**
 * Electron's notifications, with buttons on macOS and Windows only. A later one with the same id replaces the earlier
 * one. They are kept here until the person closes them, because a click after garbage collection is lost
 * (electron#12690).
 */
export function electronNotifier(icon: string): Notifier {
  const onScreen = new Map<string, Notification>();

  return {
    show: (message, on) => {
      if (!hasNotifications()) {
        on.failed('this desktop shows no notifications');
        return;
      }
      onScreen.get(message.id)?.close();
      const { id, title, body, urgency } = message;
      const actions = message.actions.map((action) => ({ type: 'button' as const, text: action.title }));
      const notification = new Notification({ id, title, body, icon, urgency, actions });
      const forget = () => {
        if (onScreen.get(message.id) === notification) onScreen.delete(message.id);
      };
      notification.on('show', on.shown);
      notification.on('click', on.clicked);
      notification.on('action', ({ actionIndex }) => {
        const pressed = message.actions[actionIndex];
        if (pressed) on.action(pressed.id);
      });
      // Windows also closes what only moves to its notification centre, where it can still be clicked and withdrawn.
      notification.on('close', ({ reason }) => {
        if (reason === undefined || reason === 'userCanceled') forget();
      });
      notification.on('failed', (_event, reason) => {
        forget();
        // Electron has no words for it on Linux.
        on.failed(reason || 'the desktop did not take it');
      });
      onScreen.set(message.id, notification);
      notification.show();
    },
    withdraw: (id) => onScreen.get(id)?.close(),
  };
}
