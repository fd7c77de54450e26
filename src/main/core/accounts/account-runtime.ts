import { type Account, baseUrlOf } from '../../../shared/account.ts';
import { MINUTE_MS } from '../../../shared/calendar.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { createListCache, type ListCache } from '../actions/list-cache.ts';
import type { Client } from '../api/client.ts';
import { type CauseCapture, createCauseCapture } from '../diagnosis/cause-capture.ts';
import type { Dispatcher } from '../notifications/dispatcher.ts';
import { createPoller, type Poller } from '../polling/poller.ts';
import type { Ports } from '../ports.ts';
import type { Rules } from '../rules/rules.ts';
import { type StateStore, updateAccount } from '../state.ts';
import type { AccountStore } from '../store/account-store.ts';
import { openAccountStore } from '../store/open.ts';
import { enforceRetention } from '../store/retention.ts';
import type { NewClient } from './connect.ts';
import type { Heartbeats } from './heartbeat.ts';
import type { Keys } from './keys.ts';

/** The demo world goes wrong within a minute, so it is looked at more often than any real account may be. */
const DEMO_INTERVAL_MS = 5_000;

/** One account being watched: its store, its poller and the messages about it. */
export interface AccountRuntime {
  readonly store: AccountStore;
  readonly client: Client;
  /** What its key may do, once known. */
  readonly permissions: () => readonly string[] | undefined;
  /** What its actions have read; gone when the account is no longer watched. */
  readonly listCache: ListCache;
  readonly poller: Poller;
  readonly causes: CauseCapture;
  /** Ends whatever is under way; the store is closed from then on. */
  readonly stop: () => void;
}

/** What watching an account is built from. */
export interface AccountDependencies {
  readonly ports: Ports;
  readonly state: StateStore;
  readonly keys: Keys;
  readonly newClient: NewClient;
  readonly rules: Pick<Rules, 'of'>;
  readonly dispatcher: Pick<Dispatcher, 'register' | 'flush'>;
  readonly heartbeats: Pick<Heartbeats, 'polled'>;
  /** Tells the person of something that happened without them. */
  readonly notice: (text: string) => void;
}

/** Opens the account's store and begins to watch. Throws when the disk refuses the store. */
export function startAccount(dependencies: AccountDependencies, account: Account): AccountRuntime {
  const { ports, state, keys, newClient, rules, dispatcher, heartbeats, notice } = dependencies;
  const { clock, log, random, platform } = ports;
  const accountId = account.id;
  const statusOf = () => state.getState().accounts.find((one) => one.account.id === accountId);
  const update = (change: Partial<AccountStatus>) =>
    updateAccount(state, accountId, (before) => ({ ...before, ...change }));
  const { store, problem } = openAccountStore({ folder: platform.dataFolder, accountId, clock, log });
  if (problem) notice(problem);

  const client = newClient(baseUrlOf(account.endpoint), () => keys.get(accountId));
  const permissions = () => statusOf()?.permissions;
  const watched = { client, store, clock, log, permissions };
  const causes = createCauseCapture({ ...watched, accountId, cycleStart: () => statusOf()?.quota?.startsAt });
  const poller = createPoller({
    ...watched,
    account: () => statusOf()?.account ?? account,
    random,
    rules: () => rules.of(account),
    intervalMs: () => (account.simulated ? DEMO_INTERVAL_MS : state.getState().preferences.pollMinutes * MINUTE_MS),
    onChange: update,
    onPolled: (seen) => {
      heartbeats.polled(accountId, seen);
      // Those whose cause could not be captured when they opened.
      if (seen.watch.outcome?.kind === 'ok') seen.openIncidents.forEach(causes.capture);
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
  // What was stored but not yet shown when the last run ended.
  dispatcher.flush();
  poller.start();
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
