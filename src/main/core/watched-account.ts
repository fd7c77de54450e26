import { type Account, baseUrlOf } from '../../shared/account.ts';
import { createMemory, type Memory } from './actions/memory.ts';
import type { Client } from './api/client.ts';
import type { Archive } from './archive/archive.ts';
import { openArchive } from './archive/open.ts';
import type { NewClient } from './connect.ts';
import type { Heartbeats } from './heartbeat.ts';
import type { Keys } from './keys.ts';
import { afterPolls } from './monitor/after-polls.ts';
import { type Causes, createCauses } from './monitor/cause-taking.ts';
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
  readonly causes: Causes;
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
  heartbeats: Pick<Heartbeats, 'polled'>,
  account: Account,
  notice: (text: string) => void,
): WatchedAccount {
  const statusOf = () => state.getState().accounts.find((one) => one.account.id === account.id);
  const current = () => statusOf()?.account ?? account;
  const { archive, problem } = openArchive({
    folder: ports.platform.dataFolder,
    accountId: account.id,
    clock: ports.clock,
    log: ports.log,
  });
  if (problem) notice(problem);

  const client = newClient(baseUrlOf(account.endpoint), () => keys.get(account.id));
  const causes = createCauses({
    accountId: account.id,
    client,
    archive,
    clock: ports.clock,
    log: ports.log,
    permissions: () => statusOf()?.permissions,
    cycleStart: () => statusOf()?.quota?.startsAt,
  });
  const polled = afterPolls((seen) => {
    heartbeats.polled(account.id, seen);
    // Those of which it could not be taken when they opened.
    if (seen.watch.outcome?.kind === 'ok') seen.openIncidents.forEach(causes.take);
  });
  const poller = createPoller({
    account: current,
    client,
    archive,
    clock: ports.clock,
    random: ports.random,
    rules: () => rules.of(account),
    intervalMs: () => (account.simulated ? DEMO_INTERVAL_MS : state.getState().preferences.pollMinutes * 60_000),
    log: ports.log,
    onChange: (seen) => {
      updateAccount(state, account.id, (before) => ({ ...before, ...seen }));
      polled(seen);
    },
    onOpened: causes.take,
    permissions: () => statusOf()?.permissions,
    onAsked: (asked) => updateAccount(state, account.id, (before) => ({ ...before, ...asked })),
    onDeliveries: speaker.flush,
  });

  const leave = speaker.join({
    accountId: account.id,
    archive,
    name: () => current().name,
    rules: () => rules.of(account),
    isOpen: (incidentId) => statusOf()?.openIncidents.some(({ id }) => id === incidentId) ?? false,
  });
  // What was stored but not yet shown when the last run ended.
  speaker.flush();
  poller.start();
  return {
    archive,
    client,
    memory: createMemory(),
    poller,
    causes,
    stop: async () => {
      await poller.stop();
      causes.stop();
      leave();
      archive.close();
    },
  };
}
