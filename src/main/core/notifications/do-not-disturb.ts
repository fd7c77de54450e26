import type { DeferReason } from '../../../shared/alert.ts';
import { MINUTE_MS } from '../../../shared/calendar.ts';
import { quietUntil } from '../../../shared/quiet-hours.ts';
import type { QuietWindow } from '../../../shared/settings.ts';
import type { NotificationStatus } from '../../../shared/state.ts';
import type { Clock } from '../ports.ts';

/**
 * Decides whether notifications are deferred: in quiet hours, while muted, and while nobody is at the computer (design:
 * alerts.md, "Speaking").
 */
export interface DoNotDisturb {
  readonly deferReason: () => DeferReason | undefined;
  readonly notifications: () => NotificationStatus;
  /** Defers notifications until every account has been polled, or for `ms` at most. */
  readonly settle: (ms: number) => void;
  /** Call after an account has been polled: it may have been the last one. */
  readonly settled: () => void;
  readonly setAsleep: (isAsleep: boolean) => void;
  readonly setLocked: (isLocked: boolean) => void;
  /** Evaluates everything now, and again at every minute from then on. */
  readonly look: () => void;
  readonly stop: () => void;
}

export function createDoNotDisturb(options: {
  readonly clock: Clock;
  readonly mutedUntil: () => number | undefined;
  readonly quietHours: () => readonly QuietWindow[];
  /** The computer's time zone, read again at every evaluation. */
  readonly timeZone: () => string;
  /** Whether every account has been polled since then (ms since the epoch). */
  readonly isSettled: (since: number) => boolean;
  /** Called at every evaluation. */
  readonly onLook: () => void;
}): DoNotDisturb {
  const { clock, quietHours, timeZone, isSettled, onLook } = options;
  let settling: { readonly since: number; readonly until: number } | undefined;
  let isAsleep = false;
  let isLocked = false;
  let cancelTimer = (): void => {};
  let zone = timeZone();

  const mutedUntil = (): number | undefined => {
    const until = options.mutedUntil();
    return until !== undefined && until > clock.now() ? until : undefined;
  };
  const isSettling = (): boolean => {
    if (settling && (clock.monotonic() >= settling.until || isSettled(settling.since))) settling = undefined;
    return settling !== undefined;
  };
  const notifications = (): NotificationStatus => ({
    mutedUntil: mutedUntil(),
    quietUntil: quietUntil(quietHours(), clock.now(), zone),
  });

  /** The system clock may jump and the time zone may change, so no timer runs past the next minute. */
  const look = (): void => {
    cancelTimer();
    zone = timeZone();
    const now = clock.now();
    const muteEndsIn = (mutedUntil() ?? Number.POSITIVE_INFINITY) - now;
    const settled = isSettling() ? (settling?.until ?? 0) - clock.monotonic() : Number.POSITIVE_INFINITY;
    cancelTimer = clock.after(Math.max(1, Math.min(MINUTE_MS - (now % MINUTE_MS), muteEndsIn, settled)), look);
    onLook();
  };

  return {
    deferReason: () => {
      const { mutedUntil: muted, quietUntil: quiet } = notifications();
      if (quiet !== undefined) return 'quiet_hours';
      if (muted !== undefined) return 'muted';
      return isAsleep || isLocked || isSettling() ? 'away' : undefined;
    },
    notifications,
    settle: (ms) => {
      settling = { since: clock.now(), until: clock.monotonic() + ms };
    },
    settled: () => {
      if (settling && !isSettling()) look();
    },
    setAsleep: (next) => {
      isAsleep = next;
    },
    setLocked: (next) => {
      isLocked = next;
    },
    look,
    stop: () => cancelTimer(),
  };
}
