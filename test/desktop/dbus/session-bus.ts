import type { MessageBus } from '@particle/dbus-next';
import { connectBus } from './bus.ts';

let connection: Promise<MessageBus> | undefined;

/** The one connection of this process to the desktop's session bus; rejects where there is none. */
export const sessionBus = (): Promise<MessageBus> => {
  connection ??= connectBus(process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  return connection;
};
