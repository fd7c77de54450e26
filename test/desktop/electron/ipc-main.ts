import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron';
import { runtime } from './runtime.ts';
import { standIn } from './stand-in.ts';

type Handler = Parameters<IpcMain['handle']>[1];

const handlers = new Map<string, Handler>();
const channels = new EventEmitter();

/** The frame is read when the event is made, as Electron does: it is the one that has sent. */
const eventFrom = (contents: WebContents) => ({
  type: 'frame' as const,
  sender: contents,
  senderFrame: contents.mainFrame,
  frameId: 1,
  processId: 1,
  preventDefault: () => undefined,
  defaultPrevented: false,
});

runtime.onPageCall = async (contents, message) => {
  if (message.type === 'send') {
    const reply = (channel: string, ...args: unknown[]) => contents.send(channel, ...args);
    const event = standIn<IpcMainEvent>('IpcMainEvent', { ...eventFrom(contents), ports: [], reply });
    channels.emit(message.channel, event, ...message.args);
    return undefined;
  }
  const handler = handlers.get(message.channel);
  if (!handler) throw new Error(`No handler registered for '${message.channel}'`);
  return handler(standIn<IpcMainInvokeEvent>('IpcMainInvokeEvent', eventFrom(contents)), ...message.args);
};

export const ipcMain: IpcMain = standIn<IpcMain>('ipcMain', {
  handle: (channel, handler) => {
    if (typeof handler !== 'function')
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  handleOnce: (channel, handler) => {
    handlers.set(channel, (...args) => {
      handlers.delete(channel);
      return handler(...args);
    });
  },
  removeHandler: (channel) => {
    handlers.delete(channel);
  },
  on: (channel, listener) => {
    channels.on(channel, listener);
    return ipcMain;
  },
  once: (channel, listener) => {
    channels.once(channel, listener);
    return ipcMain;
  },
  off: (channel, listener) => {
    channels.off(channel, listener);
    return ipcMain;
  },
  listenerCount: (channel) => channels.listenerCount(channel),
  removeListener: (channel, listener) => {
    channels.off(channel, listener);
    return ipcMain;
  },
  removeAllListeners: (channel) => {
    channels.removeAllListeners(channel);
    return ipcMain;
  },
});
