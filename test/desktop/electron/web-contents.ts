import { readFileSync } from 'node:fs';
import type { ContextMenuParams, HandlerDetails, Session, WebContents, WindowOpenHandlerResponse } from 'electron';
import { openPage, type Page, type PageEvents } from '../chromium/page.ts';
import type { ContextMenuAt, PopupLine, PressedKey } from '../page/messages.ts';
import { app } from './app.ts';
import { createMainFrame } from './main-frame.ts';
import { mediaFeatures } from './native-theme.ts';
import { errorNumber, loadError } from './net-errors.ts';
import { customScheme, fromWebUrl, isLoadable, originOf, toWebUrl } from './origins.ts';
import { answerCall, answerPermission } from './page-calls.ts';
import { takeUnexpected } from './protocol.ts';
import { inBackground, runtime } from './runtime.ts';
import { defaultSession } from './session.ts';
import { createEvent, notImplemented, standIn, standInEmitter } from './stand-in.ts';

const EVENTS = [
  'will-navigate',
  'will-redirect',
  'will-attach-webview',
  'did-start-loading',
  'did-navigate',
  'did-navigate-in-page',
  'dom-ready',
  'did-finish-load',
  'did-fail-load',
  'console-message',
  'context-menu',
  'before-input-event',
  'preload-error',
  'render-process-gone',
  'unresponsive',
  'responsive',
  'focus',
  'blur',
  'destroyed',
];

/** What the window around the contents wants to know. */
export interface ContentsHooks {
  readonly onFirstPaint: () => void;
  readonly onCloseAsked: () => Promise<boolean>;
  readonly onClosed: () => void;
  /** The page has gained or lost the focus. */
  readonly onFocus: () => void;
}

const LEVELS: Readonly<Record<string, string>> = {
  error: 'error',
  assert: 'error',
  warning: 'warning',
  debug: 'debug',
  verbose: 'debug',
};
/** The empty page that a window opens with, before the application loads anything. */
const isBlank = (url: string): boolean => url.startsWith('https://window.invalid/') || url === '';

/** Chromium's own with the application and Electron in it, as Electron names them. */
const userAgent = (own: string): string => {
  const name = app.getName().replace(/[^\x21-\x7e]/g, '');
  return own.replace(/(Chrome\/\S+)/, `${name}/${app.getVersion()} $1 Electron/${process.versions['electron']}`);
};

/** By origin, as Chromium keeps it: a new window of the same origin has it too. Not over a restart here. */
const zooms = new Map<string, number>();

let lastId = 0;

/** The page of a window: Electron's webContents on one of Chromium's pages. */
export const createWebContents = (preloadFile: string | undefined, hooks: ContentsHooks) => {
  lastId += 1;
  const id = lastId;
  let page: Page | undefined;
  let url = '';
  let isDestroyed = false;
  let webRtcPolicy = 'default';
  let isCrashed = false;
  let isLoading = false;
  let isZoomed = false;
  let openHandler: (details: HandlerDetails) => WindowOpenHandlerResponse = () => ({ action: 'allow' });
  let loading: { resolve: () => void; reject: (problem: string) => void } | undefined;

  const zoomOf = (): number => zooms.get(originOf(url)) ?? 1;
  const mainFrame = createMainFrame(
    id,
    () => url,
    () => isDestroyed,
  );

  const onOpen = (wanted: string, frameName: string, features: string): void => {
    const referrer = { url, policy: 'strict-origin-when-cross-origin' as const };
    const { action } = openHandler({
      url: fromWebUrl(new URL(wanted, toWebUrl(url)).href),
      frameName,
      features,
      disposition: 'new-window',
      referrer,
    });
    if (action !== 'deny') throw notImplemented(`opening a window for the page (window open handler '${action}')`);
  };

  const onKey = (pressed: PressedKey): void => {
    // The page has it already: to prevent this event keeps no key from it.
    emit('before-input-event', createEvent({}), {
      ...pressed,
      type: 'keyDown',
      isComposing: false,
      location: 0,
      modifiers: [],
    });
  };

  let lastPopup = 0;
  let onChosen: (chosen: number | null) => void = () => undefined;
  const onPopup = (popup: number, chosen: number | null): void => {
    if (popup === lastPopup) onChosen(chosen);
  };

  const onContextMenu = ({ isPassword, ...at }: ContextMenuAt): void => {
    const { isEditable, selectionText } = at;
    const editFlags = {
      canUndo: isEditable,
      canRedo: isEditable,
      canCut: isEditable && selectionText !== '',
      canCopy: selectionText !== '',
      canPaste: isEditable,
      canDelete: isEditable && selectionText !== '',
      canSelectAll: true,
      canEditRichly: false,
    };
    const params = standIn<ContextMenuParams>('ContextMenuParams', {
      ...at,
      formControlType: isPassword ? 'input-password' : 'none',
      editFlags,
      frame: mainFrame,
      pageURL: url,
      mediaType: 'none',
    });
    emit('context-menu', createEvent({}), params);
  };

  const pageEvents: PageEvents = {
    onMessage: (message, deliver) => {
      if (message.type === 'invoke' || message.type === 'send') inBackground(answerCall(self, message, deliver));
      else if (message.type === 'permission') inBackground(answerPermission(self, message, deliver));
      else if (message.type === 'open') onOpen(message.url, message.frameName, message.features);
      else if (message.type === 'preload-error') emit('preload-error', {}, preloadFile, new Error(message.message));
      else if (message.type === 'context-menu') onContextMenu(message);
      else if (message.type === 'key') onKey(message.pressed);
      else if (message.type === 'popup') onPopup(message.id, message.chosen);
      else if (message.type === 'close') inBackground(hooks.onCloseAsked());
      else hooks.onFocus();
    },
    onWindowOpen: (wanted, frameName) => onOpen(wanted, frameName, ''),
    onNavigated: (arrived, isSameDocument) => {
      if (isBlank(arrived)) return;
      url = fromWebUrl(arrived);
      isCrashed = false;
      if (isSameDocument) emit('did-navigate-in-page', {}, url, true, 1, 1);
      else emit('did-navigate', {}, url, 200, 'OK');
    },
    onDomReady: () => {
      if (url === '') return;
      applyZoom();
      emit('dom-ready', {});
    },
    onLoaded: () => {
      if (url === '') return;
      isLoading = false;
      emit('did-finish-load', {});
      loading?.resolve();
      loading = undefined;
      hooks.onFirstPaint(); // a page without content is never painted
    },
    onPainted: () => {
      if (url !== '') hooks.onFirstPaint();
    },
    onCrashed: () => {
      isCrashed = true;
      emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    },
    onCloseAsked: hooks.onCloseAsked,
    onClosed: hooks.onClosed,
    onConsole: (level, message, lineNumber, source) => {
      const details = {
        message,
        level: LEVELS[level] ?? 'info',
        lineNumber,
        sourceId: fromWebUrl(source),
        frame: mainFrame,
      };
      emit('console-message', createEvent(details));
    },
  };

  /** Work on the page, in the order asked for, once it is open. Dropped when the page has gone or crashed meanwhile. */
  let queue: Promise<unknown> = Promise.resolve();
  /** What fails because the window has gone meanwhile is no trouble. */
  const orGone = (error: unknown): void => {
    if (!isDestroyed) process.emitWarning(`stand-in: ${String(error)}`);
  };
  const run = (work: (open: Page) => Promise<unknown>, isRecovery = false): void => {
    queue = queue.then(async () => {
      if (!page || isDestroyed || (isCrashed && !isRecovery)) return;
      await work(page).catch(orGone);
    });
  };

  const rejectLoad = (problem: string): void => {
    loading?.reject(problem);
    loading = undefined;
  };
  const failLoad = (problem: string, wanted: string): void => {
    isLoading = false;
    emit('did-fail-load', {}, errorNumber(problem), problem, wanted, true, 1, 1);
    rejectLoad(problem);
  };

  const navigate = (method: 'Page.navigate' | 'Page.reload', wanted: string): void => {
    isLoading = true;
    emit('did-start-loading');
    run(async (open) => {
      const { errorText } = await open.navigate(method, method === 'Page.navigate' ? { url: toWebUrl(wanted) } : {});
      if (errorText !== undefined && errorText !== 'net::ERR_ABORTED') {
        failLoad(takeUnexpected(wanted) ?? String(errorText).replace('net::', ''), wanted);
      }
    }, true);
  };

  const load = (wanted: string): void => {
    // Electron stops loading these without a word of its own.
    if (URL.canParse(wanted) && !isLoadable(wanted)) rejectLoad('ERR_FAILED');
    else if (URL.canParse(wanted)) navigate('Page.navigate', wanted);
    else run(async () => failLoad('ERR_INVALID_URL', wanted));
  };

  /** What Chromium's own menus do: a key without a key, but with the editor's command. */
  const edit = (command: string) => (): void =>
    run((open) => open.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] }));
  const edits = {
    cut: edit('cut'),
    copy: edit('copy'),
    paste: edit('paste'),
    delete: edit('delete'),
    selectAll: edit('selectAll'),
    undo: edit('undo'),
    redo: edit('redo'),
  };

  const end = {
    hasCome: () => isDestroyed,
    error: () => new TypeError('Object has been destroyed'),
    spares: ['id', 'isDestroyed'],
  };
  const members: Partial<WebContents> = {
    id,
    mainFrame,
    // The contents say `session`; the getter keeps the order in which the modules load out of it.
    get session(): Session {
      return defaultSession;
    },
    getURL: () => url,
    isDestroyed: () => isDestroyed,
    isCrashed: () => isCrashed,
    isLoading: () => isLoading,
    getType: () => 'window',
    setWindowOpenHandler: (handler) => {
      openHandler = handler;
    },
    send: (channel, ...args: unknown[]) => run((open) => open.deliver({ type: 'message', channel, args })),
    loadURL: (wanted) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      rejectLoad('ERR_ABORTED');
      loading = { resolve, reject: (problem) => reject(loadError(problem, wanted)) };
      promise.catch(() => undefined); // as in Electron, a caller that does not wait is told by did-fail-load
      load(wanted);
      return promise;
    },
    reload: () => navigate('Page.reload', url),
    focus: () => run((open) => open.window.activate()),
    ...edits,
    getZoomFactor: zoomOf,
    setZoomFactor: (factor) => {
      zooms.set(originOf(url), factor);
      applyZoom();
    },
    getWebRTCIPHandlingPolicy: () => webRtcPolicy,
    setWebRTCIPHandlingPolicy: (policy) => {
      webRtcPolicy = policy;
    },
    forcefullyCrashRenderer: () => {
      // The reply never comes: the renderer that would send it has gone.
      page?.send('Page.crash').catch(() => undefined);
    },
  };
  const { self, emit } = standInEmitter<WebContents>('WebContents', EVENTS, members, end);

  const applyZoom = (): void => {
    const zoom = zoomOf();
    if (zoom === 1 && !isZoomed) return;
    isZoomed = true;
    run((open) => open.send('Runtime.evaluate', { expression: `document.documentElement.style.zoom = '${zoom}'` }));
  };
  const applyTheme = (): void => run((open) => open.send('Emulation.setEmulatedMedia', { features: mediaFeatures() }));

  return {
    self,
    run,
    applyTheme,
    emit,
    page: () => page,
    drawPopup: (lines: readonly PopupLine[], hear: typeof onChosen): void => {
      lastPopup += 1;
      onChosen = hear;
      run((open) => open.deliver({ type: 'popup', id: lastPopup, lines }));
    },
    closePopup: (): void => run((open) => open.deliver({ type: 'popup-close' })),
    mayNavigate: (wanted: string, isRedirect: boolean): boolean => {
      if (page?.takeOwnNavigation()) return true;
      const details = { url: wanted, isSameDocument: false, isMainFrame: true, frame: mainFrame, initiator: mainFrame };
      const event = createEvent(details);
      emit(isRedirect ? 'will-redirect' : 'will-navigate', event, wanted, false, true, 1, 1);
      return !event.defaultPrevented;
    },
    /** Opens the page. `first` runs before anything that was asked for meanwhile. */
    open: (process: object, first: (open: Page) => Promise<void>): void => {
      queue = (async () => {
        const { host } = runtime;
        if (!host) throw new Error('Cannot create BrowserWindow before app is ready');
        const preload = preloadFile === undefined ? '' : readFileSync(preloadFile, 'utf8');
        page = await openPage(host, { preload, process, scheme: customScheme() ?? '', userAgent }, pageEvents);
        await first(page);
      })().catch(orGone);
      applyTheme();
    },
    destroy: (): void => {
      isDestroyed = true;
      emit('destroyed');
      rejectLoad('ERR_FAILED');
    },
  };
};
