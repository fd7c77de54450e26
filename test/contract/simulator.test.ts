import { describe, expect, it } from 'vitest';
import { startSimulator } from '../../src/simulator/server.ts';
import { call, error, jsonOf, send, start, withKey } from './simulator-calls.ts';

describe('keys', () => {
  it('are taken from the header, the body and a bearer', async () => {
    const simulator = await start();
    const path = '/api_keys/permissions';
    const { key } = simulator;
    const replies = [
      await send(simulator, path, { headers: withKey(key) }),
      await send(simulator, path, { body: JSON.stringify({ api_key: key }) }),
      await send(simulator, path, { headers: { authorization: `Bearer ${key}` } }),
    ];
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(simulator.requests.map(({ keyPlace }) => keyPlace)).toEqual(['header', 'body', 'bearer']);
  });

  it('are random, of the documented form, and bound to loopback', async () => {
    const one = await start();
    const other = await start();
    expect(one.key).toMatch(/^api-[A-Za-z0-9]{32}$/);
    expect(one.key).not.toBe(other.key);
    expect(one.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v3$/);
  });

  it('absent or malformed: 403 INVALID_IN_PAYLOAD', async () => {
    const simulator = await start();
    for (const headers of [{}, withKey('api-short'), withKey(`api-${'!'.repeat(32)}`)]) {
      const reply = await send(simulator, '/stats/email_cycle', { headers });
      expect(reply.status).toBe(403);
      expect(await reply.json()).toEqual(error('INVALID_IN_PAYLOAD'));
    }
  });

  it('unknown, blocked or revoked: 400 API_EXCEPTION', async () => {
    const simulator = await start({ keys: [{}, { status: 'blocked' }] });
    simulator.revokeKey(simulator.addKey({ key: `api-${'R'.repeat(32)}` }).key);
    for (const key of [`api-${'A'.repeat(32)}`, simulator.keys[1]?.key, `api-${'R'.repeat(32)}`]) {
      const reply = await call(simulator, '/stats/email_cycle', {}, key);
      expect(reply.status).toBe(400);
      expect(await reply.json()).toEqual(error('API_EXCEPTION'));
    }
  });

  it('in a sandbox may read', async () => {
    const simulator = await start({ keys: [{ status: 'sandbox' }] });
    expect((await call(simulator, '/stats/email_cycle')).status).toBe(200);
  });

  it('without the permission: 400 ENDPOINT_PERMISSION_DENIED; the list of permissions is open to every key', async () => {
    const permissions = ['/stats/email_bounces', '/activity/*'];
    const simulator = await start({ keys: [{ permissions }] });
    const denied = await call(simulator, '/stats/email_spam');
    expect(denied.status).toBe(400);
    expect(await denied.json()).toEqual(error('ENDPOINT_PERMISSION_DENIED'));
    expect((await call(simulator, '/stats/email_bounces')).status).toBe(200);
    expect((await call(simulator, '/activity/search')).status).toBe(200);
    expect(await jsonOf(call(simulator, '/api_keys/permissions'))).toEqual({
      request_id: expect.any(String),
      data: permissions,
    });
  });

  it('open everything with a star, and by default everything there is', async () => {
    const simulator = await start();
    const star = simulator.addKey({ permissions: ['*'] });
    expect((await call(simulator, '/stats/email_history', {}, star.key)).status).toBe(200);
    expect(await jsonOf(call(simulator, '/api_keys/permissions'))).toMatchObject({
      data: expect.arrayContaining(['/activity/search', '/stats/email_history', '/stats/email_bounces']),
    });
  });
});

describe('requests', () => {
  it('are POST; anything else and any other path is 404', async () => {
    const simulator = await start();
    const headers = withKey(simulator.key);
    expect((await send(simulator, '/stats/email_cycle', { method: 'GET', headers })).status).toBe(404);
    expect((await send(simulator, '/stats/email_cycle', { method: 'PATCH', headers })).status).toBe(404);
    expect((await call(simulator, '/subaccounts/usage')).status).toBe(404);
    const outside = await fetch(simulator.url.replace('/v3', '/v2/stats/email_cycle'), { method: 'POST', headers });
    expect(outside.status).toBe(404);
  });

  it('may have no body', async () => {
    const simulator = await start();
    expect((await send(simulator, '/stats/email_cycle', { headers: withKey(simulator.key), body: '' })).status).toBe(
      200,
    );
  });

  it('must be a JSON object of at most 1 MB', async () => {
    const simulator = await start();
    const headers = withKey(simulator.key);
    for (const body of ['{"username":', '[]', '"text"', `{"username":"${'x'.repeat(1024 * 1024)}"}`]) {
      const reply = await send(simulator, '/stats/email_bounces', { headers, body });
      expect(reply.status).toBe(400);
      expect(await reply.json()).toEqual(error('INVALID_IN_PAYLOAD'));
    }
  });

  it.each([
    ['/activity/search', { event_types: ['bounced'] }, 'event_types'],
    ['/activity/search', { event_types: 'processed' }, 'event_types'],
    ['/activity/search', { limit: 1_001 }, 'limit'],
    ['/activity/search', { limit: '10' }, 'limit'],
    ['/activity/search', { offset: 10 }, 'offset'],
    ['/activity/search', { start_date: 'last week' }, 'start_date'],
    ['/activity/search', { only_latest: 'yes' }, 'only_latest'],
    ['/activity/search', { continue_token: 'stale' }, 'continue_token'],
    ['/stats/email_history', { group_by: 'recipient' }, 'group_by'],
    ['/stats/email_history', { subaccounts: 'Kd93bz' }, 'subaccounts'],
    ['/stats/email_bounces', { username: 7 }, 'username'],
  ])('%s %j: 400 NON_VALIDATING_IN_PAYLOAD naming %s', async (path, body, fieldname) => {
    const reply = await call(await start(), path, body);
    expect(reply.status).toBe(400);
    expect(await reply.json()).toEqual({
      request_id: expect.any(String),
      data: {
        error: expect.any(String),
        error_code: 'E_ApiResponseCodes.NON_VALIDATING_IN_PAYLOAD',
        field_validation_errors: { fieldname, message: expect.any(String) },
      },
    });
  });

  it('may hold nulls, which count as not sent, and extra fields where a client was seen to send them', async () => {
    const simulator = await start();
    expect((await call(simulator, '/stats/email_bounces', { username: null })).status).toBe(200);
    expect((await call(simulator, '/stats/email_summary', { start_date: '2026-03-01' })).status).toBe(200);
  });

  it('are kept for tests, with key, path and body as they came', async () => {
    const simulator = await start();
    await call(simulator, '/stats/email_history', { group_by: 'domain' });
    expect(simulator.requests).toMatchObject([
      { method: 'POST', path: '/stats/email_history', keyPlace: 'header', body: '{"group_by":"domain"}' },
    ]);
  });
});

describe('answers', () => {
  it('have the documented shapes, percentages of thirty days as text and those of history as numbers', async () => {
    const simulator = await start();
    const text = expect.stringMatching(/^\d+\.\d+$/);
    const number = expect.any(Number);
    const data = (path: string, body?: unknown): Promise<unknown> => jsonOf(call(simulator, path, body));
    expect(await data('/stats/email_bounces')).toEqual({
      request_id: expect.any(String),
      data: { emails: number, rejects: number, softbounces: number, hardbounces: number, bounce_percent: text },
    });
    expect(await data('/stats/email_spam')).toMatchObject({
      data: { emails: number, rejects: number, spams: number, spam_percent: text },
    });
    expect(await data('/stats/email_unsubs')).toMatchObject({
      data: { emails: number, rejects: number, unsubscribes: number, unsubscribe_percent: text },
    });
    const day = expect.stringMatching(/^\d{4}-\d\d-\d\d 00:00:00\+00:00$/);
    expect(await data('/stats/email_cycle')).toMatchObject({
      data: { cycle_start: day, cycle_end: day, cycle_used: number, cycle_remaining: number, cycle_max: number },
    });
    const groups = {
      email_address: { email_address: 'billing@northwind.example' },
      username: { username: 'northwind-crm', description: 'CRM server' },
      domain: { domain: 'shop.northwind.example', domain_verified: true },
      subaccount: { subaccount: 'Master account' },
    };
    for (const [group_by, group] of Object.entries(groups)) {
      expect(await data('/stats/email_history', { group_by })).toMatchObject({
        data: {
          count: number,
          bounce_percent_total: number,
          open_percent_total: number,
          reject_percent_total: number,
          spam_percent_total: number,
          unsubscribe_percent_total: number,
          history: expect.arrayContaining([
            expect.objectContaining({
              ...group,
              used: number,
              bytecount: number,
              avgsize: number,
              bounce_percent: number,
            }),
          ]),
        },
      });
    }
  });

  it('of activity leave out fields that have no value', async () => {
    const simulator = await start();
    const firstOf = async (event: string): Promise<unknown> =>
      jsonOf(call(simulator, '/activity/search', { event_types: [event], limit: 1, start_date: '2020-01-01' }));
    const names = [
      ...['event', 'date', 'email_id', 'from', 'sender', 'sender_full', 'recipient', 'to', 'subject'],
      ...['username', 'subaccount_name', 'byte_size'],
    ];
    const bounced = await firstOf('hard-bounced');
    expect(bounced).toMatchObject({
      data: {
        events: [
          {
            event: 'hard-bounced',
            date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
            smtp_response: expect.stringMatching(/^5\d\d 5\.\d+\.\d+ /),
          },
        ],
        total_events: expect.any(Number),
        continue_token: expect.any(String),
      },
    });
    const fieldsOf = (reply: unknown): string[] =>
      // Shown to be so by the match above, and by the names below where it is not.
      Object.keys((reply as { data: { events: [object] } }).data.events[0]).toSorted();
    expect(fieldsOf(bounced)).toEqual([...names, 'smtp_response', 'host', 'outbound_ip'].toSorted());
    expect(fieldsOf(await firstOf('rejected'))).toEqual([...names, 'reason'].toSorted());
    expect(fieldsOf(await firstOf('unsubscribed'))).toEqual(names.toSorted());
  });

  it('of activity carry headers when asked', async () => {
    const simulator = await start();
    const body = {
      limit: 1,
      include_headers: true,
      custom_headers: ['message-id', 'X-None'],
      start_date: '2020-01-01',
    };
    expect(await jsonOf(call(simulator, '/activity/search', body))).toMatchObject({
      data: {
        events: [
          {
            headers: expect.stringContaining('Subject: '),
            custom_headers: { 'Message-Id': expect.stringMatching(/^<.+>$/) },
          },
        ],
      },
    });
  });

  it('put errors into data, or at the root if so started', async () => {
    const simulator = await start({ errorEnvelope: 'root' });
    const reply = await jsonOf(call(simulator, '/stats/email_bounces', { username: 7 }));
    expect(reply).toEqual({
      request_id: expect.any(String),
      error: expect.any(String),
      error_code: 'E_ApiResponseCodes.NON_VALIDATING_IN_PAYLOAD',
      field_validation_errors: { fieldname: 'username', message: expect.any(String) },
    });
  });
});

describe('the server', () => {
  it('rejects when its port is taken', async () => {
    const { url } = await start();
    await expect(startSimulator({ port: Number(new URL(url).port) })).rejects.toThrow('EADDRINUSE');
  });
});
