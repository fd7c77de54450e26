import { DAY_MS } from '../../../shared/calendar.ts';
import { ClockTime, type QuietWindow } from '../../../shared/settings.ts';

/** The days in the order of the week as most people plan it, by the numbers of the settings (0 is Sunday). */
export const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;

const SUNDAY = Date.UTC(2026, 0, 4);

/** `Mon`, or `Monday` in full. */
export const dayName = (day: number, style: 'short' | 'long', locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }).format(SUNDAY + day * DAY_MS);

/** `Every day`, `Mon to Fri`, `Mon, Wed and Sun`: three and more in a row are said by their ends. */
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

/** A window whose end is not after its beginning ends the next day. */
const isOverMidnight = ({ from, to }: Pick<QuietWindow, 'from' | 'to'>): boolean => to <= from;

/** `from 22:00 until 07:00 the next day` */
export const hoursText = (window: Pick<QuietWindow, 'from' | 'to'>): string =>
  `from ${window.from} until ${window.to}${isOverMidnight(window) ? ' the next day' : ''}`;

/** A time as people type it, in the form of the settings: `7:00`, `700` and `7` are `07:00`. Anything else as it is. */
export function clockTimeOf(typed: string): string {
  const text = typed.trim();
  const match = /^(\d{1,2})(?:[:.]?(\d\d))?$/.exec(text);
  if (!match) return text;
  const time = `${String(match[1]).padStart(2, '0')}:${match[2] ?? '00'}`;
  return ClockTime.safeParse(time).success ? time : text;
}

/** What is wrong with a window as it is being changed, by field; nothing where it can be kept. */
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

/** What most people want first: every night. */
export const NEW_WINDOW: QuietWindow = { days: [0, 1, 2, 3, 4, 5, 6], from: '22:00', to: '07:00' };
