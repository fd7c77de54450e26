import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createRuns, type RunAccount } from '../../../../../src/main/core/actions/active-runs.ts';
import { memoryLabels } from '../../../../../src/main/core/actions/labels.ts';
import { createListCache } from '../../../../../src/main/core/actions/list-cache.ts';
import { type Client, createClient } from '../../../../../src/main/core/api/client.ts';
import { createLimits } from '../../../../../src/main/core/api/limits.ts';
import type { Labels } from '../../../../../src/main/core/store/labels.ts';
import type { Progress } from '../../../../../src/shared/bridge.ts';
import { fail, ok } from '../../../../../src/shared/failure.ts';
import { fakeAccountStore } from '../../../../fakes/account-store.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { answer, connectionError, fakeHttp, type Meets } from '../../../../fakes/http.ts';
import { fakeLog } from '../../../../fakes/log.ts';
import { anySecret } from '../../../../fixtures/secrets.ts';

const RUN = 'f0b9f3d8-0f0e-4b53-9d6b-5f0a1d6c3e11';
const ACCOUNT = '6f1f6b0a-33de-4f7a-8a6e-0d5c7f3b2a10';
const EVENT = { event: 'delivered', date: '2026-03-04T08:00:00Z', email_id: '1' };
const PAGE = { request_id: 'r', data: { total_events: 1, continue_token: null, events: [EVENT] } };

describe('a run', () => {
  const labels: Labels = memoryLabels();

  function begin(...script: readonly Meets[]) {
    const clock = fakeClock();
    const http = fakeHttp(...script);
    const client = createClient({
      http,
      clock,
      baseUrl: 'https://api.smtp2go.com/v3',
      limits: createLimits(clock),
      getKey: async () => ok(`api-${'A'.repeat(32)}`),
      random: () => 0,
    });
    const store = fakeAccountStore();
    const progress: Progress[] = [];
    let account: RunAccount = {
      client,
      store: { ...store, labels },
      listCache: createListCache(),
      permissions: () => ['*'],
    };
    const { handlers } = createRuns({ get: (id) => (id === ACCOUNT ? account : undefined) }, clock, fakeLog(), (one) =>
      progress.push(one),
    );
    const { run_action: run, cancel_run: cancel } = handlers;
    const search = (input: unknown, part: Partial<RunAccount> = {}) =>
      changed(part).run({ accountId: ACCOUNT, id: 'activity_search', input, runId: RUN });
    /** The same with another part of the account. */
    const changed = (part: Partial<RunAccount>) => {
      account = { ...account, ...part };
      return { run };
    };
    return { account, store, cancel, changed, clock, http, progress, run, search };
  }

  it('keeps what was read, and answers with it while the network is away, saying since when', async () => {
    const { clock, search } = begin(answer(200, PAGE), connectionError('ENETUNREACH'));
    const fresh = await search({ limit: 5, offset: 0 });
    expect(fresh).toMatchObject({ ok: true, data: { total: 1, stale: undefined } });
    const readAt = clock.now();
    await clock.advance(60_000);
    const later = search({ offset: 0, limit: 5 });
    await clock.advance(60_000);
    expect(await later).toMatchObject({
      ok: true,
      data: { data: [{ email_id: '1' }], stale: { asOf: readAt, failure: { kind: 'offline' } } },
    });
  });

  it('finds what was kept under a name although the dates of the question have moved on', async () => {
    const { clock, run } = begin(answer(200, PAGE), connectionError('ENETUNREACH'));
    const ask = (start_date: string, cacheKey: string) =>
      run({
        accountId: ACCOUNT,
        id: 'activity_search',
        input: { search: { start_date } },
        runId: RUN,
        cacheKey,
      });
    await ask('2026-03-01', '30 days');
    const later = ask('2026-03-02', '30 days');
    await clock.advance(60_000);
    expect(await later).toMatchObject({
      ok: true,
      data: { data: [{ email_id: '1' }], stale: { failure: { kind: 'offline' } } },
    });
    const other = ask('2026-03-02', '7 days');
    await clock.advance(60_000);
    expect(await other).toMatchObject({ ok: false, failure: { kind: 'offline' } });
  });

  it('keeps the whole answer where a later one had to do without something that was away', async () => {
    const list = answer(200, { data: { mode: 'whitelist', allowed_senders: ['b.example'] } });
    const domains = answer(200, { data: { domains: [] } });
    const senders = answer(200, { data: { senders: [] } });
    const { clock, run } = begin(list, domains, senders, list, connectionError('ENETUNREACH'));
    const view = async () => {
      const running = run({ accountId: ACCOUNT, id: 'allowed_senders_view', input: {}, runId: RUN });
      await clock.advance(60_000);
      return running;
    };
    const verified = (state: string) => ({ data: { allowed_senders: [{ verified: state }] } });
    expect(await view()).toMatchObject({ ok: true, data: verified('unverified') });
    expect(await view()).toMatchObject({ ok: true, data: { ...verified('unknown'), stale: undefined } });
    expect(await view()).toMatchObject({
      ok: true,
      data: { ...verified('unverified'), stale: { failure: { kind: 'offline' } } },
    });
  });

  it('answers a question that may hold a secret, and never keeps it', async () => {
    const cached: unknown[] = [];
    const { account, changed, clock } = begin(...Array.from({ length: 40 }, () => answer(200, PAGE)));
    const { run } = changed({ store: { ...account.store, cacheResponse: (...all) => void cached.push(all) } });
    const id = 'activity_search';
    for (const secret of fc.sample(anySecret, { numRuns: 20, seed: 4 })) {
      // Slow enough for the limits.
      await clock.advance(4000);
      const asked = await run({ accountId: ACCOUNT, id, input: { search: { search_sender: secret } }, runId: RUN });
      expect(asked).toMatchObject({ ok: true, data: { total: 1 } });
      const cacheKey = JSON.stringify({ days: 30, search: secret });
      expect(await run({ accountId: ACCOUNT, id, input: {}, runId: RUN, cacheKey })).toMatchObject({ ok: true });
    }
    expect(cached).toEqual([]);
  });

  it('keeps an answer without the secrets in it, and shows it whole while it is fresh', async () => {
    const url = 'https://hooks.example/services/T0/B0/TOKEN?token=x';
    const { clock, run } = begin(answer(200, { data: [{ id: 7, url }] }), connectionError('ENETUNREACH'));
    const view = () => run({ accountId: ACCOUNT, id: 'webhook_view', input: {}, runId: RUN });
    expect(await view()).toMatchObject({ ok: true, data: { data: [{ id: 7, url }] } });
    const later = view();
    await clock.advance(60_000);
    expect(await later).toMatchObject({
      ok: true,
      data: { data: [{ id: 7, url: 'https://hooks.example/…' }], stale: { failure: { kind: 'offline' } } },
    });
  });

  it('does not answer one question with what was kept of another', async () => {
    const { clock, search } = begin(answer(200, PAGE), connectionError('ENETUNREACH'));
    await search({ limit: 5 });
    const other = search({ limit: 6 });
    await clock.advance(60_000);
    expect(await other).toMatchObject({ ok: false, failure: { kind: 'offline' } });
  });

  it('does not hide a refusal behind what was kept', async () => {
    const refused = answer(400, { data: { error: 'no', error_code: 'E_ApiResponseCodes.ENDPOINT_PERMISSION_DENIED' } });
    const { search } = begin(answer(200, PAGE), refused);
    await search({});
    expect(await search({})).toMatchObject({ ok: false, failure: { kind: 'permission-missing' } });
  });

  it('is refused without traffic when the key is known to lack the permission', async () => {
    const { http, search } = begin(answer(200, PAGE));
    const refused = await search({}, { permissions: () => ['/stats/*'] });
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'permission-missing', endpoint: '/activity/search' } });
    expect(http.sent).toEqual([]);
  });

  it('of an account that was forgotten meanwhile is none', async () => {
    const { http, run } = begin();
    const id = 'activity_search';
    expect(await run({ accountId: 'another', id, input: {}, runId: RUN })).toMatchObject({
      failure: { kind: 'not-found', what: 'This account' },
    });
    expect(http.sent).toEqual([]);
  });

  it('refuses an input that no JSON can hold, and does not throw', async () => {
    const { http, search } = begin();
    const circle: { itself?: unknown } = {};
    circle.itself = circle;
    for (const input of [10n, { limit: 10n }, circle, [circle]]) {
      expect(await search(input)).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
    }
    expect(http.sent).toEqual([]);
  });

  it('ends at once when it is cancelled', async () => {
    const { cancel, search } = begin('silence');
    const running = search({});
    await new Promise((settled) => setImmediate(settled));
    cancel({ runId: RUN });
    expect(await running).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
  });

  it('is a failure of the disk where a name cannot be read, and nothing was removed', async () => {
    const { account, changed, http } = begin(answer(200, { request_id: 'r', data: [] }));
    const get = () => {
      throw new Error('database disk image is malformed');
    };
    const { run } = changed({ store: { ...account.store, labels: { ...labels, get } } });
    const remove = run({ accountId: ACCOUNT, id: 'webhook_remove', input: { webhook_id: '7' }, runId: RUN });
    expect(await remove).toEqual({
      ok: false,
      failure: {
        kind: 'disk',
        reason: 'The names kept on this computer could not be read: database disk image is malformed',
      },
    });
    expect(http.sent).toEqual([]);
  });

  describe('in the lanes', () => {
    /** The calls of one run, each with its lane, and what the run tells of their waits. */
    const lanesOf = async (isBulk: boolean) => {
      const { account, changed, progress } = begin();
      const lanes: unknown[] = [];
      const call: Client['call'] = async (path, request, options) => {
        lanes.push(options?.lane);
        if (path !== 'suppression/add') return fail({ kind: 'cancelled' });
        const { email_address } = z.looseObject({ email_address: z.string() }).parse(request);
        options?.onWait?.({ until: lanes.length, by: 'relaywatch' });
        options?.onWait?.(undefined);
        // What the endpoint makes of the answer, which the compiler can't know of a path that varies.
        return ok({ data: { added: true, email_address } as never, requestId: undefined, skippedRows: 0 });
      };
      const { run } = changed({ client: { ...account.client, call } });
      const email_address = Array.from({ length: 13 }, (_, n) => `a${n}@b.example`);
      await run({ accountId: ACCOUNT, id: 'suppression_add', input: { email_address }, runId: RUN, isBulk });
      return { lanes, progress };
    };

    it('is a person’s at first, and goes on in the background once it has become long', async () => {
      const { lanes } = await lanesOf(false);
      expect(lanes).toEqual([
        ...Array.from({ length: 10 }, () => 'person'),
        ...Array.from({ length: 3 }, () => 'background'),
      ]);
    });

    it('is background work from its start where it is one of many', async () => {
      expect(new Set((await lanesOf(true)).lanes)).toEqual(new Set(['background']));
    });

    it('tells how long it waits, and when it goes on, beside how much is done', async () => {
      const { progress } = await lanesOf(false);
      expect(progress.slice(0, 2)).toEqual([
        { runId: RUN, done: 0, total: undefined, wait: { until: 1, by: 'relaywatch' } },
        { runId: RUN, done: 0, total: undefined, wait: undefined },
      ]);
      expect(progress.at(-1)).toEqual({ runId: RUN, done: 13, total: 13, wait: undefined });
    });
  });

  it('that has a bug throws it', async () => {
    const { search, account } = begin();
    const call = () => {
      throw new TypeError('x is undefined');
    };
    await expect(search({}, { client: { ...account.client, call } })).rejects.toThrow('x is undefined');
  });

  it('says why there is no answer where the disk cannot read what was kept either', async () => {
    const { account, clock, search } = begin(connectionError('ENETUNREACH'));
    const cachedResponse = () => {
      throw new Error('database disk image is malformed');
    };
    const running = search({}, { store: { ...account.store, cachedResponse } });
    await clock.advance(60_000);
    expect(await running).toMatchObject({ ok: false, failure: { kind: 'offline' } });
  });

  it('still answers when the disk keeps nothing', async () => {
    const { store, search } = begin(answer(200, PAGE));
    store.refuse('full');
    expect(await search({})).toMatchObject({ ok: true, data: { total: 1 } });
  });
});
