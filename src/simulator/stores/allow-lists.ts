import { isWithin } from '../addresses.ts';
import { SENDERS } from '../cast.ts';

/** Where SMTP may come from, and where calls of the API may: two separate lists (smtp2go-api.md 2.8). */
export const LISTS = ['smtp', 'api'] as const;

/** One list: what is on it, and whether it is in force. */
export type AllowList = {
  enabled: boolean;
  /** Address or range, to its description. */
  readonly entries: Map<string, string>;
};
export type AllowLists = Readonly<Record<(typeof LISTS)[number], AllowList>>;

/** The servers that send are on the list of SMTP; the API's is prepared but off, and leaves out this computer. */
export const createAllowLists = (): AllowLists => ({
  smtp: {
    enabled: true,
    entries: new Map([
      ...SENDERS.map(({ user }) => [user.ip, user.description] as const),
      ['198.51.100.0/28', 'Data centre'],
    ]),
  },
  api: { enabled: false, entries: new Map([['203.0.113.60', 'Customer portal']]) },
});

/** Whether a list lets an IPv4 address in. */
export const admits = ({ enabled, entries }: AllowList, address: string): boolean =>
  !enabled || [...entries.keys()].some((range) => isWithin(address, range));
