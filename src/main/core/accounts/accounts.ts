import { type Account, hintOf } from '../../../shared/account.ts';
import type { Connected, Handlers } from '../../../shared/bridge.ts';
import { fail, ok, type Result } from '../../../shared/failure.ts';
import type { TrayPolicy } from '../../../shared/settings.ts';
import { ACCOUNT_GONE, type Registry } from '../registry.ts';
import type { Rules } from '../rules/rules.ts';
import type { SettingsKeeper } from '../settings.ts';
import { newStatus, updateAccount } from '../state.ts';
import { eraseAccountStore } from '../store/open.ts';
import { type AccountDependencies, type AccountRuntime, startAccount } from './account-runtime.ts';
import { checkKey, createConnecting, refuseKnownKey } from './connect.ts';
import { createDemoService } from './demo.ts';
import type { Heartbeats } from './heartbeat.ts';
import { singleFlight } from './single-flight.ts';

/** Connecting, renaming, pausing and forgetting accounts; several are watched side by side. */
export interface Accounts {
  readonly handlers: Pick<
    Handlers,
    | 'connect_account'
    | 'connect_demo'
    | 'rename_account'
    | 'replace_key'
    | 'pause_account'
    | 'forget_account'
    | 'check_now'
  >;
  /** Begins to watch every account of the settings. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The icon speaks for all where none is left of those that were chosen. */
function withoutAccount({ accounts, ...policy }: TrayPolicy, accountId: string): TrayPolicy {
  const left = accounts === 'all' ? [] : accounts.filter((id) => id !== accountId);
  return { ...policy, accounts: left.length > 0 ? left : 'all' };
}

/** As for watching one; and what is to be forgotten with an account. */
export interface AccountsDependencies extends AccountDependencies {
  readonly registry: Registry<AccountRuntime>;
  readonly settings: SettingsKeeper;
  readonly rules: Pick<Rules, 'of' | 'forget'>;
  readonly heartbeats: Pick<Heartbeats, 'of' | 'polled' | 'forget'>;
}

export function createAccounts(dependencies: AccountsDependencies): Accounts {
  const { ports, state, registry, settings, keys, newClient, rules, heartbeats } = dependencies;
  const demo = createDemoService(ports);
  let stopping: Promise<void> | undefined;

  const find = (accountId: string) => settings.get().accounts.find((account) => account.id === accountId);

  const save = (change: (accounts: readonly Account[]) => readonly Account[]): Result<null> =>
    settings.change({ accounts: [...change(settings.get().accounts)] });

  const edit = (accountId: string, part: Partial<Account>): Result<null> => {
    if (!find(accountId)) return ACCOUNT_GONE;
    const saved = save((accounts) => accounts.map((row) => (row.id === accountId ? { ...row, ...part } : row)));
    if (saved.ok) updateAccount(state, accountId, (status) => ({ ...status, account: { ...status.account, ...part } }));
    return saved;
  };

  /** One account whose store the disk refuses must not keep the others from being watched; it says so itself. */
  const watch = (account: Account): void => {
    if (stopping) return;
    try {
      registry.add(account.id, startAccount(dependencies, account));
    } catch (error) {
      const reason = String(error);
      ports.log.warn(`store: could not open that of account ${account.id}: ${reason}`);
      updateAccount(state, account.id, (status) => ({
        ...status,
        watch: {
          ...status.watch,
          outcome: { kind: 'unreachable', detail: reason },
          checkedAt: ports.clock.now(),
          failure: { kind: 'disk', reason },
        },
      }));
    }
  };

  const begin = (account: Account, permissions: readonly string[] | undefined): void => {
    const known = { permissions, rules: rules.of(account), heartbeat: heartbeats.of(account) };
    const status = { ...newStatus(account, keys.whereIs(account.id)), ...known };
    state.setState((before) => ({ accounts: [...before.accounts, status] }));
    watch(account);
    if (!permissions) void learnPermissions(account);
  };

  /** What the key may do; a failure here shows in the watch anyway. */
  const learnPermissions = async (account: Account): Promise<void> => {
    const key = await keys.get(account.id);
    const keyKept = key.ok ? keys.whereIs(account.id) : 'nowhere';
    updateAccount(state, account.id, (status) => ({ ...status, keyKept }));
    if (!key.ok) return;
    const checked = await checkKey(newClient, account.endpoint, key.data);
    // It may have been replaced meanwhile: what the old one could do is no longer of interest.
    const held = await keys.get(account.id);
    if (!checked.ok || !held.ok || held.data !== key.data) return;
    updateAccount(state, account.id, (status) => ({ ...status, permissions: checked.data }));
  };

  const add = (account: Account, permissions: readonly string[]): Result<Connected> => {
    const saved = save((accounts) => [...accounts, account]);
    if (!saved.ok) return saved;
    begin(account, permissions);
    return ok({
      accountId: account.id,
      permissions,
      keyKept: keys.whereIs(account.id) === 'keychain' ? 'keychain' : 'session',
    });
  };

  /**
   * The simulator has a new address and a new key in every run. One that does not start leaves its account without
   * data.
   */
  const restartDemo = async (account: Account): Promise<Account> => {
    const started = await demo.start();
    if (!started.ok) return account;
    const { baseUrl, key } = started.data;
    keys.keepForSession(account.id, key);
    return { ...account, endpoint: { kind: 'custom', baseUrl }, keyHint: hintOf(key) };
  };

  const handlers: Accounts['handlers'] = {
    ...createConnecting({ ports, settings, keys, newClient, demo, add }),
    rename_account: ({ accountId, name }) => edit(accountId, { name }),

    replace_key: async ({ accountId, key }) => {
      const account = find(accountId);
      if (!account || account.simulated) return ACCOUNT_GONE;
      const others = settings.get().accounts.filter((other) => other.id !== accountId);
      const isNew = await refuseKnownKey(keys, others, key);
      if (!isNew.ok) return isNew;
      const checked = await checkKey(newClient, account.endpoint, key);
      if (!checked.ok) return checked;
      const edited = edit(accountId, { keyHint: hintOf(key) });
      if (!edited.ok) return edited;
      const keyKept = await keys.keep(accountId, key);
      if (!find(accountId)) {
        // Forgotten while its key was on the way to the keychain, where it would stay for good.
        await keys.erase(accountId);
        return ACCOUNT_GONE;
      }
      updateAccount(state, accountId, (status) => ({ ...status, permissions: checked.data, keyKept }));
      const watched = registry.get(accountId);
      watched?.listCache.clear();
      watched?.causes.keyReplaced();
      void watched?.poller.keyReplaced();
      return ok({ accountId, permissions: checked.data, keyKept });
    },

    pause_account: ({ accountId, paused }) => {
      const edited = edit(accountId, { paused });
      const watched = registry.get(accountId);
      const status = state.getState().accounts.find(({ account }) => account.id === accountId);
      if (edited.ok && watched) watched.poller.setPaused(paused);
      // The disk had refused its store.
      else if (edited.ok && status && !paused) watch(status.account);
      return edited;
    },

    // At the mail, and at what the key may do by now.
    check_now: ({ accountId }) => {
      for (const { account } of state.getState().accounts) {
        if (account.paused || (accountId !== undefined && account.id !== accountId)) continue;
        const watched = registry.get(account.id);
        if (watched) void watched.poller.checkNow();
        else watch(account);
        void learnPermissions(account);
      }
      return null;
    },

    forget_account: singleFlight(
      ({ accountId }) => accountId,
      async ({ accountId, keepData }) => {
        const account = find(accountId);
        if (!account) return ACCOUNT_GONE;
        const erased = await keys.erase(accountId);
        if (!erased.ok) return erased;
        const before = settings.get();
        const preferences = { ...before.preferences, tray: withoutAccount(before.preferences.tray, accountId) };
        const saved = settings.change({ accounts: before.accounts.filter((row) => row.id !== accountId), preferences });
        if (!saved.ok) return saved;
        state.setState({ preferences });
        registry.get(accountId)?.stop();
        registry.remove(accountId);
        rules.forget(accountId);
        heartbeats.forget(accountId);
        state.setState((before) => ({ accounts: before.accounts.filter((row) => row.account.id !== accountId) }));
        if (account.simulated) await demo.stop();
        if (keepData) return ok(null);
        try {
          eraseAccountStore(ports.platform.dataFolder, accountId);
        } catch (error) {
          return fail({
            kind: 'disk',
            reason: `The account is forgotten, but its data is still there: ${String(error)}`,
          });
        }
        return ok(null);
      },
    ),
  };

  return {
    handlers,
    start: async () => {
      for (const account of settings.get().accounts) {
        const ready = account.simulated ? await restartDemo(account) : account;
        // Waiting for the simulator, the person may have forgotten the account.
        if (find(account.id)) begin(ready, undefined);
      }
    },
    stop: () => {
      for (const one of registry.all()) one.stop();
      registry.clear();
      stopping ??= demo.stop();
      return stopping;
    },
  };
}
