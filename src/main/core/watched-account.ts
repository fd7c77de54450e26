import { type Account, baseUrlOf } from '../../shared/account.ts';
import { createMemory, type Memory } from './actions/memory.ts';
import type { Client } from './api/client.ts';
import type { Archive } from './archive/archive.ts';
import { openArchive } from './archive/open.ts';
import type { NewClient } from './connect.ts';
import type { Keys } from './keys.ts';
import { createPoller, type Poller } from './monitor/poller.ts';
import type { Ports } from './ports.ts';
import type { Rules } from './rules.ts';
import type { Speaker } from './speaking/speaker.ts';
import { type StateStore, updateAccount } from './state.ts';

/** The demo world goes wrong within a minute, so it is looked at more often than any real account may be. */
const DEMO_INTERVAL_MS = 5_000;

/** One account being watched: its archive, its poller and the messages about it. */
export interface WatchedAccount {
  readonly archive: Archive;
  readonly client: Client;
  /** What its actions have read; gone when the account is no longer watched. */
  readonly memory: Memory;
  readonly poller: Poller;
  readonly stop: () => Promise<void>;
}

/** Opens the account's archive and begins to watch. Throws when the disk refuses the archive. */
export function watchAccount(
  ports: Ports,
  state: StateStore,
  keys: Keys,
  newClient: NewClient,
  rules: Pick<Rules, 'of'>,
  speaker: Pick<Speaker, 'join' | 'flush'>,
  account: Account,
  notice: (text: string) => void,
): WatchedAccount {
  const current = () =>
    state.getState().accounts.find((status) => status.account.id === account.id)?.account ?? account;
  const { archive, problem } = openArchive({
    folder: ports.platform.dataFolder,
    accountId: account.id,
    clock: ports.clock,
    log: ports.log,
  });
  if (problem) notice(problem);

  const client = newClient(baseUrlOf(account.endpoint), () => keys.get(account.id));
  const poller = createPoller({
    account: current,
    client,
    archive,
    clock: ports.clock,
    random: ports.random,
    rules: () => rules.of(account),
    intervalMs: () => (account.simulated ? DEMO_INTERVAL_MS : state.getState().preferences.pollMinutes * 60_000),
    log: ports.log,
    onChange: (seen) => updateAccount(state, account.id, (status) => ({ ...status, ...seen })),
    onDeliveries: speaker.flush,
  });

  const leave = speaker.join({
    accountId: account.id,
    archive,
    name: () => current().name,
    rules: () => rules.of(account),
  });
  // What was stored but not yet shown when the last run ended.
  speaker.flush();
  poller.start();
  return {
    archive,
    client,
    memory: createMemory(),
    poller,
    stop: async () => {
      await poller.stop();
      leave();
      archive.close();
    },
  };
}
