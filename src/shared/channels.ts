/** The two channels everything goes through. Apart from bridge.ts, so that the preload stays free of its schemas. */
export const CALL_CHANNEL = 'relaywatch:call';
export const PUSH_CHANNEL = 'relaywatch:push';
