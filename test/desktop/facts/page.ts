import type { Fact } from './fact.ts';

/** The page and what serves it. `here` is a folder that the fact's own `serve` answers. */

const html = (body: string, init: ResponseInit = {}): Response =>
  new Response(body, { ...init, headers: { 'content-type': 'text/html', ...init.headers } });

const PROTOCOL = 'docs: protocol.handle; E: lib/browser/api/protocol.ts';
const COOKIES = 'Chromium: net/cookies/cookie_monster.cc, cookieable schemes (http, https, ws, wss)';

export const PAGE: readonly Fact[] = [
  {
    name: 'A page has the address of the application’s scheme, whatever it is served from',
    source: PROTOCOL,
    electron: 'app://facts',
    standIn: {
      differs: 'Chromium takes an unknown scheme for a program, so the page is served from https://HOST.invalid',
    },
    page: 'location.origin',
  },
  {
    name: 'A request of the page names its origin under the application’s scheme',
    source: PROTOCOL,
    electron: ['app://facts', 'app://facts/'],
    serve: ({ headers }) => Response.json([headers.get('origin'), headers.get('referer')?.slice(0, 12)]),
    page: `(await fetch(here, { method: 'POST', body: 'x' })).json()`,
  },
  {
    name: 'The page may fetch an absolute address under the application’s scheme',
    source: PROTOCOL,
    electron: ['fetched', 'requested'],
    serve: ({ url }) => new Response(url.endsWith('a') ? 'fetched' : 'requested'),
    page: `[
      await (await fetch('app://facts' + here + 'a')).text(),
      await new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.onload = () => resolve(request.responseText);
        request.open('GET', 'app://facts' + here + 'b');
        request.send();
      }),
    ]`,
  },
  {
    name: 'A script under an absolute address of the application’s scheme runs',
    source: PROTOCOL,
    electron: 'ran',
    serve: () => new Response(`globalThis.absolute = 'ran'`, { headers: { 'content-type': 'text/javascript' } }),
    page: `new Promise((resolve) => {
      const script = document.createElement('script');
      script.onload = () => resolve(globalThis.absolute);
      script.onerror = () => resolve('failed');
      script.src = 'app://facts' + here;
      document.head.append(script);
    })`,
  },
  {
    name: 'A handler is asked by the address of the application’s scheme',
    source: PROTOCOL,
    electron: 'app://facts/ /deep?a=1',
    serve: ({ url }) => new Response(url.replace(/\/\d+\//, '/ /')),
    page: `(await fetch(here + 'deep?a=1')).text()`,
  },
  {
    name: 'Status, words of the status and headers of an answer reach the page',
    source: PROTOCOL,
    electron: [418, 'Short and stout', 'yes'],
    serve: () => new Response('', { status: 418, statusText: 'Short and stout', headers: { 'x-known': 'yes' } }),
    page: `fetch(here).then(({ status, statusText, headers }) => [status, statusText, headers.get('x-known')])`,
  },
  {
    name: 'Method and body of a request reach the handler',
    source: PROTOCOL,
    electron: 'PUT a body',
    serve: async (request) => new Response(`${request.method} ${await request.text()}`),
    page: `(await fetch(here, { method: 'PUT', body: 'a body' })).text()`,
  },
  {
    name: 'A handler that throws fails the request',
    source: 'E: lib/browser/api/protocol.ts, ERR_UNEXPECTED',
    electron: 'TypeError: Failed to fetch',
    serve: () => {
      throw new Error('the handler throws, on purpose');
    },
    page: `fetch(here).catch(String)`,
  },
  {
    name: 'Response.error of a handler fails the request',
    source: 'E: lib/browser/api/protocol.ts, ERR_FAILED',
    electron: 'TypeError: Failed to fetch',
    serve: () => Response.error(),
    page: `fetch(here).catch(String)`,
  },
  {
    name: 'A page reads no cookies, and keeps none',
    source: COOKIES,
    electron: '',
    page: `(document.cookie = 'a=1', document.cookie)`,
  },
  {
    name: 'Cookies of an answer are not kept, and not sent again',
    source: COOKIES,
    electron: ['', null],
    serve: ({ headers }) => Response.json(headers.get('cookie'), { headers: { 'set-cookie': 'b=2; Path=/' } }),
    page: `(await fetch(here), [document.cookie, await (await fetch(here)).json()])`,
  },
  {
    name: 'localStorage works',
    source: 'docs: protocol.registerSchemesAsPrivileged, standard',
    electron: 'kept',
    page: `(localStorage.setItem('fact', 'kept'), localStorage.getItem('fact'))`,
  },
  {
    name: 'The page is a secure context',
    source: 'docs: protocol.registerSchemesAsPrivileged, secure',
    electron: true,
    page: 'isSecureContext',
  },
  {
    name: 'The user agent names the application and Electron',
    source: 'E: shell/browser/electron_browser_client.cc, user agent; docs: app.userAgentFallback',
    electron: true,
    page: `/ Facts\\/1\\.2\\.3 Chrome\\/\\S+ Electron\\/45\\.\\S+ Safari\\//.test(navigator.userAgent)`,
  },
  {
    name: 'prompt throws',
    source: 'E: lib/renderer/window-setup.ts',
    electron: 'Error: prompt() is not supported.',
    page: `(() => { try { return prompt('Name?'); } catch (error) { return String(error); } })()`,
  },
  {
    name: 'A second handler of a scheme is refused',
    source: 'E: spec/api-protocol-spec.ts, handle',
    electron: 'Failed to register protocol: app',
    main: ({ protocol }) => {
      try {
        protocol.handle('app', () => html(''));
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
      return 'nothing was thrown';
    },
  },
  {
    name: 'A handler that was never there cannot be taken away',
    source: 'E: lib/browser/api/protocol.ts, unhandle',
    electron: 'Failed to unhandle protocol: nothing',
    main: ({ protocol }) => {
      try {
        protocol.unhandle('nothing');
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
      return 'nothing was thrown';
    },
  },
];
