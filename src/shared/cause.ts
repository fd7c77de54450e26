import type { Metric } from './alert.ts';
import type { EventType } from './event-types.ts';

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
  readonly firstAt: number | undefined;
  readonly lastAt: number | undefined;
  /**
   * Recipients to suppress: addresses that bounced for good, and not for a policy or a fault. Without duplicates, at
   * most 5,000.
   */
  readonly deadRecipients: readonly string[];
}

export interface Shares {
  readonly top: readonly { readonly name: string; readonly count: number }[];
  readonly others: { readonly kinds: number; readonly count: number };
}

/** Replies with the same code and text shape. */
export interface ReplyShare {
  /** `550`, and `5.1.1` if the reply has one. */
  readonly code: string;
  readonly enhanced: string | undefined;
  /** One of the replies, shortened and without addresses. */
  readonly sample: string;
  readonly count: number;
  /** In plain words: `Recipient not found`, and what to do. */
  readonly title: string;
  readonly advice: string;
}
