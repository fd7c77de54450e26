import type { Handlers } from '../../shared/bridge.ts';
import { fail, ok } from '../../shared/failure.ts';
import { type Bounds, FIRST_VIEW, type View } from '../../shared/settings.ts';
import { createAccounts } from './accounts/accounts.ts';
import type { NewClient } from './accounts/connect.ts';
import { createHeartbeats } from './accounts/heartbeat.ts';
import { createKeys } from './accounts/keys.ts';
import { createRuns } from './actions/active-runs.ts';
import { createClient } from './api/client.ts';
import { createLimits } from './api/limits.ts';
import { createSpeaking } from './notifications/notifications.ts';
import type { Ports } from './ports.ts';
import { createPreferences } from './preferences.ts';
import { createTrials } from './rules/back-tests.ts';
import { createRules } from './rules/rules.ts';
import { keepSettings } from './settings.ts';
import { createState, type StateStore, updateAccount } from './state.ts';
import { onDisk } from './store/disk-errors.ts';
import { mergePages } from './store/merge-pages.ts';

/** More points than a chart has pixels are of no use to it. */
const MOST_SAMPLES = 2_000;

/** The application without a desktop around it. */
export interface App {
  /** What the window may ask for. */
  readonly handlers: Handlers;
  readonly state: StateStore;
  /** Begins to watch. The window may be open before. */
  readonly start: () => Promise<void>;
  /** Ends every watch and closes every file. */
  readonly stop: () => Promise<void>;
  readonly suspended: () => void;
  readonly resumed: () => void;
  /** Nobody sees the screen while it is locked. */
  readonly locked: () => void;
  readonly unlocked: () => void;
  readonly bounds: () => Bounds | undefined;
  readonly rememberBounds: (bounds: Bounds) => void;
  /** True once per person: closing the window for the first time is explained. */
  readonly mustTellAboutTray: () => boolean;
}

export function createApp(ports: Ports): App {
  const settings = keepSettings(ports.settings);
  const state = createState({
    accounts: [],
    preferences: settings.get().preferences,
    keychain: { kind: 'untried' },
    platform: ports.platform,
    notices: [],
    speaking: { mutedUntil: undefined, quietUntil: undefined },
  });
  const notice = (text: string) =>
    state.setState((before) => ({ notices: [...before.notices, { id: crypto.randomUUID(), text }] }));
  if (settings.problem) notice(settings.problem);

  const keys = createKeys(ports.secrets, (keychain) => state.setState({ keychain }));
  const { http, clock, random } = ports;
  const limits = createLimits(clock);
  const newClient: NewClient = (baseUrl, getKey) => createClient({ http, clock, random, limits, baseUrl, getKey });
  const rules = createRules(settings, (accountId) => {
    updateAccount(state, accountId, (status) => ({ ...status, rules: rules.of(status.account) }));
    accounts.checkNow(accountId);
  });
  const heartbeats = createHeartbeats(ports, settings, state);
  const speaking = createSpeaking(
    ports,
    settings,
    state,
    (accountId, incidentId, deed) =>
      accounts.watched(accountId)?.poller.tell(incidentId, deed, clock.now()) ??
      fail({ kind: 'conflict', what: 'This account is no longer here; it' }),
  );
  const { speaker } = speaking;
  const accounts = createAccounts({ ports, state, settings, keys, newClient, rules, speaker, heartbeats, notice });
  const runs = createRuns(clock, ports.log, ports.progress);
  let view: View = FIRST_VIEW;

  const archiveOf = (accountId: string) => accounts.watched(accountId)?.archive;

  const handlers: Handlers = {
    ...accounts.handlers,
    ...rules.handlers,
    ...heartbeats.handlers,
    ...speaking.handlers,
    get_cause: ({ accountId, incidentId, as }) => {
      const causes = accounts.watched(accountId)?.causes;
      if (!causes) return fail({ kind: 'conflict', what: 'This account is no longer here; it' });
      return as === 'now' ? causes.now(incidentId) : causes.atOpening(incidentId);
    },
    ...createTrials(
      clock,
      archiveOf,
      (accountId, by) => accounts.watched(accountId)?.poller.members(by) ?? [],
      () => settings.get().preferences.pollMinutes * 60_000,
    ),
    ...createPreferences(ports, settings, state, ({ pollMinutes, quietHours }) => {
      // A shorter interval is not to wait for the end of a longer one.
      if (pollMinutes !== undefined) accounts.checkNow();
      if (quietHours !== undefined) speaking.look();
    }),
    start: () => ({ state: state.getState(), view }),
    check_now: ({ accountId }) => {
      accounts.checkNow(accountId);
      return null;
    },
    list_incidents: ({ accountId, ...query }) => {
      const all = accounts.all().map((one) => one.archive);
      const archives = accountId === undefined ? all : [archiveOf(accountId)].filter((one) => one !== undefined);
      const { before, limit } = query;
      return onDisk(() =>
        mergePages(
          archives.map((archive) => archive.incidents({ ...query, before })),
          limit,
        ),
      );
    },
    get_incident: ({ accountId, incidentId }) => {
      const story = onDisk(() => archiveOf(accountId)?.story(incidentId));
      if (!story.ok) return story;
      return story.data ? ok(story.data) : fail({ kind: 'conflict', what: 'This incident is no longer here; it' });
    },
    list_samples: ({ accountId, series, from, to }) =>
      onDisk(() => archiveOf(accountId)?.samples(series, from, to, MOST_SAMPLES) ?? []),
    run_action: async (call) => {
      const watched = accounts.watched(call.accountId);
      if (!watched) return fail({ kind: 'conflict', what: 'This account is no longer here; it' });
      const { client, archive, memory } = watched;
      const permissions = state.getState().accounts.find(({ account }) => account.id === call.accountId)?.permissions;
      return runs.run({ client, archive, memory, labels: archive.labels, permissions }, call);
    },
    cancel_run: ({ runId }) => {
      runs.cancel(runId);
      return null;
    },
    erase_answers: ({ accountId }) =>
      onDisk(() => {
        archiveOf(accountId)?.eraseAnswers();
        return null;
      }),
    remember_view: (next) => {
      view = next;
      return null;
    },
    dismiss_notice: ({ id }) => {
      const { notices } = state.getState();
      if (notices.some((one) => one.id === id)) state.setState({ notices: notices.filter((one) => one.id !== id) });
      return null;
    },
    open_link: ({ link }) => {
      ports.openLink(link);
      return null;
    },
    copy_text: ({ text }) => {
      ports.copyText(text);
      return null;
    },
  };

  return {
    handlers,
    state,
    start: () => {
      speaking.start();
      return accounts.start();
    },
    stop: async () => {
      speaking.stop();
      runs.cancelAll();
      heartbeats.stop();
      await accounts.stop();
    },
    suspended: () => {
      speaking.suspended();
      for (const one of accounts.all()) one.poller.suspended();
    },
    resumed: () => {
      speaking.resumed();
      for (const one of accounts.all()) one.poller.resumed();
    },
    locked: () => speaking.setLocked(true),
    unlocked: () => speaking.setLocked(false),
    bounds: () => settings.get().bounds,
    rememberBounds: (bounds) => {
      const saved = settings.change({ bounds });
      if (!saved.ok) ports.log.warn('the place of the window could not be saved');
    },
    mustTellAboutTray: () => {
      if (settings.get().toldAboutTray) return false;
      return settings.change({ toldAboutTray: true }).ok;
    },
  };
}
