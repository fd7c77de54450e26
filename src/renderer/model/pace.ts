import type { Quota } from '../../shared/state.ts';

const DAY = 86_400_000;

/** Where the quota stands at the cycle's end if it goes on as it did since its beginning. */
export type Pace =
  | { readonly kind: 'full'; readonly at: number }
  | { readonly kind: 'at_renewal'; readonly percent: number };

/**
 * The quota at this pace: used so far divided by the time since the cycle began. `undefined` in a cycle's first day,
 * before anything was sent, without a quota and after the cycle's end: no pace can be told from those.
 */
export function paceOf(quota: Quota, now: number): Pace | undefined {
  const passed = now - quota.startsAt;
  if (passed < DAY || now >= quota.endsAt || quota.used <= 0 || quota.max <= 0) return undefined;
  if (quota.used >= quota.max) return { kind: 'full', at: now };
  const fullAt = quota.startsAt + passed * (quota.max / quota.used);
  if (fullAt < quota.endsAt) return { kind: 'full', at: fullAt };
  return { kind: 'at_renewal', percent: (100 * quota.used * (quota.endsAt - quota.startsAt)) / (passed * quota.max) };
}
