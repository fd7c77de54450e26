import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/calendar.ts';
import { clock, day } from '../format.ts';

/** A labelled line of an axis. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** The values of an axis from 0 to at least `highest`, in at most five equal, round steps. */
export function valueTicks(highest: number): readonly number[] {
  const least = highest > 0 ? highest : 1;
  const power = 10 ** Math.floor(Math.log10(least / 4));
  const step = [1, 2, 2.5, 3, 4, 5, 10].map((n) => n * power).find((n) => n * 4 >= least * (1 - 1e-9)) ?? 10 * power;
  // Multiplying avoids the rounding errors of adding up (0.060000000000000005).
  return [0, 1, 2, 3, 4].map((n) => Number((n * step).toPrecision(12)));
}

type Unit = 'minute' | 'hour' | 'day';

const STEPS: readonly { readonly unit: Unit; readonly count: number; readonly ms: number }[] = [
  ...[1, 2, 5, 10, 15, 30].map((count) => ({ unit: 'minute' as const, count, ms: count * MINUTE_MS })),
  ...[1, 2, 3, 6, 12].map((count) => ({ unit: 'hour' as const, count, ms: count * HOUR_MS })),
  ...[1, 2, 4, 7, 14].map((count) => ({ unit: 'day' as const, count, ms: count * DAY_MS })),
];
const LONGEST = { unit: 'day', count: 14 } as const;

/** Rounds a date down to a multiple of `count` units, in local time. */
function floorTo(date: Date, unit: Unit, count: number): void {
  if (unit === 'day') date.setHours(0, 0, 0, 0);
  if (unit === 'hour') date.setHours(Math.floor(date.getHours() / count) * count, 0, 0, 0);
  if (unit === 'minute') date.setMinutes(Math.floor(date.getMinutes() / count) * count, 0, 0);
}

function advance(date: Date, unit: Unit, count: number): void {
  if (unit === 'day') date.setDate(date.getDate() + count);
  if (unit === 'hour') date.setHours(date.getHours() + count);
  if (unit === 'minute') date.setMinutes(date.getMinutes() + count);
}

/** At most `most` ticks of a time axis on whole local minutes, hours or days; correct across clock changes. */
export function timeTicks(from: number, to: number, most: number, locale: string): readonly Tick[] {
  const { unit, count } = STEPS.find((step) => (to - from) / step.ms <= most) ?? LONGEST;
  const ticks: Tick[] = [];
  const date = new Date(from);
  for (floorTo(date, unit, count); date.getTime() <= to; advance(date, unit, count)) {
    const at = date.getTime();
    const isMidnight = date.getHours() === 0 && date.getMinutes() === 0;
    if (at >= from) ticks.push({ at, label: unit === 'day' || isMidnight ? day(at, locale) : clock(at, locale) });
  }
  return ticks;
}
