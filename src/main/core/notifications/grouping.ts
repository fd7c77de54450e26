import { type DeferReason, isEnd } from '../../../shared/alert.ts';
import { isolated } from '../../../shared/locale.ts';
import type { Route } from '../../../shared/settings.ts';
import { type Mark, worstFirst } from '../../../shared/state.ts';
import { digestText, digestTitle } from '../../../shared/words.ts';
import type { DesktopNotification } from '../ports.ts';
import type { StoredNotification } from '../store/account-store.ts';
import { groupMessageOf, isCritical, marked, messageOf, namedTitleOf, namesOf } from './message-text.ts';

/** One notification for all of `deliveries`, and the route that a click on it opens. */
export interface OutgoingNotification {
  readonly message: DesktopNotification;
  readonly deliveries: readonly StoredNotification[];
  readonly route: Route;
  /** The latest of each incident it is about. */
  readonly latest: readonly StoredNotification[];
}

/** A notification still to be shown, with what has to be known about its account and rule. */
export interface PendingNotification extends StoredNotification {
  readonly accountName: string;
  /** Its rule lets it break through whatever defers other notifications. */
  readonly breaksThrough: boolean;
}

/** The pending notifications of one incident, oldest first. */
export interface PendingIncident {
  readonly latest: PendingNotification;
  /** All of them; the notification of the latest stands for those before it. */
  readonly deliveries: readonly PendingNotification[];
  /** Those not yet handed to the desktop. */
  readonly fresh: readonly PendingNotification[];
}

/** More incidents than this opening at once share one notification (design: alerts.md, "Speaking"). */
const MOST_SHOWN_SINGLY = 3;

interface Circumstances {
  /** The reason why all notifications are deferred, if any. */
  readonly deferReason: DeferReason | undefined;
  readonly now: number;
  readonly isGiven: (delivery: StoredNotification) => boolean;
  readonly locale: string;
}

/** Groups pending notifications by incident and leaves out incidents whose latest was already handed over. */
function pendingIncidents(
  pending: readonly PendingNotification[],
  isGiven: Circumstances['isGiven'],
): readonly PendingIncident[] {
  return [...Map.groupBy(pending, ({ incident }) => incident.id).values()].flatMap((deliveries) => {
    const latest = deliveries.at(-1);
    if (latest === undefined || isGiven(latest)) return [];
    return [{ latest, deliveries, fresh: deliveries.filter((delivery) => !isGiven(delivery)) }];
  });
}

/**
 * Why an incident's notification is deferred. A snoozed incident is still notified when it becomes critical and when it
 * ends.
 */
function deferReasonOf(
  { latest, fresh }: PendingIncident,
  { deferReason, now }: Circumstances,
): DeferReason | undefined {
  if (latest.breaksThrough) return undefined;
  if (deferReason !== undefined) return deferReason;
  const { snoozedUntil } = latest.incident;
  const isUrgent = fresh.some(({ event }) => event.kind === 'escalated' || isEnd(event));
  return snoozedUntil !== undefined && now < snoozedUntil && !isUrgent ? 'snoozed' : undefined;
}

/** The notifications to mark as deferred, and why. */
export function deferrals(
  pending: readonly PendingNotification[],
  circumstances: Circumstances,
): readonly { readonly delivery: StoredNotification; readonly why: DeferReason }[] {
  return pendingIncidents(pending, circumstances.isGiven).flatMap((incident) => {
    const why = deferReasonOf(incident, circumstances);
    const unmarked = incident.fresh.filter(({ event }) => event.delivery?.state === 'pending');
    return why === undefined ? [] : unmarked.map((delivery) => ({ delivery, why }));
  });
}

/**
 * The notifications to show now, for all accounts. Of several about one incident, only the latest is shown. Deferred
 * ones come in one digest together with everything else that is pending; a single one is shown by itself.
 */
export function outgoingNotifications(
  pending: readonly PendingNotification[],
  circumstances: Circumstances,
): readonly OutgoingNotification[] {
  const { deferReason, locale, isGiven } = circumstances;
  const free = pendingIncidents(pending, isGiven).filter(
    (incident) => deferReasonOf(incident, circumstances) === undefined,
  );
  if (deferReason === undefined && free.length > 1 && free.some(wasDeferred)) return [digestNotification(free, locale)];
  const groups = [...Map.groupBy(free.filter(isNew), ({ latest }) => latest.incident.accountId).values()].filter(
    (incidents) => incidents.length > MOST_SHOWN_SINGLY,
  );
  const grouped = new Set(groups.flat());
  return [
    ...groups.flatMap((incidents) => together(incidents, locale)),
    ...free.filter((incident) => !grouped.has(incident)).map((incident) => alone(incident, locale)),
  ];
}

/**
 * Whether any was deferred for a reason other than a snooze. A snooze was the person's own choice for this incident and
 * needs no digest.
 */
const wasDeferred = ({ fresh }: PendingIncident): boolean =>
  fresh.some(({ event: { delivery } }) => delivery?.state === 'deferred' && delivery.deferReason !== 'snoozed');

const isNew = ({ fresh }: PendingIncident): boolean => fresh.some(({ event }) => event.kind === 'opened');

const alone = ({ latest, deliveries, fresh }: PendingIncident, locale: string): OutgoingNotification => ({
  message: messageOf(
    latest,
    latest.accountName,
    locale,
    fresh.flatMap(({ event }) => (event === latest.event ? [] : [event])),
  ),
  deliveries,
  latest: [latest],
  route: { screen: 'incident', accountId: latest.incident.accountId, incidentId: latest.incident.id },
});

function together(incidents: readonly PendingIncident[], locale: string): readonly OutgoingNotification[] {
  const [first, ...others] = incidents.map(({ latest }) => latest);
  if (first === undefined) return [];
  return [
    {
      message: groupMessageOf([first, ...others], first.accountName, locale),
      deliveries: incidents.flatMap((incident) => incident.deliveries),
      latest: [first, ...others],
      route: { screen: 'alerts', tab: 'open' },
    },
  ];
}

/**
 * One digest of everything that was deferred, in all accounts: how many incidents opened, closed and are still open,
 * and the worst by name. Its fixed id makes a later digest replace it.
 */
function digestNotification(incidents: readonly PendingIncident[], locale: string): OutgoingNotification {
  const isOpen = ({ latest }: PendingIncident): boolean => latest.incident.endedAt === undefined;
  const open = incidents.filter(isOpen);
  const facts = {
    opened: incidents.filter(({ fresh }) => fresh.some(({ event }) => event.kind === 'opened')).length,
    // Includes incidents that ended without a notification, such as with their rule.
    closed: incidents.length - open.length,
    open: open.length,
  };
  const reasons = incidents.flatMap(({ fresh }) => fresh.flatMap(({ event }) => event.delivery?.deferReason ?? []));
  const lines = worstFirst(incidents, markOf).map(
    ({ latest }) => `${isolated(latest.accountName)}: ${namedTitleOf(latest, locale)}`,
  );
  return {
    message: {
      id: 'digest',
      title: `${digestTitle(reasons)}: ${digestText(facts, locale)}`,
      body: marked(
        namesOf(lines, locale),
        incidents.some(({ latest }) => latest.isUnsaved),
      ),
      urgency: open.some(({ latest }) => isCritical(latest.event)) ? 'critical' : 'normal',
      actions: [],
    },
    deliveries: incidents.flatMap((incident) => incident.deliveries),
    latest: incidents.map(({ latest }) => latest),
    route: { screen: 'alerts', tab: open.length > 0 ? 'open' : 'history' },
  };
}

/** An incident that has ended counts as OK. */
const markOf = ({ latest: { incident } }: PendingIncident): Mark =>
  incident.endedAt === undefined ? incident.level : 'ok';
