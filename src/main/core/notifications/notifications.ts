import type { Handlers } from '../../../shared/bridge.ts';
import { MINUTE_MS } from '../../../shared/calendar.ts';
import type { Result } from '../../../shared/failure.ts';
import { snoozeUntil } from '../../../shared/snooze.ts';
import { clockWords } from '../../../shared/words.ts';
import type { IncidentCommand } from '../alerting/incident-commands.ts';
import type { Ports } from '../ports.ts';
import { ACCOUNT_GONE, type AccountLookup } from '../registry.ts';
import type { SettingsKeeper } from '../settings/keeper.ts';
import type { StateStore } from '../state.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import { createDoNotDisturb } from './do-not-disturb.ts';
import { createOutageNotification } from './outage-notification.ts';
import { showTest } from './test-notification.ts';

/**
 * After start and after waking, notifications wait until every account has been polled, so that one digest can cover
 * them, but at most this long.
 */
const START_MS = MINUTE_MS;
const WAKE_MS = 2 * MINUTE_MS;

/** Shows notifications, defers them, and handles acknowledging, snoozing and muting (design: alerts.md, "Speaking"). */
export interface Notifications {
  readonly dispatcher: Pick<Dispatcher, 'register' | 'flush'>;
  readonly handlers: Pick<Handlers, 'acknowledge_incident' | 'snooze_incident' | 'mute' | 'test_notification'>;
  /** Call before the accounts start polling. */
  readonly start: () => void;
  readonly stop: () => void;
  /** Call after the quiet hours have changed. */
  readonly look: () => void;
  readonly suspended: () => void;
  /** Call before the accounts are polled again. */
  readonly resumed: () => void;
  readonly setLocked: (isLocked: boolean) => void;
}

/** The part of an account's runtime that applies a command to an incident; it fails if the incident is not open. */
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
  const { clock, notifier, log } = ports;
  const { locale } = ports.platform;
  const doNotDisturb = createDoNotDisturb({
    clock,
    mutedUntil: () => settings.get().mutedUntil,
    quietHours: () => settings.get().preferences.quietHours,
    timeZone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    isSettled: (since) => isSettled(state, settings, since),
    onLook: () => {
      keepMuteShort();
      showStatus();
      // First: it explains why a breach is not stored.
      outage.look();
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
      // This fails only if the incident has ended meanwhile or the disk refuses; the window shows the true state in
      // both cases.
      if (!done.ok) log.warn(`notifications: could not ${action} from a notification: ${done.failure.kind}`);
    },
  });

  const outage = createOutageNotification({
    notifier,
    clock,
    locale,
    accounts: () => state.getState().accounts,
    isDeferred: () => doNotDisturb.deferReason() !== undefined,
    onOpen: ports.showWindow,
  });

  /** If the clock was set back, a mute lasts from now as long as it was to last. */
  const keepMuteShort = (): void => {
    const { mutedAt, mutedUntil } = settings.get();
    const now = clock.now();
    if (mutedAt === undefined || mutedUntil === undefined || now >= mutedAt) return;
    // If that can't be saved, it is tried again at the next look.
    settings.change({ mutedAt: now, mutedUntil: now + (mutedUntil - mutedAt) });
  };

  let unsubscribe = (): void => {};

  const showStatus = (): void => {
    const notifications = doNotDisturb.notifications();
    const before = state.getState().notifications;
    if (notifications.mutedUntil === before.mutedUntil && notifications.quietUntil === before.quietUntil) return;
    state.setState({ notifications });
  };

  /** Applies a command and withdraws the incident's notification, since the person has acted on it. */
  const act = (accountId: string, incidentId: string, command: IncidentCommand): Result<null> => {
    const applied = registry.get(accountId)?.poller.applyCommand(incidentId, command, clock.now()) ?? ACCOUNT_GONE;
    if (applied.ok && command.kind !== 'unsnoozed') notifier.withdraw(incidentId);
    // Ending a snooze may release deferred notifications.
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
        const saved = settings.change({
          mutedUntil: until ?? undefined,
          mutedAt: until === null ? undefined : clock.now(),
        });
        if (saved.ok) doNotDisturb.look();
        return saved;
      },
      test_notification: () => showTest(notifier, clock),
    },
    start: () => {
      doNotDisturb.settle(START_MS);
      doNotDisturb.look();
      unsubscribe = state.subscribe(() => {
        doNotDisturb.settled();
        outage.look();
      });
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

/** Whether every account has been polled since then, is paused, or will not be polled again until the person acts. */
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
