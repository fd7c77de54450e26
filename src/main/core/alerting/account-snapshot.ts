import type { Incident } from '../../../shared/alert.ts';
import { type AccountStatus, worstFirst } from '../../../shared/state.ts';

/** The part of an account's status that polling updates. */
export type WatchSnapshot = Pick<
  AccountStatus,
  'watch' | 'readings' | 'quota' | 'sentToday' | 'days' | 'openIncidents'
>;

export const UNWATCHED: WatchSnapshot = {
  watch: {
    outcome: undefined,
    checkedAt: undefined,
    seenAt: undefined,
    nextAt: undefined,
    isChecking: false,
    failure: undefined,
  },
  readings: [],
  quota: undefined,
  sentToday: undefined,
  days: [],
  openIncidents: [],
};

/** Worst first, then oldest first. */
export const incidentsWorstFirst = (incidents: readonly Incident[]): readonly Incident[] =>
  worstFirst(
    incidents,
    ({ level }) => level,
    (a, b) => a.openedAt - b.openedAt,
  );
