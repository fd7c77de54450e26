import { getEventListeners } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../src/main/core/api/client.ts';
import { ENDPOINTS, type Path } from '../../src/main/core/api/endpoints/index.ts';
import { createLimits } from '../../src/main/core/api/limits.ts';
import { walkPages } from '../../src/main/core/api/paging.ts';
import { systemClock } from '../../src/main/shell/clock.ts';
import { nodeHttp } from '../../src/main/shell/node-http.ts';
import { ok } from '../../src/shared/failure.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { fakeClock } from '../fakes/clock.ts';
import { until } from '../fixtures/until.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ mailsPerDay: 300 });
});
beforeEach(() => simulator.clearFaults());
afterAll(() => simulator.close());

/** A client with limits of its own, that does not pause between attempts. */
function newClient({ key = simulator.key, baseUrl = simulator.url, clock = systemClock } = {}) {
  const limits = createLimits(clock);
  return createClient({ http: nodeHttp, clock, baseUrl, limits, getKey: async () => ok(key), random: () => 0 });
}

const PATHS: readonly Path[] = [
  'api_keys/permissions',
  'stats/email_bounces',
  'stats/email_history',
  'activity/search',
];
const EVERY_PATH = Object.keys(ENDPOINTS).map((path) => `/${path}`);

describe('against a service that is well', () => {
  it('understands every endpoint of the table', async () => {
    const client = newClient();
    const permissions = await client.call('api_keys/permissions', {});
    expect(permissions).toMatchObject({ data: { data: expect.arrayContaining(EVERY_PATH), skippedRows: 0 } });
    const replies = await Promise.all([
      client.call('stats/email_bounces', {}),
      client.call('stats/email_spam', {}),
      client.call('stats/email_unsubs', {}),
      client.call('stats/email_cycle', {}),
      client.call('stats/email_summary', {}),
      client.call('stats/email_history', { group_by: 'domain' }),
      client.call('activity/search', { limit: 10 }),
    ]);
    for (const reply of replies) {
      expect(reply).toMatchObject({ ok: true, data: { requestId: expect.stringMatching(/./), skippedRows: 0 } });
    }
  });

  it('reads the same numbers from every side', async () => {
    const client = newClient();
    const [bounces, summary] = await Promise.all([
      client.call('stats/email_bounces', {}),
      client.call('stats/email_summary', {}),
    ]);
    if (!bounces.ok || !summary.ok) throw new Error('The simulator did not answer');
    const { softbounces, hardbounces, bounce_percent } = bounces.data.data;
    expect(summary.data.data).toMatchObject({ softbounces, hardbounces, bounce_percent });
    expect(bounce_percent).toBeTypeOf('number');
  });

  it('walks the activity page by page to its end, every event once', async () => {
    const client = newClient({ key: simulator.addKey().key });
    const day = 86_400_000;
    const start_date = new Date(Date.now() - 3 * day).toISOString();
    const end_date = new Date(Date.now() - 2 * day).toISOString();
    let total = 0;
    const walk = await walkPages(async (continue_token, signal) => {
      const page = await client.call(
        'activity/search',
        { start_date, end_date, limit: 100, continue_token },
        { signal },
      );
      if (!page.ok) return page;
      const { events, continue_token: token, total_events } = page.data.data;
      total = total_events;
      return ok({ rows: events, token, skippedRows: page.data.skippedRows });
    }, 100_000);
    if (!walk.ok) throw new Error(walk.failure.kind);
    expect(walk.data).toMatchObject({ skippedRows: 0, end: 'all' });
    expect(total).toBeGreaterThan(200);
    expect(walk.data.rows.length).toBe(total);
    expect(new Set(walk.data.rows.map((row) => JSON.stringify(row))).size).toBe(total);
  });
});

describe.each(['nested', 'root'] as const)('with errors %s', (envelope) => {
  it.each([
    [400, 'ENDPOINT_PERMISSION_DENIED', 'permission-missing'],
    [400, 'NON_VALIDATING_IN_PAYLOAD', 'invalid-input'],
    [403, 'INVALID_IN_PAYLOAD', 'key-refused'],
    [401, 'SOMETHING_NEW', 'key-refused'],
    [403, 'SOMETHING_NEW', 'permission-missing'],
    [402, 'SOMETHING_NEW', 'refused-by-provider'],
    [429, 'REQ_LIMIT_EXCEEDED', 'rate-limited'],
    [500, 'API_EXCEPTION', 'refused-by-provider'],
    [503, 'SOMETHING_NEW', 'refused-by-provider'],
  ])('%d %s is %s', async (status, code, kind) => {
    const text = `Not with ${simulator.key}`;
    simulator.setFault('/stats/email_spam', { kind: 'refusal', status, code, text, envelope });
    const result = await newClient().call('stats/email_spam', {});
    expect(result).toMatchObject({ failure: { kind } });
    expect(JSON.stringify(result)).not.toContain(simulator.key);
  });
});

describe('with a key', () => {
  it.each([
    ['that is unknown', () => `api-${'0'.repeat(32)}`],
    ['that is blocked', () => simulator.addKey({ status: 'blocked' }).key],
  ])('%s, every call says that the key is refused', async (_, keyOf) => {
    const client = newClient({ key: keyOf() });
    for (const path of PATHS) expect(await client.call(path, {})).toMatchObject({ failure: { kind: 'key-refused' } });
  });

  it('that may not call it, names the permission', async () => {
    const { key } = simulator.addKey({ permissions: ['/stats/email_bounces'] });
    const client = newClient({ key });
    expect(await client.call('stats/email_bounces', {})).toMatchObject({ ok: true });
    const endpoint = '/stats/email_spam';
    expect(await client.call('stats/email_spam', {})).toMatchObject({
      failure: { kind: 'permission-missing', endpoint },
    });
  });

  it('whose limit is used up on purpose, waits instead of being told to', async () => {
    const clock = fakeClock();
    const client = newClient({ clock, key: simulator.addKey().key });
    const started = clock.now();
    // A person's part of the 60 that are allowed.
    for (let index = 0; index < 33; index += 1) await client.call('activity/search', { limit: 1 });
    const refused = await client.call('activity/search', { limit: 1 });
    expect(refused).toMatchObject({ failure: { kind: 'rate-limited', until: started + 61_000, by: 'relaywatch' } });
  });
});

describe.each(PATHS)('%s', (path) => {
  const called = () => simulator.requests.filter((request) => request.path === `/${path}`).length;

  it.each([
    ['a page of HTML', { kind: 'html' }, { kind: 'malformed-reply', where: 'its start (not JSON)' }, 1],
    ['garbage', { kind: 'garbage' }, { kind: 'malformed-reply', where: 'its start (not JSON)' }, 1],
    ['nothing', { kind: 'reply' }, { kind: 'malformed-reply', where: 'its start (empty)' }, 1],
    [
      'values of other types',
      { kind: 'wrong-types' },
      { kind: 'malformed-reply', where: expect.stringMatching(/^data\./) },
      1,
    ],
    ['nulls', { kind: 'nulls' }, { kind: 'malformed-reply', where: expect.stringMatching(/^data\./) }, 1],
    ['50 MB', { kind: 'huge' }, { kind: 'malformed-reply', where: 'its size' }, 1],
    ['half an answer', { kind: 'truncated' }, { kind: 'offline', reason: expect.stringMatching(/./) }, 3],
    ['a reset connection', { kind: 'reset' }, { kind: 'offline', reason: expect.stringMatching(/./) }, 3],
    ['HTML of a gateway', { kind: 'html', status: 502 }, { kind: 'refused-by-provider', status: 502 }, 3],
    ['a 404', { kind: 'html', status: 404 }, { kind: 'refused-by-provider', status: 404 }, 1],
    ['a 429', { kind: 'too-many' }, { kind: 'rate-limited' }, 1],
    [
      'a redirect',
      { kind: 'reply', status: 302, headers: { location: '/v3/api_keys/permissions' } },
      { kind: 'refused-by-provider', status: 302 },
      1,
    ],
  ] as const)(
    'answered with %s fails rightly, after as many attempts as it should',
    async (_, fault, failure, attempts) => {
      simulator.setFault(`/${path}`, fault);
      const before = called();
      expect(await newClient().call(path, {})).toMatchObject({ ok: false, failure });
      expect(called() - before).toBe(attempts);
    },
  );

  it('comes through after a hiccup', async () => {
    simulator.setFault(`/${path}`, { kind: 'reset' }, 2);
    expect(await newClient().call(path, {})).toMatchObject({ ok: true });
  });
});

describe('a slow answer', () => {
  it('is given up after 15 s', async () => {
    simulator.setFault('/stats/email_cycle', { kind: 'slow', ms: 600_000 });
    const clock = fakeClock();
    const asked = () => simulator.requests.filter(({ path }) => path === '/stats/email_cycle').length;
    const before = asked();
    const call = newClient({ clock }).call('stats/email_cycle', {});
    for (const attempt of [1, 2, 3]) {
      await until(() => expect(asked()).toBe(before + attempt));
      await clock.advance(15_000);
    }
    expect(await call).toEqual({ ok: false, failure: { kind: 'timed-out', afterMs: 15_000 } });
    expect(clock.waiting()).toBe(0);
  });

  it('is given up at once when it is cancelled', async () => {
    simulator.setFault('/stats/email_cycle', { kind: 'slow', ms: 600_000 });
    const clock = fakeClock();
    const stop = new AbortController();
    const before = simulator.requests.length;
    const call = newClient({ clock }).call('stats/email_cycle', {}, { signal: stop.signal });
    await until(() => expect(simulator.requests.length).toBe(before + 1));
    stop.abort();
    expect(await call).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    expect(clock.waiting()).toBe(0);
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
  });
});

it('says what the connection said when nobody is there', async () => {
  const gone = await startSimulator({ mailsPerDay: 1 });
  await gone.close();
  const result = await newClient({ baseUrl: gone.url }).call('stats/email_cycle', {});
  expect(result).toMatchObject({ failure: { kind: 'offline', reason: expect.stringContaining('ECONNREFUSED') } });
});
