import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { SCENARIO_NAMES } from '../../src/simulator/traffic.ts';
import { call, error, jsonOf, start, withKey } from './simulator-calls.ts';

describe('limits', () => {
  it('activity/search takes 60 calls a minute from each key, then 429 without Retry-After and without a body', async () => {
    const clock = { ms: Date.UTC(2026, 10, 24) };
    const simulator = await start({ now: () => clock.ms });
    for (let count = 0; count < 60; count += 1) {
      expect((await call(simulator, '/activity/search', { limit: 1 })).status).toBe(200);
    }
    const refused = await call(simulator, '/activity/search');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBeNull();
    expect(await refused.text()).toBe('');
    expect((await call(simulator, '/stats/email_cycle')).status).toBe(200);
    expect((await call(simulator, '/activity/search', {}, simulator.addKey().key)).status).toBe(200);
    clock.ms += 60_000;
    expect((await call(simulator, '/activity/search')).status).toBe(200);
  });

  it('a computer that makes too many requests is timed out for a minute', async () => {
    const clock = { ms: Date.UTC(2026, 10, 24) };
    const simulator = await start({ now: () => clock.ms, limits: { requestsPerMinute: 5 } });
    for (let count = 0; count < 5; count += 1) expect((await call(simulator, '/stats/email_cycle')).status).toBe(200);
    const refused = await call(simulator, '/stats/email_cycle');
    expect(refused.status).toBe(429);
    expect(await refused.text()).toBe('Too Many Requests');
    clock.ms += 59_000;
    expect((await call(simulator, '/api_keys/permissions')).status).toBe(429);
    clock.ms += 2_000;
    expect((await call(simulator, '/stats/email_cycle')).status).toBe(200);
  });

  it('so is one that makes too many mistakes', async () => {
    const clock = { ms: Date.UTC(2026, 10, 24) };
    const simulator = await start({ now: () => clock.ms, limits: { errorsPerMinute: 3 } });
    for (let count = 0; count < 4; count += 1) {
      expect((await call(simulator, '/stats/email_cycle', { nonsense: 1 })).status).toBe(400);
    }
    expect((await call(simulator, '/stats/email_cycle')).status).toBe(429);
  });
});

it('nobody is told to slow down where there are no limits', async () => {
  const simulator = await start({ limits: 'none' });
  const statuses = await Promise.all(
    Array.from({ length: 100 }, async () => (await call(simulator, '/activity/search')).status),
  );
  expect(new Set(statuses)).toEqual(new Set([200]));
});

describe('scenarios', () => {
  it('provider-down: errors of a gateway and dropped connections, until it is calm again', async () => {
    const simulator = await start({ scenario: 'provider-down' });
    const seen: (number | 'dropped')[] = [];
    for (let count = 0; count < 4; count += 1) {
      seen.push(
        await call(simulator, '/stats/email_cycle').then(
          ({ status }) => status,
          () => 'dropped' as const,
        ),
      );
    }
    expect(seen).toEqual([503, 504, 'dropped', 502]);
    simulator.setScenario('calm');
    expect((await call(simulator, '/stats/email_cycle')).status).toBe(200);
  });

  it('key-revoked: every key is unknown', async () => {
    const simulator = await start();
    simulator.setScenario('key-revoked');
    expect(await jsonOf(call(simulator, '/api_keys/permissions'))).toEqual(error('API_EXCEPTION'));
  });

  it.each(SCENARIO_NAMES)('%s begins after its delay and not before', async (scenario) => {
    const clock = { ms: Date.UTC(2026, 10, 24) };
    const simulator = await start({ now: () => clock.ms, scenario, scenarioDelayMs: 15_000 });
    clock.ms += 14_999;
    expect(simulator.world.scenario()).toBe('calm');
    expect((await call(simulator, '/stats/email_cycle')).status).toBe(200);
    clock.ms += 1;
    expect(simulator.world.scenario()).toBe(scenario);
  });
});

describe('faults', () => {
  const path = '/stats/email_bounces';

  it('html, garbage, an empty 500 and any other reply are sent as asked, for as many calls as asked', async () => {
    const simulator = await start();
    simulator.setFault(path, { kind: 'html', status: 502 });
    const html = await call(simulator, path);
    expect([html.status, html.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8']);
    simulator.setFault(path, { kind: 'garbage' });
    await expect(jsonOf(call(simulator, path))).rejects.toThrow(SyntaxError);
    simulator.setFault(path, { kind: 'reply', status: 500 });
    expect(await (await call(simulator, path)).text()).toBe('');
    simulator.setFault(path, { kind: 'reply', body: { data: [] } }, 1);
    expect(await jsonOf(call(simulator, path))).toEqual({ data: [] });
    expect(await jsonOf(call(simulator, path))).toMatchObject({ data: { emails: expect.any(Number) } });
  });

  it('touch only their path, unless set for all, and are gone when cleared', async () => {
    const simulator = await start();
    simulator.setFault(path, { kind: 'reply', status: 500 });
    expect((await call(simulator, '/stats/email_spam')).status).toBe(200);
    simulator.setFault('*', { kind: 'reply', status: 503 });
    expect((await call(simulator, '/stats/email_spam')).status).toBe(503);
    expect((await call(simulator, path)).status).toBe(500);
    simulator.clearFaults();
    expect((await call(simulator, path)).status).toBe(200);
  });

  it('429 comes with and without Retry-After', async () => {
    const simulator = await start();
    simulator.setFault(path, { kind: 'too-many' });
    expect((await call(simulator, path)).headers.get('retry-after')).toBeNull();
    simulator.setFault(path, { kind: 'too-many', retryAfter: '120' });
    const reply = await call(simulator, path);
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '120']);
  });

  it('a refusal comes in both shapes', async () => {
    const simulator = await start();
    const refusal = { kind: 'refusal', status: 402, code: 'API_EXCEPTION', text: 'Not today' } as const;
    const fields = { error: 'Not today', error_code: 'E_ApiResponseCodes.API_EXCEPTION' };
    simulator.setFault(path, refusal);
    expect(await jsonOf(call(simulator, path))).toMatchObject({ data: fields });
    simulator.setFault(path, { ...refusal, envelope: 'root' });
    expect(await jsonOf(call(simulator, path))).toMatchObject(fields);
  });

  it('a truncated answer and a reset connection fail on the wire', async () => {
    const simulator = await start();
    simulator.setFault(path, { kind: 'truncated' });
    const cut = await call(simulator, path);
    expect(cut.status).toBe(200);
    await expect(cut.text()).rejects.toThrow();
    simulator.setFault(path, { kind: 'reset' });
    await expect(call(simulator, path)).rejects.toThrow();
  });

  it('a slow answer is given up by whoever does not wait, and does not hold up the end', async () => {
    const simulator = await start();
    simulator.setFault(path, { kind: 'slow', ms: 3_600_000 });
    const controller = new AbortController();
    const waiting = fetch(`${simulator.url}${path}`, {
      method: 'POST',
      headers: withKey(simulator.key),
      signal: controller.signal,
    });
    await expect.poll(() => simulator.requests.length).toBe(1);
    controller.abort();
    await expect(waiting).rejects.toThrow('aborted');
    simulator.setFault(path, { kind: 'slow', ms: 1 });
    expect((await call(simulator, path)).status).toBe(200);
  });

  it('a huge answer goes on until it is broken off', async () => {
    const simulator = await start();
    simulator.setFault(path, { kind: 'huge' });
    const reply = await call(simulator, path);
    let size = 0;
    for await (const chunk of reply.body ?? []) {
      size += chunk.length;
      if (size > 10 * 1024 * 1024) break;
    }
    expect(size).toBeGreaterThan(10 * 1024 * 1024);
    simulator.setFault(path, { kind: 'huge', bytes: 100_000 });
    expect((await (await call(simulator, path)).text()).length).toBeGreaterThan(100_000);
  });

  it('wrong types and nulls keep the names of the fields', async () => {
    const simulator = await start();
    simulator.setFault(path, { kind: 'nulls' });
    expect(await jsonOf(call(simulator, path))).toEqual({
      request_id: expect.any(String),
      data: { emails: null, rejects: null, softbounces: null, hardbounces: null, bounce_percent: null },
    });
    simulator.setFault(path, { kind: 'wrong-types' });
    expect(await jsonOf(call(simulator, path))).toMatchObject({
      data: { emails: 'not a number', bounce_percent: { text: expect.any(String) } },
    });
  });
});

describe('a client that goes away in the middle of its request', () => {
  it('leaves the simulator as it was', async () => {
    const simulator = await start();
    const { port } = new URL(simulator.url);
    const half = 'POST /v3/stats/email_cycle HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\n{';
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    await new Promise<void>((resolve) => {
      socket.write(half, () => resolve());
    });
    socket.resetAndDestroy();
    await once(socket, 'close');
    expect((await call(simulator, '/stats/email_cycle')).status).toBe(200);
    expect(simulator.requests).toHaveLength(1);
  });
});
