import { create } from 'zustand';
import type { Incident } from '../../shared/alert.ts';
import { snoozeUntil } from '../../shared/snooze.ts';
import type { IncidentFilter } from '../model/incident/incident-filter.ts';
import { responseOf } from '../model/incident/response.ts';
import { run, useRun } from './runs.ts';

/** Acknowledging and snoozing incidents, with their progress shown wherever the incident is. */

interface Which {
  readonly accountId: string;
  readonly id: string;
}

const keyOf = ({ id }: Which): string => `incident ${id}`;

export const useIncidentRun = (incident: Which) => useRun(keyOf(incident));

/** Ends reminders until the incident escalates or resolves. Resolves to whether that was stored. */
export async function acknowledge(incident: Which, note: string): Promise<boolean> {
  const { accountId, id: incidentId } = incident;
  return (await run(keyOf(incident), 'acknowledge_incident', { accountId, incidentId, note })).ok;
}

/** Snoozes an incident until a time (ms since the epoch); `null` ends the snooze. */
export async function snooze(incident: Which, until: number | null): Promise<boolean> {
  const { accountId, id: incidentId } = incident;
  return (await run(keyOf(incident), 'snooze_incident', { accountId, incidentId, until })).ok;
}

/** Snoozes for an hour, or ends a snooze: one key for both. */
export const snoozeOrEnd = (incident: Incident, now: number): Promise<boolean> =>
  snooze(incident, responseOf(incident, now)?.kind === 'snoozed' ? null : snoozeUntil('1h', Date.now()));

/** The filter of ended incidents. Kept outside the list, because choosing another account mounts a new list. */
export const useHistoryFilter = create<IncidentFilter>(() => ({}));
export const narrowHistory = (filter: IncidentFilter): void => useHistoryFilter.setState(filter, true);
