import { type Mark, worstFirst } from '../../../shared/state.ts';
import { digestText, digestTitle } from '../../../shared/words.ts';
import { isCritical, namesOf, titleOf } from './message-text.ts';
import type { OutgoingNotification, PendingIncident } from './pending.ts';

/**
 * One message about everything that was deferred, in all accounts: what opened, what closed, what is still open, and
 * the worst by name. Its id is its own, so that a later digest takes its place.
 */
export function digestOf(incidents: readonly PendingIncident[], locale: string): OutgoingNotification {
  const isOpen = ({ latest }: PendingIncident): boolean => latest.incident.endedAt === undefined;
  const open = incidents.filter(isOpen);
  const facts = {
    opened: incidents.filter(({ fresh }) => fresh.some(({ event }) => event.kind === 'opened')).length,
    // Also what ended without a message of its own, as with its rule.
    closed: incidents.length - open.length,
    open: open.length,
  };
  const reasons = incidents.flatMap(({ fresh }) => fresh.flatMap(({ event }) => event.delivery?.deferReason ?? []));
  const lines = worstFirst(incidents, markOf).map(
    ({ latest }) => `${latest.accountName}: ${titleOf(latest.incident, latest.event, locale)}`,
  );
  return {
    message: {
      id: 'digest',
      title: `${digestTitle(reasons)}: ${digestText(facts, locale)}`,
      body: namesOf(lines, locale),
      urgency: open.some(({ latest }) => isCritical(latest.event)) ? 'critical' : 'normal',
      actions: [],
    },
    deliveries: incidents.flatMap((incident) => incident.deliveries),
    route: { screen: 'alerts', tab: open.length > 0 ? 'open' : 'history' },
  };
}

/** Of an incident that has ended, that all is well. */
const markOf = ({ latest: { incident } }: PendingIncident): Mark =>
  incident.endedAt === undefined ? incident.level : 'ok';
