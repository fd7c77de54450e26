import { count, counted } from '../../../shared/words.ts';
import { isCritical, namesOf, titleOf } from './message-text.ts';
import type { Saying, Story } from './pending.ts';

/**
 * One message about everything that was kept back, in all accounts: what opened, what closed, what is still open, and the
 * worst by name. Its id is its own, so that a later digest takes its place.
 */
export function digestOf(stories: readonly Story[], locale: string): Saying {
  const isOpen = ({ latest }: Story): boolean => latest.incident.endedAt === undefined;
  const open = stories.filter(isOpen);
  const facts = [
    [stories.filter(({ fresh }) => fresh.some(({ event }) => event.kind === 'opened')).length, 'opened'],
    // Also what ended without a message of its own, as with its rule.
    [stories.length - open.length, 'closed'],
    [open.length, 'still open'],
  ] as const;
  const said = facts
    .filter(([many]) => many > 0)
    .map(([many, what], index) =>
      index === 0 ? counted(many, `incident ${what}`, `incidents ${what}`, locale) : `${count(many, locale)} ${what}`,
    );
  const worstFirst = stories.toSorted((a, b) => weight(b) - weight(a));
  const lines = worstFirst.map(
    ({ latest }) => `${latest.accountName}: ${titleOf(latest.incident, latest.event, locale)}`,
  );
  return {
    message: {
      id: 'digest',
      title: `${occasionOf(stories)}: ${said.join(', ')}`,
      body: namesOf(lines, locale),
      urgency: open.some(({ latest }) => isCritical(latest.event)) ? 'critical' : 'normal',
      actions: [],
    },
    deliveries: stories.flatMap((story) => story.deliveries),
    route: { screen: 'alerts', tab: open.length > 0 ? 'open' : 'history' },
  };
}

const WEIGHTS = { critical: 3, warning: 2, blind: 1 } as const;
const weight = ({ latest: { incident } }: Story): number =>
  incident.endedAt === undefined ? WEIGHTS[incident.level] : 0;

/** Nobody is away who only wanted quiet. */
function occasionOf(stories: readonly Story[]): string {
  const reasons = stories.flatMap(({ fresh }) => fresh.flatMap(({ event }) => event.delivery?.heldFor ?? []));
  return reasons.includes('quiet_hours') || reasons.includes('muted') ? 'While it was quiet' : 'While you were away';
}
