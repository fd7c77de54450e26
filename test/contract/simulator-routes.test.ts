import { describe, expect, it } from 'vitest';
import { createClient } from '../../src/main/core/api/client.ts';
import { ENDPOINTS, type Path } from '../../src/main/core/api/endpoints/index.ts';
import { createLimits } from '../../src/main/core/api/limits.ts';
import { systemClock } from '../../src/main/shell/clock.ts';
import { nodeHttp } from '../../src/main/shell/node-http.ts';
import { ok } from '../../src/shared/failure.ts';
import { ROUTES } from '../../src/simulator/routes/index.ts';
import { API_FIXTURES } from '../fixtures/api.ts';
import { call, error, refusalOf, start } from './simulator-calls.ts';

/** Every call that takes `subaccount_id`, whether or not it is served (smtp2go-api.md 1.10). */
const OF_SUBACCOUNTS = [
  /^\/(allowed_senders|allowed_recipients|single_sender_emails|suppression|users\/smtp|ip_auth|webhook)\//,
  /^\/api_keys\/(?!permissions$)/,
  /^\/domain\/(?!subaccount_access$)/,
  /^\/sms\/(summary|view-)/,
];

const LIMITS = createLimits(systemClock);
const isPath = (path: string): path is Path => Object.hasOwn(ENDPOINTS, path);

const paths = [...new Set(ROUTES.map(({ path }) => path))];

/** The calls that change nothing, with their documented requests, but for the tokens that only a reply can give. */
const READS = [...API_FIXTURES].flatMap(([path, { requests }]) =>
  isPath(path) && ENDPOINTS[path].retry === 'read'
    ? [[path, requests.map(({ continue_token: _, ...request }) => request)] as const]
    : [],
);

describe('every call that reads', () => {
  it.each(READS)('%s takes what is documented, and answers what its endpoint reads', async (path, requests) => {
    const { url, key } = await start();
    const getKey = async () => ok(key);
    const client = createClient({ http: nodeHttp, clock: systemClock, baseUrl: url, limits: LIMITS, getKey });
    for (const request of requests) {
      const result = await client.call(path, request);
      // There may be nothing by a name of the documentation; that it is understood is all that can be known then.
      const isUnknown = !result.ok && result.failure.kind === 'refused-by-provider';
      if (!isUnknown) expect(result).toMatchObject({ ok: true, data: { skippedRows: 0 } });
    }
  });
});

describe('every call', () => {
  it('is POST; users/smtp/edit alone is PATCH as well', () => {
    const patched = ROUTES.filter(({ methods }) => methods.includes('PATCH')).map(({ path }) => path);
    expect(patched).toEqual(['/users/smtp/edit']);
    expect(ROUTES.filter(({ methods }) => methods.includes('POST')).map(({ path }) => path)).toEqual(paths);
  });

  it('needs its own permission, but for the list of permissions', async () => {
    const simulator = await start({ keys: [{ permissions: ['/email/send'] }] });
    for (const path of paths.filter((entry) => entry !== '/api_keys/permissions')) {
      const reply = await call(simulator, path);
      expect([path, reply.status, await reply.json()]).toEqual([path, 400, error('ENDPOINT_PERMISSION_DENIED')]);
    }
  });

  it('refuses a field it does not know by its name', async () => {
    const simulator = await start();
    for (const path of paths.filter((entry) => entry !== '/stats/email_summary')) {
      expect([path, await refusalOf(simulator, path, { offset: 10 })]).toEqual([
        path,
        { status: 400, code: 'NON_VALIDATING_IN_PAYLOAD', field: 'offset' },
      ]);
    }
  });

  it('takes subaccount_id exactly where the documents say so', async () => {
    const simulator = await start();
    for (const path of paths.filter((entry) => entry !== '/stats/email_summary')) {
      const reply = await call(simulator, path, { subaccount_id: 'Kd93bz' });
      const isRefused = reply.status !== 200 && (await reply.text()).includes('"fieldname":"subaccount_id"');
      expect([path, !isRefused]).toEqual([path, OF_SUBACCOUNTS.some((calls) => calls.test(path))]);
    }
  });
});
