import { describe, expect, it } from 'vitest';
import { createClient } from '../../../../../src/main/core/api/client.ts';
import { fail, ok } from '../../../../../src/shared/failure.ts';
import { answer, connectionError, type Meets } from '../../../../fakes/http.ts';
import { API_EXCEPTION, BASE_URL, ended, GOOD, ID, READ, RESET, setUp } from './set-up.ts';

/** The activity searches a person may make in a minute: some of the 60 are kept for checks and bulk runs. */
const PERSONS_SEARCHES = 33;

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
    await clock.advance(15_000);
    expect(await ended(clock, bounces())).toMatchObject({ failure: { kind: 'offline' } });
    expect(http.sent.length).toBe(2);
  });

  it('waits as long as the answer asks for', async () => {
    const { bounces, clock, http } = setUp(answer(503, undefined, { 'retry-after': '20' }), GOOD());
    const call = bounces();
    await clock.advance(19_999);
    expect(http.sent.length).toBe(1);
    await clock.advance(1);
    expect(await call).toEqual(READ);
  });

  it('is not repeated when the answer asks to wait for longer than the call may last', async () => {
    const { bounces, clock, http } = setUp(answer(503, undefined, { 'retry-after': '50' }), GOOD());
    expect(await ended(clock, bounces())).toMatchObject({ failure: { kind: 'refused-by-provider', status: 503 } });
    expect(http.sent.length).toBe(1);
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
    for (let index = 1; index < PERSONS_SEARCHES; index += 1) await client.call('activity/search', {});
    const stop = new AbortController();
    const call = client.call('activity/search', {}, { signal: stop.signal });
    await clock.advance(1000);
    stop.abort();
    expect(await call).toEqual(fail({ kind: 'cancelled' }));
    const next = client.call('activity/search', {});
    await clock.advance(35_000);
    expect(http.sent.length).toBe(PERSONS_SEARCHES + 1);
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
    const { client, clock, http } = setUp(...Array.from({ length: PERSONS_SEARCHES }, () => empty), answer(429), empty);
    for (let index = 0; index < PERSONS_SEARCHES; index += 1) await client.call('activity/search', {});
    await clock.advance(20_000);
    const waiting = client.call('activity/search', {});
    await clock.advance(30_000);
    await client.call('stats/email_bounces', {});
    await clock.advance(30_000);
    expect(await waiting).toMatchObject({ failure: { kind: 'rate-limited' } });
    expect(http.sent.length).toBe(PERSONS_SEARCHES + 1);
  });
});

describe('a change', () => {
  it('is sent once, by its own method', async () => {
    const { change, http } = setUp(answer(200, { data: { value: 'x' } }));
    expect(await change()).toMatchObject({ ok: true });
    expect(http.sent).toMatchObject([{ method: 'PATCH', url: `${BASE_URL}/users/smtp/edit`, body: '{"value":"x"}' }]);
  });

  it.each([
    ['the connection was lost', RESET, { reason: 'the connection was closed before the answer came (ECONNRESET)' }],
    ['nothing came back', 'silence' as const, { reason: 'no answer came within 15 s' }],
    ['a gateway answered', answer(504), { status: 504, text: '', requestId: undefined }],
    [
      'the service failed behind its gateway',
      answer(503, { request_id: ID, data: { error: 'Out of order' } }),
      { status: 503, text: 'Out of order', requestId: ID },
    ],
    [
      'the answer was not understood',
      answer(200, 'OK'),
      {
        status: 200,
        reason: "the answer did not follow SMTP2GO's documentation at its start (not JSON)",
        text: '',
        requestId: undefined,
      },
    ],
    [
      'the answer has a request id and another form',
      answer(200, { request_id: ID, data: { other: 1 } }),
      {
        status: 200,
        reason: "the answer did not follow SMTP2GO's documentation at data.value",
        text: '',
        requestId: ID,
      },
    ],
  ])('may or may not have happened when %s, and all that is known is told', async (_, meets, known) => {
    const { change, clock, http } = setUp(meets);
    expect(await ended(clock, change())).toEqual(
      fail({ kind: 'outcome-unknown', endpoint: '/users/smtp/edit', ...known }),
    );
    expect(http.sent.length).toBe(1);
  });

  it('may or may not have happened when it is cancelled on its way', async () => {
    const { change, clock } = setUp('silence');
    const stop = new AbortController();
    const call = change({ signal: stop.signal });
    await clock.advance(1);
    stop.abort();
    expect(await call).toMatchObject({
      failure: { kind: 'outcome-unknown', reason: 'it was cancelled before the answer came' },
    });
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

describe('a call that waits for its turn', () => {
  /** The calls of a person in a minute that have no limit of their own. */
  const PERSONS_CALLS = 70;
  const CHANGED = answer(200, { data: { value: 'x' } });

  /** All turns of a person are taken, `ageMs` ago. */
  const busy = async (ageMs: number, ...meets: readonly Meets[]) => {
    const set = setUp(...Array.from({ length: PERSONS_CALLS }, GOOD), ...meets);
    for (let n = 0; n < PERSONS_CALLS; n += 1) await set.bounces();
    await set.clock.advance(ageMs);
    return set;
  };

  it('is not sent when too little time would be left for the answer, and says so', async () => {
    const { change, clock, http } = await busy(15_000, CHANGED);
    expect(await change()).toEqual(fail({ kind: 'rate-limited', until: clock.now() + 46_000, by: 'relaywatch' }));
    await clock.advance(120_000);
    expect(http.sent.length).toBe(PERSONS_CALLS);
  });

  it('has the whole time of an attempt for the answer', async () => {
    const { change, clock, http } = await busy(16_000, 'silence');
    const call = change();
    await clock.advance(45_000);
    expect(http.sent.length).toBe(PERSONS_CALLS + 1);
    await clock.advance(14_999);
    expect(http.sent.at(-1)?.signal.aborted).toBe(false);
    await clock.advance(1);
    expect(await call).toMatchObject({ failure: { kind: 'outcome-unknown', reason: 'no answer came within 15 s' } });
  });

  it('waits as long as it takes in the background, and has the whole time of a call after that', async () => {
    const { client, clock, http } = setUp(...Array.from({ length: 300 }, () => GOOD()), RESET, RESET, GOOD());
    const all = Promise.all(
      Array.from({ length: 301 }, () => client.call('stats/email_bounces', {}, { lane: 'background' })),
    );
    await clock.advance(400_000);
    expect(new Set((await all).map(({ ok: isOk }) => isOk))).toEqual(new Set([true]));
    expect(http.sent.length).toBe(303);
    expect(clock.waiting()).toBe(0);
  });

  it('tells how long it waits', async () => {
    const { bounces, clock } = await busy(20_000, GOOD());
    const told: unknown[] = [];
    const until = clock.now() + 41_000;
    await ended(clock, bounces({ onWait: (wait) => told.push(wait) }));
    expect(told).toEqual([{ until, by: 'relaywatch' }, undefined]);
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
