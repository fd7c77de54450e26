/** One day of the person's calendar. `date` is YYYY-MM-DD; from `from` up to but not including `to`, in ms. */
export interface LocalDay {
  readonly date: string;
  readonly from: number;
  readonly to: number;
}

/** The day `daysAgo` days before the one that `now` falls on. 23 or 25 hours long where the clocks change. */
export function localDay(now: number, daysAgo: number): LocalDay {
  const today = new Date(now);
  // Dates are counted by the calendar: hours may not exist or exist twice.
  const start = (offset: number) => new Date(today.getFullYear(), today.getMonth(), today.getDate() - daysAgo + offset);
  const from = start(0);
  const [year, month, day] = [from.getFullYear(), from.getMonth() + 1, from.getDate()];
  const two = (part: number) => String(part).padStart(2, '0');
  return { date: `${year}-${two(month)}-${two(day)}`, from: from.getTime(), to: start(1).getTime() };
}

/** The finished days before today, newest first. */
export const finishedDays = (now: number, count: number): readonly LocalDay[] =>
  Array.from({ length: count }, (_, index) => localDay(now, index + 1));
