import type { DesktopNotification, Notifier } from '../../src/main/core/ports.ts';
import type { Incident, IncidentEvent } from '../../src/shared/alert.ts';

/** What became of a world: all that the desktop was handed, and all that was recorded. */
export interface Life {
  readonly shown: readonly Shown[];
  readonly incidents: readonly Recorded[];
}

/** A message as the desktop showed it. */
export interface Shown extends Pick<DesktopNotification, 'id' | 'title' | 'body'> {
  readonly at: number;
}

/** An incident with its events, and the name of its account. */
export interface Recorded {
  readonly account: string;
  readonly incident: Incident;
  readonly events: readonly IncidentEvent[];
}

/** A desktop that shows everything at once, and keeps it. */
export function keepingNotifier(now: () => number): Notifier & { readonly shown: readonly Shown[] } {
  const shown: Shown[] = [];
  return {
    shown,
    show: ({ id, title, body }, on) => {
      shown.push({ at: now(), id, title, body });
      queueMicrotask(on.shown);
    },
    withdraw: () => undefined,
  };
}
