import type { Incident } from '../../shared/alert.ts';
import type { Mark, Rating } from '../../shared/state.ts';

export type { Mark, Rating } from '../../shared/state.ts';

/** The label that always accompanies a shape (look.md 3). */
export const MARK_LABELS: Readonly<Record<Mark, string>> = {
  ok: 'OK',
  insufficient_data: 'Not enough mail',
  warning: 'Warning',
  critical: 'Critical',
  no_data: 'No data',
  paused: 'Paused',
};

export const RATINGS: Readonly<Record<Rating, { readonly mark: Mark; readonly label: string }>> = {
  good: { mark: 'ok', label: 'Good' },
  fair: { mark: 'warning', label: 'Fair' },
  poor: { mark: 'critical', label: 'Poor' },
  insufficient_data: { mark: 'insufficient_data', label: 'Not enough mail' },
  no_data: { mark: 'no_data', label: 'No data' },
};

/** The shape of an incident: its level while open, its ending afterwards. */
export function markOfIncident(incident: Pick<Incident, 'level' | 'ending'>): Mark {
  if (incident.ending === 'resolved') return 'ok';
  return incident.ending === 'closed_without_judgement' ? 'insufficient_data' : incident.level;
}
