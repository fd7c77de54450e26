import { fail, ok, type Result } from '../../../shared/failure.ts';
import type { AccountStatus, Keychain } from '../../../shared/state.ts';
import type { SecretStore } from '../ports.ts';

/**
 * The accounts' API keys: in the keychain, or in memory until quit if there is no keychain. Never written anywhere
 * else.
 */
export interface Keys {
  readonly get: (accountId: string) => Promise<Result<string>>;
  /** Stores a key and returns where. If the keychain fails, the key is kept in memory for this session. */
  readonly keep: (accountId: string, key: string) => Promise<'keychain' | 'session'>;
  /** Keeps a key in memory only: the simulator's, which is worthless after this run. */
  readonly keepForSession: (accountId: string, key: string) => void;
  readonly whereIs: (accountId: string) => AccountStatus['keyKept'];
  readonly erase: (accountId: string) => Promise<Result<null>>;
}

/** `report` is called with the keychain's state after every keychain call. */
export function createKeys(secrets: SecretStore, report: (keychain: Keychain) => void): Keys {
  const session = new Map<string, string>();
  const inKeychain = new Set<string>();

  return {
    get: async (accountId) => {
      const held = session.get(accountId);
      if (held) return ok(held);
      const kept = await secrets.get(accountId);
      report(kept.ok ? { kind: 'works' } : kept.problem);
      if (!kept.ok) return fail({ kind: 'no-key', detail: kept.problem.detail });
      if (!kept.value) return fail({ kind: 'no-key', detail: 'Paste its API key again under Settings, Accounts.' });
      inKeychain.add(accountId);
      return ok(kept.value);
    },
    keep: async (accountId, key) => {
      const kept = await secrets.set(accountId, key);
      report(kept.ok ? { kind: 'works' } : kept.problem);
      if (kept.ok) {
        session.delete(accountId);
        inKeychain.add(accountId);
        return 'keychain';
      }
      session.set(accountId, key);
      return 'session';
    },
    keepForSession: (accountId, key) => {
      session.set(accountId, key);
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
