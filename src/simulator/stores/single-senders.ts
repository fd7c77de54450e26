import type { Origin } from './origin.ts';

export type SingleSender = { readonly address: string; readonly isVerified: boolean };

/** Addresses that may send without a domain of the account (smtp2go-api.md 3, `/single_sender_emails`). */
export type SingleSenders = {
  readonly list: () => readonly SingleSender[];
  /** Sends the mail with the link that verifies, the first time or once more. */
  readonly add: (address: string) => void;
  /** False when there is none. */
  readonly remove: (address: string) => boolean;
};

/** So long after the mail was sent its reader follows the link. */
const READ_AFTER_MS = 90_000;

export const createSingleSenders = ({ world, domain }: Origin): SingleSenders => {
  /** When the link was, or will be, followed; endless where nobody reads the mail. */
  const verifiedAt = new Map([
    [`kim@${domain}`, Number.NEGATIVE_INFINITY],
    [`accounts@partner-of-${domain}`, Number.NEGATIVE_INFINITY],
    [`lee@${domain}`, Number.POSITIVE_INFINITY],
  ]);
  return {
    list: () => [...verifiedAt].map(([address, at]) => ({ address, isVerified: at <= world.now() })),
    add: (address) => {
      const before = verifiedAt.get(address) ?? Number.POSITIVE_INFINITY;
      verifiedAt.set(address, Math.min(before, world.now() + READ_AFTER_MS));
    },
    remove: (address) => verifiedAt.delete(address),
  };
};
