import { type Message, type MessageBus, MessageType } from '@particle/dbus-next';
import { callBus, connectBus } from './bus.ts';

const NOTIFICATIONS = 'org.freedesktop.Notifications';

/** What somebody has asked the desktop to show. */
export interface HeardNotification {
  readonly title: string;
  readonly body: string;
  /** The labels of its buttons, that of its default action among them. */
  readonly buttons: readonly string[];
}

export interface NotificationMonitor {
  /** Everything so far, oldest first, whoever asked: the application itself or Electron for it. */
  readonly heard: () => readonly HeardNotification[];
  readonly stop: () => void;
}

/** Listens in on the session bus at `address` (D-Bus specification, "BecomeMonitor"), from now on. */
export const monitorNotifications = async (address: string): Promise<NotificationMonitor> => {
  const bus: MessageBus = await connectBus(address);
  const heard: HeardNotification[] = [];
  bus.on('error', () => undefined); // the desktop ends before its monitor does
  bus.addMethodHandler(() => true); // a monitor that answers what it overhears is thrown out
  bus.on('message', ({ type, interface: at, member, body }: Message) => {
    if (type !== MessageType.METHOD_CALL || at !== NOTIFICATIONS || member !== 'Notify') return;
    const [, , , title, text, actions] = body;
    const buttons = (actions as readonly string[]).filter((_, index) => index % 2 === 1); // `as` by Notify's signature
    heard.push({ title: String(title), body: String(text), buttons });
  });
  await callBus(bus, {
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus.Monitoring',
    member: 'BecomeMonitor',
    signature: 'asu',
    body: [[`type='method_call',interface='${NOTIFICATIONS}',member='Notify'`], 0],
  });
  return { heard: () => [...heard], stop: () => bus.disconnect() };
};
