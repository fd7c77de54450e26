import { randomUUID } from 'node:crypto';
import { type Account, type ApiServer, baseUrlOf, hintOf } from '../../../shared/account.ts';
import type { Connected, Handlers } from '../../../shared/bridge.ts';
import { fail, ok, type Result } from '../../../shared/failure.ts';
import { allows, WATCH_PERMISSIONS } from '../../../shared/permission.ts';
import type { Client } from '../api/client.ts';
import type { Ports } from '../ports.ts';
import type { SettingsKeeper } from '../settings/keeper.ts';
import type { DemoService } from './demo.ts';
import type { Keys } from './keys.ts';
import { singleFlight } from './single-flight.ts';

/**
 * Creates the API client of one account. There is one such function in the application, because all clients share one
 * set of rate limits.
 */
export type NewClient = (baseUrl: string, getKey: () => Promise<Result<string>>) => Client;

/**
 * Reads the permissions of a key, with the one endpoint that every key may use (smtp2go-api.md 1.6). Refuses a key that
 * can read nothing Relaywatch watches, since its account would never have data.
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

/** A new account, connected at `now` (ms since the epoch). */
const newAccount = (chosen: Pick<Account, 'name' | 'endpoint' | 'simulated'>, key: string, now: number): Account => ({
  ...chosen,
  id: randomUUID(),
  keyHint: hintOf(key),
  paused: false,
  createdAt: now,
});

/** Refuses a key that one of these accounts already uses: two accounts with one key would share its rate limits. */
export async function refuseKnownKey(keys: Keys, accounts: readonly Account[], key: string): Promise<Result<null>> {
  const twin = await accountWithKey(keys, accounts, key);
  if (!twin) return ok(null);
  const message = `This key is already connected as ${twin.name}.`;
  return fail({ kind: 'invalid-input', fields: [{ path: 'key', message }] });
}

async function accountWithKey(keys: Keys, accounts: readonly Account[], key: string): Promise<Account | undefined> {
  for (const account of accounts) {
    if (account.keyHint !== hintOf(key)) continue;
    const held = await keys.get(account.id);
    if (held.ok && held.data === key) return account;
  }
  return undefined;
}

/** Connects an SMTP2GO account or the demo. `add` saves an account whose key has been stored and starts to watch it. */
export function createConnecting({
  ports,
  settings,
  keys,
  newClient,
  demo,
  add,
}: {
  readonly ports: Pick<Ports, 'clock'>;
  readonly settings: Pick<SettingsKeeper, 'get'>;
  readonly keys: Keys;
  readonly newClient: NewClient;
  readonly demo: Pick<DemoService, 'start'>;
  readonly add: (account: Account, permissions: readonly string[]) => Result<Connected>;
}): Pick<Handlers, 'connect_account' | 'connect_demo'> {
  return {
    connect_account: singleFlight(
      ({ key }) => key,
      async ({ key, name, endpoint }) => {
        const isNew = await refuseKnownKey(keys, settings.get().accounts, key);
        if (!isNew.ok) return isNew;
        const checked = await checkKey(newClient, endpoint, key);
        if (!checked.ok) return checked;
        const account = newAccount({ name, endpoint, simulated: false }, key, ports.clock.now());
        await keys.keep(account.id, key);
        const added = add(account, checked.data);
        if (!added.ok) await keys.erase(account.id);
        return added;
      },
    ),
    connect_demo: singleFlight(
      () => 'demo',
      async () => {
        const existing = settings.get().accounts.find((account) => account.simulated);
        if (existing) return ok({ accountId: existing.id, permissions: ['*'], keyKept: 'session' });
        const started = await demo.start();
        if (!started.ok) return started;
        const { baseUrl, key } = started.data;
        const endpoint: ApiServer = { kind: 'custom', baseUrl };
        const checked = await checkKey(newClient, endpoint, key);
        if (!checked.ok) return checked;
        const account = newAccount({ name: 'Demo company', endpoint, simulated: true }, key, ports.clock.now());
        keys.keepForSession(account.id, key);
        return add(account, checked.data);
      },
    ),
  };
}
