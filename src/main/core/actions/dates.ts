/** Midnight at the start of a day of the person's calendar, `daysLater` days on, in ms. Days of 23 and 25 hours included. */
const startOf = (date: string, daysLater: number): number => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day + daysLater).getTime();
};

const wire = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** The start of a local day as the API wants it: UTC, inclusive (smtp2go-api.md 1.7). */
export const startDate = (date: string): string => wire(startOf(date, 0));

/** The end of a local day that is itself included: the API's end is exclusive. */
export const endDate = (date: string): string => wire(startOf(date, 1));

/** From `days` days before `now`, in the API's form. */
export const daysBefore = (now: number, days: number): string => wire(now - days * 86_400_000);
