import type { DeferReason, Group, Incident, IncidentEvent, Metric, Sample, Series } from '../../../shared/alert.ts';
import type { IncidentDetails, IncidentPage } from '../../../shared/bridge.ts';
import type { Cause } from '../../../shared/cause.ts';
import type { Day } from '../../../shared/state.ts';
import type { Change, EvaluationState } from '../alerting/evaluate.ts';
import type { Labels } from './labels.ts';
import type { CachedResponse } from './response-cache.ts';

/** A message still to be shown, on its way or deferred: the event and its incident. */
export interface WaitingDelivery {
  readonly incident: Incident;
  readonly event: IncidentEvent;
}

/** One account's memory on disk. Calls are synchronous; they throw only when the disk refuses. */
export interface AccountStore {
  /** What a restart continues from. */
  readonly resume: () => EvaluationState;
  /** One durable transaction (synchronous=FULL). */
  readonly record: (change: Change) => void;
  /** Adds one event to an incident that is there, as it is from then on. One durable transaction. */
  readonly appendEvent: (incident: Incident, event: IncidentEvent) => void;
  /** What is still to be shown, oldest first. */
  readonly waitingDeliveries: () => readonly WaitingDelivery[];
  /** Durable at once. A message that was never to be shown stays so. */
  readonly markShown: (incidentId: string, sequence: number, at: number) => void;
  /** Durable at once. Defers what was on its way, and says why. */
  readonly markDeferred: (incidentId: string, sequence: number, why: DeferReason) => void;
  readonly openIncidents: () => readonly Incident[];
  /** Newest first, keyset paging by (openedAt, id). */
  readonly incidents: (query: {
    readonly state: 'open' | 'ended';
    /** Only of these, where given; one about missing data has no metric. */
    readonly level?: Incident['level'] | undefined;
    readonly metric?: Metric | undefined;
    readonly limit: number;
    readonly before: { readonly openedAt: number; readonly id: string } | undefined;
  }) => IncidentPage;
  readonly incidentDetails: (incidentId: string) => IncidentDetails | undefined;
  /** Keeps what was behind an incident. The first is kept for good: a later one changes nothing. */
  readonly freezeCause: (incidentId: string, cause: Cause) => void;
  /** Also of one that can no longer be read. */
  readonly isCauseFrozen: (incidentId: string) => boolean;
  readonly cause: (incidentId: string) => Cause | undefined;
  /**
   * From `from` to `to` inclusive, oldest first. More than `limit` are downsampled evenly to the newest, the lowest and
   * the highest of every few, whose `intervalMs` grows alike, so that a short peak and a longer gap still show. Besides
   * them, both sides of every change between seeing and not seeing are kept.
   */
  readonly samples: (series: Series, from: number, to: number, limit: number) => readonly Sample[];
  /**
   * Members of a group that any series has been about, in the order of the alphabet, at most 1,000: those of the figure
   * first.
   */
  readonly members: (by: Group, figure: Pick<Series, 'metric' | 'window'>) => readonly string[];
  /** Deletes a few of the samples that are too old to be of use; true while there may be more. */
  readonly deleteExpired: () => boolean;
  /** Days from `from` to `to` inclusive (YYYY-MM-DD), oldest first. */
  readonly days: (from: string, to: string) => readonly Day[];
  readonly keepDays: (days: readonly Day[]) => void;
  /** Caches the last good response of a reading action for one input, a canonical JSON text. */
  readonly cacheResponse: (action: string, input: string, value: unknown, at: number) => void;
  readonly cachedResponse: (action: string, input: string) => CachedResponse | undefined;
  readonly clearResponseCache: () => void;
  readonly labels: Labels;
  readonly close: () => void;
}
