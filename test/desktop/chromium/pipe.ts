import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** Parameters and results of the DevTools protocol, read where they are used. */
export type Fields = Readonly<Record<string, unknown>>;

/** A connection to Chromium's debugger over its pipe: JSON texts that end with NUL. */
export interface Pipe {
  /** Calls a method of the DevTools protocol, in a page when `session` is given. Rejects with Chromium's words. */
  readonly send: (method: string, params?: Fields, session?: string) => Promise<Fields>;
  /** Hears `method` from one session, or from the browser itself when `session` is undefined. Gives the way to stop. */
  readonly hear: (method: string, session: string | undefined, listener: (params: Fields) => void) => () => void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Fields;
  readonly sessionId?: string;
  readonly result?: Fields;
  readonly error?: { readonly message: string };
}

export const connectPipe = (toBrowser: Writable, fromBrowser: Readable): Pipe => {
  const events = new EventEmitter();
  events.setMaxListeners(0);
  const waiting = new Map<number, { method: string; resolve: (value: Fields) => void; reject: (e: Error) => void }>();
  let lastId = 0;
  let isClosed = false;

  const onMessage = (message: Message): void => {
    if (message.id === undefined) {
      events.emit(`${message.sessionId ?? ''}/${message.method}`, message.params ?? {});
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) call?.reject(new Error(`${call.method}: ${message.error.message}`));
    else call?.resolve(message.result ?? {});
  };

  let pending: Buffer[] = [];
  fromBrowser.on('data', (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const text = Buffer.concat([...pending, rest.subarray(0, end)]).toString();
      pending = [];
      rest = rest.subarray(end + 1);
      onMessage(JSON.parse(text));
    }
    if (rest.length > 0) pending.push(rest);
  });
  const onClosed = (): void => {
    isClosed = true;
    for (const call of waiting.values()) call.reject(new Error(`${call.method}: the browser has ended`));
    waiting.clear();
  };
  fromBrowser.on('close', onClosed);
  toBrowser.on('error', onClosed);

  return {
    send: (method, params = {}, session) =>
      new Promise((resolve, reject) => {
        if (isClosed) {
          reject(new Error(`${method}: the browser has ended`));
          return;
        }
        lastId += 1;
        waiting.set(lastId, { method, resolve, reject });
        const target = session === undefined ? {} : { sessionId: session };
        toBrowser.write(`${JSON.stringify({ id: lastId, method, params, ...target })}\0`);
      }),
    hear: (method, session, listener) => {
      const name = `${session ?? ''}/${method}`;
      events.on(name, listener);
      return () => void events.off(name, listener);
    },
  };
};
