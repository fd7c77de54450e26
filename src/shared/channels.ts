/** What preload and window need to know of the IPC without loading the schemas of bridge.ts. */
export const CALL_CHANNEL = 'relaywatch:call';
export const PUSH_CHANNEL = 'relaywatch:push';

/** The most characters of a stack that the window may report. */
export const LONGEST_STACK = 4_000;
