import { create } from 'zustand';
import type { Incident } from '../../shared/alert.ts';
import { snoozeUntil } from '../../shared/snooze.ts';
import type { IncidentFilter } from '../model/incident/incident-filter.ts';
import { responseOf } from '../model/incident/response.ts';
import { run, useRun } from './runs.ts';

/** What a person does about an incident, and how that goes: shown wherever the incident is. */

interface Which {
  readonly accountId: string;
  readonly id: string;
}

const keyOf = ({ id }: Which): string => `incident ${id}`;

export const useIncidentRun = (incident: Which) => useRun(keyOf(incident));

/** Ends its reminders until it escalates or resolves. Answers whether that was stored. */
export async function acknowledge(incident: Which, note: string): Promise<boolean> {
  const { accountId, id: incidentId } = incident;
  return (await run(keyOf(incident), 'acknowledge_incident', { accountId, incidentId, note })).ok;
}

/** Silences it until then (ms since the epoch); `null` lets it speak again. */
export async function snooze(incident: Which, until: number | null): Promise<boolean> {
  const { accountId, id: incidentId } = incident;
  return (await run(keyOf(incident), 'snooze_incident', { accountId, incidentId, until })).ok;
}

/** Silences it for an hour, or lets it speak again where it is silent: one key for both. */
export const snoozeOrEnd = (incident: Incident, now: number): Promise<boolean> =>
  snooze(incident, responseOf(incident, now)?.kind === 'snoozed' ? null : snoozeUntil('1h', Date.now()));

/** What the list of ended incidents is narrowed to. Outlives the list, since another account brings another list. */
export const useHistoryFilter = create<IncidentFilter>(() => ({}));
export const narrowHistory = (filter: IncidentFilter): void => useHistoryFilter.setState(filter, true);
