import { baseUrlOf } from '../../shared/account.ts';
import type { Handlers } from '../../shared/bridge.ts';
import { MINUTE_MS } from '../../shared/calendar.ts';
import type { AccountRuntime } from './accounts/account-runtime.ts';
import { createAccounts } from './accounts/accounts.ts';
import type { NewClient } from './accounts/connect.ts';
import { createHeartbeats } from './accounts/heartbeat.ts';
import { createKeys } from './accounts/keys.ts';
import { createRuns } from './actions/active-runs.ts';
import { createClient } from './api/client.ts';
import { createLimits, UNLIMITED } from './api/limits.ts';
import { createDesktopCommands, type DesktopCommands } from './desktop-commands.ts';
import { createCauseRequests } from './diagnosis/cause-capture.ts';
import { guardPorts, mistakeText } from './guards.ts';
import { createNotifications } from './notifications/notifications.ts';
import { createPackages } from './packages.ts';
import type { Ports } from './ports.ts';
import { createPreferences } from './preferences.ts';
import { createRegistry } from './registry.ts';
import { createBackTests } from './rules/back-tests.ts';
import { createRules } from './rules/rules.ts';
import { keepSettings } from './settings/keeper.ts';
import { createState, type StateStore } from './state.ts';
import { createStoredData } from './store/stored-data.ts';
import { createReportRequests } from './support-report/report-requests.ts';
import { createTyped } from './typed.ts';
import { createWindowErrors } from './window-errors.ts';
import { createWindowRequests, type WindowRequests } from './window-requests.ts';

/** The application without its desktop parts. */
export interface App extends Omit<WindowRequests, 'handlers'> {
  /** The requests the window can make. */
  readonly handlers: Handlers;
  readonly commands: DesktopCommands;
  readonly state: StateStore;
  /** Starts to watch all accounts. The window may already be open. */
  readonly start: () => Promise<void>;
  /** Stops watching all accounts and closes every file. */
  readonly stop: () => Promise<void>;
  readonly suspended: () => void;
  readonly resumed: () => void;
  /** The screen is locked: notifications are deferred until it is unlocked. */
  readonly locked: () => void;
  readonly unlocked: () => void;
}

/** Creates the parts of the core and connects them. A part that needs a running account looks it up in the registry. */
export function createApp(given: Ports): App {
  const ports = guardPorts(given);
  const { http, clock, random, log } = ports;
  const settings = keepSettings(ports.settings, log);
  const { preferences } = settings.get();
  const state = createState(
    {
      accounts: [],
      preferences,
      keychain: { kind: 'untried' },
      platform: ports.platform,
      notices: [],
      notifications: { mutedUntil: undefined, quietUntil: undefined },
    },
    log,
  );
  const notice = (text: string) =>
    state.setState((before) => ({ notices: [...before.notices, { id: crypto.randomUUID(), text }] }));
  if (settings.problem) notice(settings.problem);
  log.onMistake((line) => {
    const text = mistakeText(line);
    // One that is still on screen says it already.
    if (state.getState().notices.every((one) => one.text !== text)) notice(text);
  });

  const registry = createRegistry<AccountRuntime>();
  const limits = createLimits(clock);
  const noLimits = createLimits(clock, UNLIMITED);
  const newClient: NewClient = ({ endpoint, simulated }, getKey) =>
    createClient({
      http,
      clock,
      random,
      limits: simulated ? noLimits : limits,
      hide: log.hide,
      baseUrl: baseUrlOf(endpoint),
      getKey,
    });
  const keys = createKeys(ports.secrets, (keychain) => state.setState({ keychain }));
  const rules = createRules(settings, state, registry);
  const heartbeats = createHeartbeats(ports, settings, state);
  const notifications = createNotifications(ports, settings, state, registry);
  const { dispatcher } = notifications;
  const dependencies = { ports, state, registry, settings, keys, newClient, rules, dispatcher, heartbeats, notice };
  const typed = createTyped(ports);
  const accounts = createAccounts({ ...dependencies, typed });
  const runs = createRuns(registry, clock, log, ports.progress);
  const accountPolls = () =>
    state.getState().accounts.map((status) => ({
      status,
      polls: registry.get(status.account.id)?.poller.recentPolls(),
    }));
  const { handlers: windowHandlers, ...window } = createWindowRequests(ports, settings, state, typed);

  const preferenceHandlers = createPreferences(ports, settings, state, registry, notifications.look);

  return {
    ...window,
    commands: createDesktopCommands(ports, { ...preferenceHandlers, ...notifications.handlers }, state, notice),
    handlers: {
      ...windowHandlers,
      ...createWindowErrors(ports),
      ...accounts.handlers,
      ...rules.handlers,
      ...heartbeats.handlers,
      ...notifications.handlers,
      ...runs.handlers,
      ...createCauseRequests(registry),
      ...createStoredData(registry),
      ...createBackTests(clock, registry, () => settings.get().preferences.pollMinutes * MINUTE_MS),
      ...createPackages(ports),
      ...createReportRequests(ports, accountPolls),
      ...preferenceHandlers,
    },
    state,
    start: () => {
      notifications.start();
      return accounts.start();
    },
    stop: async () => {
      notifications.stop();
      runs.cancelAll();
      heartbeats.stop();
      await accounts.stop();
    },
    suspended: () => {
      notifications.suspended();
      for (const { poller } of registry.all()) poller.suspended();
    },
    resumed: () => {
      notifications.resumed();
      for (const { poller } of registry.all()) poller.resumed();
    },
    locked: () => notifications.setLocked(true),
    unlocked: () => notifications.setLocked(false),
  };
}
