import type { Session, session as SessionStatics, WebContents } from 'electron';
import { standIn } from './stand-in.ts';

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

export const defaultSession: Session = standIn<Session>('session.defaultSession', {
  setPermissionRequestHandler: (handler) => {
    requestHandler = handler;
  },
  setPermissionCheckHandler: (handler) => {
    checkHandler = handler;
  },
  // No page here can reach a device at all, so the handler is never asked.
  setDevicePermissionHandler: () => undefined,
});

export const session: typeof SessionStatics = standIn<typeof SessionStatics>('session', { defaultSession });
