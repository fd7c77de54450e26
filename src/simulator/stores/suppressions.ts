import { recipientOf } from '../cast.ts';
import { between, mix, pick } from '../chance.ts';
import { eventNumber } from '../mail.ts';
import { bounceReplyAt, eventOf, type MailEvent, recipientAt, senderOf, subjectAt } from '../rows.ts';
import type { Origin } from './origin.ts';

/** Why mail to an address or a domain is held back: the type names of smtp2go-api.md 2.21. */
export const REASONS = ['manual', 'spam', 'unsubscribe', 'bounce', 'compliance'] as const;
export type Reason = (typeof REASONS)[number];

export type Suppression = {
  /** An address or a domain. */
  readonly address: string;
  readonly reason: Reason;
  readonly complaint: string;
  readonly description: string;
  /** Seconds since 1970. */
  readonly since: number;
  /** Of the mail that led to it. */
  readonly subject: string | undefined;
};

export type Suppressions = {
  /** All that are in force, in no order. */
  readonly list: () => readonly Suppression[];
  /** Blocks an address or a domain by hand; false when it was so already. */
  readonly add: (address: string, description: string) => boolean;
  /** Lifts one block; false when there was none. */
  readonly remove: (address: string, reason: Reason) => boolean;
};

const DAY = 86_400;
/** A hard bounce holds for a week, the other reasons until somebody lifts them (smtp2go-api.md 2.21). */
const BOUNCE_HOLDS = 7 * DAY;
/** How far back mails are looked at; what is older stands in the seed. */
const MAIL_DAYS = 34;

const EVENT_REASONS: ReadonlyMap<number, Reason> = new Map([
  [eventNumber('hard-bounced'), 'bounce'],
  [eventNumber('spam'), 'spam'],
  [eventNumber('unsubscribed'), 'unsubscribe'],
]);
const RESUBSCRIBED = eventNumber('resubscribed');

const nameOf = (address: string, reason: Reason): string => `${reason} ${address.toLowerCase()}`;

const NOTES = ['Left the company', 'Asked by telephone', 'Test address', 'Duplicate of another contact'] as const;
const OLD_REASONS = ['unsubscribe', 'unsubscribe', 'unsubscribe', 'manual', 'manual', 'spam', 'compliance'] as const;

/** Blocks from before the mails that the world remembers, and some of the last days that somebody set by hand. */
const seedOf = ({ world, key, subaccount }: Origin): readonly Suppression[] => {
  const now = Math.floor(world.now() / 1000);
  const count = subaccount === undefined ? 260 : between(key, 1, 4, 24);
  return Array.from({ length: count }, (_, place): Suppression => {
    const own = mix(key, 10 + place);
    const isRecent = place % 20 === 0;
    const reason = isRecent ? 'manual' : pick(own, 1, OLD_REASONS);
    const isDomain = reason === 'manual' && place % 40 === 20;
    return {
      address: isDomain ? `closed-${place}.example` : recipientOf(mix(own, 2), true),
      reason,
      complaint: reason === 'spam' ? 'abuse' : '',
      description: reason === 'manual' ? pick(own, 3, NOTES) : '',
      since: now - (isRecent ? between(own, 4, 0, 29 * DAY) : between(own, 4, (MAIL_DAYS + 2) * DAY, 1_000 * DAY)),
      subject: undefined,
    };
  });
};

const ofEvent = ({ block, index, second }: MailEvent, reason: Reason): Suppression => ({
  address: recipientAt(block, index),
  reason,
  complaint: reason === 'spam' ? 'abuse' : '',
  description: reason === 'bounce' ? bounceReplyAt(block, index) : '',
  since: second,
  subject: subjectAt(block, index),
});

/** One account's suppressions: what its mails led to up to now, what the seed holds, and what was changed since. */
export const createSuppressions = (origin: Origin): Suppressions => {
  const { world, subaccount } = origin;
  const set = new Map(seedOf(origin).map((entry) => [nameOf(entry.address, entry.reason), entry]));
  /** When a block that mails led to was lifted, in milliseconds: later mails may lead to a new one. */
  const lifted = new Map<string, number>();

  const ofMails = (): Map<string, Suppression> => {
    const nowMs = world.now();
    const oldestBounce = nowMs / 1000 - BOUNCE_HOLDS;
    const events: MailEvent[] = [];
    world.visitEvents(world.window(nowMs - MAIL_DAYS * DAY * 1000, nowMs), (block, index, step, second) => {
      const event = eventOf({ block, index, step, second });
      const reason = EVENT_REASONS.get(event);
      if (reason === undefined && event !== RESUBSCRIBED) return;
      if (reason === 'bounce' && second < oldestBounce) return;
      if (senderOf(block, index).user.subaccount?.id === subaccount?.id) events.push({ block, index, step, second });
    });
    const found = new Map<string, Suppression>();
    for (const event of events.sort((one, other) => one.second - other.second)) {
      const reason = EVENT_REASONS.get(eventOf(event));
      if (reason === undefined) {
        found.delete(nameOf(recipientAt(event.block, event.index), 'unsubscribe'));
        continue;
      }
      const suppression = ofEvent(event, reason);
      const name = nameOf(suppression.address, reason);
      if (event.second * 1000 > (lifted.get(name) ?? Number.NEGATIVE_INFINITY)) found.set(name, suppression);
    }
    return found;
  };

  return {
    list: () => [...new Map([...set, ...ofMails()]).values()],
    add: (address, description) => {
      const name = nameOf(address, 'manual');
      if (set.has(name)) return false;
      const since = Math.floor(world.now() / 1000);
      set.set(name, { address, reason: 'manual', complaint: '', description, since, subject: undefined });
      return true;
    },
    remove: (address, reason) => {
      const name = nameOf(address, reason);
      const wasOfMails = ofMails().has(name);
      if (wasOfMails) lifted.set(name, world.now());
      return set.delete(name) || wasOfMails;
    },
  };
};
