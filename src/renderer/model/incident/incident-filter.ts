import { type Incident, METRICS, Metric } from '../../../shared/alert.ts';

/** What the list of ended incidents is narrowed to; absent is any. */
export interface IncidentFilter {
  readonly level?: Incident['level'];
  readonly metric?: Metric;
}

const ANY = 'any';

/** Choices for a level, as a select takes them: the value `any` is none of them. */
export const LEVEL_OPTIONS = [
  { value: ANY, title: 'Any level' },
  { value: 'critical', title: 'Critical' },
  { value: 'warning', title: 'Warning' },
  { value: 'blind', title: 'No data' },
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
