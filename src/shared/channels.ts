/** The two channels of the IPC. Separate from bridge.ts, so that the preload does not load its schemas. */
export const CALL_CHANNEL = 'relaywatch:call';
export const PUSH_CHANNEL = 'relaywatch:push';
