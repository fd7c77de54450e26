import type { Cause, ReplyShare, Shares } from '../../../shared/cause.ts';
import { explainReply } from '../../../shared/reply/explain.ts';
import { type MeaningKey, meaningOf } from '../../../shared/reply/meanings.ts';
import { isRefusal, replyTextOf } from '../../../shared/reply/reply-text.ts';
import { sampleOf, shapeOf } from '../../../shared/reply/shape.ts';
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
  const withReply = rows.filter(isRefusal).map(repliedOf);
  const replies = [...Map.groupBy(withReply, ({ group }) => group).values()].flatMap(shareOf).toSorted(mostFirst);
  const named = replies.slice(0, MOST_NAMED);
  return {
    ...taken,
    total: Math.max(taken.total, rows.length),
    read: rows.length,
    hard: rows.filter(({ event }) => event === 'hard-bounced').length,
    soft: rows.filter(({ event }) => event === 'soft-bounced').length,
    senders: sharesOf(rows.map((row) => senderOf(row) ?? UNNAMED)),
    recipientDomains: sharesOf(rows.map((row) => recipientDomainOf(row) ?? UNNAMED)),
    replies: named.map(({ name: _, ...share }) => share),
    otherReplies: restOf(replies.slice(MOST_NAMED)),
    blames: blamesOf(withReply),
    dead: withReply.filter(({ provesDead }) => provesDead).length,
    firstAt: dates[0],
    lastAt: dates.at(-1),
    deadRecipients: deadAmong(withReply),
  };
}

/** The sender's address of an event, in lower case. */
export const senderOf = (row: ActivityEvent): string | undefined => addressIn(sendersOf(row).find(Boolean));

/** The one recipient an event is about, in lower case; undefined where several may be meant. */
function recipientOf(row: ActivityEvent): string | undefined {
  const addresses = [...new Set(recipientsOf(row).flatMap((text) => addressIn(text) ?? []))];
  const [only] = addresses;
  return addresses.length === 1 && only !== undefined && LONE_ADDRESS.test(only) ? only : undefined;
}

/** One address: SMTP2GO may also send a list as one text (smtp2go-api.md 5). */
const LONE_ADDRESS = /^(?:"[^"]*"|[^\s"'<>()[\],;]|[^\s"<>()[\],;'][^\s"<>()[\],;]*)@[^\s"'<>()[\],;@]+$/;

const recipientDomainOf = (row: ActivityEvent): string | undefined => {
  const domains = new Set(recipientsOf(row).map((text) => domainOf(addressIn(text))));
  return domains.size === 1 ? [...domains][0] : undefined;
};

/** The domain of an address. */
export const domainOf = (address: string | undefined): string | undefined =>
  address?.slice(address.lastIndexOf('@') + 1) || undefined;

const addressIn = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : bareAddress(text).slice(0, LONGEST_NAME) || undefined;

interface Replied {
  readonly recipient: string | undefined;
  readonly text: string;
  readonly code: string;
  readonly enhanced: string | undefined;
  readonly key: MeaningKey;
  /** A hard bounce whose reply proves that the recipient's address is dead. */
  readonly provesDead: boolean;
  /** The same for replies with the same code, meaning and shape. */
  readonly group: string;
}

function repliedOf(row: ActivityEvent): Replied {
  const text = replyTextOf(row) ?? '';
  const recipient = recipientOf(row);
  const { code, enhanced, key, provesDead } = explainReply(text) ?? NOTHING_SAID;
  const group = `${code} ${enhanced ?? ''} ${key} ${shapeOf(text, recipient)}`;
  return { recipient, text, code, enhanced, key, provesDead: provesDead && row.event === 'hard-bounced', group };
}

const NOTHING_SAID = { code: '', enhanced: undefined, key: 'unsaid', provesDead: false } as const;

/** Who is at fault, most first. */
const blamesOf = (withReply: readonly Replied[]): Cause['blames'] =>
  [...Map.groupBy(withReply, ({ key }) => meaningOf(key).blame)]
    .map(([blame, same]) => ({ name: blame, blame, count: same.length }))
    .toSorted(mostFirst)
    .map(({ blame, count }) => ({ blame, count }));

type Named<Share> = Share & { readonly name: string };

function shareOf(all: readonly Replied[]): readonly Named<ReplyShare>[] {
  const [first] = all;
  if (!first) return [];
  const { code, enhanced, key, group } = first;
  return [{ name: group, code, enhanced, key, sample: sampleOf(first.text, first.recipient), count: all.length }];
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

/** Recipients whose address a reply proves dead. */
const deadAmong = (withReply: readonly Replied[]): readonly string[] => {
  const dead = withReply.filter(({ provesDead }) => provesDead);
  return [...new Set(dead.flatMap(({ recipient }) => recipient ?? []))].slice(0, MOST_DEAD);
};
