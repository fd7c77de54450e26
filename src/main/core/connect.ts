import { randomUUID } from 'node:crypto';
import { type Account, baseUrlOf, hintOf } from '../../shared/account.ts';
import { fail, ok, type Result } from '../../shared/failure.ts';
import { allows, WATCH_PERMISSIONS } from '../../shared/permission.ts';
import type { Client } from './api/client.ts';
import type { Keys } from './keys.ts';

/** Makes the client of one account. Built once by the application, since all clients share one set of limits. */
export type NewClient = (baseUrl: string, getKey: () => Promise<Result<string>>) => Client;

/**
 * Asks SMTP2GO what a key may do (smtp2go-api.md 1.6: the one call every key may make). A key that opens nothing to
 * watch is refused, since an account with it could never be anything but blind.
 */
export async function checkKey(
  newClient: NewClient,
  endpoint: Account['endpoint'],
  key: string,
): Promise<Result<readonly string[]>> {
  const answer = await newClient(baseUrlOf(endpoint), async () => ok(key)).call('api_keys/permissions', {});
  if (!answer.ok) return answer;
  const permissions = answer.data.data;
  if (WATCH_PERMISSIONS.some(({ path }) => allows(permissions, path))) return ok(permissions);
  return fail({
    kind: 'permission-missing',
    endpoint: '/stats/*',
    text: 'The key is good, but it may not read anything Relaywatch watches.',
    requestId: answer.data.requestId,
  });
}

/** An account as it is when it is connected, at `now` (ms). */
export const newAccount = (
  chosen: Pick<Account, 'name' | 'endpoint' | 'simulated'>,
  key: string,
  now: number,
): Account => ({ ...chosen, id: randomUUID(), keyHint: hintOf(key), paused: false, createdAt: now });

/** The account that already uses this key, if any: two of them would count against the same limits. */
export async function accountWithKey(
  keys: Keys,
  accounts: readonly Account[],
  key: string,
): Promise<Account | undefined> {
  for (const account of accounts) {
    if (account.keyHint !== hintOf(key)) continue;
    const held = await keys.get(account.id);
    if (held.ok && held.data === key) return account;
  }
  return undefined;
}
