import { SENDERS } from '../cast.ts';
import type { Origin } from './origin.ts';

export const MODES = ['whitelist', 'blacklist', 'disabled'] as const;

/** The Restrict Senders setting: addresses and domains (smtp2go-api.md 2.2 to 2.5). */
export type AllowedSenders = {
  readonly view: () => { readonly entries: readonly string[]; readonly mode: (typeof MODES)[number] };
  /** Appends what is not on the list yet. It may be done while the setting is off. */
  readonly add: (entries: readonly string[]) => void;
  /** What was removed; entries that are not on the list are no error. */
  readonly remove: (entries: readonly string[]) => readonly string[];
  /** Takes the place of the whole list and of the mode. */
  readonly replace: (entries: readonly string[], mode: (typeof MODES)[number]) => void;
};

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const without = (list: readonly string[], entries: readonly string[]): readonly string[] =>
  list.filter((entry) => !entries.some((other) => isSame(entry, other)));

const united = (entries: readonly string[]): readonly string[] =>
  entries.filter((entry, place) => entries.findIndex((other) => isSame(entry, other)) === place);

/** Switched off, with a list that somebody began and left: switched on, it would refuse some of the account's senders. */
export const createAllowedSenders = ({ domain, subaccount }: Origin): AllowedSenders => {
  const [first] = SENDERS.filter(({ user }) => user.subaccount?.id === subaccount?.id);
  let entries: readonly string[] = first === undefined ? [domain] : [first.address, domain, 'partner.example'];
  let mode: (typeof MODES)[number] = 'disabled';
  return {
    view: () => ({ entries, mode }),
    add: (more) => {
      entries = united([...entries, ...more]);
    },
    remove: (fewer) => {
      const left = without(entries, fewer);
      const removed = without(entries, left);
      entries = left;
      return removed;
    },
    replace: (all, next) => {
      entries = united(all);
      mode = next;
    },
  };
};
