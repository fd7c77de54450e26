import { Notification } from 'electron';
import type { Notifier } from '../core/ports.ts';

/**
 * The system's notifications through Electron. A later message with the same id takes the place of the earlier one.
 * Messages are held here while shown, or a click after garbage collection would reach nobody (electron#12690).
 */
export function createNotifier(icon: string): Notifier {
  const onScreen = new Map<string, Notification>();

  return {
    show: (message, on) => {
      if (!Notification.isSupported()) {
        on.failed('this desktop shows no notifications');
        return;
      }
      onScreen.get(message.id)?.close();
      const { title, body, urgency } = message;
      const notification = new Notification({ title, body, icon, urgency });
      const forget = () => {
        if (onScreen.get(message.id) === notification) onScreen.delete(message.id);
      };
      notification.on('show', on.shown);
      notification.on('click', on.clicked);
      notification.on('close', forget);
      notification.on('failed', (_event, reason) => {
        forget();
        on.failed(reason);
      });
      onScreen.set(message.id, notification);
      notification.show();
    },
    withdraw: (id) => onScreen.get(id)?.close(),
  };
}
