import { METRICS, type Metric } from '../../../shared/alert.ts';
import type { Cause, ReplyShare, Shares } from '../../../shared/cause.ts';
import { isolated } from '../../../shared/locale.ts';
import { BLAMES, meaningOf } from '../../../shared/reply/meanings.ts';
import { count, counted, percent } from '../../../shared/words.ts';

/** The cause of an incident as text. Shares are of the events that were read. */
export interface CauseSentence {
  readonly what: string;
  readonly advice: string | undefined;
}

/** One line of a list of causes. `share` is from 0 to 1. */
export interface ShareLine {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly share: number;
  /** Shown on expanding: sample replies and what to do. */
  readonly detail: { readonly samples: readonly string[]; readonly advice: string } | undefined;
  /** The sum of the lines not listed. */
  readonly isRest: boolean;
}

/** A cause with half of the events or more is worth acting on by itself. */
const MAIN_SHARE = 0.5;

const shareOf = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** `88.9%`. Anything less than all never reads as 100%, and anything at all never as 0%. */
export const shareText = (share: number, locale: string): string => percent(share * 100, 1, [0, 100], locale);

const codeOf = ({ code, enhanced }: Pick<ReplyShare, 'code' | 'enhanced'>): string =>
  enhanced === undefined ? code : `${code} ${enhanced}`;

/** Replies with the same code and meaning in any wording, most frequent first. */
interface ReplyKind {
  readonly name: string;
  readonly count: number;
  readonly replies: readonly [ReplyShare, ...ReplyShare[]];
}

function kindsOf(replies: readonly ReplyShare[]): readonly ReplyKind[] {
  const byName = Map.groupBy(replies, (reply) => `${codeOf(reply)} ${meaningOf(reply.key).title}`.trim());
  return [...byName]
    .flatMap(([name, [first, ...rest]]): ReplyKind[] => {
      if (!first) return [];
      return [{ name, count: totalOf([first, ...rest]), replies: [first, ...rest] }];
    })
    .toSorted((a, b) => b.count - a.count);
}

/** What to do about the main cause: who is at fault counts, whatever the codes are. */
function adviceOf(cause: Cause, hasOneSender: boolean): string | undefined {
  if (cause.deadRecipients.length > 0 && shareOf(cause.dead, cause.read) >= MAIN_SHARE) {
    return `Most addresses do not exist: ${hasOneSender ? 'stop that mailing, then suppress them' : 'suppress them, and look where they come from'}.`;
  }
  const [top] = cause.blames;
  if (!top || shareOf(top.count, cause.read) < MAIN_SHARE) return undefined;
  const byKey = Map.groupBy(cause.replies, ({ key }) => key);
  const main = [...byKey].find(([, same]) => shareOf(totalOf(same), cause.read) >= MAIN_SHARE)?.[0];
  if (main !== undefined) return `Most replies say: ${meaningOf(main).title}. ${meaningOf(main).advice}`;
  const [who, advice] = BLAMES[top.blame];
  return `Most replies blame ${who}. ${advice}`;
}

const totalOf = (replies: readonly ReplyShare[]): number => replies.reduce((sum, reply) => sum + reply.count, 0);

/** One sentence on the main cause and one on what to do; says so if nothing stands out. */
export function causeSentence(cause: Cause, metric: Metric, locale: string): CauseSentence {
  const { noun } = METRICS[metric];
  const whole = `the ${count(cause.read, locale)} ${noun}${cause.read < cause.total ? ' read' : ''}`;
  if (cause.read === 0) return { what: `The ${noun} behind it could not be read.`, advice: undefined };
  const part = (of: { readonly count: number }) =>
    `${count(of.count, locale)} of ${whole} (${shareText(shareOf(of.count, cause.read), locale)})`;
  const isMain = (of: { readonly count: number } | undefined) =>
    of !== undefined && shareOf(of.count, cause.read) >= MAIN_SHARE;
  const [sender] = cause.senders.top;
  const [domain] = cause.recipientDomains.top;
  const [kind] = kindsOf(cause.replies);
  const isOnlySender = cause.senders.top.length === 1 && cause.senders.others.kinds === 0;
  const advice = adviceOf(cause, isMain(sender));
  // With a single sender it is no news that it causes everything.
  if (sender && isMain(sender) && !isOnlySender) return { what: `One sender causes ${part(sender)}.`, advice };
  if (domain && isMain(domain))
    return { what: `One recipient domain, ${isolated(domain.name)}, has ${part(domain)}.`, advice };
  if (kind && isMain(kind)) return { what: `One reply, ${codeOf(kind.replies[0])}, came for ${part(kind)}.`, advice };
  if (sender && isOnlySender) return { what: `All of ${whole} come from ${isolated(sender.name)}.`, advice };
  return { what: `No single sender, recipient domain or reply causes most of ${whole}.`, advice };
}

/** `1,240 bounces: 1,093 hard, 147 soft`, and how many were read if not all. */
export function causeCounts(cause: Cause, metric: Metric, locale: string): string {
  const kinds = [
    cause.hard > 0 && cause.soft > 0 ? `: ${count(cause.hard, locale)} hard, ${count(cause.soft, locale)} soft` : '',
  ].join('');
  return `${count(cause.total, locale)} ${METRICS[metric].noun}${kinds}`;
}

/** Set if only part of the events were read: `the newest 500 of 1,240 read`. */
export const partText = (cause: Cause, locale: string): string | undefined =>
  cause.read < cause.total
    ? `the newest ${count(cause.read, locale)} of ${count(cause.total, locale)} read`
    : undefined;

const restLine = (
  rest: { readonly kinds: number; readonly count: number },
  one: string,
  many: string,
  read: number,
  locale: string,
): readonly ShareLine[] =>
  rest.count > 0
    ? [
        {
          key: 'rest',
          name: `and ${counted(rest.kinds, `other ${one}`, `other ${many}`, locale)}`,
          count: rest.count,
          share: shareOf(rest.count, read),
          detail: undefined,
          isRest: true,
        },
      ]
    : [];

/** Senders or recipient domains, largest share first, the rest summed up. */
export const shareLines = (
  shares: Shares,
  nouns: readonly [one: string, many: string],
  read: number,
  locale: string,
): readonly ShareLine[] => [
  ...shares.top.map(
    (row): ShareLine => ({
      key: row.name,
      name: row.name,
      count: row.count,
      share: shareOf(row.count, read),
      detail: undefined,
      isRest: false,
    }),
  ),
  ...restLine(shares.others, nouns[0], nouns[1], read, locale),
];

/** SMTP replies, each by code and in plain words. */
export const replyLines = (cause: Cause, locale: string): readonly ShareLine[] => [
  ...kindsOf(cause.replies).map(
    ({ name, count: many, replies }): ShareLine => ({
      key: name,
      name,
      count: many,
      share: shareOf(many, cause.read),
      detail: { samples: replies.map(({ sample }) => sample), advice: meaningOf(replies[0].key).advice },
      isRest: false,
    }),
  ),
  ...restLine(cause.otherReplies, 'reply', 'replies', cause.read, locale),
];
