import type { QuietWindow } from './settings.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** No zone has changed its clocks twice within so short a time. */
const AROUND = 2 * DAY;
/** A week that is quiet throughout has no end: it is looked ahead this far. */
const DAYS_AHEAD = 8;

/**
 * Until when it is quiet (ms since the epoch), or `undefined` when it is not. Windows that overlap or adjoin are one, with
 * one end; at most about nine days ahead, where they leave no gap. A window lasts from the first time the wall clock of
 * `timeZone` shows its start, or passes it, to the last time it shows its end: a clock set back does not cut it in two.
 */
export function quietUntil(windows: readonly QuietWindow[], now: number, timeZone: string): number | undefined {
  if (windows.length === 0) return undefined;
  const zone = zoneOf(timeZone);
  const today = startOfDay(zone.wallAt(now));
  const days = Array.from({ length: DAYS_AHEAD + 3 }, (_, index) => today + (index - 2) * DAY);
  const spans = windows
    .flatMap((window) =>
      days.filter((day) => window.days.includes(new Date(day).getUTCDay())).map((day) => spanOn(day, window, zone)),
    )
    .toSorted((a, b) => a.from - b.from);
  let until = now;
  for (const { from, to } of spans) if (from <= until && to > until) until = to;
  return until > now ? until : undefined;
}

/** A time of the wall clock, in ms as if it were UTC. */
type Wall = number;

const startOfDay = (wall: Wall): Wall => wall - (((wall % DAY) + DAY) % DAY);

/** `HH:MM` as ms after midnight. */
function sinceMidnight(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return ((hours ?? 0) * 60 + (minutes ?? 0)) * MINUTE;
}

function spanOn(day: Wall, window: QuietWindow, zone: Zone): { readonly from: number; readonly to: number } {
  const [from, to] = [sinceMidnight(window.from), sinceMidnight(window.to)];
  return { from: zone.firstAt(day + from), to: zone.lastBefore(day + to + (to > from ? 0 : DAY)) };
}

type Zone = ReturnType<typeof zoneOf>;

function zoneOf(timeZone: string) {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });

  const wallAt = (at: number): Wall => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const seconds = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return seconds + (((at % 1000) + 1000) % 1000);
  };
  const offsetAt = (at: number): number => wallAt(at) - at;

  /** The offsets on both sides of a time, and when the later one comes into force. */
  const around = (wall: Wall) => {
    const [before, after] = [offsetAt(wall - AROUND), offsetAt(wall + AROUND)];
    let [low, high] = [wall - AROUND, wall + AROUND];
    while (before !== after && high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(middle) === before) low = middle;
      else high = middle;
    }
    return { before, after, changeAt: high };
  };

  return {
    wallAt,
    /** The first moment at which the wall clock shows this time or a later one. */
    firstAt: (wall: Wall): number => {
      const { before, after, changeAt } = around(wall);
      return wall - before < changeAt ? wall - before : Math.max(changeAt, wall - after);
    },
    /** The moment after the last at which the wall clock shows an earlier time. */
    lastBefore: (wall: Wall): number => {
      const { before, after, changeAt } = around(wall);
      return wall - after > changeAt ? wall - after : Math.min(changeAt, wall - before);
    },
  };
}
