import type { PollOutcome, Sample, Series } from '../../../shared/alert.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { Quota } from '../../../shared/state.ts';

export interface SeriesSample {
  readonly series: Series;
  readonly sample: Sample;
}

/** What one poll of an account saw. */
export interface PollObservation {
  readonly at: number;
  readonly intervalMs: number;
  /**
   * `ok` when anything was seen; what was not is without data for its own series only (design: alerts.md, "Never green
   * while blind").
   */
  readonly outcome: PollOutcome;
  /** What stands in the way of seeing everything: the reason of the outcome, else of a part. */
  readonly failure: Failure | undefined;
  readonly samples: readonly SeriesSample[];
  /** Members that were not looked at, because there are more than one poll can hold. */
  readonly leftOut: number;
  readonly quota: Quota | undefined;
  readonly sentToday: number | undefined;
}
