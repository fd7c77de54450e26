import type { DeferReason } from '../../../shared/alert.ts';
import { MINUTE_MS } from '../../../shared/calendar.ts';
import { quietUntil } from '../../../shared/quiet-hours.ts';
import type { QuietWindow } from '../../../shared/settings.ts';
import type { NotificationStatus } from '../../../shared/state.ts';
import type { Clock } from '../ports.ts';

/** What defers notifications: quiet hours, a mute, and that nobody is there (design: alerts.md, "Speaking"). */
export interface DoNotDisturb {
  readonly deferReason: () => DeferReason | undefined;
  readonly notifications: () => NotificationStatus;
  /** Nobody hears anything until every account has been looked at, or `ms` have passed. */
  readonly settle: (ms: number) => void;
  /** An account has been looked at: perhaps it was the last. */
  readonly settled: () => void;
  readonly setAsleep: (isAsleep: boolean) => void;
  readonly setLocked: (isLocked: boolean) => void;
  /** Looks at it all now, and at every minute from then on. */
  readonly look: () => void;
  readonly stop: () => void;
}

export function createDoNotDisturb(options: {
  readonly clock: Clock;
  readonly mutedUntil: () => number | undefined;
  readonly quietHours: () => readonly QuietWindow[];
  /** The time zone the computer is in, asked for anew at every look. */
  readonly timeZone: () => string;
  /** Whether every account has been looked at since then (ms since the epoch). */
  readonly isSettled: (since: number) => boolean;
  /** Called at every look. */
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

  /** The wall clock may jump and the zone may change, so nothing is waited for longer than to the next minute. */
  const look = (): void => {
    cancelTimer();
    zone = timeZone();
    const now = clock.now();
    const muted = (mutedUntil() ?? Number.POSITIVE_INFINITY) - now;
    const settled = isSettling() ? (settling?.until ?? 0) - clock.monotonic() : Number.POSITIVE_INFINITY;
    cancelTimer = clock.after(Math.max(1, Math.min(MINUTE_MS - (now % MINUTE_MS), muted, settled)), look);
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
