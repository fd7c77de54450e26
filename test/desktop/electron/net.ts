import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Net } from 'electron';
import { netErrorOf } from './net-errors.ts';
import { standIn } from './stand-in.ts';

/** Chromium tells the type of a file by its ending. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const fetchFile = async (url: URL): Promise<Response> => {
  const path = fileURLToPath(url);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw netErrorOf(error);
  });
  return new Response(bytes, { headers: { 'content-type': TYPES[extname(path)] ?? '' } });
};

/** Chromium opens so many connections to a host (net/socket/client_socket_pool_manager.cc); further requests wait. */
const CONNECTIONS = 6;
const hosts = new Map<string, { open: number; readonly waiting: (() => void)[] }>();

/** Waits for a connection to a host, and gives the way to let it go, which counts once. */
const connect = async (url: URL): Promise<() => void> => {
  const host = hosts.get(url.host) ?? { open: 0, waiting: [] };
  hosts.set(url.host, host);
  if (host.open >= CONNECTIONS) await new Promise<void>((resolve) => host.waiting.push(resolve));
  else host.open += 1;
  let isOpen = true;
  return () => {
    if (!isOpen) return;
    isOpen = false;
    const next = host.waiting.shift();
    if (next) next();
    else host.open -= 1;
  };
};

/** The body as it comes; its connection is let go at its end, however that comes. */
const readThrough = ({ body, headers }: Response, end: () => void): ReadableStream<Uint8Array> | null => {
  if (!body) {
    end();
    return null;
  }
  const cut = headers.has('content-length') ? 'ERR_CONTENT_LENGTH_MISMATCH' : 'ERR_INCOMPLETE_CHUNKED_ENCODING';
  const reader = body.getReader();
  return new ReadableStream({
    pull: async (controller) => {
      try {
        const { done, value } = await reader.read();
        if (!done) {
          controller.enqueue(value);
          return;
        }
        controller.close();
      } catch (error) {
        controller.error(netErrorOf(error, cut));
      }
      end();
    },
    cancel: async (reason) => {
      end();
      await reader.cancel(reason);
    },
  });
};

/** What ClientRequest dies of when it is redirected and may not follow (lib/common/api/net-client-request.ts). */
const REFUSALS: Readonly<Partial<Record<Request['redirect'], string>>> = {
  manual: 'Redirect was cancelled',
  error: "Attempted to redirect, but redirect policy was 'error'",
};

const isRedirect = ({ status, headers }: Response): boolean =>
  [301, 302, 303, 307, 308].includes(status) && headers.has('location');

const fetchRemote = async (request: Request): Promise<Response> => {
  const end = await connect(new URL(request.url));
  const refusal = REFUSALS[request.redirect];
  const wanted = new Request(request, refusal === undefined ? {} : { redirect: 'manual' });
  const response = await fetch(wanted).catch((error: unknown) => {
    end();
    throw request.signal.aborted ? error : netErrorOf(error);
  });
  if (refusal !== undefined && isRedirect(response)) {
    await response.body?.cancel();
    end();
    throw new Error(refusal);
  }
  return new Response(readThrough(response, end), response);
};

/** Node's own fetch with Chromium's limits and words, and files, which Electron's net.fetch reads as well. */
export const net: Net = standIn<Net>('net', {
  fetch: async (input, init) => {
    const request = new Request(input, init);
    return request.url.startsWith('file:') ? fetchFile(new URL(request.url)) : fetchRemote(request);
  },
  isOnline: () => true,
  online: true,
});
