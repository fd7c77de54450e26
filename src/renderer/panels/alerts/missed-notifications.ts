import type { HeldFor, IncidentEvent } from '../../../shared/alert.ts';
import type { IncidentStory } from '../../../shared/bridge.ts';
import { HOUR_MS, isSameDay } from '../../../shared/calendar.ts';
import { count, counted } from '../../../shared/words.ts';
import { when } from '../../model/format.ts';

/** What was kept back from the person, and has not been shown yet or was shown in one digest lately. */
export interface Away {
  /** Names it, so that it can be put away. */
  readonly key: string;
  /** When the first of it happened, and when it was shown (ms since the epoch); `undefined` while it waits. */
  readonly from: number;
  readonly shownAt: number | undefined;
  readonly why: 'away' | 'quiet';
  readonly opened: number;
  readonly closed: number;
  readonly open: number;
}

/** A digest older than this is history. */
const LATELY_MS = 12 * HOUR_MS;

type HeldEvent = IncidentEvent & { readonly delivery: { readonly heldFor: HeldFor } };

/** A snooze was asked for of that incident alone, so nothing of it was missed. */
const isHeld = (event: IncidentEvent): event is HeldEvent =>
  event.delivery?.heldFor !== undefined && event.delivery.heldFor !== 'snoozed';

/** Of these stories what waits to be told; where nothing waits, what the last digest told of. */
export function awayOf(stories: readonly IncidentStory[], now: number): Away | undefined {
  const held = stories.map(({ incident, events }) => ({ incident, events: events.filter(isHeld) }));
  const all = held.flatMap(({ events }) => events);
  const isWaiting = all.some(({ delivery }) => delivery.state === 'held');
  const lastShown = Math.max(...all.map(({ delivery }) => delivery.shownAt ?? 0));
  if (!isWaiting && (all.length === 0 || now - lastShown > LATELY_MS)) return undefined;
  const shownAt = isWaiting ? undefined : lastShown;
  const isMeant = ({ delivery }: HeldEvent) => (isWaiting ? delivery.state === 'held' : delivery.shownAt === lastShown);
  const meant = held
    .map(({ incident, events }) => ({ incident, events: events.filter(isMeant) }))
    .filter(({ events }) => events.length > 0);
  const events = meant.flatMap((story) => story.events);
  return {
    key: `${shownAt ?? 'waiting'}`,
    from: Math.min(...events.map((event) => event.at)),
    shownAt,
    why: events.some(({ delivery }) => delivery.heldFor === 'away') ? 'away' : 'quiet',
    opened: meant.filter((story) => story.events.some(({ kind }) => kind === 'opened')).length,
    // Also what ended without a message of its own, as with its rule.
    closed: meant.filter(({ incident }) => (incident.endedAt ?? Number.POSITIVE_INFINITY) <= (shownAt ?? now)).length,
    open: meant.filter(({ incident }) => incident.endedAt === undefined).length,
  };
}

/** `While you were away, 09:05 – 14:20`, and `3 incidents opened, 1 closed, 2 still open`. */
export function awayWords(away: Away, now: number, locale: string): { readonly title: string; readonly facts: string } {
  const { from, shownAt, why } = away;
  const facts = [
    [away.opened, 'opened'],
    [away.closed, 'closed'],
    [away.open, 'still open'],
  ] as const;
  const said = facts
    .filter(([many]) => many > 0)
    .map(([many, what], n) =>
      n === 0 ? counted(many, `incident ${what}`, `incidents ${what}`, locale) : `${count(many, locale)} ${what}`,
    );
  const begun = when(from, now, locale);
  const ended = shownAt === undefined ? undefined : when(shownAt, isSameDay(from, shownAt) ? shownAt : now, locale);
  const title = why === 'away' ? 'While you were away' : 'While it was quiet';
  return {
    title: ended === undefined ? `Kept back since ${begun}` : `${title}, ${begun} – ${ended}`,
    facts: said.join(', '),
  };
}
