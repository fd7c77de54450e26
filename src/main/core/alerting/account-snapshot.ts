import type { Incident, Rule, Sample } from '../../../shared/alert.ts';
import { whyNotWatchable } from '../../../shared/rule-check.ts';
import { type AccountStatus, MARKS_WORST_FIRST, type Reading } from '../../../shared/state.ts';
import { type Counts, readingOf } from './readings.ts';

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

export type Figure = Pick<Rule, 'metric' | 'window'>;
export const figureKey = ({ metric, window }: Figure): string => `${metric}/${window}`;

/** A rule that cannot be watched, whatever its scope, is shown blind here: nowhere else would it be seen. */
const isOfAccount = (rule: Rule): boolean =>
  rule.enabled && (rule.scope.by === 'account' || whyNotWatchable(rule) !== undefined);

/** The figures of the whole account that rules watch, each once. */
export const watchedFigures = (rules: readonly Rule[]): readonly Figure[] => [
  ...new Map(rules.filter(isOfAccount).map((rule) => [figureKey(rule), rule])).values(),
];

/** One reading per watched figure of the whole account. `now` and `last` are by figureKey (see readingOf). */
export const readingsOf = (
  rules: readonly Rule[],
  now: ReadonlyMap<string, Sample>,
  last: ReadonlyMap<string, Counts>,
): readonly Reading[] =>
  [...Map.groupBy(rules.filter(isOfAccount), figureKey)].flatMap(([key, [first, ...rest]]) =>
    first ? [readingOf([first, ...rest], now.get(key), last.get(key))] : [],
  );
