/** How long a mute from the tray lasts. */
export const MUTE_CHOICES = ['1h', '4h', 'tomorrow'] as const;
export type MuteChoice = (typeof MUTE_CHOICES)[number];

const HOUR = 3_600_000;
/** When tomorrow begins for who wants to hear nothing until then. */
const MORNING_HOUR = 8;

/** Until when (ms since the epoch) a mute chosen at `now` lasts; tomorrow is that of the wall clock here. */
export function muteUntil(choice: MuteChoice, now: number): number {
  if (choice === '1h') return now + HOUR;
  if (choice === '4h') return now + 4 * HOUR;
  const today = new Date(now);
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1, MORNING_HOUR).getTime();
}
