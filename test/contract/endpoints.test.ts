import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { callEndpoint } from '../../src/main/core/api/client.ts';
import type { Endpoint } from '../../src/main/core/api/endpoints/define.ts';
import { ENDPOINTS } from '../../src/main/core/api/endpoints/index.ts';
import { createLimits } from '../../src/main/core/api/limits.ts';
import type { Http } from '../../src/main/core/ports.ts';
import { ok } from '../../src/shared/failure.ts';
import { fakeClock } from '../fakes/clock.ts';
import { answer, fakeHttp } from '../fakes/http.ts';
import { API_FIXTURES } from '../fixtures/api.ts';

const endpoints: [string, Endpoint<unknown, unknown>][] = Object.entries(ENDPOINTS);

/** Calls an endpoint whose provider answers `body`; when it is asked what the key may do: everything. */
function call(path: string, endpoint: Endpoint<unknown, unknown>, request: unknown, body: unknown, status = 200) {
  const clock = fakeClock();
  const provider = fakeHttp(answer(status, body));
  const permissions = fakeHttp(answer(200, { data: ['*'] }));
  const http: Http = (url, outgoing) => (url.endsWith(`/v3/${path}`) ? provider : permissions)(url, outgoing);
  const getKey = async () => ok('api-ABCDEFGHIJKLMNOPQRSTUVWXYZ012345');
  const options = { http, clock, baseUrl: 'https://api.example/v3', limits: createLimits(clock), getKey };
  return { result: callEndpoint(options, path, endpoint, request), sent: provider.sent };
}

/** Every place in a value that holds a number or a text. */
function leaves(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, name]));
}

/** The same data with a field nobody knows yet, where it has fields. */
const withNews = (data: unknown): unknown =>
  typeof data === 'object' && data !== null && !Array.isArray(data) ? { brand_new: { deep: [1] }, ...data } : data;

/** Names of fields that hold a secret, in a request or a reply (smtp2go-api.md 2.25, 2.29, 1.2). */
const SECRET = /^(email_password|auth_header_value|api_key)$/;

const isEmptyObject = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && !Array.isArray(data) && Object.keys(data).length === 0;

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined),
    value,
  );

function withValueAt(value: unknown, path: readonly string[], replacement: unknown): unknown {
  const copy: unknown = structuredClone(value);
  const holder = valueAt(copy, path.slice(0, -1));
  if (typeof holder === 'object' && holder !== null) Reflect.set(holder, path.at(-1) ?? '', replacement);
  return copy;
}

it('everything is a POST, but the edit that leaves alone what it does not name', () => {
  expect(endpoints.filter(([, { method }]) => method !== 'POST').map(([path]) => path)).toEqual(['users/smtp/edit']);
});

/** Those that have a fixture; operations.test.ts says what is missing of the others. */
const documented = endpoints.flatMap(([path, endpoint]) => {
  const fixture = API_FIXTURES.get(path);
  return fixture ? [[path, endpoint, fixture] as const] : [];
});

describe.each(documented)('%s', (path, endpoint, { requests, replies, failures }) => {
  const [request] = requests;
  const fullRequest = requests.at(-1);

  it.each(requests)('sends %j as it is', async (one) => {
    const { result, sent } = call(path, endpoint, one, replies[0]?.body);
    expect(await result).toMatchObject({ ok: true });
    expect(sent.map(({ url, method, body }) => [url, method, JSON.parse(body)])).toEqual([
      [`https://api.example/v3/${path}`, endpoint.method, one],
    ]);
  });

  it('sends every field that it may', () => {
    const mayBeSent = endpoint.request instanceof z.ZodObject ? Object.keys(endpoint.request.shape) : [];
    const areShown = new Set(requests.flatMap((one) => Object.keys(one)));
    expect([...areShown].toSorted()).toEqual(mayBeSent.toSorted());
  });

  it('sends no field the API does not know, and no null', async () => {
    const [field = 'subaccount_id'] = Object.keys(fullRequest ?? {});
    for (const wrong of [{ offset: 10 }, { [field]: null }]) {
      const { result, sent } = call(path, endpoint, { ...fullRequest, ...wrong }, replies[0]?.body);
      expect(await result).toMatchObject({ failure: { kind: 'invalid-input' } });
      expect(sent).toEqual([]);
    }
  });

  describe.each(replies)('reads $shows', ({ body, skippedRows, reads, gives }) => {
    it('whole', async () => {
      const { result } = call(path, endpoint, request, body);
      const requestId = body['request_id'] ?? valueAt(body, ['data', 'request_id']);
      expect(await result).toMatchObject({ ok: true, data: { requestId, skippedRows } });
      for (const [place, value] of Object.entries(gives)) {
        expect(valueAt(await result, ['data', 'data', ...place.split('.')]), place).toEqual(value);
      }
      for (const [place, moment] of Object.entries(reads)) {
        expect(valueAt(await result, ['data', 'data', ...place.split('.')])).toBe(Date.parse(moment));
      }
    });

    // An object that holds nothing may be an empty list; one that holds something else is no list of ours.
    if (isEmptyObject(body['data'])) return;
    it('with fields nobody knows yet', async () => {
      const data = 'data' in body ? { data: withNews(body['data']) } : {};
      const { result } = call(path, endpoint, request, { ...body, ...data, brand_new: 1 });
      expect(await result).toMatchObject({ ok: true, data: { skippedRows } });
    });
  });

  it.each(replies.filter((reply) => reply.skippedRows === 0))(
    'takes no null and no empty text for a 0 in $shows',
    async ({ body }) => {
      for (const place of leaves(body['data']).filter((one) =>
        /^-?\d+(\.\d+)?$/.test(String(valueAt(body['data'], one))),
      )) {
        for (const nothing of [null, '']) {
          const { result } = call(path, endpoint, request, {
            ...body,
            data: withValueAt(body['data'], place, nothing),
          });
          // Either the reply or the row is refused, or the field is absent: in no case is the value a number.
          const read = await result;
          const isRowLost = read.ok && read.data.skippedRows > 0;
          if (!isRowLost) expect(typeof valueAt(read, ['data', 'data', ...place])).not.toBe('number');
        }
      }
    },
  );

  it.each(replies)('lets no secret out of $shows', async ({ body }) => {
    const { result } = call(path, endpoint, request, body);
    const text = JSON.stringify(await result);
    // The password of a user just created is the exception: it is shown once.
    const isGiven = path === 'users/smtp/add';
    for (const place of leaves(body)) {
      const value = valueAt(body, place);
      if (!SECRET.test(place.at(-1) ?? '') || value === '') continue;
      expect(text.includes(JSON.stringify(value)), place.join('.')).toBe(isGiven);
    }
  });

  it.each(['in data', 'at the root'])('understands an error told %s', async (where) => {
    const error = { error: 'Not for this key', error_code: 'E_ApiResponseCodes.ENDPOINT_PERMISSION_DENIED' };
    const { result } = call(path, endpoint, request, where === 'in data' ? { data: error } : error, 400);
    expect(await result).toMatchObject({ failure: { kind: 'permission-missing', endpoint: `/${path}` } });
  });

  it.for(failures)('understands $shows', async ({ status, body, is }) => {
    const { result } = call(path, endpoint, request, body, status);
    expect(await result).toMatchObject({ ok: false, failure: is });
  });
});
