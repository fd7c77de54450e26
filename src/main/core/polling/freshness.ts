import { DAY_MS, MINUTE_MS } from '../../../shared/calendar.ts';
import type { Result } from '../../../shared/failure.ts';
import { allows } from '../../../shared/permission.ts';
import type { PlanLine } from '../../../shared/state.ts';

const PATH = '/activity/search';
/** Where nothing is known yet, how far back to look. */
const LOOK_BACK_MS = 7 * DAY_MS;
/** However often an account is polled. */
const NOT_BEFORE_MS = MINUTE_MS;

/** What is asked for it, in words; nothing where the key may not. */
export const freshnessLines = (permissions: readonly string[] | undefined): readonly PlanLine[] =>
  mayLook(permissions) ? [{ path: PATH.slice(1), detail: 'the newest event', rules: [] }] : [];

const mayLook = (permissions: readonly string[] | undefined): boolean =>
  permissions !== undefined && allows(permissions, PATH);

/** How fresh SMTP2GO's figures are: when the newest event it knows of happened. */
export interface Freshness {
  /** Asks, if the key may and it has not just been asked. What goes wrong is left for another time. */
  readonly look: (permissions: readonly string[] | undefined, now: number) => Promise<void>;
}

/** `ask` finds the newest event between two times, in ms; `onNewer` is told when there is one newer than before. */
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
      const answer = await ask(newest ?? now - LOOK_BACK_MS, now);
      if (!answer.ok || answer.data === undefined || answer.data <= (newest ?? 0)) return;
      newest = answer.data;
      onNewer(answer.data);
    },
  };
}
