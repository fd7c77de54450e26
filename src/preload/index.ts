import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../shared/bridge.ts';
import { CALL_CHANNEL, PUSH_CHANNEL } from '../shared/channels.ts';

/** Everything the page can reach of the application; the main process checks every name and input. */
const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(CALL_CHANNEL, name, input),
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
