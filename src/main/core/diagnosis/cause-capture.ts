import PQueue from 'p-queue';
import type { Incident } from '../../../shared/alert.ts';
import type { Handlers } from '../../../shared/bridge.ts';
import type { Cause } from '../../../shared/cause.ts';
import { type Failure, fail, ok, type Result } from '../../../shared/failure.ts';
import { allows } from '../../../shared/permission.ts';
import type { Client } from '../api/client.ts';
import { isFinal } from '../api/failure.ts';
import type { Clock, Log } from '../ports.ts';
import { ACCOUNT_GONE, type AccountLookup } from '../registry.ts';
import type { AccountStore } from '../store/account-store.ts';
import { onDisk } from '../store/disk-errors.ts';
import { type CauseQuery, causeQueryOf, runCauseQuery } from './cause-query.ts';

const PATH = '/activity/search';
const LACKS_PATH: Failure = { kind: 'permission-missing', endpoint: PATH, text: '', requestId: undefined };

/**
 * What was behind the incidents of one account: captured once for each when it opens, and queried again by the person.
 */
export interface CauseCapture {
  /** Captures and freezes the cause of an incident that has none yet; several are captured one after the other. */
  readonly capture: (incident: Incident) => void;
  /** As it was when the incident opened; undefined where there is none, or none yet. Fails as the last try did. */
  readonly atOpening: (incidentId: string) => Result<Cause | undefined>;
  /** Over the same window as of now, from SMTP2GO; undefined where single events are not what it is about. */
  readonly now: (incidentId: string) => Promise<Result<Cause | undefined>>;
  /** Another key: drops what is under way, which goes by the old one. */
  readonly keyReplaced: () => void;
  /** Ends whatever is under way; the store is not touched afterwards. */
  readonly stop: () => void;
}

export interface CauseCaptureOptions {
  readonly accountId: string;
  readonly client: Pick<Client, 'call'>;
  readonly store: Pick<AccountStore, 'incidentDetails' | 'cause' | 'freezeCause' | 'isCauseFrozen'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  /** What the key may do, once known; another list each time it was asked for. */
  readonly permissions: () => readonly string[] | undefined;
  /** When the billing cycle began (ms), once known. */
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
  // The limit is per minute and shared with what the person looks at (smtp2go-api.md 1.5).
  const queue = new PQueue({ concurrency: 1 });
  const waiting = new Set<string>();
  const failures = new Map<string, Failure>();
  /** Refused for good while the key could do no more than this: errors count against us (smtp2go-api.md 1.5). */
  let refusedWith: { readonly permissions: readonly string[] | undefined; readonly failure: Failure } | undefined;
  let underWay = new AbortController();

  const runIfAllowed = async (query: CauseQuery, signal: AbortSignal): Promise<Result<Cause>> => {
    const known = permissions();
    if (known && !allows(known, PATH)) return fail(LACKS_PATH);
    if (refusedWith && refusedWith.permissions === known) return fail(refusedWith.failure);
    const asked = await runCauseQuery(client, query, clock.now(), signal);
    if (!asked.ok && isFinal(asked.failure)) refusedWith = { permissions: known, failure: asked.failure };
    return asked;
  };

  const captureNow = async (incident: Incident, query: CauseQuery, signal: AbortSignal): Promise<void> => {
    if (signal.aborted) return;
    const asked = await runIfAllowed(query, signal);
    // Whoever stopped this may have closed the store.
    if (signal.aborted) return;
    const frozen = asked.ok ? onDisk(() => store.freezeCause(incident.id, asked.data)) : asked;
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
      const isFrozen = onDisk(() => store.isCauseFrozen(incident.id));
      if (!isFrozen.ok || isFrozen.data) return;
      waiting.add(incident.id);
      const { signal } = underWay;
      void queue.add(async () => {
        await captureNow(incident, query, signal);
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

/** The causes that the window asks for, of any account. */
export const createCauseRequests = (
  registry: AccountLookup<{ readonly causes: Pick<CauseCapture, 'atOpening' | 'now'> }>,
): Pick<Handlers, 'get_cause'> => ({
  get_cause: ({ accountId, incidentId, as }) => {
    const causes = registry.get(accountId)?.causes;
    if (!causes) return ACCOUNT_GONE;
    return as === 'now' ? causes.now(incidentId) : causes.atOpening(incidentId);
  },
});
