import { type Mark, worstFirst } from '../../../shared/state.ts';
import { digestText, digestTitle } from '../../../shared/words.ts';
import { isCritical, namesOf, titleOf } from './message-text.ts';
import type { OutgoingNotification, Story } from './pending.ts';

/**
 * One message about everything that was deferred, in all accounts: what opened, what closed, what is still open, and
 * the worst by name. Its id is its own, so that a later digest takes its place.
 */
export function digestOf(stories: readonly Story[], locale: string): OutgoingNotification {
  const isOpen = ({ latest }: Story): boolean => latest.incident.endedAt === undefined;
  const open = stories.filter(isOpen);
  const facts = {
    opened: stories.filter(({ fresh }) => fresh.some(({ event }) => event.kind === 'opened')).length,
    // Also what ended without a message of its own, as with its rule.
    closed: stories.length - open.length,
    open: open.length,
  };
  const reasons = stories.flatMap(({ fresh }) => fresh.flatMap(({ event }) => event.delivery?.deferReason ?? []));
  const lines = worstFirst(stories, markOf).map(
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
    deliveries: stories.flatMap((story) => story.deliveries),
    route: { screen: 'alerts', tab: open.length > 0 ? 'open' : 'history' },
  };
}

/** Of a story that has ended, that all is well. */
const markOf = ({ latest: { incident } }: Story): Mark => (incident.endedAt === undefined ? incident.level : 'ok');
