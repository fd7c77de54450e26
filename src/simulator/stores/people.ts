import { between } from '../chance.ts';
import type { Origin } from '../customer.ts';

/** Who may send and from where: small lists that people keep by hand. They change with the calls. */

export const LISTS = ['smtp', 'api'] as const;
/** One of the two IP allow lists (smtp2go-api.md 2.8): address or range to description. */
export type AllowList = { enabled: boolean; readonly entries: Map<string, string> };
export type AllowLists = { readonly [K in (typeof LISTS)[number]]: AllowList };

export const createAllowLists = ({ subaccount }: Origin): AllowLists => ({
  smtp: {
    enabled: subaccount === undefined,
    entries: new Map([
      ['203.0.113.40', 'Office gateway'],
      ['198.51.100.0/28', 'Data centre'],
    ]),
  },
  api: { enabled: false, entries: new Map([['203.0.113.41', 'Automation server']]) },
});

/** A message that came in. */
export type ReceivedSms = {
  readonly from: number;
  readonly to: number;
  /** Seconds since 1970. */
  readonly second: number;
  readonly content: string;
  readonly id: string;
};

const CONTENTS = ['STOP', 'Yes please', 'Call me tomorrow', 'Who is this?', 'Thanks'] as const;

export const createReceivedSms = ({ world, key }: Origin): readonly ReceivedSms[] => {
  const now = Math.floor(world.now() / 1000);
  return Array.from(
    { length: 137 },
    (_, place): ReceivedSms => ({
      from: 14_155_550_100 + between(key, 900 + place, 0, 99),
      to: 14_155_550_199,
      second: now - place * 4_000 - between(key, 700 + place, 0, 3_000),
      content: CONTENTS[place % CONTENTS.length] ?? CONTENTS[0],
      id: `sms-${place.toString(16).padStart(6, '0')}`,
    }),
  );
};
