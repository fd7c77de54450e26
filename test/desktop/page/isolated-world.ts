import type { InputScope, withoutBrowser as WithoutBrowser } from './chromium.ts';
import type { Codec } from './codec.ts';
import type { createLink as CreateLink, PageScope } from './link.ts';
import type { FromPage, PageNames, ToPage } from './messages.ts';
import type { popupDrawer as PopupDrawer, PopupScope } from './popup.ts';

/** The parts of the isolated world's global object that are used here. */
export type IsolatedScope = PageScope & InputScope & PopupScope;

/** A preload script as text, wrapped as CommonJS. */
export type Preload = (
  require: (name: string) => unknown,
  module: object,
  exports: object,
  process: object,
  Buffer: object,
  setImmediate: object,
  clearImmediate: object,
) => void;

/**
 * Runs as text in the isolated world: gives the preload script `require('electron')` with contextBridge and ipcRenderer,
 * and carries their messages to and from the host. Uses nothing from outside its body.
 */
export const isolatedWorld = (
  page: IsolatedScope,
  names: PageNames,
  process: object,
  codec: Codec,
  createLink: typeof CreateLink,
  withoutBrowser: typeof WithoutBrowser,
  popupDrawer: typeof PopupDrawer,
  preload: Preload,
): void => {
  type Listener = (event: object, ...args: readonly unknown[]) => void;
  const bound: unknown = Reflect.get(page, names.binding);
  const tellHost = (message: FromPage): void => {
    Reflect.apply(Object(bound), undefined, [codec.encode(message)]);
  };
  const popup = popupDrawer(page);
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (reason: Error) => void }>();
  const listeners: { channel: string; listener: Listener; isOnce: boolean }[] = [];
  let lastId = 0;

  const askHost = (question: (id: number) => FromPage): Promise<unknown> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      tellHost(question(lastId));
      waiting.set(lastId, { resolve, reject });
    });

  const forget = (channel: string, listener: unknown): void => {
    const at = listeners.findLastIndex((entry) => entry.channel === channel && entry.listener === listener);
    if (at >= 0) listeners.splice(at, 1);
  };

  Object.defineProperty(page, names.deliver, {
    value: (text: string): void => {
      const message = codec.decode(text) as ToPage; // only the host knows the name of this function
      if (message.type === 'reply') {
        const answer = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.isKept) answer?.resolve(message.value);
        else answer?.reject(new Error(message.message));
        return;
      }
      if (message.type === 'popup') {
        const { id, lines } = message;
        popup.draw(lines, (chosen) => tellHost({ type: 'popup', id, chosen }));
        return;
      }
      if (message.type === 'popup-close') {
        popup.close();
        return;
      }
      for (const { channel, listener, isOnce } of listeners.filter((entry) => entry.channel === message.channel)) {
        if (isOnce) forget(channel, listener);
        listener(
          { sender: ipcRenderer, ports: [], preventDefault: () => undefined, defaultPrevented: false },
          ...message.args,
        );
      }
    },
  });

  const link = createLink(page, names.toMain, names.toIsolated, (name, value) => {
    // Posted by main-world.ts, the only other user of this link.
    const { permission, isCheck } = value as { permission: string; isCheck: boolean };
    if (name === 'permission') return askHost((id) => ({ type: 'permission', id, permission, isCheck }));
    tellHost({ type: name, ...Object(value) });
    return undefined;
  });

  /** Names what is missing instead of leaving `undefined` to be tripped over later. */
  const only = <T extends object>(owner: string, members: T): T =>
    new Proxy(members, {
      get: (target, key) => {
        if (Reflect.has(target, key) || typeof key === 'symbol' || key === 'then') return Reflect.get(target, key);
        throw new Error(`stand-in: ${owner}.${key} is not implemented`);
      },
    });

  const ipcRenderer: object = only('ipcRenderer', {
    invoke: (channel: string, ...args: unknown[]) => askHost((id) => ({ type: 'invoke', id, channel, args })),
    send: (channel: string, ...args: unknown[]) => tellHost({ type: 'send', channel, args }),
    on: (channel: string, listener: Listener) => {
      listeners.push({ channel, listener, isOnce: false });
      return ipcRenderer;
    },
    once: (channel: string, listener: Listener) => {
      listeners.push({ channel, listener, isOnce: true });
      return ipcRenderer;
    },
    off: (channel: string, listener: unknown) => {
      forget(channel, listener);
      return ipcRenderer;
    },
    removeListener: (channel: string, listener: unknown) => {
      forget(channel, listener);
      return ipcRenderer;
    },
    listenerCount: (channel: string) => listeners.filter((entry) => entry.channel === channel).length,
    removeAllListeners: (channel: string) => {
      for (const entry of listeners.filter((candidate) => candidate.channel === channel))
        forget(channel, entry.listener);
      return ipcRenderer;
    },
  });
  const contextBridge = only('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => {
      link.post(key, api);
    },
  });
  const electron = only('electron (preload)', { contextBridge, ipcRenderer });

  withoutBrowser(
    page,
    (pressed) => tellHost({ type: 'key', pressed }),
    (at) => {
      popup.place(at.x, at.y);
      tellHost({ type: 'context-menu', ...at });
    },
  );
  page.addEventListener('focus', () => tellHost({ type: 'focus' }));
  page.addEventListener('blur', () => tellHost({ type: 'blur' }));

  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    const known = name.replace(/^node:/, '');
    if (['events', 'timers', 'url'].includes(known)) throw new Error(`stand-in: require('${name}') is not implemented`);
    throw new Error(`module not found: ${name}`); // Electron's words for a sandboxed preload
  };
  const module = { exports: {} };
  try {
    const missing = (name: string) => () => {
      throw new Error(`stand-in: ${name} (preload) is not implemented`);
    };
    preload(
      require,
      module,
      module.exports,
      only('process (preload)', process),
      only('Buffer (preload)', {}),
      missing('setImmediate'),
      missing('clearImmediate'),
    );
  } catch (error) {
    tellHost({ type: 'preload-error', message: String(error) });
    throw error;
  }
};
