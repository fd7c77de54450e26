import type { NotificationStatus } from '../../shared/state.ts';
import { when } from './format.ts';

/** Why notifications are held back now. */
export interface Silence {
  readonly kind: 'muted' | 'quiet';
  readonly until: number;
  /** `Muted until 18:00`, `Quiet hours until 07:00`. */
  readonly text: string;
}

/** What holds notifications back now. A mute takes precedence over quiet hours; expired ones do not count. */
export function silenceOf(
  { mutedUntil, quietUntil }: NotificationStatus,
  now: number,
  locale: string,
): Silence | undefined {
  if (mutedUntil !== undefined && mutedUntil > now) {
    return { kind: 'muted', until: mutedUntil, text: `Muted until ${when(mutedUntil, now, locale)}` };
  }
  if (quietUntil !== undefined && quietUntil > now) {
    return { kind: 'quiet', until: quietUntil, text: `Quiet hours until ${when(quietUntil, now, locale)}` };
  }
  return undefined;
}
