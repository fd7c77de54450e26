import type { NoDataReason } from '../../../shared/alert.ts';
import { explain, type Failure } from '../../../shared/failure.ts';

/** The reason for missing data, from the failure of a request. */
export function noDataReasonOf(failure: Failure): NoDataReason {
  switch (failure.kind) {
    case 'no-key':
      return { kind: 'no_key' };
    case 'address-changed':
      return { kind: 'address_changed' };
    case 'key-refused':
      return { kind: 'key_refused', detail: failure.text };
    case 'permission-missing':
      return { kind: 'permission_missing', endpoint: failure.endpoint };
    case 'rate-limited':
      return { kind: 'rate_limited', until: failure.until, by: failure.by };
    case 'offline':
      return { kind: 'unreachable', detail: failure.reason };
    case 'timed-out':
    case 'cancelled':
      return { kind: 'unreachable', detail: explain(failure).title };
    case 'refused-by-provider':
      return { kind: failure.status >= 500 ? 'unreachable' : 'malformed', detail: explain(failure).title };
    case 'mistake':
      return { kind: 'mistake' };
    case 'malformed-reply':
      return { kind: 'malformed', detail: failure.where };
    default: // Not a failure of a read; if it occurs anyway, treat the response as not understood.
      return { kind: 'malformed', detail: explain(failure).title };
  }
}

/**
 * The order in which one reason is chosen for a poll whose queries failed differently: reasons about the whole account
 * first.
 */
const MOST_TELLING: readonly NoDataReason['kind'][] = [
  'key_refused',
  'no_key',
  'address_changed',
  'rate_limited',
  'unreachable',
  'malformed',
  'permission_missing',
];

export const mostTelling = (failures: readonly Failure[]): Failure | undefined =>
  failures.toSorted(
    (a, b) => MOST_TELLING.indexOf(noDataReasonOf(a).kind) - MOST_TELLING.indexOf(noDataReasonOf(b).kind),
  )[0];
