import { type Rule, type Series, seriesKey } from '../../../shared/alert.ts';
import { type AlertState, NORMAL } from './state-machine.ts';

/** The key of a series under one revision of one rule. */
export const instanceKey = ({ ruleId, ruleRevision, series }: Omit<AlertInstance, 'state'>): string =>
  `${ruleId}/${ruleRevision}/${seriesKey(series)}`;

/** A series that a rule looks at for the first time. */
export const newInstance = (rule: Rule, series: Series): AlertInstance => ({
  ruleId: rule.id,
  ruleRevision: rule.revision,
  series,
  state: NORMAL,
});

export interface Coverage {
  /** The rules that are about a series. */
  readonly of: (series: Series) => readonly Rule[];
  /** Whether the rule of an alert instance is still there as it was, and about its series. */
  readonly has: (instance: AlertInstance) => boolean;
}

/** Which of these rules are about which series, found without looking through them all. */
export function createCoverage(rules: readonly Rule[]): Coverage {
  const byFigure = Map.groupBy(rules, ({ metric, window, scope }) => figureKey({ metric, window, by: scope.by }));
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const chosen = new Map(
    rules.map((rule) => [
      rule,
      rule.scope.by === 'account' || rule.scope.members === 'all' ? undefined : new Set(rule.scope.members),
    ]),
  );
  const covers = (rule: Rule, series: Series): boolean => chosen.get(rule)?.has(series.member) ?? true;
  const isAbout = ({ metric, window, scope }: Rule, series: Series): boolean =>
    figureKey({ metric, window, by: scope.by }) === figureKey(series);

  return {
    of: (series) => (byFigure.get(figureKey(series)) ?? []).filter((rule) => covers(rule, series)),
    has: ({ ruleId, ruleRevision, series }) => {
      const rule = byId.get(ruleId);
      return rule?.revision === ruleRevision && isAbout(rule, series) && covers(rule, series);
    },
  };
}

const figureKey = ({ metric, window, by }: Omit<Series, 'member'>): string => `${metric}/${window}/${by}`;

/** How one series stands with one revision of one rule. */
export interface AlertInstance {
  readonly ruleId: string;
  readonly ruleRevision: number;
  readonly series: Series;
  readonly state: AlertState;
}
