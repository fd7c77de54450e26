import { z } from 'zod';
import { type Account, ApiKey, BaseUrl, baseUrlOf } from '../../../shared/account.ts';
import { fail, ok, type Result } from '../../../shared/failure.ts';
import type { AccountStatus, Keychain } from '../../../shared/state.ts';
import type { SecretStore } from '../ports.ts';

type KeyOwner = Pick<Account, 'id' | 'endpoint'>;

/**
 * The accounts' API keys, each with the address it was given for: in the keychain, or in memory until quit if there is
 * no keychain. Never written anywhere else.
 */
export interface Keys {
  /**
   * The key, if it was given for the account's address. Whoever can write the settings file could otherwise send it
   * anywhere: another address fails with `address-changed` until the person confirms it.
   */
  readonly get: (account: KeyOwner) => Promise<Result<string>>;
  /** Whether this is the key of the account, whatever its address. */
  readonly isKeyOf: (account: KeyOwner, key: string) => Promise<boolean>;
  /** The address the account's key was given for; `undefined` if there is no key, or none can be read. */
  readonly addressOf: (account: KeyOwner) => Promise<string | undefined>;
  /** Stores a key and returns where. If the keychain fails, the key is kept in memory for this session. */
  readonly keep: (account: KeyOwner, key: string) => Promise<'keychain' | 'session'>;
  /** Takes the account's address for the one its key was given for. */
  readonly confirmAddress: (account: KeyOwner) => Promise<Result<null>>;
  /** Keeps a key in memory only: the simulator's, which is worthless after this run. */
  readonly keepForSession: (account: KeyOwner, key: string) => void;
  readonly whereIs: (accountId: string) => AccountStatus['keyKept'];
  readonly erase: (accountId: string) => Promise<Result<null>>;
}

interface Item {
  readonly key: string;
  readonly baseUrl: string;
}

const StoredItem = z.object({ key: ApiKey, baseUrl: BaseUrl });

/** What the keychain holds: an item, a bare key of an earlier version, or something that is not ours. */
function parseItem(text: string): Item | { readonly key: string; readonly baseUrl: undefined } | undefined {
  const bare = ApiKey.safeParse(text);
  if (bare.success) return { key: bare.data, baseUrl: undefined };
  try {
    return StoredItem.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const MISSING = fail({ kind: 'no-key', detail: 'The keychain has no key for this account. Paste its API key again.' });

/** `report` is called with the keychain's state after every keychain call. */
export function createKeys(secrets: SecretStore, report: (keychain: Keychain) => void): Keys {
  const session = new Map<string, Item>();
  const inKeychain = new Set<string>();

  const store = async (accountId: string, item: Item): Promise<'keychain' | 'session'> => {
    const kept = await secrets.set(accountId, JSON.stringify(item));
    report(kept.ok ? { kind: 'works' } : kept.problem);
    if (kept.ok) {
      session.delete(accountId);
      inKeychain.add(accountId);
      return 'keychain';
    }
    session.set(accountId, item);
    return 'session';
  };

  const find = async (account: KeyOwner): Promise<Result<Item>> => {
    const held = session.get(account.id);
    if (held) return ok(held);
    const kept = await secrets.get(account.id);
    report(kept.ok ? { kind: 'works' } : kept.problem);
    if (!kept.ok) return fail({ kind: 'no-key', detail: kept.problem.detail });
    const item = kept.value ? parseItem(kept.value) : undefined;
    if (!item) return MISSING;
    inKeychain.add(account.id);
    if (item.baseUrl !== undefined) return ok(item);
    // Earlier versions kept the key alone; the address it is used at now becomes the one it was given for.
    const adopted = { key: item.key, baseUrl: baseUrlOf(account.endpoint) };
    const saved = await secrets.set(account.id, JSON.stringify(adopted));
    report(saved.ok ? { kind: 'works' } : saved.problem);
    return ok(adopted);
  };

  return {
    get: async (account) => {
      const item = await find(account);
      if (!item.ok) return item;
      const now = baseUrlOf(account.endpoint);
      const { key, baseUrl: was } = item.data;
      return was === now ? ok(key) : fail({ kind: 'address-changed', was, now });
    },
    isKeyOf: async (account, key) => {
      const item = await find(account);
      return item.ok && item.data.key === key;
    },
    addressOf: async (account) => {
      const item = await find(account);
      return item.ok ? item.data.baseUrl : undefined;
    },
    keep: (account, key) => store(account.id, { key, baseUrl: baseUrlOf(account.endpoint) }),
    confirmAddress: async (account) => {
      const item = await find(account);
      if (!item.ok) return item;
      await store(account.id, { key: item.data.key, baseUrl: baseUrlOf(account.endpoint) });
      return ok(null);
    },
    keepForSession: (account, key) => {
      session.set(account.id, { key, baseUrl: baseUrlOf(account.endpoint) });
    },
    whereIs: (accountId) => (session.has(accountId) ? 'session' : 'keychain'),
    erase: async (accountId) => {
      const isOnlyHere = session.has(accountId) && !inKeychain.has(accountId);
      if (!isOnlyHere) {
        const erased = await secrets.erase(accountId);
        report(erased.ok ? { kind: 'works' } : erased.problem);
        if (!erased.ok) return fail({ kind: 'keychain', detail: erased.problem.detail });
      }
      session.delete(accountId);
      inKeychain.delete(accountId);
      return ok(null);
    },
  };
}
