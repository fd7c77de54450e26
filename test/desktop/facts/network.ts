import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Server as SocketServer } from 'node:net';
import { type ElectronModule, type Fact, messageOf, rejectionOf } from './fact.ts';

/** Runs `act` against a server on the loopback. */
const withServer =
  (server: () => Server | SocketServer, act: (net: ElectronModule['net'], url: string) => unknown) =>
  async ({ net }: ElectronModule): Promise<unknown> => {
    const running = server();
    running.listen(0, '127.0.0.1');
    await once(running, 'listening');
    const { port } = running.address() as AddressInfo; // it listens on a port
    try {
      return await act(net, `http://127.0.0.1:${port}/`);
    } finally {
      running.close();
    }
  };

const answering = (listener: RequestListener) => () => createServer(listener);
const redirecting = answering((request, response) => {
  const isHome = request.url === '/';
  response.writeHead(isHome ? 302 : 200, isHome ? { location: '/elsewhere' } : {}).end('elsewhere');
});

const ERRORS = 'E: lib/common/api/net-client-request.ts, _die; spec/api-net-spec.ts';
const REDIRECTS = "E: lib/common/api/net-client-request.ts, on('redirect')";

export const NETWORK: readonly Fact[] = [
  {
    name: 'A connection that is refused has Chromium’s words and nothing else',
    source: ERRORS,
    electron: { message: 'net::ERR_CONNECTION_REFUSED' },
    main: async (electron) => {
      let closed = '';
      await withServer(
        () => createServer(),
        (_net, url) => {
          closed = url;
        },
      )(electron);
      return rejectionOf(electron.net.fetch(closed));
    },
  },
  {
    name: 'A name that is not known has Chromium’s words',
    source: ERRORS,
    electron: { message: 'net::ERR_NAME_NOT_RESOLVED' },
    main: ({ net }) => rejectionOf(net.fetch('http://nobody.invalid/')),
  },
  {
    name: 'A connection that closes without an answer has Chromium’s words',
    source: ERRORS,
    electron: { message: 'net::ERR_EMPTY_RESPONSE' },
    main: withServer(
      () => createSocketServer((socket) => void socket.once('data', () => socket.end())),
      (net, url) => rejectionOf(net.fetch(url)),
    ),
  },
  {
    name: 'An answer that is no HTTP has Chromium’s words',
    source: 'Chromium: net/http/http_stream_parser.cc (HTTP/0.9 only at the usual ports)',
    electron: { message: 'net::ERR_INVALID_HTTP_RESPONSE' },
    main: withServer(
      () => createSocketServer((socket) => void socket.once('data', () => socket.end('what?\r\n\r\n'))),
      (net, url) => rejectionOf(net.fetch(url)),
    ),
  },
  {
    name: 'A chunked answer that is cut off fails where it is read',
    source: 'E: lib/common/api/net-client-request.ts, response.destroy(error)',
    electron: [200, { message: 'net::ERR_INCOMPLETE_CHUNKED_ENCODING' }],
    main: withServer(
      () =>
        createSocketServer((socket) => {
          socket.once('data', () => {
            socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n');
            setTimeout(() => socket.end(), 50);
          });
        }),
      async (net, url) => {
        const response = await net.fetch(url);
        return [response.status, await rejectionOf(response.text())];
      },
    ),
  },
  {
    name: 'An answer that is shorter than it says fails where it is read',
    source: 'E: lib/common/api/net-client-request.ts, response.destroy(error)',
    electron: { message: 'net::ERR_CONTENT_LENGTH_MISMATCH' },
    main: withServer(
      () =>
        createSocketServer((socket) => {
          socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'));
        }),
      async (net, url) => rejectionOf((await net.fetch(url)).text()),
    ),
  },
  {
    name: 'A port that browsers do not touch has Chromium’s words',
    source: 'Chromium: net/base/port_util.cc',
    electron: { message: 'net::ERR_UNSAFE_PORT' },
    main: ({ net }) => rejectionOf(net.fetch('http://127.0.0.1:6667/')),
  },
  {
    name: 'A redirect that is not to be followed is rejected',
    source: REDIRECTS,
    electron: { message: 'Redirect was cancelled' },
    main: withServer(redirecting, (net, url) => rejectionOf(net.fetch(url, { redirect: 'manual' }))),
  },
  {
    name: 'A redirect that is an error is rejected in other words',
    source: REDIRECTS,
    electron: { message: "Attempted to redirect, but redirect policy was 'error'" },
    main: withServer(redirecting, (net, url) => rejectionOf(net.fetch(url, { redirect: 'error' }))),
  },
  {
    name: 'A redirect is followed otherwise',
    source: REDIRECTS,
    electron: 'elsewhere',
    main: withServer(redirecting, async (net, url) => (await net.fetch(url)).text()),
  },
  {
    name: 'Six requests to a host run at a time, the next wait',
    source: 'Chromium: net/socket/client_socket_pool_manager.cc, kDefaultMaxSocketsPerGroup',
    electron: [6, 12],
    main: async (electron) => {
      let now = 0;
      let most = 0;
      let all = 0;
      const slow = answering((_request, response) => {
        now += 1;
        most = Math.max(most, now);
        all += 1;
        setTimeout(() => {
          now -= 1;
          response.end('done');
        }, 50);
      });
      const twelve = Array.from({ length: 12 });
      await withServer(slow, (net, url) =>
        Promise.all(twelve.map(async () => (await net.fetch(url, { cache: 'no-store' })).text())),
      )(electron);
      return [most, all];
    },
  },
  {
    name: 'A request that is aborted is rejected with the reason',
    source: 'E: lib/browser/api/net-fetch.ts',
    electron: 'AbortError',
    main: withServer(
      answering(() => undefined),
      async (net, url) => {
        const stop = new AbortController();
        const answer = net.fetch(url, { signal: stop.signal });
        setTimeout(() => stop.abort(), 50);
        return answer.catch((error: Error) => error.name);
      },
    ),
  },
  {
    name: 'A file that is not there has Chromium’s words',
    source: 'docs: net.fetch, file:',
    electron: { message: 'net::ERR_FILE_NOT_FOUND' },
    main: ({ net }) => rejectionOf(net.fetch('file:///no/such.file')),
  },
  {
    name: 'What is no address is rejected by the request itself',
    source: 'E: lib/browser/api/net-fetch.ts, new Request',
    electron: 'TypeError',
    main: ({ net }) => net.fetch('not an address').catch((error: Error) => error.name),
  },
  {
    name: 'Any scheme is privileged before ready, or not at all',
    source: 'docs: protocol.registerSchemesAsPrivileged',
    electron: 'protocol.registerSchemesAsPrivileged should be called before app is ready',
    main: ({ protocol }) => messageOf(() => protocol.registerSchemesAsPrivileged([{ scheme: 'late' }])),
  },
];
