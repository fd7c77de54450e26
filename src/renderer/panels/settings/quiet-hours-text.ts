import { DAY_MS } from '../../../shared/calendar.ts';
import { ClockTime, type QuietWindow } from '../../../shared/settings.ts';

/** The days of a week from Monday on, by their numbers in the settings (0 is Sunday). */
export const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;

const SUNDAY = Date.UTC(2026, 0, 4);

/** `Mon`, or `Monday` in full. */
export const dayName = (day: number, style: 'short' | 'long', locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }).format(SUNDAY + day * DAY_MS);

/** `Every day`, `Mon to Fri`, `Mon, Wed and Sun`. Three or more days in a row are shown as a range. */
export function daysText(days: readonly number[], locale: string): string {
  const chosen = WEEK.filter((day) => days.includes(day));
  if (chosen.length === WEEK.length) return 'Every day';
  const name = (day: number | undefined) => (day === undefined ? '' : dayName(day, 'short', locale));
  const [start] = chosen;
  if (start === undefined) return 'No day';
  const first = WEEK.indexOf(start);
  const isRow = chosen.length > 2 && chosen.every((day, n) => day === WEEK[first + n]);
  if (isRow) return `${name(start)} to ${name(chosen.at(-1))}`;
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(chosen.map(name));
}

/** A window that does not end after its start ends the next day. */
const isOverMidnight = ({ from, to }: Pick<QuietWindow, 'from' | 'to'>): boolean => to <= from;

/** `from 22:00 until 07:00 the next day` */
export const hoursText = (window: Pick<QuietWindow, 'from' | 'to'>): string =>
  `from ${window.from} until ${window.to}${isOverMidnight(window) ? ' the next day' : ''}`;

/**
 * A typed time in the format of the settings: `7:00`, `700` and `7` become `07:00`. Other text is returned unchanged.
 */
export function clockTimeOf(typed: string): string {
  const text = typed.trim();
  const match = /^(\d{1,2})(?:[:.]?(\d\d))?$/.exec(text);
  if (!match) return text;
  const time = `${String(match[1]).padStart(2, '0')}:${match[2] ?? '00'}`;
  return ClockTime.safeParse(time).success ? time : text;
}

/** The problems of an edited window, by field; empty if it can be saved. */
export interface QuietProblems {
  readonly days?: string;
  readonly from?: string;
  readonly to?: string;
}

const timeProblem = (time: string): string | undefined =>
  ClockTime.safeParse(time).success ? undefined : 'A time such as 22:00.';

export function quietProblems({ days, from, to }: QuietWindow): QuietProblems {
  const [fromProblem, toProblem] = [timeProblem(from), timeProblem(to)];
  return {
    ...(days.length === 0 ? { days: 'At least one day.' } : {}),
    ...(fromProblem === undefined ? {} : { from: fromProblem }),
    ...(toProblem === undefined ? {} : { to: toProblem }),
  };
}

export const canKeep = (windows: readonly QuietWindow[]): boolean =>
  windows.every((window) => Object.keys(quietProblems(window)).length === 0);

/** The usual first window: every night. */
export const NEW_WINDOW: QuietWindow = { days: [0, 1, 2, 3, 4, 5, 6], from: '22:00', to: '07:00' };
