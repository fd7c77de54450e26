import type { Cause, ReplyShare, Shares } from '../../../shared/cause.ts';
import { sampleOf, shapeOf } from '../../../shared/reply-shape.ts';
import { explainReply, type ReplyMeaning } from '../../../shared/smtp-reply.ts';
import { type ActivityEvent, bareAddress, recipientsOf, sendersOf } from '../api/activity-event.ts';

const MOST_NAMED = 8;
const MOST_DEAD = 5000;
/** The longest possible address (RFC 5321, 4.5.3.1), applied because a name from the provider may have any length. */
const LONGEST_NAME = 320;
const UNNAMED = 'unknown';

/** The context of the rows: when they were read, the range and the total. Times in ms since the epoch. */
export type Taken = Pick<Cause, 'takenAt' | 'from' | 'to' | 'total'>;

/**
 * Summarises failed events: who sent them, to which domains, and what the servers replied (design: alerts.md, "Cause").
 * Pure.
 */
export function summarise(rows: readonly ActivityEvent[], taken: Taken): Cause {
  const dates = rows.map(({ date }) => date).toSorted((a, b) => a - b);
  const withReply = rows.filter(hasReply).map(repliedOf);
  const replies = [...Map.groupBy(withReply, ({ group }) => group).values()].flatMap(shareOf).toSorted(mostFirst);
  const named = replies.slice(0, MOST_NAMED);
  return {
    ...taken,
    total: Math.max(taken.total, rows.length),
    read: rows.length,
    hard: rows.filter(({ event }) => event === 'hard-bounced').length,
    soft: rows.filter(({ event }) => event === 'soft-bounced').length,
    senders: sharesOf(rows.map((row) => senderOf(row) ?? UNNAMED)),
    recipientDomains: sharesOf(rows.map((row) => domainOf(recipientOf(row)) ?? UNNAMED)),
    replies: named.map(({ name: _, ...share }) => share),
    otherReplies: restOf(replies.slice(MOST_NAMED)),
    firstAt: dates[0],
    lastAt: dates.at(-1),
    deadRecipients: deadAmong(withReply),
  };
}

/** The sender's address of an event, in lower case. */
export const senderOf = (row: ActivityEvent): string | undefined => addressIn(sendersOf(row).find(Boolean));

const recipientOf = (row: ActivityEvent): string | undefined => addressIn(recipientsOf(row)[0]);

/** The domain of an address. */
export const domainOf = (address: string | undefined): string | undefined =>
  address?.slice(address.lastIndexOf('@') + 1) || undefined;

const addressIn = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : bareAddress(text).slice(0, LONGEST_NAME) || undefined;

/**
 * Whether the event has a server's reply. A complaint comes from the recipient, so its text says nothing about the
 * cause.
 */
const hasReply = ({ event }: ActivityEvent): boolean => /bounced$|^rejected$/.test(event);

const UNSAID: ReplyMeaning = {
  code: '',
  enhanced: undefined,
  title: 'No refusal was recorded',
  advice: 'The events of the single e-mails may tell more.',
  isAboutAddress: true,
};

interface Replied {
  readonly row: ActivityEvent;
  readonly recipient: string | undefined;
  readonly text: string;
  readonly meaning: ReplyMeaning;
  /** The same for replies with the same code and shape. */
  readonly group: string;
}

function repliedOf(row: ActivityEvent): Replied {
  const texts = row.event === 'rejected' ? [row.reason, row.smtp_response] : [row.smtp_response, row.reason];
  const text = [...texts, row.error].find(Boolean) ?? '';
  const recipient = recipientOf(row);
  const meaning = explainReply(text) ?? UNSAID;
  const group = `${meaning.code} ${meaning.enhanced ?? ''} ${shapeOf(text, recipient)}`;
  return { row, recipient, text, meaning, group };
}

type Named<Share> = Share & { readonly name: string };

function shareOf(all: readonly Replied[]): readonly Named<ReplyShare>[] {
  const [first] = all;
  if (!first) return [];
  const { code, enhanced, title, advice } = first.meaning;
  const sample = sampleOf(first.text, first.recipient);
  return [{ name: first.group, code, enhanced, sample, count: all.length, title, advice }];
}

function sharesOf(names: readonly string[]): Shares {
  const all = [...Map.groupBy(names, (name) => name)]
    .map(([name, same]) => ({ name, count: same.length }))
    .toSorted(mostFirst);
  return { top: all.slice(0, MOST_NAMED), others: restOf(all.slice(MOST_NAMED)) };
}

type Counted = Named<{ readonly count: number }>;

/** Equal counts are in alphabetical order, so that the same rows always give the same result. */
const mostFirst = (a: Counted, b: Counted): number => b.count - a.count || (a.name < b.name ? -1 : 1);

const restOf = (rest: readonly Counted[]): Shares['others'] => ({
  kinds: rest.length,
  count: rest.reduce((sum, { count }) => sum + count, 0),
});

/**
 * Recipients that don't exist. Leaves out those refused for a policy, a size or a fault, who can be written to again
 * once that is fixed.
 */
const deadAmong = (withReply: readonly Replied[]): readonly string[] => {
  const dead = withReply.filter(({ row, meaning }) => row.event === 'hard-bounced' && meaning.isAboutAddress);
  return [...new Set(dead.flatMap(({ recipient }) => recipient ?? []))].slice(0, MOST_DEAD);
};
