import type { Incident } from '../../../shared/alert.ts';
import { MARKS_WORST_FIRST } from '../../../shared/state.ts';
import { when } from '../format.ts';

/** How the person has responded to an open incident. An expired snooze does not count. */
export type IncidentResponse =
  | { readonly kind: 'acknowledged'; readonly at: number; readonly note: string }
  | { readonly kind: 'snoozed'; readonly until: number };

/** A snooze hides an acknowledgement, since it ends by itself. `undefined` without a response. */
export function responseOf(incident: Incident, now: number): IncidentResponse | undefined {
  const { acknowledged, snoozedUntil, endedAt } = incident;
  if (endedAt !== undefined) return undefined;
  if (snoozedUntil !== undefined && snoozedUntil > now) return { kind: 'snoozed', until: snoozedUntil };
  return acknowledged && { kind: 'acknowledged', ...acknowledged };
}

/** `Snoozed until 15:31`, `Acknowledged`. */
export function responseText(response: IncidentResponse, now: number, locale: string): string {
  return response.kind === 'snoozed' ? `Snoozed until ${when(response.until, now, locale)}` : 'Acknowledged';
}

/** Open incidents by urgency: worst level first, then those without a response, then the oldest. */
export const byUrgency = (incidents: readonly Incident[], now: number): readonly Incident[] =>
  incidents.toSorted(
    (a, b) =>
      MARKS_WORST_FIRST.indexOf(a.level) - MARKS_WORST_FIRST.indexOf(b.level) ||
      Number(responseOf(a, now) !== undefined) - Number(responseOf(b, now) !== undefined) ||
      a.openedAt - b.openedAt,
  );
