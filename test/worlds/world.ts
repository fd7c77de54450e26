import type { Stretch } from './time.ts';

/**
 * A world: the mail of whole accounts over 90 days, 30 of them past and 60 lived, and beside it the truth: what a
 * deliverability manager would call a trouble, from when to when.
 */
export interface World {
  readonly name: string;
  readonly accounts: readonly [MailAccount, ...MailAccount[]];
  /** Everything that is wrong in it. What is told beyond that is false. */
  readonly troubles: readonly Trouble[];
  /** Nothing in it even looks like a trouble. */
  readonly isQuiet?: true;
}

/** What is wrong, as the person thinks of it. */
export const FAMILIES = ['bounces', 'spam', 'rejects', 'volume', 'quota', 'silence', 'domains', 'no data'] as const;
export type Family = (typeof FAMILIES)[number];

export interface Trouble extends Stretch {
  /** One that shows in several ways is found by any of them. */
  readonly families: readonly [Family, ...Family[]];
  /** Which account, where a world has several. */
  readonly account?: string;
  /** The SMTP user, sender, domain or subaccount it is the trouble of; absent if it is the account's. */
  readonly member?: string;
  /** Minutes count. */
  readonly isStorm?: true;
  /** Worth a message, but nobody would miss it. */
  readonly isMinor?: true;
}

/** One account at SMTP2GO. */
export interface MailAccount {
  readonly name: string;
  readonly streams: readonly Stream[];
  /** E-mails of a billing cycle of 30 days, which begins on the days 0, 30 and so on. A million unless given. */
  readonly plan?: number;
  /** What the API key may call; everything unless given. */
  readonly permissions?: readonly string[];
  /** Stretches in which SMTP2GO, or the way to it, fails. */
  readonly outages?: readonly Outage[];
  /** A domain whose DKIM record is gone. */
  readonly lostDkim?: Stretch & { readonly domain: string };
  /** For so many minutes mail is not counted as sent yet, and provisional bounces still are. */
  readonly lateMinutes?: number;
}

export interface Outage extends Stretch {
  readonly how: 'unreachable' | '503' | '429';
  /** Fails and answers by turns, five minutes each. */
  readonly everySecond?: true;
}

/** What one SMTP user sends, and what becomes of it. */
export interface Stream {
  readonly user: string;
  readonly domain: string;
  readonly subaccount?: string;
  readonly sends: Schedule;
  readonly fate: Fate;
  /** Stretches in which it is otherwise; of several the first counts. */
  readonly spells?: readonly Spell[];
}

/** So many e-mails from a minute of the day on, spread over so many minutes. */
export interface Sending {
  readonly minute: number;
  readonly minutes: number;
  readonly mails: number;
  /** People do not send the same number every day; jobs do. */
  readonly isExact: boolean;
}

export type Schedule = (day: number) => readonly Sending[];

/** The shares of e-mails that end like this. Rejects are of what is handed in, all others of what is sent. */
export interface Fate {
  readonly rejects: number;
  readonly hard: number;
  readonly soft: number;
  readonly spam: number;
  readonly unsubscribes: number;
  /** Counted as a bounce at first, and taken back after `lateMinutes`. */
  readonly provisional: number;
}

/** A share that stays, or that changes evenly from the first to the last moment of a spell. */
type Share = number | readonly [first: number, last: number];

export interface Spell extends Stretch, Partial<Record<keyof Fate, Share>> {
  /** How many times as many e-mails; 0 is silence. */
  readonly times?: number;
}

/** Mail as it should be. */
export const GOOD: Fate = {
  rejects: 0.002,
  hard: 0.008,
  soft: 0.008,
  spam: 0.0001,
  unsubscribes: 0.001,
  provisional: 0,
};

const minuteOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
};

/** Monday is 0. */
const weekdayOf = (day: number): number => ((day % 7) + 7) % 7;
const isWorkday = (day: number): boolean => weekdayOf(day) < 5;
export const TUESDAY = 1;
export const THURSDAY = 3;
export const SUNDAY = 6;

/** The same number every day from `time` on, over so many minutes. */
export const everyDay =
  (mails: number, time: string, minutes: number): Schedule =>
  () => [{ minute: minuteOf(time), minutes, mails, isExact: true }];

/** The same number once a week. */
export const everyWeek =
  (weekday: number, mails: number, time: string, minutes: number): Schedule =>
  (day) =>
    weekdayOf(day) === weekday ? [{ minute: minuteOf(time), minutes, mails, isExact: true }] : [];

/** About so many on each working day, while people work. */
export const office =
  (mails: number): Schedule =>
  (day) =>
    isWorkday(day) ? [{ minute: minuteOf('08:00'), minutes: 10 * 60, mails, isExact: false }] : [];

/** About so many on every day, while customers are awake; at weekends a few more. */
export const shop =
  (mails: number): Schedule =>
  (day) => [
    { minute: minuteOf('07:00'), minutes: 16 * 60, mails: isWorkday(day) ? mails : mails * 1.2, isExact: false },
  ];

/** About so many a day, day and night, most of them by day. */
export const service =
  (mails: number): Schedule =>
  () => [
    { minute: 0, minutes: 24 * 60, mails: mails * 0.4, isExact: false },
    { minute: minuteOf('08:00'), minutes: 12 * 60, mails: mails * 0.6, isExact: false },
  ];

/** So many on one day only, over so many minutes, which may go on after midnight. */
export const once =
  (day: number, mails: number, time: string, minutes: number): Schedule =>
  (today) =>
    today === day ? [{ minute: minuteOf(time), minutes, mails, isExact: true }] : [];

export const all =
  (...schedules: readonly Schedule[]): Schedule =>
  (day) =>
    schedules.flatMap((sends) => sends(day));
