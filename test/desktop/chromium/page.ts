import { createCodec } from '../page/codec.ts';
import type { FromPage, ToPage } from '../page/messages.ts';
import { isolatedWorldScript, mainWorldScript, newPageNames } from '../page/scripts.ts';
import type { Host } from './host.ts';
import type { Fields } from './pipe.ts';
import { findXWindow, type XWindow } from './x-window.ts';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a page tells about itself. URLs are Chromium's own. */
export interface PageEvents {
  /** `deliver` reaches the document that has sent the message, and nobody once that has gone. */
  readonly onMessage: (message: FromPage, deliver: Page['deliver']) => void;
  readonly onNavigated: (url: string, isSameDocument: boolean) => void;
  readonly onDomReady: () => void;
  readonly onLoaded: () => void;
  readonly onPainted: () => void;
  readonly onCrashed: () => void;
  /** The person closes the window. Answers whether it may. */
  readonly onCloseAsked: () => Promise<boolean>;
  readonly onClosed: () => void;
  readonly onConsole: (level: string, text: string, line: number, url: string) => void;
  readonly onWindowOpen: (url: string, frameName: string) => void;
}

/** A page in a window of its own. */
export interface Page {
  readonly target: string;
  readonly window: XWindow;
  /** Calls a method of the DevTools protocol in this page. */
  readonly send: (method: string, params?: Fields) => Promise<Fields>;
  /** Tells the preload something; false when no document is there to hear it. */
  readonly deliver: (message: ToPage) => Promise<boolean>;
  readonly bounds: () => Promise<Bounds & { readonly isMinimized: boolean }>;
  readonly setBounds: (bounds: Partial<Bounds>) => Promise<void>;
  readonly setState: (state: 'normal' | 'minimized') => Promise<void>;
  /** Runs a navigation of ours: it is not asked about, neither by the page nor by the application. */
  readonly navigate: (method: 'Page.navigate' | 'Page.reload', params: Fields) => Promise<Fields>;
  /** Whether the main frame's request now arriving comes from `navigate`. */
  readonly takeOwnNavigation: () => boolean;
  readonly close: () => Promise<void>;
}

const ISOLATED = 'preload';
const ASK_BEFORE_CLOSING = `addEventListener('beforeunload', (event) => event.preventDefault())`;
const codec = createCodec();

/** What a page finds around it. */
export interface Surroundings {
  /** The source of a CommonJS preload script. */
  readonly preload: string;
  /** The `process` of the preload script. */
  readonly process: object;
  /** The application's own scheme. */
  readonly scheme: string;
  /** The user agent, given Chromium's own. */
  readonly userAgent: (own: string) => string;
}

/** Opens a window with an empty page, ready to be navigated. */
export const openPage = async (host: Host, surroundings: Surroundings, on: PageEvents): Promise<Page> => {
  const { preload, process, scheme, userAgent } = surroundings;
  const { pipe } = host;
  const { target, session, windowName } = await host.openPage();
  const names = newPageNames();
  const send = (method: string, params: Fields = {}) => pipe.send(method, params, session);
  const stops: (() => void)[] = [];
  const hear = (method: string, listener: (params: Fields) => void) => stops.push(pipe.hear(method, session, listener));
  let world: string | undefined; // unique id of the isolated world of the document now shown
  let isOwnNavigation = false;
  let isLeaving = false; // a script or link of the page is navigating: its beforeunload is not the person closing

  const deliverTo = async (receiver: string | undefined, message: ToPage): Promise<boolean> => {
    const expression = `${names.deliver}(${JSON.stringify(codec.encode(message))})`;
    if (receiver === undefined || receiver !== world) return false;
    try {
      await send('Runtime.evaluate', { expression, uniqueContextId: receiver });
      return true;
    } catch (error) {
      if (receiver === world) throw error;
      return false; // the document has gone while it was told
    }
  };

  hear('Runtime.executionContextCreated', ({ context }) => {
    // Runtime.ExecutionContextDescription of the DevTools protocol.
    const created = context as { name: string; uniqueId: string; auxData: { frameId: string } };
    if (created.name === ISOLATED && created.auxData.frameId === target) world = created.uniqueId;
  });
  hear('Runtime.executionContextDestroyed', ({ executionContextUniqueId }) => {
    if (executionContextUniqueId === world) world = undefined;
  });
  hear('Runtime.executionContextsCleared', () => {
    world = undefined;
  });
  hear('Runtime.bindingCalled', ({ name, payload }) => {
    if (name !== names.binding) return;
    const sender = world;
    // Only our own script knows the name, and it sends nothing else.
    on.onMessage(codec.decode(String(payload)) as FromPage, (message) => deliverTo(sender, message));
  });
  hear('Page.frameNavigated', ({ frame }) => {
    const { id, url } = frame as { id: string; url: string }; // Page.Frame of the DevTools protocol
    if (id === target) on.onNavigated(url, false);
  });
  hear('Page.navigatedWithinDocument', ({ frameId, url }) => {
    if (frameId === target) on.onNavigated(String(url), true);
  });
  hear('Page.domContentEventFired', () => {
    const ask = { expression: ASK_BEFORE_CLOSING, userGesture: true, uniqueContextId: world };
    send('Runtime.evaluate', ask).catch(() => undefined); // the next document asks for itself
    on.onDomReady();
  });
  hear('Page.loadEventFired', on.onLoaded);
  hear('Page.lifecycleEvent', ({ name, frameId }) => {
    if (name === 'firstPaint' && frameId === target) on.onPainted();
  });
  hear('Page.frameRequestedNavigation', ({ frameId }) => {
    isLeaving = frameId === target;
  });
  hear('Page.javascriptDialogOpening', async ({ type }) => {
    const mayClose = type !== 'beforeunload' || isLeaving || isOwnNavigation || (await on.onCloseAsked());
    send('Page.handleJavaScriptDialog', { accept: mayClose }).catch(() => undefined); // somebody else has answered it
  });
  hear('Page.windowOpen', ({ url, windowName: frameName }) => on.onWindowOpen(String(url), String(frameName)));
  hear('Inspector.targetCrashed', () => {
    world = undefined;
    on.onCrashed();
  });
  hear('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const values = args as { value?: unknown; description?: string }[]; // Runtime.RemoteObject of the DevTools protocol
    const text = values.map(({ value, description }) => description ?? String(value)).join(' ');
    const frame = (stackTrace as { callFrames: { url: string; lineNumber: number }[] } | undefined)?.callFrames[0];
    on.onConsole(String(type), text, (frame?.lineNumber ?? -1) + 1, frame?.url ?? '');
  });
  hear('Log.entryAdded', ({ entry }) => {
    const { level, text, url, lineNumber } = entry as {
      level: string;
      text: string;
      url?: string;
      lineNumber?: number;
    };
    on.onConsole(level, text, (lineNumber ?? -1) + 1, url ?? '');
  });
  stops.push(
    pipe.hear('Target.targetDestroyed', undefined, ({ targetId }) => {
      if (targetId !== target) return;
      for (const stop of stops) stop();
      on.onClosed();
    }),
  );

  await Promise.all([
    send('Page.enable'),
    send('Runtime.enable'),
    send('Inspector.enable'),
    send('Log.enable'),
    send('Page.setLifecycleEventsEnabled', { enabled: true }),
    send('Emulation.setUserAgentOverride', { userAgent: userAgent(host.userAgent) }),
    send('Runtime.addBinding', { name: names.binding, executionContextName: ISOLATED }),
    send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(names, scheme) }),
    send('Page.addScriptToEvaluateOnNewDocument', {
      source: isolatedWorldScript(names, process, preload),
      worldName: ISOLATED,
    }),
    send('Runtime.runIfWaitingForDebugger'),
  ]);
  const window = await findXWindow(windowName);
  const { windowId } = await pipe.send('Browser.getWindowForTarget', { targetId: target });

  return {
    target,
    window,
    send,
    deliver: (message) => deliverTo(world, message),
    bounds: async () => {
      const { bounds } = await pipe.send('Browser.getWindowBounds', { windowId });
      // Browser.Bounds of the DevTools protocol, complete for a window that exists.
      const { left, top, width, height, windowState } = bounds as Record<
        'left' | 'top' | 'width' | 'height',
        number
      > & {
        windowState: string;
      };
      return { x: left, y: top, width, height, isMinimized: windowState === 'minimized' };
    },
    setBounds: async ({ x, y, width, height }) => {
      const given = Object.entries({ left: x, top: y, width, height }).filter(([, value]) => value !== undefined);
      await pipe.send('Browser.setWindowBounds', { windowId, bounds: Object.fromEntries(given) });
    },
    setState: async (windowState) => {
      await pipe.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
    },
    navigate: async (method, params) => {
      isOwnNavigation = true;
      isLeaving = false;
      const result = await send(method, params);
      // A navigation within the document makes no request; a reload answers before it makes one.
      if (method === 'Page.navigate') isOwnNavigation = false;
      return result;
    },
    takeOwnNavigation: () => {
      const isOwn = isOwnNavigation;
      isOwnNavigation = false;
      isLeaving = false;
      return isOwn;
    },
    close: async () => {
      await pipe.send('Target.closeTarget', { targetId: target });
    },
  };
};
