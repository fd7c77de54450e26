import { MINUTE_MS } from '../../../shared/calendar.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { count, counted, span } from '../../../shared/words.ts';

const MINUTES_A_DAY = 24 * 60;

/**
 * `7 calls per check, about 2,016 a day`; of an account that is not checked, that. The demo account has a pace of its
 * own.
 */
export function planText({ plan, account }: AccountStatus, pollMinutes: number, locale: string): string {
  if (account.paused) return 'Not checked: paused';
  if (plan.length === 0) return 'Not known before the first check';
  const perCheck = `${counted(plan.length, 'call', 'calls', locale)} per check`;
  if (account.simulated) return perCheck;
  const aDay = Math.round((plan.length * MINUTES_A_DAY) / pollMinutes);
  return `${perCheck}, about ${count(aDay, locale)} a day`;
}

/** How fresh SMTP2GO's own figures are: `newest event known 2 min old`. */
export function freshnessText(newestEventAt: number | undefined, now: number): string {
  if (newestEventAt === undefined) return 'no event known yet';
  const age = now - newestEventAt;
  return age < MINUTE_MS ? 'newest event known under 1 min old' : `newest event known ${span(age)} old`;
}

/** Which rules a call answers; what none wants is shown in any case. */
export const rulesText = (rules: readonly string[]): string => (rules.length === 0 ? 'always shown' : rules.join(', '));
