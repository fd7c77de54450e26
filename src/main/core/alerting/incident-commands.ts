import type { Incident, IncidentEvent } from '../../../shared/alert.ts';

/** What a person does about an incident (design: alerts.md, "Speaking"). `until` in ms since the epoch. */
export type Deed =
  | { readonly kind: 'acknowledged'; readonly note: string }
  | { readonly kind: 'snoozed'; readonly until: number; readonly note: string }
  | { readonly kind: 'unsnoozed' };

/** An open incident after a deed at `at`, and the event that tells of it. Nobody gets a message about what they did. */
export function afterDeed(
  before: Incident,
  deed: Deed,
  at: number,
): { readonly incident: Incident; readonly event: IncidentEvent } {
  const { id: incidentId, level, numerator, denominator, value } = before;
  const sequence = before.lastSequence + 1;
  const note = 'note' in deed && deed.note !== '' ? deed.note : undefined;
  const event = { incidentId, sequence, kind: deed.kind, at, level, numerator, denominator, value, note };
  return {
    incident: { ...before, lastSequence: sequence, ...changeOf(deed, at) },
    event: { ...event, delivery: undefined },
  };
}

function changeOf(deed: Deed, at: number): Partial<Incident> {
  switch (deed.kind) {
    case 'acknowledged':
      return { acknowledged: { at, note: deed.note } };
    case 'snoozed':
      return { snoozedUntil: deed.until };
    case 'unsnoozed':
      return { snoozedUntil: undefined };
  }
}
