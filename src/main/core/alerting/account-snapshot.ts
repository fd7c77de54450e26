import type { Incident } from '../../../shared/alert.ts';
import { type AccountStatus, MARKS_WORST_FIRST } from '../../../shared/state.ts';

/** The part of an account's status that watching it tells. */
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
export const worstFirst = (incidents: readonly Incident[]): readonly Incident[] =>
  incidents.toSorted(
    (a, b) => MARKS_WORST_FIRST.indexOf(a.level) - MARKS_WORST_FIRST.indexOf(b.level) || a.openedAt - b.openedAt,
  );
