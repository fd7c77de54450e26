import { type Rule, type Series, seriesKey } from '../../../shared/alert.ts';
import { type AlertState, NORMAL } from './state-machine.ts';

/** The key of an alert instance: one series under one revision of one rule. */
export const instanceKey = ({ ruleId, ruleRevision, series }: Omit<AlertInstance, 'state'>): string =>
  `${ruleId}/${ruleRevision}/${seriesKey(series)}`;

/** The instance of a series that a rule sees for the first time. */
export const newInstance = (rule: Rule, series: Series): AlertInstance => ({
  ruleId: rule.id,
  ruleRevision: rule.revision,
  series,
  state: NORMAL,
});

export interface Coverage {
  /** The rules that watch a series. */
  readonly of: (series: Series) => readonly Rule[];
  /** Whether an alert instance is still watched: its rule exists in the same revision and covers the series. */
  readonly has: (instance: AlertInstance) => boolean;
}

/** Indexes rules by series, so that a lookup does not scan all rules. */
export function createCoverage(rules: readonly Rule[]): Coverage {
  const byMetric = Map.groupBy(rules, ({ metric, window, scope }) => metricKey({ metric, window, by: scope.by }));
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const chosen = new Map(
    rules.map((rule) => [
      rule,
      rule.scope.by === 'account' || rule.scope.members === 'all' ? undefined : new Set(rule.scope.members),
    ]),
  );
  const covers = (rule: Rule, series: Series): boolean => chosen.get(rule)?.has(series.member) ?? true;
  const isAbout = ({ metric, window, scope }: Rule, series: Series): boolean =>
    metricKey({ metric, window, by: scope.by }) === metricKey(series);

  return {
    of: (series) => (byMetric.get(metricKey(series)) ?? []).filter((rule) => covers(rule, series)),
    has: ({ ruleId, ruleRevision, series }) => {
      const rule = byId.get(ruleId);
      return rule?.revision === ruleRevision && isAbout(rule, series) && covers(rule, series);
    },
  };
}

const metricKey = ({ metric, window, by }: Omit<Series, 'member'>): string => `${metric}/${window}/${by}`;

/** The alert state of one series under one revision of one rule. */
export interface AlertInstance {
  readonly ruleId: string;
  readonly ruleRevision: number;
  readonly series: Series;
  readonly state: AlertState;
}
