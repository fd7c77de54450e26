import type {
  DeferReason,
  Group,
  Incident,
  IncidentEvent,
  Metric,
  Rule,
  Sample,
  Series,
} from '../../../shared/alert.ts';
import type { IncidentDetails, IncidentPage } from '../../../shared/bridge.ts';
import type { Cause } from '../../../shared/cause.ts';
import type { Day } from '../../../shared/state.ts';
import type { Change, EvaluationState } from '../alerting/evaluate.ts';
import type { Labels } from './labels.ts';
import type { Owner } from './owners.ts';
import type { CachedResponse } from './response-cache.ts';
import type { StoredRules } from './rules.ts';

/** A notification that is pending, in flight or deferred: the event and its incident. */
export interface StoredNotification {
  readonly incident: Incident;
  readonly event: IncidentEvent;
  /** The disk refused to store it, so it is in memory only (buffered-store.ts). */
  readonly isUnsaved?: boolean;
}

/** One account's data on disk. Calls are synchronous and throw only if the disk refuses. */
export interface AccountStore {
  /** The evaluation state that a restart continues from. */
  readonly resume: () => EvaluationState;
  /** Stores the changes of one poll in one durable transaction (synchronous=FULL). */
  readonly record: (change: Change) => void;
  /** Updates an existing incident and adds one event to it, in one durable transaction. */
  readonly appendEvent: (incident: Incident, event: IncidentEvent) => void;
  /** Notifications still to be shown, oldest first. */
  readonly waitingDeliveries: () => readonly StoredNotification[];
  /** Durable at once. Has no effect on an event without a notification. */
  readonly markShown: (incidentId: string, sequence: number, at: number) => void;
  /** Durable at once. Defers a pending notification and stores the reason. */
  readonly markDeferred: (incidentId: string, sequence: number, why: DeferReason) => void;
  readonly openIncidents: () => readonly Incident[];
  /** Newest first, keyset paging by (openedAt, id). */
  readonly incidents: (query: {
    readonly state: 'open' | 'ended';
    /** Filters, if given. A no-data incident has no metric. */
    readonly level?: Incident['level'] | undefined;
    readonly metric?: Metric | undefined;
    readonly limit: number;
    readonly before: { readonly openedAt: number; readonly id: string } | undefined;
  }) => IncidentPage;
  readonly incidentDetails: (incidentId: string) => IncidentDetails | undefined;
  /** Stores the cause of an incident. Only the first one is stored; later calls change nothing. */
  readonly storeCause: (incidentId: string, cause: Cause) => void;
  /** True also if the stored cause can no longer be read. */
  readonly hasCause: (incidentId: string) => boolean;
  readonly cause: (incidentId: string) => Cause | undefined;
  /**
   * From `from` to `to` inclusive (ms since the epoch), oldest first. More than `limit` samples are downsampled: of
   * every few, the newest, lowest and highest are kept, so that a short peak still shows, and `intervalMs` grows by the
   * same factor. Both sides of every change between data and no data are kept in addition.
   */
  readonly samples: (series: Series, from: number, to: number, limit: number) => readonly Sample[];
  /**
   * Members of a group that have any series, in alphabetical order, at most 1,000. Members with a series of `figure`
   * are preferred if there are more.
   */
  readonly members: (by: Group, figure: Pick<Series, 'metric' | 'window'>) => readonly string[];
  /** Deletes some of the expired samples; returns true while there may be more. */
  readonly deleteExpired: () => boolean;
  /** Totals of the days from `from` to `to` inclusive (YYYY-MM-DD), oldest first. */
  readonly days: (from: string, to: string) => readonly Day[];
  readonly keepDays: (days: readonly Day[]) => void;
  /**
   * Caches the last good response of a read action for one input, given as canonical JSON. `at` is in ms since the
   * epoch.
   */
  readonly cacheResponse: (action: string, input: string, value: unknown, at: number) => void;
  readonly cachedResponse: (action: string, input: string) => CachedResponse | undefined;
  readonly labels: Labels;
  readonly rules: () => StoredRules;
  /** Puts rules in force, durably and all together; `before` are those in force until now. */
  readonly saveRules: (rules: readonly Rule[], before: readonly Rule[]) => void;
  /** The keys whose data this is. */
  readonly owners: () => readonly Owner[];
  readonly addOwner: (owner: Owner) => void;
  /** Whether another program holds the file, so that nothing can be stored now. */
  readonly isHeld: () => boolean;
  readonly close: () => void;
}
