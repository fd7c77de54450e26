import type { DownloadItem, Session, session as SessionStatics, WebContents } from 'electron';
import { runtime } from './runtime.ts';
import { createEvent, notImplemented, standIn, standInEmitter } from './stand-in.ts';

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type Permission = Parameters<RequestHandler>[1];

let requestHandler: RequestHandler | null = null;
let checkHandler: CheckHandler | null = null;

/** Without a handler everything is granted: that is Electron's default, and why an application must set one. */
export const decidePermission = (
  contents: WebContents,
  permission: string,
  isCheck: boolean,
): Promise<boolean> | boolean => {
  const asked = permission as Permission; // the page names what Chromium names
  const { url, origin } = contents.mainFrame;
  if (isCheck) return checkHandler?.(contents, asked, origin, { isMainFrame: true, requestingUrl: url }) ?? true;
  const handler = requestHandler;
  if (!handler) return true;
  return new Promise((resolve) => handler(contents, asked, resolve, { isMainFrame: true, requestingUrl: url }));
};

const { self, emit } = standInEmitter<Session>('session.defaultSession', ['will-download'], {
  setPermissionRequestHandler: (handler) => {
    requestHandler = handler;
  },
  setPermissionCheckHandler: (handler) => {
    checkHandler = handler;
  },
  // No page here can reach a device at all, so the handler is never asked.
  setDevicePermissionHandler: () => undefined,
});

export const defaultSession: Session = self;

/** Tells of a download that Chromium has refused already. One that the application would have allowed throws by name. */
export const announceDownload = (url: string, filename: string, contents: WebContents | undefined): void => {
  const item = standIn<DownloadItem>('DownloadItem', { getURL: () => url, getFilename: () => filename });
  const event = createEvent({});
  emit('will-download', event, item, contents);
  if (!event.defaultPrevented) throw notImplemented('a download that nobody prevents');
};

/** Throws Electron's words where the session does not exist yet. */
export const requireSession = (): void => {
  if (!runtime.isReady) throw new TypeError('Session can only be received when app is ready');
};

export const session: typeof SessionStatics = standIn<typeof SessionStatics>('session', {
  get defaultSession() {
    requireSession();
    return defaultSession;
  },
});
