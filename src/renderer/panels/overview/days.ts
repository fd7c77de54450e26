import { addDays, DAY_MS } from '../../../shared/calendar.ts';
import type { Day } from '../../../shared/state.ts';

export interface DayRate {
  readonly date: string;
  /** `undefined` if the day has no data or too few e-mails for a rate. */
  readonly bouncePercent: number | undefined;
}

const MOST = 30;

/** Every calendar day from the first to the last known, at most the latest 30; missing days are gaps. */
export function daysOf(days: readonly Day[], needed: number): readonly DayRate[] {
  const byDate = new Map(days.map((day) => [day.date, day]));
  const first = days[0]?.date;
  const last = days.at(-1)?.date;
  if (first === undefined || last === undefined) return [];
  const between = (Date.parse(last) - Date.parse(first)) / DAY_MS;
  const count = Math.min(between + 1, MOST);
  return Array.from({ length: count }, (_, index) => {
    const date = addDays(last, index + 1 - count);
    const day = byDate.get(date);
    const isEnough = day !== undefined && day.sent > 0 && day.sent >= needed;
    return { date, bouncePercent: isEnough ? (100 * day.bounces) / day.sent : undefined };
  });
}
