import { DAY_MS, MINUTE_MS } from './calendar.ts';
import type { QuietWindow } from './settings.ts';
import { type Wall, wallAt } from './wall-clock.ts';

/** No time zone has changed its clocks twice within so short a time. */
const AROUND = 2 * DAY_MS;
/** Quiet hours without a gap never end, so the search stops here. */
const FURTHEST = 8 * DAY_MS;
/** The days on which a window in force may have begun; with a clock set back, tomorrow is one of them. */
const DAYS_AROUND = [-2, -1, 0, 1];

/**
 * When the current quiet hours end (ms since the epoch), or `undefined` outside of them. Overlapping and adjoining
 * windows are joined; without a gap the end is at most about nine days ahead. A window lasts from the first time the
 * wall clock of `timeZone` reaches its start to the last time it shows its end, so that a clock set back does not split
 * it.
 */
export function quietUntil(windows: readonly QuietWindow[], now: number, timeZone: string): number | undefined {
  if (windows.length === 0) return undefined;
  const zone = zoneOf(timeZone);
  let until = now;
  while (until - now < FURTHEST) {
    const next = endOfQuiet(windows, until, zone);
    if (next <= until) break;
    until = next;
  }
  return until > now ? until : undefined;
}

/** The latest end of the windows in force at a time, or the time itself if there are none. */
function endOfQuiet(windows: readonly QuietWindow[], at: number, zone: Zone): number {
  const today = startOfDay(zone.wallAt(at));
  let end = at;
  for (const day of DAYS_AROUND.map((days) => today + days * DAY_MS)) {
    for (const window of windows) {
      if (!window.days.includes(new Date(day).getUTCDay())) continue;
      const { from, to } = spanOn(day, window, zone);
      if (from <= at && to > end) end = to;
    }
  }
  return end;
}

const startOfDay = (wall: Wall): Wall => wall - (((wall % DAY_MS) + DAY_MS) % DAY_MS);

/** `HH:MM` as ms after midnight. */
function sinceMidnight(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return ((hours ?? 0) * 60 + (minutes ?? 0)) * MINUTE_MS;
}

function spanOn(day: Wall, window: QuietWindow, zone: Zone): { readonly from: number; readonly to: number } {
  const [from, to] = [sinceMidnight(window.from), sinceMidnight(window.to)];
  return { from: zone.firstAt(day + from), to: zone.lastBefore(day + to + (to > from ? 0 : DAY_MS)) };
}

type Zone = ReturnType<typeof zoneOf>;

/** Cached, because the same few wall-clock times are asked for all day. */
const shifts = new Map<string, Shift>();
const MOST_SHIFTS = 1_000;

/** The UTC offsets before and after a wall-clock time, and when the later one takes effect. */
interface Shift {
  readonly before: number;
  readonly after: number;
  readonly changeAt: number;
}

function zoneOf(timeZone: string) {
  const offsetAt = (at: number): number => wallAt(at, timeZone) - at;

  const shiftAround = (wall: Wall): Shift => {
    const [before, after] = [offsetAt(wall - AROUND), offsetAt(wall + AROUND)];
    let [low, high] = [wall - AROUND, wall + AROUND];
    while (before !== after && high - low > MINUTE_MS) {
      const middle = Math.floor((low + high) / 2 / MINUTE_MS) * MINUTE_MS;
      if (offsetAt(middle) === before) low = middle;
      else high = middle;
    }
    return { before, after, changeAt: high };
  };

  /** shiftAround for a whole minute. */
  const around = (wall: Wall): Shift => {
    const key = `${timeZone} ${wall}`;
    const known = shifts.get(key);
    if (known) return known;
    if (shifts.size >= MOST_SHIFTS) shifts.clear();
    const shift = shiftAround(wall);
    shifts.set(key, shift);
    return shift;
  };

  return {
    wallAt: (at: number): Wall => wallAt(at, timeZone),
    /** The first moment when the wall clock shows this time or a later one. */
    firstAt: (wall: Wall): number => {
      const { before, after, changeAt } = around(wall);
      return wall - before < changeAt ? wall - before : Math.max(changeAt, wall - after);
    },
    /** The moment after the wall clock last shows an earlier time. */
    lastBefore: (wall: Wall): number => {
      const { before, after, changeAt } = around(wall);
      return wall - after > changeAt ? wall - after : Math.min(changeAt, wall - before);
    },
  };
}
