import { readFile, realpath } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { protocol } from 'electron';

const SCHEME = 'app';
const HOST = 'relaywatch';
/** The window's page, the only page whose calls are accepted (ipc.ts). */
export const WINDOW_URL = `${SCHEME}://${HOST}/index.html`;

/** Forbids inline code and styles, network, frames, and turning strings into markup. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Declares our scheme as an ordinary secure origin, so that modules and CSP work in it and compiled scripts are kept.
 * Call before the app is ready.
 */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true },
    },
  ]);
}

/** Serves the files in `folder`, and nothing outside it, not even through a symbolic link. */
export function serveWindowFiles(folder: string): void {
  const headers = { 'Content-Security-Policy': CONTENT_SECURITY_POLICY, 'X-Content-Type-Options': 'nosniff' };
  const notFound = () => new Response('Not found', { status: 404, headers });

  protocol.handle(SCHEME, async (request) => {
    try {
      const url = new URL(request.url);
      const path = normalize(decodeURIComponent(url.pathname));
      const type = TYPES[extname(path)];
      if (url.host !== HOST || request.method !== 'GET' || !type || path.includes('..')) return notFound();
      const file = join(await realpath(folder), path);
      if ((await realpath(file)) !== file) return notFound();
      return new Response(await readFile(file), { headers: { ...headers, 'Content-Type': type } });
    } catch {
      // An address that can't be decoded, or a file that can't be read, is not part of the build.
      return notFound();
    }
  });
}
