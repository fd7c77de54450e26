import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Account } from '../../shared/account.ts';
import type { AccountStatus, AppState } from '../../shared/state.ts';
import { UNWATCHED } from './alerting/account-snapshot.ts';
import type { Log } from './ports.ts';

/** The application state. Tray, window and notifications subscribe to it; only the core writes it. */
export type StateStore = StoreApi<AppState>;

/** A subscriber that throws is logged; the other subscribers and what changed the state go on. */
export function createState(initial: AppState, log: Pick<Log, 'error'>): StateStore {
  const store = createStore<AppState>()(() => initial);
  return {
    ...store,
    subscribe: (listener) =>
      store.subscribe((now, before) => {
        try {
          listener(now, before);
        } catch (error) {
          log.error('app: a subscriber of the state failed', error);
        }
      }),
  };
}

/** The status of an account that has not been polled yet. */
export const newStatus = (account: Account, keyKept: AccountStatus['keyKept']): AccountStatus => ({
  account,
  keyKept,
  permissions: undefined,
  ...UNWATCHED,
  rules: [],
  plan: [],
  newestEventAt: undefined,
  heartbeat: undefined,
});

/** Changes one account's status. Does nothing if the account is no longer there. */
export const updateAccount = (
  state: StateStore,
  accountId: string,
  change: (status: AccountStatus) => AccountStatus,
): void =>
  state.setState((before) => ({
    accounts: before.accounts.map((status) => (status.account.id === accountId ? change(status) : status)),
  }));
