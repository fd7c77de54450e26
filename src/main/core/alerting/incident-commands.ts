import type { Incident, IncidentEvent } from '../../../shared/alert.ts';

/** What a person can do about an incident (design: alerts.md, "Speaking"). `until` is in ms since the epoch. */
export type IncidentCommand =
  | { readonly kind: 'acknowledged'; readonly note: string }
  | { readonly kind: 'snoozed'; readonly until: number; readonly note: string }
  | { readonly kind: 'unsnoozed' };

/**
 * Applies a command to an open incident at `at` (ms since the epoch). Returns the new incident and the event to store,
 * which is never notified: the person did it themselves.
 */
export function applyCommand(
  before: Incident,
  command: IncidentCommand,
  at: number,
): { readonly incident: Incident; readonly event: IncidentEvent } {
  const { id: incidentId, level, numerator, denominator, value } = before;
  const sequence = before.lastSequence + 1;
  const note = 'note' in command && command.note !== '' ? command.note : undefined;
  const event = { incidentId, sequence, kind: command.kind, at, level, numerator, denominator, value, note };
  return {
    incident: { ...before, lastSequence: sequence, ...changeOf(command, at) },
    event: { ...event, delivery: undefined },
  };
}

function changeOf(command: IncidentCommand, at: number): Partial<Incident> {
  switch (command.kind) {
    case 'acknowledged':
      return { acknowledged: { at, note: command.note } };
    case 'snoozed':
      return { snoozedUntil: command.until };
    case 'unsnoozed':
      return { snoozedUntil: undefined };
  }
}
