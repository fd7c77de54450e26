import { z } from 'zod';
import { ActivityEvent, type EVENT_TYPES } from './activity.ts';
import { action, day, email, inOrder, limit, notInOrder, offset, text } from './define.ts';

type EventType = (typeof EVENT_TYPES)[number];

/** Common names for the states of an e-mail, and their events (smtp2go-api.md 2.1). */
export const STATES = {
  processed: ['processed'],
  queued: ['processed'],
  delivered: ['delivered'],
  sent: ['delivered'],
  ok: ['delivered'],
  bounce: ['hard-bounced', 'soft-bounced'],
  bounced: ['hard-bounced', 'soft-bounced'],
  'hard-bounced': ['hard-bounced'],
  'soft-bounced': ['soft-bounced'],
  deferred: ['soft-bounced'],
  rejected: ['rejected'],
  reject: ['rejected'],
  dropped: ['rejected'],
  refused: ['rejected'],
  spam: ['spam'],
  complaint: ['spam'],
  unsubscribed: ['unsubscribed'],
  unsubscribe: ['unsubscribed'],
  resubscribed: ['resubscribed'],
  opened: ['opened'],
  open: ['opened'],
  clicked: ['clicked'],
  click: ['clicked'],
} as const satisfies Record<string, readonly EventType[]>;
export type State = keyof typeof STATES;

// Object.keys forgets the type of the keys, which are exactly those of the literal.
const states = (title: string) => z.enum(Object.keys(STATES) as State[]).meta({ title });

const EMAIL_SORTS = ['date', 'sender', 'recipient', 'subject', 'event', 'username'] as const;

/** The events that match as an e-mail's latest one; undefined if any does, empty if none can. */
export function eventTypesOf(event: State | undefined, status: State | undefined): EventType[] | undefined {
  const wanted = [event, status].flatMap((state): (readonly EventType[])[] => (state ? [STATES[state]] : []));
  const [first, second] = wanted;
  if (!first) return undefined;
  return first.filter((type) => !second || second.includes(type));
}

export const emailSearchActions = {
  email_search: action({
    title: 'Search e-mails',
    help: 'One row for each e-mail with what became of it, newest first. Without dates: the last 30 days.',
    effect: 'read',
    input: z
      .strictObject({
        sender: email('Sender').optional(),
        recipient: email('Recipient').optional(),
        subject: text('Subject', 500, 'The whole subject, letter by letter.').optional(),
        email_id: text('E-mail id').optional(),
        event: states('Event').optional(),
        status: states('Status').optional(),
        date_start: day('From').optional(),
        date_end: day('To').optional(),
        limit: limit(500, 100),
        offset: offset(),
        sort_by: z.enum(EMAIL_SORTS).meta({ title: 'Sort by' }).optional(),
        sort_order: z.enum(['asc', 'desc']).meta({ title: 'Order' }).optional(),
      })
      .refine(inOrder('date_start', 'date_end'), notInOrder('date_start'))
      .refine(({ event, status }) => eventTypesOf(event, status)?.length !== 0, {
        path: ['status'],
        message: 'No e-mail is in both of these states.',
      }),
    output: z.array(ActivityEvent),
    permissions: ['/activity/search'],
  }),
};
