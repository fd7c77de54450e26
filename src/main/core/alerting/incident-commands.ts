import type { Incident, IncidentEvent } from '../../../shared/alert.ts';

/** What a person has done about an incident (design: alerts.md, "Speaking"). `until` in ms since the epoch. */
export type IncidentCommand =
  | { readonly kind: 'acknowledged'; readonly note: string }
  | { readonly kind: 'snoozed'; readonly until: number; readonly note: string }
  | { readonly kind: 'unsnoozed' };

/**
 * An open incident after a command at `at`, and the event that tells of it. Nobody gets a message about what they did.
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
