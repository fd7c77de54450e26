import { SENDERS } from '../cast.ts';
import { base62, between, mix, pick } from '../chance.ts';
import { startOfDay } from '../dates.ts';
import type { Origin } from './origin.ts';

/** A text message that somebody sent to one of the account's numbers. */
export type ReceivedSms = {
  readonly from: number;
  readonly to: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly content: string;
  readonly id: string;
  readonly username: string;
};

/** A text message that the account sent. */
export type SentSms = {
  readonly from: number;
  readonly to: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly content: string;
  readonly id: string;
  readonly username: string;
  /** What it is charged as: one for each 160 characters begun (smtp2go-api.md 1.9). */
  readonly units: number;
};

/** The account's text messages, worked out day by day from its seed. From included, until excluded, in milliseconds. */
export type Sms = {
  /** Oldest first. */
  readonly received: (fromMs: number, untilMs: number) => readonly ReceivedSms[];
  /** Oldest first. */
  readonly sent: (fromMs: number, untilMs: number) => readonly SentSms[];
};

const DAY_MS = 86_400_000;
const REMEMBERED_DAYS = 60;
const CONTENTS = [
  ...['STOP', 'Yes please', 'Yes', 'No', 'Call me tomorrow', 'Who is this?', 'Thanks', 'Got it, thank you'],
  'I will be ten minutes late',
] as const;
const UNIT_LENGTH = 160;
const SHORT_NOTICES = ['Your parcel arrives today', 'Your sign-in code is 204816', 'Your table is ready'] as const;
/** Two units long. */
const LONG_NOTICE =
  'Your delivery could not be made today because nobody was there to take it. It will be tried again tomorrow between ' +
  'eight and twelve. Answer STOP if you do not want to be told of it by text message.';

export const createSms = ({ world, key, subaccount }: Origin): Sms => {
  const isBusy = subaccount === undefined;
  const username =
    SENDERS.find(({ user }) => user.subaccount?.id === subaccount?.id && (!isBusy || user.username.startsWith('api-')))
      ?.user.username ?? `api-${base62(mix(key, 81) * 2 ** 20, 12)}`;
  const number = 14_155_550_000 + between(key, 82, 100, 199);

  /** The keys of the messages of one kind within a window, with their times. */
  const within = (kind: number, most: number, fromMs: number, untilMs: number) => {
    const from = Math.max(fromMs, startOfDay(world.now()) - REMEMBERED_DAYS * DAY_MS);
    const until = Math.min(untilMs, world.now());
    const found: { readonly own: number; readonly at: number }[] = [];
    for (let day = startOfDay(from); day < until; day += DAY_MS) {
      const dayKey = mix(mix(key, kind), day / DAY_MS);
      const count = between(dayKey, 1, 0, most);
      for (let place = 0; place < count; place += 1) {
        const own = mix(dayKey, 10 + place);
        const at = day + between(own, 1, 6 * 3_600_000, 22 * 3_600_000);
        if (at >= from && at < until) found.push({ own, at });
      }
    }
    return found.sort((one, other) => one.at - other.at);
  };

  return {
    received: (fromMs, untilMs) =>
      within(83, isBusy ? 40 : 2, fromMs, untilMs).map(({ own, at }) => ({
        from: 14_155_550_000 + between(own, 2, 100, 199),
        to: number,
        at,
        content: pick(own, 3, CONTENTS),
        id: `${base62(mix(own, 4), 6)}-${base62(at, 8)}`.toLowerCase(),
        username,
      })),
    sent: (fromMs, untilMs) =>
      within(84, isBusy ? 90 : 6, fromMs, untilMs).map(({ own, at }) => {
        const content = own % 8 === 0 ? LONG_NOTICE : pick(own, 5, SHORT_NOTICES);
        return {
          from: number,
          to: 14_155_550_000 + between(own, 6, 100, 199),
          at,
          content,
          id: `${base62(mix(own, 7), 6)}-${base62(at, 8)}`.toLowerCase(),
          username,
          units: Math.ceil(content.length / UNIT_LENGTH),
        };
      }),
  };
};
