import { randomUUID } from 'node:crypto';
import { type Account, type ApiServer, baseUrlOf, hintOf } from '../../../shared/account.ts';
import type { Connected, Handlers } from '../../../shared/bridge.ts';
import { fail, ok, type Result } from '../../../shared/failure.ts';
import { allows, WATCH_PERMISSIONS } from '../../../shared/permission.ts';
import type { Client } from '../api/client.ts';
import type { Ports } from '../ports.ts';
import type { SettingsKeeper } from '../settings/keeper.ts';
import { findEarlierData } from '../store/earlier-data.ts';
import { ownerOf } from '../store/owners.ts';
import type { DemoService } from './demo.ts';
import type { Keys } from './keys.ts';
import { singleFlight } from './single-flight.ts';

/** Whose server a client calls: SMTP2GO's, or our own simulator. */
type Server = Pick<Account, 'endpoint' | 'simulated'>;

/**
 * Creates the API client of one account. There is one such function in the application, because all clients share one
 * set of rate limits; only those of the simulator have none.
 */
export type NewClient = (server: Server, getKey: () => Promise<Result<string>>) => Client;

/**
 * Reads the permissions of a key, with the one endpoint that every key may use (smtp2go-api.md 1.6). Refuses a key that
 * can read nothing Relaywatch watches, since its account would never have data.
 */
export async function checkKey(newClient: NewClient, server: Server, key: string): Promise<Result<readonly string[]>> {
  const answer = await newClient(server, async () => ok(key)).call('api_keys/permissions', {});
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

/** Refuses a key that one of these accounts already uses: two accounts with one key would share its rate limits. */
export async function refuseKnownKey(keys: Keys, accounts: readonly Account[], key: string): Promise<Result<null>> {
  for (const account of accounts) {
    if (account.keyHint !== hintOf(key) || !(await keys.isKeyOf(account, key))) continue;
    const message = `This key is already connected as ${account.name}.`;
    return fail({ kind: 'invalid-input', fields: [{ path: 'key', message }] });
  }
  return ok(null);
}

/**
 * Connects an SMTP2GO account or the demo. `add` saves an account whose key has been stored and starts to watch it;
 * `inTurn` runs what checks and stores a key, one at a time over all accounts, so that no key gets two accounts.
 */
export function createConnecting({
  ports,
  settings,
  keys,
  newClient,
  demo,
  add,
  inTurn,
  toErase,
}: {
  readonly ports: Pick<Ports, 'clock' | 'platform'>;
  readonly settings: Pick<SettingsKeeper, 'get' | 'canChange'>;
  readonly keys: Keys;
  readonly newClient: NewClient;
  readonly demo: Pick<DemoService, 'start'>;
  readonly add: (account: Account, key: string, permissions: readonly string[]) => Result<Connected>;
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** The forgotten accounts whose data is still to be erased, which is not offered as earlier data. */
  readonly toErase: () => readonly string[];
}): Pick<Handlers, 'connect_account' | 'connect_demo'> {
  const newAccount = (
    chosen: Pick<Account, 'name' | 'endpoint' | 'simulated'>,
    key: string,
    id: string = randomUUID(),
  ): Account => ({ ...chosen, id, keyHint: hintOf(key), paused: false, createdAt: ports.clock.now() });

  const connected = (): readonly string[] => settings.get().accounts.map(({ id }) => id);

  return {
    connect_account: singleFlight(
      ({ key, earlierData }) => `${earlierData} ${key}`,
      async ({ key, name, endpoint, earlierData }) => {
        const allowed = settings.canChange();
        if (!allowed.ok) return allowed;
        const isNew = await refuseKnownKey(keys, settings.get().accounts, key);
        if (!isNew.ok) return isNew;
        const checked = await checkKey(newClient, { endpoint, simulated: false }, key);
        if (!checked.ok) return checked;
        return inTurn(async () => {
          const isStillNew = await refuseKnownKey(keys, settings.get().accounts, key);
          if (!isStillNew.ok) return isStillNew;
          const owner = ownerOf(key, baseUrlOf(endpoint));
          const earlier = findEarlierData(ports.platform.dataFolder, owner, [...connected(), ...toErase()]);
          if (earlier && !earlierData) {
            const { from, to, bytes } = earlier;
            return fail({ kind: 'earlier-data', from, to, bytes });
          }
          const id = earlierData === 'use' ? earlier?.accountId : undefined;
          const account = newAccount({ name, endpoint, simulated: false }, key, id);
          await keys.keep(account, key);
          const added = add(account, key, checked.data);
          if (!added.ok) await keys.erase(account.id);
          return added;
        });
      },
    ),
    connect_demo: singleFlight(
      () => 'demo',
      async () => {
        const allowed = settings.canChange();
        if (!allowed.ok) return allowed;
        const existing = settings.get().accounts.find((account) => account.simulated);
        if (existing) return ok({ accountId: existing.id, permissions: ['*'], keyKept: 'session' });
        const started = await demo.start();
        if (!started.ok) return started;
        const { baseUrl, key } = started.data;
        const endpoint: ApiServer = { kind: 'custom', baseUrl };
        const checked = await checkKey(newClient, { endpoint, simulated: true }, key);
        if (!checked.ok) return checked;
        const account = newAccount({ name: 'Demo company', endpoint, simulated: true }, key);
        keys.keepForSession(account, key);
        return add(account, key, checked.data);
      },
    ),
  };
}
