import type { Handlers } from '../../../shared/bridge.ts';
import { MINUTE_MS } from '../../../shared/calendar.ts';
import type { Result } from '../../../shared/failure.ts';
import { snoozeUntil } from '../../../shared/snooze.ts';
import { clockWords } from '../../../shared/words.ts';
import type { IncidentCommand } from '../alerting/incident-commands.ts';
import type { Ports } from '../ports.ts';
import { ACCOUNT_GONE, type AccountLookup } from '../registry.ts';
import type { SettingsKeeper } from '../settings.ts';
import type { StateStore } from '../state.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import { createDoNotDisturb } from './do-not-disturb.ts';
import { showTest } from './test-notification.ts';

/** At start and after waking, one digest is worth waiting for until every account has been looked at, but no longer. */
const START_MS = MINUTE_MS;
const WAKE_MS = 2 * MINUTE_MS;

/** When the person is notified, and what they answer (design: alerts.md, "Speaking"). */
export interface Notifications {
  readonly dispatcher: Pick<Dispatcher, 'register' | 'flush'>;
  readonly handlers: Pick<Handlers, 'acknowledge_incident' | 'snooze_incident' | 'mute' | 'test_notification'>;
  /** Call before the accounts begin to be watched. */
  readonly start: () => void;
  readonly stop: () => void;
  /** The quiet hours may be others from now on. */
  readonly look: () => void;
  readonly suspended: () => void;
  /** Call before the accounts are looked at again. */
  readonly resumed: () => void;
  readonly setLocked: (isLocked: boolean) => void;
}

/** Stores what a person did about an incident, and refuses where there is none. */
interface CommandTarget {
  readonly poller: {
    readonly applyCommand: (incidentId: string, command: IncidentCommand, at: number) => Result<null>;
  };
}

export function createNotifications(
  ports: Ports,
  settings: SettingsKeeper,
  state: StateStore,
  registry: Pick<AccountLookup<CommandTarget>, 'get'>,
): Notifications {
  const { clock, notifier, locale, log } = ports;
  const doNotDisturb = createDoNotDisturb({
    clock,
    mutedUntil: () => settings.get().mutedUntil,
    quietHours: () => settings.get().preferences.quietHours,
    timeZone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    isSettled: (since) => isSettled(state, settings, since),
    onLook: () => {
      showStatus();
      dispatcher.flush();
    },
  });
  const dispatcher = createDispatcher({
    notifier,
    clock,
    locale,
    log,
    deferReason: doNotDisturb.deferReason,
    onOpen: ports.showWindow,
    onAction: (accountId, incidentId, action) => {
      const done =
        action === 'snooze'
          ? snooze(accountId, incidentId, snoozeUntil('1h', clock.now()))
          : acknowledge(accountId, incidentId, '');
      // Only an incident that has ended meanwhile, or the disk, can refuse; the window shows the truth either way.
      if (!done.ok) log.warn(`notifications: could not ${action} from a notification: ${done.failure.kind}`);
    },
  });

  let unsubscribe = (): void => {};

  const showStatus = (): void => {
    const notifications = doNotDisturb.notifications();
    const before = state.getState().notifications;
    if (notifications.mutedUntil === before.mutedUntil && notifications.quietUntil === before.quietUntil) return;
    state.setState({ notifications });
  };

  /** Does it, and takes the message about the incident off the screen: who has acted on it needs it no more. */
  const act = (accountId: string, incidentId: string, command: IncidentCommand): Result<null> => {
    const applied = registry.get(accountId)?.poller.applyCommand(incidentId, command, clock.now()) ?? ACCOUNT_GONE;
    if (applied.ok && command.kind !== 'unsnoozed') notifier.withdraw(incidentId);
    // The end of a snooze may let something out.
    if (applied.ok) dispatcher.flush();
    return applied;
  };
  const acknowledge = (accountId: string, incidentId: string, note: string): Result<null> =>
    act(accountId, incidentId, { kind: 'acknowledged', note });
  const snooze = (accountId: string, incidentId: string, until: number | null): Result<null> =>
    act(
      accountId,
      incidentId,
      until === null || until <= clock.now()
        ? { kind: 'unsnoozed' }
        : { kind: 'snoozed', until, note: `until ${clockWords(until, locale)}` },
    );

  return {
    dispatcher,
    handlers: {
      acknowledge_incident: ({ accountId, incidentId, note }) => acknowledge(accountId, incidentId, note),
      snooze_incident: ({ accountId, incidentId, until }) => snooze(accountId, incidentId, until),
      mute: ({ until }) => {
        const saved = settings.change({ mutedUntil: until ?? undefined });
        if (saved.ok) doNotDisturb.look();
        return saved;
      },
      test_notification: () => showTest(notifier, clock),
    },
    start: () => {
      doNotDisturb.settle(START_MS);
      doNotDisturb.look();
      unsubscribe = state.subscribe(doNotDisturb.settled);
    },
    stop: () => {
      unsubscribe();
      doNotDisturb.stop();
      dispatcher.stop();
    },
    look: doNotDisturb.look,
    suspended: () => doNotDisturb.setAsleep(true),
    resumed: () => {
      doNotDisturb.setAsleep(false);
      doNotDisturb.settle(WAKE_MS);
      doNotDisturb.look();
    },
    setLocked: (isLocked) => {
      doNotDisturb.setLocked(isLocked);
      doNotDisturb.look();
    },
  };
}

/** Whether every account has been looked at since then, or will not be before something else happens. */
function isSettled(state: StateStore, settings: SettingsKeeper, since: number): boolean {
  const { accounts } = state.getState();
  return settings.get().accounts.every(({ id, paused }) => {
    const watch = accounts.find(({ account }) => account.id === id)?.watch;
    if (paused || !watch) return paused;
    const { checkedAt, outcome, nextAt, isChecking } = watch;
    const isGivenUp = outcome !== undefined && outcome.kind !== 'asleep' && nextAt === undefined && !isChecking;
    return isGivenUp || (checkedAt ?? 0) >= since;
  });
}
