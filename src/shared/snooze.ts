import { HOUR_MS, localTime } from './calendar.ts';

/** A snooze until tomorrow ends at this hour. */
const MORNING_HOUR = 8;

/** The durations of a snooze or a mute, with their titles. */
export const SNOOZE_CHOICES = [
  { name: '1h', title: '1 h' },
  { name: '4h', title: '4 h' },
  { name: 'tomorrow', title: 'Until tomorrow, 08:00' },
] as const;
export type SnoozeChoice = (typeof SNOOZE_CHOICES)[number]['name'];

/** The end (ms since the epoch) of a snooze or mute chosen at `now`. Tomorrow is in local time. */
export function snoozeUntil(choice: SnoozeChoice, now: number): number {
  if (choice === '1h') return now + HOUR_MS;
  if (choice === '4h') return now + 4 * HOUR_MS;
  return localTime(now, 1, MORNING_HOUR);
}
