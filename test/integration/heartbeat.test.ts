import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/main/core/app.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { type TestPorts, testPorts } from '../fakes/ports.ts';
import { checksOf } from '../fixtures/checks.ts';
import { until } from '../fixtures/until.ts';

const SECRET = 'f3b7c9d1';

describe('a heartbeat, over a real network', () => {
  let clock: FakeClock;
  let simulator: Simulator;
  let around: TestPorts;
  let app: App;
  let accountId: string;
  let watcher: Server;
  let url: string;
  let heard: IncomingMessage[];
  let reply: (response: ServerResponse) => void;
  const { status, untilPolled, nextPoll } = checksOf(() => ({ app, clock, accountId }));

  beforeEach(async () => {
    heard = [];
    reply = (response) => response.end('OK');
    watcher = createServer((request, response) => {
      heard.push(request);
      reply(response);
    });
    await new Promise<void>((resolve) => watcher.listen(0, '127.0.0.1', resolve));
    // Listening on TCP, its address has a port.
    url = `http://127.0.0.1:${(watcher.address() as AddressInfo).port}/ping/${SECRET}`;
    clock = fakeClock();
    simulator = await startSimulator({ now: clock.now });
    around = testPorts({ clock });
    app = createApp(around.ports);
    const endpoint = { kind: 'custom', baseUrl: simulator.url } as const;
    const connected = await app.handlers.connect_account({ key: simulator.key, name: 'Northwind', endpoint });
    if (!connected.ok) throw new Error(JSON.stringify(connected.failure));
    accountId = connected.data.accountId;
    await untilPolled(undefined);
  });
  afterEach(async () => {
    await app.stop();
    await simulator.close();
    watcher.closeAllConnections();
    await new Promise((resolve) => watcher.close(resolve));
    around.remove();
  });

  const set = async (address: string | null) => app.handlers.set_heartbeat({ accountId, url: address });
  const untilSent = () => until(() => expect(status().heartbeat?.sentAt).toBe(clock.now()));
  const untilProblem = (text: RegExp) => until(() => expect(status().heartbeat?.problem).toMatch(text));

  it('asks once after each good check, without a body, a cookie or the key', async () => {
    expect(await set(url)).toEqual({ ok: true, data: null });
    expect(status().heartbeat).toEqual({ url, sentAt: undefined, problem: undefined });
    expect(heard).toEqual([]);
    await nextPoll();
    await untilSent();
    await nextPoll();
    await untilSent();
    expect(heard.map(({ method, url: path }) => `${method} ${path}`)).toEqual([
      `GET /ping/${SECRET}`,
      `GET /ping/${SECRET}`,
    ]);
    expect(heard[0]?.headers).not.toHaveProperty('cookie');
    expect(JSON.stringify(heard[0]?.headers)).not.toContain('api-');
  });

  it.each(['/stats/email_spam', '*'] as const)(
    'is silent while %s cannot be seen, and goes on afterwards',
    async (path) => {
      await set(url);
      simulator.setFault(path, { kind: 'refusal', status: 400, code: 'ENDPOINT_PERMISSION_DENIED', text: 'No' });
      await nextPoll();
      await nextPoll();
      expect(heard).toEqual([]);
      simulator.clearFaults();
      await clock.advance(1000);
      const { checkedAt } = status().watch;
      app.handlers.check_now({ accountId });
      await untilPolled(checkedAt);
      await untilSent();
      expect(heard).toHaveLength(1);
    },
  );

  it('says what stands in the way, keeps when it last answered, and never tries again by itself', async () => {
    await set(url);
    await nextPoll();
    await untilSent();
    const sentAt = status().heartbeat?.sentAt;
    reply = (response) => response.writeHead(404).end();
    await nextPoll();
    await untilProblem(/error \(404\)/);
    reply = (response) => response.writeHead(302, { Location: `${url}/elsewhere` }).end();
    await nextPoll();
    await untilProblem(/another address, which is not followed/);
    reply = (response) => response.destroy();
    await nextPoll();
    await untilProblem(/could not be reached/);
    expect(heard).toHaveLength(4);
    expect(heard.every((request) => request.url === `/ping/${SECRET}`)).toBe(true);
    expect(status().heartbeat?.sentAt).toBe(sentAt);
    reply = (response) => response.end();
    await nextPoll();
    await untilSent();
    expect(status().heartbeat?.problem).toBeUndefined();
  });

  it('waits ten seconds for an answer, and sends no second one meanwhile', async () => {
    await set(url);
    reply = () => undefined;
    await nextPoll();
    await until(() => expect(heard).toHaveLength(1));
    await clock.advance(9_000);
    const { checkedAt } = status().watch;
    app.handlers.check_now({ accountId });
    await untilPolled(checkedAt);
    expect(heard).toHaveLength(1);
    expect(status().heartbeat?.problem).toBeUndefined();
    await clock.advance(1_000);
    await untilProblem(/did not answer within 10 s/);
  });

  it('reads only the beginning of an endless answer', async () => {
    await set(url);
    let isClosed = false;
    reply = (response) => {
      response.on('close', () => {
        isClosed = true;
      });
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(8192)));
      };
      response.on('drain', more);
      more();
    };
    await nextPoll();
    await untilSent();
    await until(() => expect(isClosed).toBe(true));
  });

  it('outlives a restart, is in no log, and goes with its account', async () => {
    await set(url);
    reply = (response) => response.destroy();
    await nextPoll();
    await untilProblem(/could not be reached/);
    expect(status().heartbeat?.problem).not.toContain(SECRET);
    await app.stop();
    app = createApp(around.ports);
    await app.start();
    expect(status().heartbeat).toEqual({ url, sentAt: undefined, problem: undefined });
    expect(around.logged.join('\n')).not.toContain(SECRET);
    await untilPolled(undefined);
    await app.handlers.forget_account({ accountId, keepData: true });
    expect(around.settings.saved().heartbeats).toEqual({});
  });

  it('ends when it is taken back, also one that is under way', async () => {
    await set(url);
    const held = Promise.withResolvers<ServerResponse>();
    reply = held.resolve;
    await nextPoll();
    const response = await held.promise;
    expect(await set(null)).toEqual({ ok: true, data: null });
    response.end('OK');
    await nextPoll();
    expect(status().heartbeat).toBeUndefined();
    expect(heard).toHaveLength(1);
  });

  it('is refused with a password in it, for an account that is not there, and when it cannot be saved', async () => {
    expect(await set('https://user:word@watch.example/')).toMatchObject({ failure: { kind: 'invalid-input' } });
    const stranger = '0b5c9a52-5c9e-4c55-9d0b-6f2f5d2f6a01';
    expect(await app.handlers.set_heartbeat({ accountId: stranger, url })).toMatchObject({
      failure: { kind: 'not-found' },
    });
    around.settings.refuse(true);
    expect(await set(url)).toMatchObject({ failure: { kind: 'disk' } });
    expect(status().heartbeat).toBeUndefined();
  });
});
