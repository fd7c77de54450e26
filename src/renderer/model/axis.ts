import { clock, day } from './format.ts';

/** A line of an axis. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The least end of a scale from zero that holds `highest`, in at most five equal round steps. */
export function valueTicks(highest: number): readonly number[] {
  const least = highest > 0 ? highest : 1;
  const power = 10 ** Math.floor(Math.log10(least / 4));
  const step = [1, 2, 2.5, 3, 4, 5, 10].map((n) => n * power).find((n) => n * 4 >= least * (1 - 1e-9)) ?? 10 * power;
  // Multiplying keeps 0.06 from becoming 0.060000000000000005 by adding up.
  return [0, 1, 2, 3, 4].map((n) => Number((n * step).toPrecision(12)));
}

const HOUR_STEPS = [1, 2, 3, 6, 12] as const;
const DAY_STEPS = [1, 2, 4, 7, 14] as const;

/** Marks of a time axis on whole local hours or days, at most `most` of them; right across a change of clocks. */
export function timeTicks(from: number, to: number, most: number, locale: string): readonly Tick[] {
  const ticks: Tick[] = [];
  const hours = HOUR_STEPS.find((n) => (to - from) / (n * HOUR) <= most);
  const at = new Date(from);
  if (hours !== undefined) {
    at.setMinutes(0, 0, 0);
    at.setHours(Math.floor(at.getHours() / hours) * hours);
    for (; at.getTime() <= to; at.setHours(at.getHours() + hours)) ticks.push({ at: at.getTime(), label: '' });
  } else {
    const days = DAY_STEPS.find((n) => (to - from) / (n * DAY) <= most) ?? 14;
    at.setHours(0, 0, 0, 0);
    for (; at.getTime() <= to; at.setDate(at.getDate() + days)) ticks.push({ at: at.getTime(), label: '' });
  }
  const isDays = hours === undefined;
  return ticks
    .filter((tick) => tick.at >= from)
    .map(({ at: time }) => ({
      at: time,
      label: isDays || new Date(time).getHours() === 0 ? day(time, locale) : clock(time, locale),
    }));
}
