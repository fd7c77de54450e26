import PQueue from 'p-queue';
import { type Account, baseUrlOf, hintOf } from '../../../shared/account.ts';
import type { Connected, Handlers } from '../../../shared/bridge.ts';
import { explain, inSentences, ok, type Result } from '../../../shared/failure.ts';
import type { TrayPolicy } from '../../../shared/settings.ts';
import { ACCOUNT_GONE, type Registry } from '../registry.ts';
import type { SettingsKeeper } from '../settings/keeper.ts';
import { newStatus, updateAccount } from '../state.ts';
import { onDisk, reasonIn } from '../store/disk-errors.ts';
import { createErasing } from '../store/erasing.ts';
import { ownerOf } from '../store/owners.ts';
import { type AccountDependencies, type AccountRuntime, startAccount } from './account-runtime.ts';
import { checkKey, createConnecting } from './connect.ts';
import { createDemoService } from './demo.ts';
import { createErasingRequests, type ErasableSettings, type ErasableTyped } from './erasing.ts';
import { createForgottenData } from './forgotten-data.ts';
import type { Heartbeats } from './heartbeat.ts';
import { createKeyChanges } from './key-changes.ts';
import { singleFlight } from './single-flight.ts';

/** Connects, renames, pauses and forgets accounts. Several accounts are watched at the same time. */
export interface Accounts {
  readonly handlers: Pick<
    Handlers,
    | 'connect_account'
    | 'connect_demo'
    | 'rename_account'
    | 'replace_key'
    | 'confirm_address'
    | 'pause_account'
    | 'forget_account'
    | 'check_now'
    | 'clear_response_cache'
    | 'find_person'
    | 'erase_person'
  >;
  /** Starts to watch every account in the settings; real ones do not wait for the demo's simulator. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Removes an account from those the tray icon stands for. If it was the last one chosen, the icon stands for all. */
function withoutAccount({ accounts, ...policy }: TrayPolicy, accountId: string): TrayPolicy {
  const left = accounts === 'all' ? [] : accounts.filter((id) => id !== accountId);
  return { ...policy, accounts: left.length > 0 ? left : 'all' };
}

const without = <T>(record: Readonly<Record<string, T>>, id: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));

/** What a single account needs, and what has to be cleaned up when an account is forgotten. */
export interface AccountsDependencies extends AccountDependencies {
  readonly registry: Registry<AccountRuntime>;
  readonly settings: SettingsKeeper;
  readonly heartbeats: Pick<Heartbeats, 'of' | 'polled' | 'cancel'>;
  readonly typed: ErasableTyped;
}

export function createAccounts(dependencies: AccountsDependencies): Accounts {
  const { ports, state, registry, settings, keys, newClient, rules, heartbeats, typed, notice } = dependencies;
  const demo = createDemoService(ports);
  const forgotten = createForgottenData(ports, settings);
  const keyChanges = new PQueue({ concurrency: 1 });
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => keyChanges.add(work);
  const erasing = createErasing(ports.platform.dataFolder, ports.clock, ports.log);
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

  const watch = (account: Account): void => {
    if (!stopping) registry.add(account.id, startAccount(dependencies, account));
  };

  /** Stops an account that is running, does the work, and starts the account again from what is then stored. */
  const whileStopped = <T>(accountId: string, work: () => T): T => {
    const runtime = registry.get(accountId);
    runtime?.stop();
    registry.remove(accountId);
    try {
      return work();
    } finally {
      const status = state.getState().accounts.find(({ account }) => account.id === accountId);
      if (runtime && status) watch(status.account);
    }
  };

  const begin = (account: Account, permissions: readonly string[] | undefined): void => {
    const known = { permissions, rules: rules.of(account), heartbeat: heartbeats.of(account) };
    const status = { ...newStatus(account, keys.whereIs(account.id)), ...known };
    state.setState((before) => ({ accounts: [...before.accounts, status] }));
    watch(account);
    if (!permissions) void learnPermissions(account);
  };

  /** Shows no data for an account that a mistake keeps from being watched; the others are watched all the same. */
  const showUnstarted = (account: Account): void => {
    const { accounts } = state.getState();
    if (accounts.every((one) => one.account.id !== account.id))
      state.setState({ accounts: [...accounts, newStatus(account, 'nowhere')] });
    updateAccount(state, account.id, (status) => ({
      ...status,
      watch: { ...status.watch, outcome: { kind: 'mistake' }, checkedAt: ports.clock.now() },
    }));
    dependencies.notice(
      `A mistake in Relaywatch keeps ${account.name} from being watched. Quit Relaywatch and start it again. Details are in the log.`,
    );
  };

  /** Reads the key's permissions. A failure is not shown here: the next poll fails the same way and shows it. */
  const learnPermissions = async (account: Account): Promise<void> => {
    const key = await keys.get(account);
    const isHere = key.ok || key.failure.kind === 'address-changed';
    const keyKept = isHere ? keys.whereIs(account.id) : 'nowhere';
    updateAccount(state, account.id, (status) => ({ ...status, keyKept }));
    if (!key.ok) return;
    claimStore(account, key.data);
    const checked = await checkKey(newClient, account, key.data);
    // If the key was replaced meanwhile, the permissions of the old one are of no use.
    if (!checked.ok || !(await keys.isKeyOf(account, key.data))) return;
    updateAccount(state, account.id, (status) => ({ ...status, permissions: checked.data }));
  };

  /** Lets the account's store know whose data it holds, so that it is found again when the key is. */
  const claimStore = (account: Account, key: string): void => {
    const watched = account.simulated ? undefined : registry.get(account.id);
    const claimed = onDisk(() => watched?.store.addOwner(ownerOf(key, baseUrlOf(account.endpoint))));
    if (!claimed.ok)
      ports.log.warn(`store: could not note the owner of account ${account.id}${reasonIn(claimed.failure)}`);
  };

  const add = (account: Account, key: string, permissions: readonly string[]): Result<Connected> => {
    const saved = save((accounts) => [...accounts, account]);
    if (!saved.ok) return saved;
    begin(account, permissions);
    claimStore(account, key);
    return ok({
      accountId: account.id,
      permissions,
      keyKept: keys.whereIs(account.id) === 'keychain' ? 'keychain' : 'session',
    });
  };

  /**
   * The simulator has a new address and key in every run. If it does not start, the account stays and shows no data.
   */
  const restartDemo = async (account: Account): Promise<Account> => {
    const started = await demo.start();
    if (!started.ok) return account;
    const { baseUrl, key } = started.data;
    const restarted: Account = { ...account, endpoint: { kind: 'custom', baseUrl }, keyHint: hintOf(key) };
    keys.keepForSession(restarted, key);
    return restarted;
  };

  /** Watches an account whose address has changed: a client calls one address for as long as it lives. */
  const restart = (account: Account): void => {
    registry.get(account.id)?.stop();
    registry.remove(account.id);
    watch(account);
    void learnPermissions(account);
  };

  const erasableSettings: ErasableSettings = {
    findPerson: settings.findPerson,
    erasePerson: (address, accountId) => {
      const erased = settings.erasePerson(address, accountId);
      for (const { id, name } of settings.get().accounts) {
        updateAccount(state, id, ({ account, heartbeat, ...status }) => ({
          ...status,
          account: { ...account, name },
          heartbeat: heartbeats.of({ id }) && heartbeat,
        }));
      }
      return erased;
    },
  };

  const handlers: Accounts['handlers'] = {
    ...createConnecting({ ports, settings, keys, newClient, demo, add, inTurn, toErase: forgotten.pending }),
    ...createKeyChanges({
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
    }),
    ...createErasingRequests(erasing, typed, erasableSettings, state, whileStopped),
    rename_account: ({ accountId, name }) => edit(accountId, { name }),

    pause_account: ({ accountId, paused }) => {
      const edited = edit(accountId, { paused });
      if (edited.ok) registry.get(accountId)?.poller.setPaused(paused);
      return edited;
    },

    // Polls, and reads the key's permissions again.
    check_now: ({ accountId }) => {
      for (const { account } of state.getState().accounts) {
        if (account.paused || (accountId !== undefined && account.id !== accountId)) continue;
        void registry.get(account.id)?.poller.checkNow();
        void learnPermissions(account);
      }
      return null;
    },

    forget_account: singleFlight(
      ({ accountId }) => accountId,
      async ({ accountId, keepData }) => {
        const account = find(accountId);
        if (!account) return ACCOUNT_GONE;
        const allowed = settings.canChange();
        if (!allowed.ok) return allowed;
        const erased = await keys.erase(accountId);
        if (!erased.ok) return erased;
        const before = settings.get();
        const preferences = { ...before.preferences, tray: withoutAccount(before.preferences.tray, accountId) };
        const saved = settings.change({
          accounts: before.accounts.filter((row) => row.id !== accountId),
          preferences,
          heartbeats: without(before.heartbeats, accountId),
          rulesToMove: without(before.rulesToMove, accountId),
          toErase: keepData ? before.toErase : [...(before.toErase ?? []), accountId],
        });
        if (!saved.ok) return saved;
        state.setState({ preferences });
        registry.get(accountId)?.stop();
        registry.remove(accountId);
        heartbeats.cancel(accountId);
        state.setState((before) => ({ accounts: before.accounts.filter((row) => row.account.id !== accountId) }));
        if (account.simulated) await demo.stop();
        // What is kept for offline reading is of no use without the account.
        const lists = keepData ? onDisk(() => erasing.eraseResponses(accountId, true)) : ok(null);
        const refusal = keepData ? undefined : forgotten.erase().get(accountId);
        // Notices, since nothing is left in the window that a failure could be shown at.
        if (!lists.ok)
          notice(`${account.name} is forgotten, but not its lists: ${inSentences(explain(lists.failure))}`);
        if (refusal !== undefined)
          notice(
            `${account.name} is forgotten, but its data is still on this computer. ${refusal} Relaywatch tries to erase it every hour.`,
          );
        return ok(null);
      },
    ),
  };

  return {
    handlers,
    start: async () => {
      forgotten.erase();
      const { accounts } = settings.get();
      // The simulators take longest to start.
      for (const account of accounts.toSorted((a, b) => Number(a.simulated) - Number(b.simulated))) {
        try {
          const ready = account.simulated ? await restartDemo(account) : account;
          // The person may have forgotten the account while the simulator was starting.
          if (find(account.id)) begin(ready, undefined);
        } catch (error) {
          ports.log.error(`app: could not start account ${account.id}`, error);
          showUnstarted(account);
        }
      }
    },
    stop: () => {
      forgotten.stop();
      for (const runtime of registry.all()) runtime.stop();
      registry.clear();
      stopping ??= demo.stop();
      return stopping;
    },
  };
}
