import { HOUR_MS, localTime } from './calendar.ts';

/** When tomorrow begins for someone who wants to hear nothing until then. */
const MORNING_HOUR = 8;

/** How long an incident is snoozed or everything is muted: a word for code, and one to choose by. */
export const SNOOZE_CHOICES = [
  { name: '1h', title: '1 h' },
  { name: '4h', title: '4 h' },
  { name: 'tomorrow', title: 'Until tomorrow, 08:00' },
] as const;
export type SnoozeChoice = (typeof SNOOZE_CHOICES)[number]['name'];

/** Until when (ms since the epoch) a snooze or mute chosen at `now` lasts. Tomorrow is that of the wall clock here. */
export function snoozeUntil(choice: SnoozeChoice, now: number): number {
  if (choice === '1h') return now + HOUR_MS;
  if (choice === '4h') return now + 4 * HOUR_MS;
  return localTime(now, 1, MORNING_HOUR);
}
