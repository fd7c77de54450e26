import { describe, expect, it } from 'vitest';
import { createClient } from '../../../../../src/main/core/api/client.ts';
import { fail, ok } from '../../../../../src/shared/failure.ts';
import { answer, connectionError, type Meets } from '../../../../fakes/http.ts';
import { API_EXCEPTION, BASE_URL, ended, GOOD, ID, READ, RESET, setUp } from './set-up.ts';

describe('a read that got no answer', () => {
  it.each([
    ['a lost connection', RESET],
    ['a 503', answer(503)],
  ])('is repeated after %s, and says so', async (_, trouble) => {
    const { bounces, clock, http } = setUp(trouble, trouble, GOOD());
    const retries: unknown[] = [];
    const call = bounces({ onRetry: ({ attempt, delayMs }) => retries.push([attempt, delayMs]) });
    expect(await ended(clock, call)).toEqual(READ);
    expect(http.sent.length).toBe(3);
    expect(retries).toEqual([
      [1, 500],
      [2, 1000],
    ]);
    expect(clock.waiting()).toBe(0);
  });

  it('is tried three times', async () => {
    const { bounces, clock, http } = setUp(RESET);
    const reason = 'the connection was closed before the answer came (ECONNRESET)';
    expect(await ended(clock, bounces())).toEqual(fail({ kind: 'offline', reason }));
    expect(http.sent.length).toBe(3);
  });

  it('is given 15 s each time', async () => {
    const { bounces, clock, http } = setUp('silence');
    expect(await ended(clock, bounces())).toEqual(fail({ kind: 'timed-out', afterMs: 15_000 }));
    expect(http.sent.map(({ signal }) => signal.aborted)).toEqual([true, true, true]);
    expect(clock.waiting()).toBe(0);
  });

  it('is given 60 s in all', async () => {
    const { clock, ...options } = setUp(GOOD());
    const client = createClient({ ...options, clock, getKey: () => new Promise(() => undefined) });
    expect(await ended(clock, client.call('stats/email_spam', {}))).toEqual(
      fail({ kind: 'timed-out', afterMs: 60_000 }),
    );
    expect(clock.waiting()).toBe(0);
  });

  it('is not repeated when its time would be over', async () => {
    const { bounces, clock, http } = setUp(answer(429), RESET);
    await bounces();
    await clock.advance(200);
    expect(await ended(clock, bounces())).toMatchObject({ failure: { kind: 'offline' } });
    expect(http.sent.length).toBe(2);
  });

  it('is not repeated when it was refused', async () => {
    const { bounces, http } = setUp(answer(404));
    expect(await bounces()).toMatchObject({ failure: { kind: 'refused-by-provider', status: 404 } });
    expect(http.sent.length).toBe(1);
  });
});

describe('a cancelled call', () => {
  const CASES: readonly (readonly [string, readonly Meets[], number])[] = [
    ['while it waits for the answer', ['silence'], 0],
    ['while it pauses before the next attempt', [RESET], 100],
  ];
  it.each(CASES)('ends at once %s, and leaves nothing behind', async (_, script, ms) => {
    const { bounces, clock, http } = setUp(...script);
    const stop = new AbortController();
    const call = bounces({ signal: stop.signal });
    await clock.advance(ms);
    stop.abort();
    expect(await call).toEqual(fail({ kind: 'cancelled' }));
    await clock.advance(120_000);
    expect(http.sent.length).toBe(1);
    expect(http.sent[0]?.signal.aborted).toBe(true);
    expect(clock.waiting()).toBe(0);
  });

  it('is not sent when it was cancelled before', async () => {
    const { bounces, http } = setUp(GOOD());
    expect(await bounces({ signal: AbortSignal.abort() })).toEqual(fail({ kind: 'cancelled' }));
    expect(http.sent).toEqual([]);
  });

  it('gives back the turn it waited for', async () => {
    const { client, clock, http } = setUp(answer(200, { data: { total_events: 0, events: [] } }));
    await client.call('activity/search', {});
    await clock.advance(25_000);
    for (let index = 1; index < 60; index += 1) await client.call('activity/search', {});
    const stop = new AbortController();
    const call = client.call('activity/search', {}, { signal: stop.signal });
    await clock.advance(1000);
    stop.abort();
    expect(await call).toEqual(fail({ kind: 'cancelled' }));
    const next = client.call('activity/search', {});
    await clock.advance(35_000);
    expect(http.sent.length).toBe(61);
    expect(await next).toMatchObject({ ok: true });
  });
});

describe('a 429', () => {
  it('silences the key for a minute, whoever calls and whatever for', async () => {
    const { client, bounces, clock, http } = setUp(answer(429), GOOD());
    const until = clock.now() + 60_000;
    expect(await bounces()).toEqual(fail({ kind: 'rate-limited', until, by: 'smtp2go' }));
    expect(await client.call('api_keys/permissions', {})).toEqual(fail({ kind: 'rate-limited', until, by: 'smtp2go' }));
    expect(http.sent.length).toBe(1);
    await clock.advance(50_000);
    const patient = bounces();
    await clock.advance(9999);
    expect(http.sent.length).toBe(1);
    await clock.advance(1);
    expect(await patient).toEqual(READ);
  });

  it('silences no other key', async () => {
    const { bounces, ...options } = setUp(answer(429), GOOD());
    await bounces();
    const other = createClient({ ...options, getKey: async () => ok(`api-${'0'.repeat(32)}`) });
    expect(await other.call('stats/email_bounces', {})).toEqual(READ);
  });

  it('also delays a call that was waiting for its turn', async () => {
    const empty = answer(200, { data: { total_events: 0, events: [] } });
    const { client, clock, http } = setUp(...Array.from({ length: 60 }, () => empty), answer(429), empty);
    for (let index = 0; index < 60; index += 1) await client.call('activity/search', {});
    await clock.advance(20_000);
    const waiting = client.call('activity/search', {});
    await clock.advance(30_000);
    await client.call('stats/email_bounces', {});
    await clock.advance(30_000);
    expect(await waiting).toMatchObject({ failure: { kind: 'rate-limited' } });
    expect(http.sent.length).toBe(61);
  });
});

describe('a change', () => {
  it('is sent once, by its own method', async () => {
    const { change, http } = setUp(answer(200, { data: { value: 'x' } }));
    expect(await change()).toMatchObject({ ok: true });
    expect(http.sent).toMatchObject([{ method: 'PATCH', url: `${BASE_URL}/users/smtp/edit`, body: '{"value":"x"}' }]);
  });

  it.each([
    ['the connection was lost', RESET],
    ['nothing came back', 'silence' as const],
    ['a gateway answered', answer(504)],
    ['the answer was not understood', answer(200, 'OK')],
  ])('may or may not have happened when %s', async (_, meets) => {
    const { change, clock, http } = setUp(meets);
    expect(await ended(clock, change())).toEqual(fail({ kind: 'outcome-unknown', endpoint: '/users/smtp/edit' }));
    expect(http.sent.length).toBe(1);
  });

  it('may or may not have happened when it is cancelled on its way', async () => {
    const { change, clock } = setUp('silence');
    const stop = new AbortController();
    const call = change({ signal: stop.signal });
    await clock.advance(1);
    stop.abort();
    expect(await call).toMatchObject({ failure: { kind: 'outcome-unknown' } });
  });

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'CERT_HAS_EXPIRED', 'UND_ERR_CONNECT_TIMEOUT'])(
    'has not happened when there was no connection (%s)',
    async (code) => {
      const { change } = setUp(connectionError(code));
      expect(await change()).toMatchObject({ failure: { kind: 'offline' } });
    },
  );

  it('has not happened when it was refused, even if it is cancelled while the key is looked at', async () => {
    const { change, clock } = setUp(API_EXCEPTION(), 'silence');
    const stop = new AbortController();
    const call = change({ signal: stop.signal });
    await clock.advance(1);
    stop.abort();
    expect(await call).toEqual(fail({ kind: 'cancelled' }));
  });
});

describe('the requests of a call', () => {
  const LIMITED = { request_id: ID, data: { error_code: 'E_ApiResponseCodes.REQ_LIMIT_EXCEEDED' } };

  it('are told one by one, with status and request id, and nothing of what they carried', async () => {
    const { bounces, clock } = setUp(RESET, answer(503, { request_id: 'second' }), GOOD());
    const made: unknown[] = [];
    await ended(clock, bounces({ onRequest: (request) => made.push(request) }));
    const path = 'stats/email_bounces';
    expect(made).toEqual([
      { path, durationMs: 0, status: undefined, requestId: undefined },
      { path, durationMs: 0, status: 503, requestId: 'second' },
      { path, durationMs: 0, status: 200, requestId: ID },
    ]);
  });

  it('have the time until the response, or until it was given up', async () => {
    const { bounces, clock } = setUp('silence');
    const made: unknown[] = [];
    await ended(clock, bounces({ onRequest: ({ durationMs }) => made.push(durationMs) }));
    expect(made).toEqual([15_000, 15_000, 15_000]);
  });

  it('have the id of a response whose failure carries none', async () => {
    const { bounces } = setUp(answer(429, LIMITED));
    const made: unknown[] = [];
    await bounces({ onRequest: ({ status, requestId }) => made.push([status, requestId]) });
    expect(made).toEqual([[429, ID]]);
  });

  it('include the question whether the key is still good', async () => {
    const { bounces } = setUp(API_EXCEPTION(), answer(200, { data: { permissions: [] } }));
    const made: unknown[] = [];
    await bounces({ onRequest: ({ path, status }) => made.push([path, status]) });
    expect(made).toEqual([
      ['stats/email_bounces', 400],
      ['api_keys/permissions', 200],
    ]);
  });
});
