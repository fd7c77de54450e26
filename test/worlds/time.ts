import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/shared/calendar.ts';

/** Worlds know no time zone: their days are those of UTC, and the runner sets the zone of the process to it. */

/** How long a world is lived through, and how much mail there was before. */
export const LIVED_DAYS = 60;
export const PAST_DAYS = 30;

/** The first moment that is lived: a Monday. Days are numbered from here, so the days of the past are below 0. */
const LIVED_FROM = Date.UTC(2026, 3, 6);

/** A moment in ms since the epoch: `at(12, '02:30')` is in the night to the 13th day, which is a Saturday. */
export function at(day: number, time = '00:00'): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return LIVED_FROM + day * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS;
}

/** The day of a moment. */
export const dayOf = (moment: number): number => Math.floor((moment - LIVED_FROM) / DAY_MS);

/** From `from` up to but not including `to`, in ms since the epoch. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Everything before, and as long as the world is lived. */
export const ALWAYS: Stretch = { from: at(-PAST_DAYS), to: at(LIVED_DAYS) };

/** Whole days: the last one is included. */
export const days = (first: number, last = first): Stretch => ({ from: at(first), to: at(last + 1) });

/** A part of one day. */
export const hours = (day: number, from: string, to: string): Stretch => ({ from: at(day, from), to: at(day, to) });
