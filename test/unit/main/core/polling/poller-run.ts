import type { WatchSnapshot } from '../../../../../src/main/core/alerting/account-snapshot.ts';
import { newStatus } from '../../../../../src/main/core/state.ts';
import type { Account } from '../../../../../src/shared/account.ts';
import type { Rule } from '../../../../../src/shared/alert.ts';
import type { Failure } from '../../../../../src/shared/failure.ts';
import { DEFAULT_RULES } from '../../../../../src/shared/presets.ts';
import { type AccountStatus, markOfAccount } from '../../../../../src/shared/state.ts';
import { type FakeAccountStore, fakeAccountStore } from '../../../../fakes/account-store.ts';
import { type FakeClient, fakeClient } from '../../../../fakes/client.ts';
import { type FakeClock, fakeClock } from '../../../../fakes/clock.ts';
import { fakeLog } from '../../../../fakes/log.ts';
import { WATCHED, watchedPoller } from '../../../../fixtures/watched.ts';

export const OFFLINE: Failure = { kind: 'offline', reason: 'ECONNREFUSED' };
export const REFUSED: Failure = { kind: 'key-refused', text: 'unknown key', requestId: undefined };
export const DENIED: Failure = {
  kind: 'permission-missing',
  endpoint: '/stats/email_spam',
  text: '',
  requestId: undefined,
};

/** Polls every 5 minutes from here never fall on a midnight. */
export const START = Date.UTC(2026, 2, 4, 9, 2);

interface World {
  readonly client?: FakeClient;
  readonly store?: FakeAccountStore;
  readonly clock?: FakeClock;
  readonly account?: Account;
  readonly rules?: () => readonly Rule[];
  readonly permissions?: readonly string[];
}

/** One run of the application for one account. Give it the store of another run to continue that. */
export function run({
  client = fakeClient(),
  store = fakeAccountStore(),
  clock = fakeClock(START),
  account = WATCHED,
  rules = () => DEFAULT_RULES,
  permissions,
}: World = {}) {
  const log = fakeLog();
  const snapshots: WatchSnapshot[] = [];
  const asked: Partial<Pick<AccountStatus, 'plan' | 'newestEventAt'>> = {};
  let deliveries = 0;
  const poller = watchedPoller({
    account: () => account,
    client,
    store,
    clock,
    rules,
    permissions: () => permissions,
    log,
    onAsked: (change) => Object.assign(asked, change),
    onChange: (snapshot) => snapshots.push(snapshot),
    onDeliveries: () => {
      deliveries += 1;
    },
  });
  const snapshot = (): WatchSnapshot => {
    const last = snapshots.at(-1);
    if (!last) throw new Error('Nothing was shown yet');
    return last;
  };
  const status = (): AccountStatus => ({ ...newStatus(account, 'keychain'), ...snapshot() });
  return {
    poller,
    client,
    store,
    clock,
    log,
    snapshot,
    asked: () => asked,
    deliveries: () => deliveries,
    mark: () => markOfAccount(status()),
    rating: (metric: string, window: string) =>
      snapshot().readings.find((reading) => reading.metric === metric && reading.window === window)?.rating,
    /** Polls that reached SMTP2GO: each asks for the quota once. */
    polls: () => client.calls.filter(({ path }) => path === 'stats/email_cycle').length,
    told: () => store.allEvents().map(({ kind, level }) => `${kind} ${level}`),
  };
}

/** A run whose first poll has ended. */
export const started = async (world: World = {}) => {
  const app = run(world);
  app.poller.start();
  await app.clock.advance(0);
  return app;
};
