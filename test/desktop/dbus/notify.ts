import { type Message, Variant } from '@particle/dbus-next';
import type { Pixels } from '../electron/png.ts';
import { callBus, matchSignals } from './bus.ts';
import { sessionBus } from './session-bus.ts';

const NOTIFICATIONS = 'org.freedesktop.Notifications';
const AT = { destination: NOTIFICATIONS, path: '/org/freedesktop/Notifications', interface: NOTIFICATIONS };

export interface Notice {
  readonly appName: string;
  readonly title: string;
  readonly body: string;
  readonly picture: Pixels | undefined;
  readonly urgency: 'low' | 'normal' | 'critical';
  readonly isSilent: boolean;
  readonly staysOpen: boolean;
  readonly onClick: () => void;
  /** 1 expired, 2 dismissed by the person, 3 closed by the application (Desktop Notifications Specification). */
  readonly onClose: (reason: number) => void;
}

const hintsOf = ({ urgency, picture, isSilent }: Notice): Record<string, Variant> => ({
  urgency: new Variant('y', { low: 0, normal: 1, critical: 2 }[urgency]),
  ...(isSilent ? { 'suppress-sound': new Variant('b', true) } : {}),
  ...(picture
    ? {
        'image-data': new Variant('(iiibiiay)', [
          picture.width,
          picture.height,
          picture.width * 4,
          true,
          8,
          4,
          Buffer.from(picture.rgba),
        ]),
      }
    : {}),
});

/** Shows a notification with the one action that Electron has on Linux: a click. Gives the way to close it. */
export const notify = async (notice: Notice): Promise<() => Promise<void>> => {
  const bus = await sessionBus();
  await matchSignals(bus, `type='signal',interface='${NOTIFICATIONS}'`);
  let id: unknown;
  const early: Message[] = []; // a signal may overtake the reply that says which notification it is about
  const onMessage = (message: Message): void => {
    if (message.interface !== NOTIFICATIONS) return;
    if (id === undefined) early.push(message);
    if (message.body[0] !== id) return;
    if (message.member === 'ActionInvoked' && message.body[1] === 'default') notice.onClick();
    if (message.member === 'NotificationClosed') {
      bus.removeListener('message', onMessage);
      notice.onClose(Number(message.body[1]));
    }
  };
  bus.on('message', onMessage);
  const expiry = notice.staysOpen ? 0 : -1;
  const { appName, title, body } = notice;
  [id] = await callBus(bus, {
    ...AT,
    member: 'Notify',
    signature: 'susssasa{sv}i',
    body: [appName, 0, '', title, body, ['default', 'View'], hintsOf(notice), expiry],
  });
  for (const message of early) onMessage(message);
  return async () => {
    await callBus(bus, { ...AT, member: 'CloseNotification', signature: 'u', body: [id] });
  };
};
