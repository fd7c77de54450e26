import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { CALL_CHANNEL, CALLS, type CallName, type Handlers, PUSH_CHANNEL, type Pushes } from '../../shared/bridge.ts';
import type { Log } from '../core/ports.ts';
import { WINDOW_URL } from './app-protocol.ts';

const isCall = (name: unknown): name is CallName => typeof name === 'string' && Object.hasOwn(CALLS, name);

/** Whether a call comes from the top frame of our own page. Compares the URL without query and fragment. */
const isOurPage = (event: IpcMainInvokeEvent): boolean => {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && frame.url.replace(/[?#].*$/, '') === WINDOW_URL;
};

/**
 * Handles all calls from the window: checks the sender and the input before anything is done. A refused call rejects;
 * that only happens to a window that is broken or not ours. One whose handler throws rejects too and is logged.
 */
export function answerCalls(handlers: Handlers, log: Log): void {
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, input: unknown) => {
    if (!isOurPage(event)) {
      log.warn(`ipc: refused a call from ${event.senderFrame?.url ?? 'a closed frame'}`);
      throw new Error('Refused: the call does not come from the Relaywatch window.');
    }
    if (!isCall(name)) throw new Error('Refused: there is no such call.');
    const parsed = CALLS[name].safeParse(input);
    if (!parsed.success) {
      // Log field paths only: the input may hold a key.
      const where = parsed.error.issues.map((issue) => issue.path.join('.') || 'input').join(', ');
      log.warn(`ipc: refused ${name}: ${where} does not fit`);
      throw new Error(`Refused: ${name} was called with an input that does not fit (${where}).`);
    }
    // This call's own schema accepted the input, which the compiler can't follow through the union.
    const handler = handlers[name] as (checked: unknown) => unknown;
    log.hide(parsed.data);
    try {
      const output = await handler(parsed.data);
      log.hide(output);
      return output;
    } catch (error) {
      log.error(`ipc: ${name} failed`, error);
      // Nothing of the error itself, which may name a file or a value.
      throw new Error(
        'A mistake in Relaywatch interrupted it. Check whether it was done before you try again. Details are in the log.',
      );
    }
  });
}

/** Sends a value to every open window. */
export function push<Name extends keyof Pushes>(name: Name, value: Pushes[Name]): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed()) window.webContents.send(PUSH_CHANNEL, name, value);
  }
}
