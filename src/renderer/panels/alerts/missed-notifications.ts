import type { DeferReason, IncidentEvent } from '../../../shared/alert.ts';
import type { IncidentDetails } from '../../../shared/bridge.ts';
import { HOUR_MS, isSameDay } from '../../../shared/calendar.ts';
import { type DigestCounts, digestText, digestTitle } from '../../../shared/words.ts';
import { when } from '../../model/format.ts';

/** Notifications that were deferred and are still waiting, or were recently shown in one digest. */
export interface MissedNotifications extends DigestCounts {
  /** Identifies the digest, to dismiss it. */
  readonly key: string;
  /**
   * When the first one happened and when the digest was shown (ms since the epoch); `shownAt` is `undefined` while they
   * wait.
   */
  readonly from: number;
  readonly shownAt: number | undefined;
  readonly reasons: readonly DeferReason[];
}

/** Older digests are not shown any more. */
const LATELY_MS = 12 * HOUR_MS;

type DeferredEvent = IncidentEvent & { readonly delivery: { readonly deferReason: DeferReason } };

/** The person snoozed that incident on purpose, so nothing was missed. */
const isHeld = (event: IncidentEvent): event is DeferredEvent =>
  event.delivery?.deferReason !== undefined && event.delivery.deferReason !== 'snoozed';

/** Notifications still waiting; if there are none, those of the last digest. */
export function missedNotifications(details: readonly IncidentDetails[], now: number): MissedNotifications | undefined {
  const held = details.map(({ incident, events }) => ({ incident, events: events.filter(isHeld) }));
  const all = held.flatMap(({ events }) => events);
  const isWaiting = all.some(({ delivery }) => delivery.state === 'deferred');
  const lastShown = Math.max(...all.map(({ delivery }) => delivery.shownAt ?? 0));
  if (!isWaiting && (all.length === 0 || now - lastShown > LATELY_MS)) return undefined;
  const shownAt = isWaiting ? undefined : lastShown;
  const isMeant = ({ delivery }: DeferredEvent) =>
    isWaiting ? delivery.state === 'deferred' : delivery.shownAt === lastShown;
  const meant = held
    .map(({ incident, events }) => ({ incident, events: events.filter(isMeant) }))
    .filter(({ events }) => events.length > 0);
  const events = meant.flatMap((details) => details.events);
  return {
    key: `${shownAt ?? 'waiting'}`,
    from: Math.min(...events.map((event) => event.at)),
    shownAt,
    reasons: events.map(({ delivery }) => delivery.deferReason),
    opened: meant.filter((details) => details.events.some(({ kind }) => kind === 'opened')).length,
    // Counts incidents that ended without a notification too, such as when their rule was removed.
    closed: meant.filter(({ incident }) => (incident.endedAt ?? Number.POSITIVE_INFINITY) <= (shownAt ?? now)).length,
    open: meant.filter(({ incident }) => incident.endedAt === undefined).length,
  };
}

/** `While you were away, 09:05 – 14:20`, and `3 incidents opened, 1 closed, 2 still open`. */
export function missedText(
  missed: MissedNotifications,
  now: number,
  locale: string,
): { readonly title: string; readonly facts: string } {
  const { from, shownAt, reasons } = missed;
  const begun = when(from, now, locale);
  const ended = shownAt === undefined ? undefined : when(shownAt, isSameDay(from, shownAt) ? shownAt : now, locale);
  return {
    title: ended === undefined ? `Held since ${begun}` : `${digestTitle(reasons)}, ${begun} – ${ended}`,
    facts: digestText(missed, locale),
  };
}
