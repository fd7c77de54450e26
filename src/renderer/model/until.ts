/** For how long something stays quiet: an incident that is snoozed, or everything that is muted. */
export const PAUSES = [
  { name: '1h', title: '1 h' },
  { name: '4h', title: '4 h' },
  { name: 'tomorrow', title: 'Until tomorrow, 08:00' },
] as const;
export type Pause = (typeof PAUSES)[number]['name'];

const HOUR = 3_600_000;
const MORNING_HOUR = 8;

/** When a pause that begins at `now` ends, in ms since the epoch. Tomorrow is that of the wall clock here. */
export function untilOf(pause: Pause, now: number): number {
  if (pause === '1h') return now + HOUR;
  if (pause === '4h') return now + 4 * HOUR;
  const morning = new Date(now);
  // The calendar's next day, not 24 hours: a day may have 23 or 25.
  morning.setDate(morning.getDate() + 1);
  morning.setHours(MORNING_HOUR, 0, 0, 0);
  return morning.getTime();
}
