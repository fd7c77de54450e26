import type { Protocol } from 'electron';
import type { PageAnswer, PageRequest } from '../chromium/host.ts';
import { fromWebUrl, registerScheme } from './origins.ts';
import { runtime } from './runtime.ts';
import { requireSession } from './session.ts';
import { standIn } from './stand-in.ts';

type Handler = Parameters<Protocol['handle']>[1];
const handlers = new Map<string, Handler>();

/** Addresses whose handler threw: Electron's ERR_UNEXPECTED, which Chromium's debugger cannot be told. */
const unexpected = new Set<string>();
export const takeUnexpected = (url: string): string | undefined =>
  unexpected.delete(url) ? 'ERR_UNEXPECTED' : undefined;

const readAnswer = async (handler: Handler, url: string, request: PageRequest): Promise<PageAnswer> => {
  const { method, headers, body = null } = request;
  try {
    const response = await handler(new Request(url, { method, headers, body }));
    if (response.type === 'error') return { problem: 'Failed' };
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, body: bytes };
  } catch (error) {
    process.emitWarning(`the handler of ${url} threw: ${String(error)}`);
    if (request.isNavigation) unexpected.add(url);
    return { problem: 'Failed' };
  }
};

/** Answers a page's request: from the custom scheme's handler, or not at all. No page reaches the network here. */
export const answerRequest = async (request: PageRequest): Promise<PageAnswer> => {
  const url = fromWebUrl(request.url);
  const window = [...runtime.windows.values()].find((candidate) => candidate.target() === request.page);
  if (request.isNavigation && window && !window.mayNavigate(url, request.isRedirect)) {
    return { problem: 'Aborted' };
  }
  const handler = handlers.get(new URL(url).protocol.slice(0, -1));
  return handler ? readAnswer(handler, url, request) : { problem: 'BlockedByClient' };
};

export const protocol: Protocol = standIn<Protocol>('protocol', {
  registerSchemesAsPrivileged: (schemes) => {
    if (runtime.isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme } of schemes) registerScheme(scheme);
  },
  handle: (scheme, handler) => {
    requireSession();
    if (handlers.has(scheme)) throw new Error('The scheme has been intercepted'); // Electron's words
    registerScheme(scheme);
    handlers.set(scheme, handler);
  },
  unhandle: (scheme) => {
    requireSession();
    handlers.delete(scheme);
  },
  isProtocolHandled: (scheme) => {
    requireSession();
    return handlers.has(scheme);
  },
});
