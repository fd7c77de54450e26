import PQueue from 'p-queue';
import type { Incident } from '../../../shared/alert.ts';
import type { Handlers } from '../../../shared/bridge.ts';
import type { Cause } from '../../../shared/cause.ts';
import { type Failure, fail, ok, type Result } from '../../../shared/failure.ts';
import { allows } from '../../../shared/permission.ts';
import { type Client, inLane } from '../api/client.ts';
import { isFinal } from '../api/failure.ts';
import type { Clock, Log } from '../ports.ts';
import { ACCOUNT_GONE, type AccountLookup } from '../registry.ts';
import type { AccountStore } from '../store/account-store.ts';
import { onDisk } from '../store/disk-errors.ts';
import { type CauseQuery, causeQueryOf, runCauseQuery } from './cause-query.ts';

const PATH = '/activity/search';
const LACKS_PATH: Failure = { kind: 'permission-missing', endpoint: PATH, text: '', requestId: undefined };

/** The causes of one account's incidents: captured once when each opens, and queried again on request. */
export interface CauseCapture {
  /** Captures and stores the cause of an incident that has none yet. Several are captured one after another. */
  readonly capture: (incident: Incident) => void;
  /**
   * The cause as it was when the incident opened; undefined if there is none yet or there can be none. Fails with the
   * failure of the last attempt.
   */
  readonly atOpening: (incidentId: string) => Result<Cause | undefined>;
  /** Queries the cause over the same window, up to now; undefined if the incident is not about single events. */
  readonly now: (incidentId: string) => Promise<Result<Cause | undefined>>;
  /** Cancels captures in flight, which use the old key, and forgets refusals. */
  readonly keyReplaced: () => void;
  /** Cancels captures in flight; the store is not touched afterwards. */
  readonly stop: () => void;
}

export interface CauseCaptureOptions {
  readonly accountId: string;
  readonly client: Pick<Client, 'call'>;
  readonly store: Pick<AccountStore, 'incidentDetails' | 'cause' | 'storeCause' | 'hasCause'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  /** The permissions of the API key, undefined until known. The same array as long as it has not been read again. */
  readonly permissions: () => readonly string[] | undefined;
  /** Start of the billing cycle (ms since the epoch), once known. */
  readonly cycleStart: () => number | undefined;
}

export function createCauseCapture({
  accountId,
  client,
  store,
  clock,
  log,
  permissions,
  cycleStart,
}: CauseCaptureOptions): CauseCapture {
  // One at a time, because the rate limit is shared with the person's own searches (smtp2go-api.md 1.5).
  const queue = new PQueue({ concurrency: 1 });
  const waiting = new Set<string>();
  const failures = new Map<string, Failure>();
  /**
   * The last permanent refusal, valid while the permissions are unchanged. Not repeated, because SMTP2GO counts errors
   * (smtp2go-api.md 1.5).
   */
  let refusedWith: { readonly permissions: readonly string[] | undefined; readonly failure: Failure } | undefined;
  let underWay = new AbortController();

  const runIfAllowed = async (query: CauseQuery, signal: AbortSignal): Promise<Result<Cause>> => {
    const known = permissions();
    if (known && !allows(known, PATH)) return fail(LACKS_PATH);
    if (refusedWith && refusedWith.permissions === known) return fail(refusedWith.failure);
    const asked = await runCauseQuery(inLane(client, 'background'), query, clock.now(), signal);
    if (!asked.ok && isFinal(asked.failure)) refusedWith = { permissions: known, failure: asked.failure };
    return asked;
  };

  const captureNow = async (incident: Incident, query: CauseQuery, signal: AbortSignal): Promise<void> => {
    if (signal.aborted) return;
    const asked = await runIfAllowed(query, signal);
    // The store may have been closed since.
    if (signal.aborted) return;
    const frozen = asked.ok ? onDisk(() => store.storeCause(incident.id, asked.data)) : asked;
    if (frozen.ok) {
      failures.delete(incident.id);
      return;
    }
    const { failure } = frozen;
    if (failures.get(incident.id)?.kind !== failure.kind)
      log.warn(
        `diagnosis: could not capture the cause of incident ${incident.id} of account ${accountId}: ${failure.kind}`,
      );
    failures.set(incident.id, failure);
  };

  const find = (incidentId: string): Result<Incident> => {
    const details = onDisk(() => store.incidentDetails(incidentId));
    if (!details.ok) return details;
    return details.data ? ok(details.data.incident) : fail({ kind: 'not-found', what: 'This incident' });
  };

  const drop = (): void => {
    underWay.abort();
    underWay = new AbortController();
    queue.clear();
    waiting.clear();
  };

  return {
    capture: (incident) => {
      const query = causeQueryOf(incident, incident.openedAt, cycleStart());
      if (!query || waiting.has(incident.id)) return;
      const isFrozen = onDisk(() => store.hasCause(incident.id));
      if (!isFrozen.ok || isFrozen.data) return;
      waiting.add(incident.id);
      const { signal } = underWay;
      void queue.add(async () => {
        try {
          await captureNow(incident, query, signal);
        } catch (error) {
          log.error(`diagnosis: capturing the cause of incident ${incident.id} failed`, error);
        }
        if (!signal.aborted) waiting.delete(incident.id);
      });
    },
    atOpening: (incidentId) => {
      const incident = find(incidentId);
      if (!incident.ok) return incident;
      const frozen = onDisk(() => store.cause(incidentId));
      if (!frozen.ok || frozen.data) return frozen;
      const failure = failures.get(incidentId);
      return failure ? fail(failure) : ok(undefined);
    },
    now: async (incidentId) => {
      const incident = find(incidentId);
      if (!incident.ok) return incident;
      const now = clock.now();
      const query = causeQueryOf(incident.data, now, cycleStart());
      return query ? runCauseQuery(client, query, now, underWay.signal) : ok(undefined);
    },
    keyReplaced: () => {
      drop();
      refusedWith = undefined;
    },
    stop: drop,
  };
}

/** Handles the window's requests for causes, of any account. */
export const createCauseRequests = (
  registry: AccountLookup<{ readonly causes: Pick<CauseCapture, 'atOpening' | 'now'> }>,
): Pick<Handlers, 'get_cause'> => ({
  get_cause: ({ accountId, incidentId, as }) => {
    const causes = registry.get(accountId)?.causes;
    if (!causes) return ACCOUNT_GONE;
    return as === 'now' ? causes.now(incidentId) : causes.atOpening(incidentId);
  },
});
