import { app, Notification } from 'electron';
import type { Clock, Notifier } from '../core/ports.ts';
import { escapeMarkup, plainText } from './notification-text.ts';
import { createLinuxNotifier } from './notifier-linux.ts';
import type { SessionBus } from './session-bus.ts';

/** Within this time Windows has told of a click in both of its ways. */
const SETTLED_MS = 300;

/** What makes notifications on this computer. */
export interface NotifierOptions {
  /** Path of a PNG file. */
  readonly icon: string;
  readonly platform: NodeJS.Platform;
  readonly clock: Pick<Clock, 'after' | 'monotonic'>;
  /**
   * Called on Windows with the arguments of a notification that was clicked and is not of this run: it stays in the
   * notification centre when Relaywatch quits.
   */
  readonly onEarlier: (text: string) => void;
}

/**
 * The system's notifications: over D-Bus on Linux, or Electron's if there is no notification service; Electron's
 * elsewhere.
 */
export function createNotifier(options: NotifierOptions, bus: SessionBus): Notifier {
  const { icon, platform, clock } = options;
  const fallback = electronNotifier(options);
  if (platform !== 'linux') return fallback;
  // The daemon is another program and can't read inside the packed archive, only the unpacked files beside it.
  const readable = icon.replace(/app\.asar(?=\/)/, 'app.asar.unpacked');
  return createLinuxNotifier({ bus, fallback, icon: readable, clock });
}

/**
 * Tells Windows whose notifications these are: by the id, which must match the installer's shortcut and also groups the
 * taskbar, and by the class that it starts when one of an earlier run is clicked. Without a fixed one, Electron makes up
 * another at each start.
 */
export function identifyToWindows(): void {
  app.setAppUserModelId('app.relaywatch');
  app.setToastActivatorCLSID('{5C1F7A86-3D0B-4E52-9B7E-61D84FA2C39E}');
}

/** Whether the system shows Electron's notifications at all. */
export const hasNotifications = (): boolean => Notification.isSupported();

/**
 * Electron's notifications, with buttons on macOS and Windows only. A later one with the same id replaces the earlier
 * one. They are kept here until the person closes them, because a click after garbage collection is lost
 * (electron#12690).
 */
export function electronNotifier({ icon, platform, clock, onEarlier }: NotifierOptions): Notifier {
  const onScreen = new Map<string, Notification>();
  /** When a notification of this run was last clicked. */
  let answeredAt = Number.NEGATIVE_INFINITY;
  const answered = () => {
    answeredAt = clock.monotonic();
  };

  // Windows tells of every click here, also of those that the notification itself tells of, in no documented order.
  if (platform === 'win32')
    Notification.handleActivation(({ arguments: text }) => {
      const at = clock.monotonic();
      clock.after(SETTLED_MS, () => {
        if (answeredAt < at - SETTLED_MS) onEarlier(text);
      });
    });

  return {
    show: (message, on) => {
      if (!hasNotifications()) {
        on.failed('this desktop shows no notifications');
        return;
      }
      onScreen.get(message.id)?.close();
      const { id, urgency } = message;
      const title = plainText(message.title, 'title');
      const plain = plainText(message.body, 'body');
      // Electron hands the body to Linux as it is, where services read markup in it; elsewhere it is a text.
      const body = platform === 'linux' ? escapeMarkup(plain) : plain;
      const actions = message.actions.map((one) => ({ type: 'button' as const, text: plainText(one.title, 'button') }));
      const notification = new Notification({ id, title, body, icon, urgency, actions });
      const forget = () => {
        if (onScreen.get(message.id) === notification) onScreen.delete(message.id);
      };
      notification.on('show', on.shown);
      notification.on('click', () => {
        answered();
        on.clicked();
      });
      notification.on('action', ({ actionIndex }) => {
        answered();
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
