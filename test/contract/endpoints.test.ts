import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { callEndpoint } from '../../src/main/core/api/client.ts';
import type { Endpoint } from '../../src/main/core/api/endpoints/define.ts';
import { ENDPOINTS } from '../../src/main/core/api/endpoints/index.ts';
import { createLimits } from '../../src/main/core/api/limits.ts';
import { ok } from '../../src/shared/failure.ts';
import { fakeClock } from '../fakes/clock.ts';
import { answer, fakeHttp } from '../fakes/http.ts';

/** Requests and replies composed from the documentation of one path. */
const Fixture = z.strictObject({
  source: z.string(),
  requests: z.array(z.record(z.string(), z.unknown())).min(1),
  replies: z
    .array(
      z.strictObject({
        shows: z.string(),
        body: z.strictObject({ request_id: z.string().optional(), data: z.unknown() }),
        skippedRows: z.int().default(0),
        /** Dates within data, and the moments they stand for. */
        reads: z.record(z.string(), z.string()).default({}),
      }),
    )
    .min(1),
});

const FOLDER = 'test/fixtures/api/';
const fixturePaths = globSync(`${FOLDER}**/*.json`).map((file) => file.replaceAll('\\', '/').slice(FOLDER.length, -5));
const endpoints: [string, Endpoint<unknown, unknown>][] = Object.entries(ENDPOINTS);
const fixtureOf = (path: string) => Fixture.parse(JSON.parse(readFileSync(`${FOLDER}${path}.json`, 'utf8')));

/** Calls an endpoint whose provider answers `body`. */
function call(path: string, endpoint: Endpoint<unknown, unknown>, request: unknown, body: unknown) {
  const clock = fakeClock();
  const http = fakeHttp(answer(200, body));
  const getKey = async () => ok('api-ABCDEFGHIJKLMNOPQRSTUVWXYZ012345');
  const options = { http, clock, baseUrl: 'https://api.example/v3', limits: createLimits(clock), getKey };
  return { result: callEndpoint(options, path, endpoint, request), sent: http.sent };
}

/** Every place in a value that holds a number or a text. */
function leaves(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, name]));
}

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

it('every endpoint has a fixture, and every fixture an endpoint', () => {
  expect(fixturePaths.toSorted()).toEqual(Object.keys(ENDPOINTS).toSorted());
});

describe.each(endpoints)('%s', (path, endpoint) => {
  const { requests, replies } = fixtureOf(path);

  it.each(requests)('sends %j as it is', async (request) => {
    const { result, sent } = call(path, endpoint, request, replies[0]?.body);
    expect(await result).toMatchObject({ ok: true });
    expect(sent.map(({ url, method, body }) => [url, method, JSON.parse(body)])).toEqual([
      [`https://api.example/v3/${path}`, endpoint.method, request],
    ]);
  });

  it('sends no field the API does not know, and no null', async () => {
    const [field = 'subaccount_id'] = Object.keys(requests.at(-1) ?? {});
    for (const request of [{ offset: 10 }, { [field]: null }]) {
      const { result, sent } = call(path, endpoint, request, replies[0]?.body);
      expect(await result).toMatchObject({ failure: { kind: 'invalid-input' } });
      expect(sent).toEqual([]);
    }
  });

  describe.each(replies)('reads $shows', ({ body, skippedRows, reads }) => {
    it('whole', async () => {
      const { result } = call(path, endpoint, {}, body);
      const requestId = expect.stringMatching(/^[0-9a-f-]{36}$/);
      expect(await result).toMatchObject({ ok: true, data: { requestId, skippedRows } });
      for (const [place, moment] of Object.entries(reads)) {
        expect(valueAt(await result, ['data', 'data', ...place.split('.')])).toBe(Date.parse(moment));
      }
    });

    it('with fields nobody knows yet', async () => {
      const data = Array.isArray(body.data) ? body.data : Object.assign({ brand_new: { deep: [1] } }, body.data);
      const { result } = call(path, endpoint, {}, { ...body, data, brand_new: 1 });
      expect(await result).toMatchObject({ ok: true, data: { skippedRows } });
    });
  });

  it.each(replies.filter((reply) => reply.skippedRows === 0))(
    'takes no null and no empty text for a 0 in $shows',
    async ({ body }) => {
      for (const place of leaves(body.data).filter((one) => /^-?\d+(\.\d+)?$/.test(String(valueAt(body.data, one))))) {
        for (const nothing of [null, '']) {
          const { result } = call(path, endpoint, {}, { ...body, data: withValueAt(body.data, place, nothing) });
          // Either the reply or the row is refused, or the field is absent: in no case is the value a number.
          const read = await result;
          const isRowLost = read.ok && read.data.skippedRows > 0;
          if (!isRowLost) expect(typeof valueAt(read, ['data', 'data', ...place])).not.toBe('number');
        }
      }
    },
  );
});
