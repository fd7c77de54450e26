import type { NoDataReason, PollOutcome, Sample, Series } from '../../../shared/alert.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { Quota } from '../../../shared/state.ts';

export interface SeriesSample {
  readonly series: Series;
  readonly sample: Sample;
}

export interface Unanswered {
  readonly figure: Omit<Series, 'member'>;
  readonly why: NoDataReason;
}

/** The samples and totals that one poll of an account returned. */
export interface PollObservation {
  readonly at: number;
  readonly intervalMs: number;
  /**
   * `ok` if any query succeeded; series whose query failed are then without data one by one (design: alerts.md, "Never
   * green while blind").
   */
  readonly outcome: PollOutcome;
  /** The most important failure of a query, also when `outcome` is `ok`. */
  readonly failure: Failure | undefined;
  readonly samples: readonly SeriesSample[];
  /** Figures by group of which members may be missing: what a rule needs and did not get is no data. */
  readonly unanswered: readonly Unanswered[];
  /** How many members were left out, because there are more than one poll can watch. */
  readonly leftOut: number;
  readonly quota: Quota | undefined;
  readonly sentToday: number | undefined;
}
