import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Net } from 'electron';
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
  return new Response(await readFile(path), { headers: { 'content-type': TYPES[extname(path)] ?? '' } });
};

/** Node's own fetch, and files, which Electron's net.fetch reads as well. */
export const net: Net = standIn<Net>('net', {
  fetch: async (input, init) => {
    const url = typeof input === 'string' ? input : input.url;
    return url.startsWith('file:') ? fetchFile(new URL(url)) : fetch(input, init);
  },
  isOnline: () => true,
  online: true,
});
