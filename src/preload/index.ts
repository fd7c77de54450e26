import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../shared/bridge.ts';
import { CALL_CHANNEL, PUSH_CHANNEL } from '../shared/channels.ts';

/**
 * The page's first call, made while its files are still being loaded. A push before the page takes the answer makes it
 * out of date, and a refusal is not kept: the page's own call then asks again.
 */
let start: ReturnType<typeof ipcRenderer.invoke> | undefined = ipcRenderer.invoke(CALL_CHANNEL, 'start');
const forgetStart = () => {
  start = undefined;
};
start.catch(forgetStart);
ipcRenderer.once(PUSH_CHANNEL, forgetStart);

const takeStart = () => {
  const taken = start;
  forgetStart();
  return taken;
};

/** Everything the page can reach of the application; the main process checks every name and input. */
const bridge: Bridge = {
  call: (name, input) => (name === 'start' && takeStart()) || ipcRenderer.invoke(CALL_CHANNEL, name, input),
  on: (name, listener) => {
    const hear = (_event: unknown, pushed: unknown, value: Parameters<typeof listener>[0]) => {
      if (pushed === name) listener(value);
    };
    ipcRenderer.on(PUSH_CHANNEL, hear);
    return () => {
      ipcRenderer.removeListener(PUSH_CHANNEL, hear);
    };
  },
};

contextBridge.exposeInMainWorld('relaywatch', bridge);
