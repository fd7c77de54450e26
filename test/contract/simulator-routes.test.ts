import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../src/simulator/routes/index.ts';
import { call, error, refusalOf, start } from './simulator-calls.ts';

/** The calls of smtp2go-api.md 2 and 3 that are served, and the methods they take. */
const DOCUMENTED = [
  ...['/activity/search', '/api_keys/permissions', '/api_keys/remove', '/api_keys/view'],
  ...['/allowed_senders/add', '/allowed_senders/remove', '/allowed_senders/update', '/allowed_senders/view'],
  ...['/domain/add', '/domain/remove', '/domain/returnpath', '/domain/tracking', '/domain/verify', '/domain/view'],
  ...['/ip_allow_list', '/ip_allow_list/add', '/ip_allow_list/edit', '/ip_allow_list/remove', '/ip_allow_list/view'],
  ...['/single_sender_emails/add', '/single_sender_emails/remove', '/single_sender_emails/view'],
  ...['/sms/summary', '/sms/view-received'],
  ...['/stats/email_bounces', '/stats/email_cycle', '/stats/email_history', '/stats/email_spam'],
  ...['/stats/email_summary', '/stats/email_unsubs', '/subaccounts/search'],
  ...['/suppression/add', '/suppression/remove', '/suppression/view'],
  ...['/template/add', '/template/delete', '/template/edit', '/template/search', '/template/view'],
  ...['/users/smtp/add', '/users/smtp/edit', '/users/smtp/remove', '/users/smtp/view'],
  ...['/webhook/add', '/webhook/edit', '/webhook/remove', '/webhook/view'],
];

/** smtp2go-api.md 1.10, as far as the calls are served. */
const OF_SUBACCOUNTS =
  /^\/(allowed_senders|api_keys\/(remove|view)|domain|single_sender_emails|sms|suppression|users\/smtp|webhook)\b/;

const paths = [...new Set(ROUTES.map(({ path }) => path))];

describe('every call', () => {
  it('is one of the documented ones, and none of those is missing', () => {
    expect(paths.toSorted()).toEqual(DOCUMENTED.toSorted());
  });

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
      expect([path, !isRefused]).toEqual([path, OF_SUBACCOUNTS.test(path)]);
    }
  });
});
