import { type Account, baseUrlOf, hintOf, serverAt } from '../../../shared/account.ts';
import type { Handlers } from '../../../shared/bridge.ts';
import { fail, ok, type Result } from '../../../shared/failure.ts';
import { ACCOUNT_GONE, type AccountLookup } from '../registry.ts';
import type { SettingsKeeper } from '../settings/keeper.ts';
import { type StateStore, updateAccount } from '../state.ts';
import type { AccountRuntime } from './account-runtime.ts';
import { checkKey, type NewClient, refuseKnownKey } from './connect.ts';
import type { Keys } from './keys.ts';

/** Replaces the key of an account, and answers when its address is no longer the one its key was given for. */
export function createKeyChanges({
  settings,
  state,
  registry,
  keys,
  newClient,
  find,
  edit,
  claimStore,
  learnPermissions,
  restart,
  inTurn,
}: {
  readonly settings: Pick<SettingsKeeper, 'get' | 'canChange'>;
  readonly state: StateStore;
  readonly registry: Pick<AccountLookup<AccountRuntime>, 'get'>;
  readonly keys: Keys;
  readonly newClient: NewClient;
  readonly find: (accountId: string) => Account | undefined;
  readonly edit: (accountId: string, part: Partial<Account>) => Result<null>;
  readonly claimStore: (account: Account, key: string) => void;
  readonly learnPermissions: (account: Account) => Promise<void>;
  readonly restart: (account: Account) => void;
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}): Pick<Handlers, 'replace_key' | 'confirm_address'> {
  /** Drops what an account's old key or address answered, and polls with the new one. */
  const renew = (accountId: string): void => {
    const watched = registry.get(accountId);
    watched?.listCache.clear();
    watched?.causes.keyReplaced();
    void watched?.poller.keyReplaced();
  };

  return {
    replace_key: async ({ accountId, key }) => {
      const account = find(accountId);
      if (!account || account.simulated) return ACCOUNT_GONE;
      const allowed = settings.canChange();
      if (!allowed.ok) return allowed;
      const now = baseUrlOf(account.endpoint);
      const was = await keys.addressOf(account);
      // Not even a new key goes to an address that nobody has confirmed.
      if (was !== undefined && was !== now) return fail({ kind: 'address-changed', was, now });
      const others = () => settings.get().accounts.filter((other) => other.id !== accountId);
      const isNew = await refuseKnownKey(keys, others(), key);
      if (!isNew.ok) return isNew;
      const checked = await checkKey(newClient, account, key);
      if (!checked.ok) return checked;
      return inTurn(async () => {
        const isStillNew = await refuseKnownKey(keys, others(), key);
        if (!isStillNew.ok) return isStillNew;
        const edited = edit(accountId, { keyHint: hintOf(key) });
        if (!edited.ok) return edited;
        const keyKept = await keys.keep(account, key);
        if (!find(accountId)) {
          // The account was forgotten while its key was being saved; without this, the key would stay in the keychain.
          await keys.erase(accountId);
          return ACCOUNT_GONE;
        }
        claimStore(account, key);
        updateAccount(state, accountId, (status) => ({ ...status, permissions: checked.data, keyKept }));
        renew(accountId);
        return ok({ accountId, permissions: checked.data, keyKept });
      });
    },

    confirm_address: async ({ accountId, use }) => {
      const account = find(accountId);
      if (!account) return ACCOUNT_GONE;
      if (use === 'new') {
        const confirmed = await keys.confirmAddress(account);
        if (!confirmed.ok) return confirmed;
        renew(accountId);
        void learnPermissions(account);
        return ok(null);
      }
      const was = await keys.addressOf(account);
      if (was === undefined) return fail({ kind: 'no-key', detail: 'Replace its key under Settings, Accounts.' });
      const endpoint = serverAt(was);
      const edited = edit(accountId, { endpoint });
      if (!edited.ok) return edited;
      restart({ ...account, endpoint });
      return ok(null);
    },
  };
}
