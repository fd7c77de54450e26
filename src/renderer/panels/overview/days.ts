import type { Day } from '../../../shared/state.ts';

export interface DayRate {
  readonly date: string;
  /** `undefined` where the day could not be read, or had fewer e-mails than a rate needs. */
  readonly bouncePercent: number | undefined;
}

const DAY = 86_400_000;
const MOST = 30;

/** Every calendar day from the first to the last one known, at most 30 (the latest); missing days are there as gaps. */
export function daysOf(days: readonly Day[], needed: number): readonly DayRate[] {
  const byDate = new Map(days.map((day) => [day.date, day]));
  const first = days[0]?.date;
  const last = days.at(-1)?.date;
  if (first === undefined || last === undefined) return [];
  const end = Date.parse(last);
  const start = Math.max(Date.parse(first), end - (MOST - 1) * DAY);
  return Array.from({ length: Math.round((end - start) / DAY) + 1 }, (_, index) => {
    const date = new Date(start + index * DAY).toISOString().slice(0, 10);
    const day = byDate.get(date);
    const isEnough = day !== undefined && day.sent > 0 && day.sent >= needed;
    return { date, bouncePercent: isEnough ? (100 * day.bounces) / day.sent : undefined };
  });
}
