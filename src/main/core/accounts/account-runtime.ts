import type { Account } from '../../../shared/account.ts';
import { MINUTE_MS } from '../../../shared/calendar.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { createListCache, type ListCache } from '../actions/list-cache.ts';
import { type Client, inLane } from '../api/client.ts';
import { type CauseCapture, createCauseCapture } from '../diagnosis/cause-capture.ts';
import type { Dispatcher } from '../notifications/dispatcher.ts';
import { createPoller, type Poller } from '../polling/poller.ts';
import type { Ports } from '../ports.ts';
import type { Rules } from '../rules/rules.ts';
import { type StateStore, updateAccount } from '../state.ts';
import { type BufferedStore, createBufferedStore } from '../store/buffered-store.ts';
import { openAccountStore } from '../store/open.ts';
import { enforceRetention } from '../store/retention.ts';
import type { NewClient } from './connect.ts';
import type { Heartbeats } from './heartbeat.ts';
import type { Keys } from './keys.ts';

/**
 * The demo account gets its first incidents within a minute, so it is polled more often than any real account may be.
 */
const DEMO_INTERVAL_MS = 5_000;

/** Everything that runs for one account: its store, client, poller, caches and cause capture. */
export interface AccountRuntime {
  readonly store: BufferedStore;
  readonly client: Client;
  /** The permissions of its API key; undefined until they have been read. */
  readonly permissions: () => readonly string[] | undefined;
  /** Lists that its actions have read; dropped when the account is no longer watched. */
  readonly listCache: ListCache;
  readonly poller: Poller;
  readonly causes: CauseCapture;
  /** Stops the poller and all requests in flight, and closes the store. */
  readonly stop: () => void;
}

/** What `startAccount` needs. */
export interface AccountDependencies {
  readonly ports: Ports;
  readonly state: StateStore;
  readonly keys: Keys;
  readonly newClient: NewClient;
  readonly rules: Pick<Rules, 'of' | 'open'>;
  readonly dispatcher: Pick<Dispatcher, 'register' | 'flush'>;
  readonly heartbeats: Pick<Heartbeats, 'polled'>;
  /** Shows a notice in the window about something that happened without the person's doing. */
  readonly notice: (text: string) => void;
}

/** Opens the account's store and starts polling. While the store can't be opened, every poll tries again. */
export function startAccount(dependencies: AccountDependencies, account: Account): AccountRuntime {
  const { ports, state, keys, newClient, rules, dispatcher, heartbeats, notice } = dependencies;
  const { clock, log, random, platform } = ports;
  const accountId = account.id;
  const statusOf = () => state.getState().accounts.find((one) => one.account.id === accountId);
  const update = (change: Partial<AccountStatus>) =>
    updateAccount(state, accountId, (before) => ({ ...before, ...change }));
  /** Opens the store, and reads the rules in it. */
  const open = () => {
    const { store, problem } = openAccountStore({ folder: platform.dataFolder, accountId, clock, log });
    if (problem) notice(problem);
    try {
      const unreadable = rules.open(account, store);
      if (unreadable.length > 0) {
        const names = unreadable.map((name) => `“${name}”`).join(', ');
        notice(
          `${account.name}: this version can't read these rules, and leaves them out: ${names}. They stay stored.`,
        );
      }
    } catch (error) {
      store.close();
      throw error;
    }
    update({ rules: rules.of(account) });
    return store;
  };
  const store = createBufferedStore(open, log);

  const client = newClient(account, () => keys.get(account));
  const permissions = () => statusOf()?.permissions;
  const watched = { store, clock, log, permissions };
  const causes = createCauseCapture({
    ...watched,
    client,
    accountId,
    cycleStart: () => statusOf()?.quota?.startsAt,
  });
  const poller = createPoller({
    ...watched,
    client: inLane(client, 'check'),
    account: () => statusOf()?.account ?? account,
    random,
    rules: () => rules.of(account),
    intervalMs: () => (account.simulated ? DEMO_INTERVAL_MS : state.getState().preferences.pollMinutes * MINUTE_MS),
    onChange: update,
    onPolled: (seen) => {
      heartbeats.polled(accountId, seen);
      const { outcome, notStored } = seen.watch;
      // Tries again for incidents whose cause could not be captured when they opened. Without its incident, a cause can't
      // be stored.
      if (outcome?.kind === 'ok' && !notStored) seen.openIncidents.forEach(causes.capture);
    },
    onOpened: causes.capture,
    onAsked: update,
    onDeliveries: dispatcher.flush,
  });
  const unregister = dispatcher.register({
    accountId,
    store,
    name: () => (statusOf()?.account ?? account).name,
    rules: () => rules.of(account),
    isOpen: (incidentId) => statusOf()?.openIncidents.some(({ id }) => id === incidentId) ?? false,
  });
  poller.start();
  // Shows the notifications that the last run stored but did not show.
  dispatcher.flush();
  const endRetention = enforceRetention(store, clock, log);
  return {
    store,
    client,
    permissions,
    listCache: createListCache(),
    poller,
    causes,
    stop: () => {
      poller.stop();
      causes.stop();
      endRetention();
      unregister();
      store.close();
    },
  };
}
