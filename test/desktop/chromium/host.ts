import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import type { Fields } from './pipe.ts';
import { type Browser, startChromium, untilProfileIsFree } from './start.ts';

/** A request that a page has made and that waits for an answer. */
export interface PageRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** The page's target, when its main frame asks. */
  readonly page: string | undefined;
  readonly isNavigation: boolean;
  readonly isRedirect: boolean;
}

/** An answer, or the name of a network error (`Network.ErrorReason` of the DevTools protocol). */
export type PageAnswer =
  | {
      readonly status: number;
      readonly statusText: string;
      readonly headers: Iterable<readonly [string, string]>;
      readonly body: Uint8Array;
    }
  | { readonly problem: string };

/** A page that has just been opened and still waits for permission to run. */
export interface NewPage {
  readonly target: string;
  readonly session: string;
  /** Name of the X window that holds the page. */
  readonly windowName: string;
}

export interface Host extends Browser {
  /** Opens a window with an empty page and gives the page before any of its scripts runs. */
  readonly openPage: () => Promise<NewPage>;
  /** Chromium's own user agent. */
  readonly userAgent: string;
  /** The loopback address of the debugger, for a test's own connection. */
  readonly endpoint: () => Promise<string>;
}

const BLANK_ORIGIN = 'https://window.invalid/';
const BLANK: PageAnswer = {
  status: 200,
  statusText: 'OK',
  headers: [['content-type', 'text/html']],
  body: new TextEncoder().encode('<!doctype html><title></title>'),
};

/**
 * Chromium on its usual profile folder, with every request of every page answered by `answer`, and no page but those that `openPage` opens. Any other
 * is closed as it appears: a link with a target must not open what `window.open` may not.
 */
export const startHost = async (
  usual: string,
  port: boolean,
  answer: (request: PageRequest) => Promise<PageAnswer>,
): Promise<Host> => {
  mkdirSync(usual, { recursive: true });
  // Processes of Electron may share a profile; a second Chromium has to have its own.
  const isShared = !(await untilProfileIsFree(usual));
  const profile = isShared ? `${usual}-${process.pid}` : usual;
  const browser = startChromium(profile, port);
  const { pipe } = browser;
  const awaited = new Map<string, (page: NewPage) => void>();
  const pages = new Set<string>();

  const reply = async (id: unknown, given: PageAnswer): Promise<void> => {
    if ('problem' in given) {
      await pipe.send('Fetch.failRequest', { requestId: id, errorReason: given.problem });
      return;
    }
    await pipe.send('Fetch.fulfillRequest', {
      requestId: id,
      responseCode: given.status,
      ...(given.statusText === '' ? {} : { responsePhrase: given.statusText }),
      responseHeaders: [...given.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(given.body).toString('base64'),
    });
  };

  const onRequest = async (params: Fields): Promise<void> => {
    // Fetch.requestPaused of the DevTools protocol.
    const request = params['request'] as {
      url: string;
      method: string;
      headers: Record<string, string>;
      postData?: string;
    };
    const frame = String(params['frameId']);
    if (request.url.startsWith(BLANK_ORIGIN)) return reply(params['requestId'], BLANK);
    // Electron never asks for this one by itself, so the application's handler must not be asked for it either.
    if (new URL(request.url).pathname === '/favicon.ico')
      return reply(params['requestId'], { problem: 'BlockedByClient' });
    const given = await answer({
      url: request.url,
      method: request.method,
      headers: request.headers,
      body: request.postData,
      page: pages.has(frame) ? frame : undefined,
      isNavigation: params['resourceType'] === 'Document',
      isRedirect: params['redirectedRequestId'] !== undefined,
    });
    return reply(params['requestId'], given);
  };

  pipe.hear('Fetch.requestPaused', undefined, (params) => {
    onRequest(params).catch(() => undefined); // the page was closed before its answer came
  });
  pipe.hear('Target.attachedToTarget', undefined, (params) => {
    const info = params['targetInfo'] as { targetId: string; url: string }; // Target.TargetInfo of the DevTools protocol
    const resolve = awaited.get(info.url);
    awaited.delete(info.url);
    if (!resolve) {
      pipe.send('Target.closeTarget', { targetId: info.targetId }).catch(() => undefined); // closed by itself meanwhile
      return;
    }
    pages.add(info.targetId);
    const windowName = info.url.replace('https://', '').replace('/', '__');
    resolve({ target: info.targetId, session: String(params['sessionId']), windowName });
  });
  await pipe.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });
  await pipe.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  await pipe.send('Target.setDiscoverTargets', { discover: true, filter: [{ type: 'page' }, { exclude: true }] });
  await pipe.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }, { exclude: true }],
  });

  const { userAgent } = await pipe.send('Browser.getVersion');
  return {
    ...browser,
    end: async () => {
      await browser.end();
      if (isShared) rmSync(profile, { recursive: true, force: true });
    },
    userAgent: String(userAgent),
    openPage: () =>
      new Promise((resolve) => {
        const url = BLANK_ORIGIN + randomUUID().slice(0, 8);
        awaited.set(url, resolve);
        browser.openAppWindow(url);
      }),
    endpoint: async () => {
      const file = join(profile, 'DevToolsActivePort');
      if (!existsSync(file)) {
        const { promise, resolve } = Promise.withResolvers<void>();
        const watcher = watch(profile, () => existsSync(file) && resolve());
        if (existsSync(file)) resolve();
        await promise;
        watcher.close();
      }
      return `http://127.0.0.1:${readFileSync(file, 'utf8').split('\n')[0]}`;
    },
  };
};
