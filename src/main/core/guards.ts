import type { Log, LogLine, Ports } from './ports.ts';

/** The same ports, with what they call back guarded: an error in a timer or a click is logged and goes no further. */
export function guardPorts(ports: Ports): Ports {
  const { clock, notifier, log } = ports;
  return {
    ...ports,
    clock: { ...clock, after: (ms, call) => clock.after(ms, guarded(log, 'app: a timer failed', call)) },
    notifier: {
      ...notifier,
      show: (message, on) =>
        notifier.show(message, {
          shown: guarded(log, 'notifications: marking one as shown failed', on.shown),
          failed: guarded(log, 'notifications: marking one as not shown failed', on.failed),
          clicked: guarded(log, 'notifications: a click failed', on.clicked),
          action: guarded(log, 'notifications: a button failed', on.action),
        }),
    },
  };
}

const guarded =
  <Values extends readonly unknown[]>(log: Pick<Log, 'error'>, line: LogLine, call: (...values: Values) => void) =>
  (...values: Values): void => {
    try {
      call(...values);
    } catch (error) {
      log.error(line, error);
    }
  };

/** What a mistake interrupts and what to do, by the component of its line. */
const INTERRUPTED: Readonly<Record<string, string>> = {
  polling: 'a check, which has no data. The next check runs as planned',
  ipc: 'what you asked for. Check whether it was done before you try again',
  window: 'this window. If something is missing, close the window and open it again',
  notifications: 'a notification. The tray and the list of alerts still show everything',
};

/** A mistake in words for the person. */
export const mistakeText = (line: LogLine): string =>
  `A mistake in Relaywatch interrupted ${INTERRUPTED[line.slice(0, line.indexOf(':'))] ?? 'one of its tasks'}. Relaywatch goes on watching. Details are in the log.`;
