import { connectBus } from '../desktop/dbus/bus.ts';

/** A service on a real bus that takes every call and answers none. Returns what ends it. */
export async function startSilentService(address: string, name: string): Promise<() => void> {
  const bus = await connectBus(address);
  bus.on('error', () => undefined); // a test may take the bus away
  bus.addMethodHandler(() => true);
  await bus.requestName(name, 0);
  return () => bus.disconnect();
}
