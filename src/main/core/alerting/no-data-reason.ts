import type { NoDataReason } from '../../../shared/alert.ts';
import { explain, type Failure } from '../../../shared/failure.ts';

/** Why a failed read saw nothing. */
export function noDataReasonOf(failure: Failure): NoDataReason {
  switch (failure.kind) {
    case 'no-key':
      return { kind: 'no_key' };
    case 'key-refused':
      return { kind: 'key_refused', detail: failure.text };
    case 'permission-missing':
      return { kind: 'permission_missing', endpoint: failure.endpoint };
    case 'rate-limited':
      return { kind: 'rate_limited', until: failure.until };
    case 'offline':
      return { kind: 'unreachable', detail: failure.reason };
    case 'timed-out':
    case 'cancelled':
      return { kind: 'unreachable', detail: explain(failure).title };
    case 'refused-by-provider':
      return { kind: failure.status >= 500 ? 'unreachable' : 'malformed', detail: explain(failure).title };
    case 'malformed-reply':
      return { kind: 'malformed', detail: failure.where };
    default: // Never how a read ends; if one does, it was not understood.
      return { kind: 'malformed', detail: explain(failure).title };
  }
}

/** Which reason speaks for a poll whose parts failed differently: what concerns the whole account comes first. */
const MOST_TELLING: readonly NoDataReason['kind'][] = [
  'key_refused',
  'no_key',
  'rate_limited',
  'unreachable',
  'malformed',
  'permission_missing',
];

export const mostTelling = (failures: readonly Failure[]): Failure | undefined =>
  failures.toSorted(
    (a, b) => MOST_TELLING.indexOf(noDataReasonOf(a).kind) - MOST_TELLING.indexOf(noDataReasonOf(b).kind),
  )[0];
