import { DAY_MS, MINUTE_MS } from '../../../shared/calendar.ts';
import type { Result } from '../../../shared/failure.ts';
import { allows } from '../../../shared/permission.ts';
import type { PlanLine } from '../../../shared/state.ts';

const PATH = '/activity/search';
/** How far back to look if no event is known yet. */
const LOOK_BACK_MS = 7 * DAY_MS;
/** The shortest time between two queries, however often the account is polled. */
const NOT_BEFORE_MS = MINUTE_MS;

/** The query in words, for the poll plan; empty if the key lacks the permission. */
export const freshnessLines = (permissions: readonly string[] | undefined): readonly PlanLine[] =>
  mayLook(permissions) ? [{ path: PATH.slice(1), detail: 'the newest event', rules: [] }] : [];

const mayLook = (permissions: readonly string[] | undefined): boolean =>
  permissions !== undefined && allows(permissions, PATH);

/** How fresh SMTP2GO's figures are, by the time of the newest event it has. */
export interface Freshness {
  /**
   * Queries the newest event, unless the key lacks the permission or the last query was just made. Failures are
   * ignored; the next poll tries again.
   */
  readonly look: (permissions: readonly string[] | undefined, now: number) => Promise<void>;
}

/**
 * `ask` returns the time of the newest event between two times (ms since the epoch). `onNewer` is called when it is
 * newer than the last one.
 */
export function createFreshness(
  ask: (from: number, to: number) => Promise<Result<number | undefined>>,
  onNewer: (at: number) => void,
): Freshness {
  let newest: number | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;
  return {
    look: async (permissions, now) => {
      const isTooSoon = now >= askedAt && now - askedAt < NOT_BEFORE_MS;
      if (isTooSoon || !mayLook(permissions)) return;
      askedAt = now;
      // A clock that was set back has the newest event ahead of it.
      const from = newest !== undefined && newest < now ? newest : now - LOOK_BACK_MS;
      const answer = await ask(from, now);
      if (!answer.ok || answer.data === undefined || answer.data <= (newest ?? 0)) return;
      newest = answer.data;
      onNewer(answer.data);
    },
  };
}
