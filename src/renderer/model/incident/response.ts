import type { Incident } from '../../../shared/alert.ts';
import { MARKS_WORST_FIRST } from '../../../shared/state.ts';
import { when } from '../format.ts';

/** What the person has done about an open incident. A snooze that has run out is none. */
export type Standing =
  | { readonly kind: 'acknowledged'; readonly at: number; readonly note: string }
  | { readonly kind: 'snoozed'; readonly until: number };

/** Both may hold; the snooze tells, since it ends by itself. `undefined`: nobody has said anything about it. */
export function standingOf(incident: Incident, now: number): Standing | undefined {
  const { acknowledged, snoozedUntil, endedAt } = incident;
  if (endedAt !== undefined) return undefined;
  if (snoozedUntil !== undefined && snoozedUntil > now) return { kind: 'snoozed', until: snoozedUntil };
  return acknowledged && { kind: 'acknowledged', ...acknowledged };
}

/** `Snoozed until 15:31`, `Acknowledged`. */
export function standingWords(standing: Standing, now: number, locale: string): string {
  return standing.kind === 'snoozed' ? `Snoozed until ${when(standing.until, now, locale)}` : 'Acknowledged';
}

/** Open incidents in the order they want a person: worst first, of the same level those nobody knows of, then the oldest. */
export const inUrgency = (incidents: readonly Incident[], now: number): readonly Incident[] =>
  incidents.toSorted(
    (a, b) =>
      MARKS_WORST_FIRST.indexOf(a.level) - MARKS_WORST_FIRST.indexOf(b.level) ||
      Number(standingOf(a, now) !== undefined) - Number(standingOf(b, now) !== undefined) ||
      a.openedAt - b.openedAt,
  );
