import type { Metric } from './alert.ts';
import type { EventType } from './event-types.ts';
import type { Blame, MeaningKey } from './reply/meanings.ts';

/** The events a metric counts (smtp2go-api.md 5, 6). Metrics that count no single events have no cause to look for. */
export const METRIC_EVENTS: Readonly<Partial<Record<Metric, EventType[]>>> = {
  bounce_rate: ['soft-bounced', 'hard-bounced'],
  hard_bounce_rate: ['hard-bounced'],
  soft_bounce_rate: ['soft-bounced'],
  spam_rate: ['spam'],
  reject_rate: ['rejected'],
  unsubscribe_rate: ['unsubscribed'],
};

/**
 * The cause of an incident (design: alerts.md, "Cause"), from the events of its window. Times in ms since the epoch.
 */
export interface Cause {
  readonly takenAt: number;
  /** The window it covers. */
  readonly from: number;
  readonly to: number;
  /** The bad events in the window, and how many of them (the newest) were read. */
  readonly total: number;
  readonly read: number;
  readonly hard: number;
  readonly soft: number;
  /** The largest shares first; `others` sums up the rest. */
  readonly senders: Shares;
  readonly recipientDomains: Shares;
  readonly replies: readonly ReplyShare[];
  readonly otherReplies: { readonly kinds: number; readonly count: number };
  /** Who is at fault, over all events that have a reply, most first. */
  readonly blames: readonly { readonly blame: Blame; readonly count: number }[];
  readonly firstAt: number | undefined;
  readonly lastAt: number | undefined;
  /** The events whose reply proves that its recipient's address is dead. */
  readonly dead: number;
  /** Recipients to suppress: only addresses that a reply proves dead. Without duplicates, at most 5,000. */
  readonly deadRecipients: readonly string[];
}

export interface Shares {
  readonly top: readonly { readonly name: string; readonly count: number }[];
  readonly others: { readonly kinds: number; readonly count: number };
}

/** Replies with the same code, meaning and text shape. */
export interface ReplyShare {
  /** `550`, and `5.1.1` if the reply has one. */
  readonly code: string;
  readonly enhanced: string | undefined;
  readonly key: MeaningKey;
  /** One of the replies, shortened and without people. */
  readonly sample: string;
  readonly count: number;
}
