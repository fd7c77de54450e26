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

/** Headers that name where the request comes from, under the application's own scheme. */
const ownHeaders = ({ headers }: PageRequest): [string, string][] =>
  Object.entries(headers).map(([name, value]) => [name, /^(origin|referer)$/i.test(name) ? fromWebUrl(value) : value]);

const readAnswer = async (handler: Handler, url: string, request: PageRequest): Promise<PageAnswer> => {
  const { method, body = null } = request;
  try {
    const response = await handler(new Request(url, { method, headers: ownHeaders(request), body }));
    if (response.type === 'error') return { problem: 'Failed' };
    const bytes = new Uint8Array(await response.arrayBuffer());
    const { status, statusText } = response;
    // A custom scheme has no cookies.
    const headers = [...response.headers].filter(([name]) => name !== 'set-cookie');
    return { status, statusText, headers, body: bytes };
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
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`); // Electron's words
    registerScheme(scheme);
    handlers.set(scheme, handler);
  },
  unhandle: (scheme) => {
    requireSession();
    if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  },
  isProtocolHandled: (scheme) => {
    requireSession();
    return handlers.has(scheme);
  },
});
