/** The ten kinds of events (smtp2go-api.md 2.1). */
export const EVENT_TYPES = [
  'processed',
  'soft-bounced',
  'hard-bounced',
  'rejected',
  'spam',
  'delivered',
  'unsubscribed',
  'resubscribed',
  'opened',
  'clicked',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];
