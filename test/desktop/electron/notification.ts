import { randomUUID } from 'node:crypto';
import type { Notification as Electron, NotificationConstructorOptions } from 'electron';
import { notify } from '../dbus/notify.ts';
import { app } from './app.ts';
import { imageFrom, pixelsOf } from './native-image.ts';
import { inBackground, runtime } from './runtime.ts';
import { createEvent, type Emit, refuseOthers, standInClass, standInEmitter, tooEarly } from './stand-in.ts';

const EVENTS = ['show', 'click', 'close', 'failed', 'action', 'reply'];
/** `actions` and the rest of the second line exist on macOS and Windows; on Linux Electron ignores them, and so do we. */
const OPTIONS =
  'id title body icon urgency silent timeoutType ' +
  'actions hasReply replyPlaceholder subtitle sound closeButtonText toastXml groupId groupTitle';

const REASONS: Readonly<Record<number, string>> = { 1: 'timedOut', 2: 'userCanceled', 3: 'applicationHidden' };

/** A notification as tests see it. */
export interface ShownNotification {
  readonly title: string;
  readonly body: string;
  readonly urgency: string;
  readonly emit: Emit;
}

/** Every notification the application has shown, in order. */
export const shownNotifications: ShownNotification[] = [];

const create = (options: NotificationConstructorOptions = {}): Electron => {
  if (!runtime.isReady) throw tooEarly('Notification');
  refuseOthers('Notification option', options, OPTIONS.split(' '));
  let closeIt: (() => Promise<void>) | undefined;
  const { self, emit } = standInEmitter<Electron>('Notification', EVENTS, {
    id: options.id ?? randomUUID(),
    title: options.title ?? '',
    body: options.body ?? '',
    urgency: options.urgency ?? 'normal',
    silent: options.silent ?? false,
    timeoutType: options.timeoutType ?? 'default',
    actions: options.actions ?? [],
    show: () => inBackground(show()),
    close: () => {
      if (closeIt) inBackground(closeIt());
    },
  });

  const show = async (): Promise<void> => {
    const { title, body, urgency } = self;
    shownNotifications.push({ title, body, urgency, emit });
    const [picture] = options.icon === undefined ? [] : pixelsOf(imageFrom(options.icon)).values();
    try {
      closeIt = await notify({
        appName: app.getName(),
        title,
        body,
        urgency,
        picture,
        isSilent: self.silent,
        staysOpen: self.timeoutType === 'never',
        onClick: () => emit('click', createEvent({})),
        onClose: (reason) => emit('close', createEvent({ reason: REASONS[reason] })),
      });
    } catch {
      emit('failed', createEvent({}), ''); // Electron gives no reason on Linux
      return;
    }
    emit('show', createEvent({}));
  };
  return self;
};

export const Notification: typeof Electron = standInClass<typeof Electron>('Notification', create, {
  isSupported: () => process.env['DBUS_SESSION_BUS_ADDRESS'] !== undefined,
});
