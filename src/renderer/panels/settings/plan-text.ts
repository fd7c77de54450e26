import { MINUTE_MS } from '../../../shared/calendar.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { count, counted, span } from '../../../shared/words.ts';

const MINUTES_A_DAY = 24 * 60;

/**
 * `7 calls per check, about 2,016 a day`, or that the account is not checked. The demo account has its own interval.
 */
export function planText({ plan, account }: AccountStatus, pollMinutes: number, locale: string): string {
  if (account.paused) return 'Not checked: paused';
  if (plan.length === 0) return 'Not known before the first check';
  const perCheck = `${counted(plan.length, 'call', 'calls', locale)} per check`;
  if (account.simulated) return perCheck;
  const aDay = Math.round((plan.length * MINUTES_A_DAY) / pollMinutes);
  return `${perCheck}, about ${count(aDay, locale)} a day`;
}

/** The age of SMTP2GO's newest event: `newest event known 2 min old`. */
export function freshnessText(newestEventAt: number | undefined, now: number): string {
  if (newestEventAt === undefined) return 'no event known yet';
  const age = now - newestEventAt;
  return age < MINUTE_MS ? 'newest event known under 1 min old' : `newest event known ${span(age)} old`;
}

/** The rules a call serves; a call for no rule feeds what is always shown. */
export const rulesText = (rules: readonly string[]): string => (rules.length === 0 ? 'always shown' : rules.join(', '));
