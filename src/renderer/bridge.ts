import type { Bridge } from '../shared/bridge.ts';

declare global {
  interface Window {
    /** Exposed by the preload. */
    readonly relaywatch: Bridge;
  }
}

/** The IPC bridge to the main process. */
export const bridge: Bridge = window.relaywatch;
