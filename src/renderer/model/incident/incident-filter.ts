import { type Incident, METRICS, Metric } from '../../../shared/alert.ts';

/** Filters of the list of ended incidents; an absent one matches all. */
export interface IncidentFilter {
  readonly level?: Incident['level'];
  readonly metric?: Metric;
}

const ANY = 'any';

/** The options of the level filter. `any` stands for no filter. */
export const LEVEL_OPTIONS = [
  { value: ANY, title: 'Any level' },
  { value: 'critical', title: 'Critical' },
  { value: 'warning', title: 'Warning' },
  { value: 'no_data', title: 'No data' },
] as const;
export type LevelOption = (typeof LEVEL_OPTIONS)[number]['value'];

export const METRIC_OPTIONS = [
  { value: ANY, title: 'Anything measured' },
  ...Metric.options.map((value) => ({ value, title: METRICS[value].title })),
] as const;
export type MetricOption = (typeof METRIC_OPTIONS)[number]['value'];

export const withLevel = ({ level: _, ...rest }: IncidentFilter, chosen: LevelOption): IncidentFilter =>
  chosen === ANY ? rest : { ...rest, level: chosen };

export const withMetric = ({ metric: _, ...rest }: IncidentFilter, chosen: MetricOption): IncidentFilter =>
  chosen === ANY ? rest : { ...rest, metric: chosen };

export const isNarrowed = (filter: IncidentFilter): boolean => Object.keys(filter).length > 0;
