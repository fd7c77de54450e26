import { z } from 'zod';
import type { EventType } from '../event-types.ts';
import { ActivityEvent } from './activity.ts';
import { action, day, inOrder, limit, listedEmail, notInOrder, offset, text } from './define.ts';

/** Common names for what can happen to an e-mail, and their events (smtp2go-api.md 2.1). */
const EVENTS = {
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
type EventName = keyof typeof EVENTS;

/** The latest events of an e-mail that has arrived: whoever opens it, or complains of it, has it. */
const ARRIVED: readonly EventType[] = ['delivered', 'opened', 'clicked', 'spam', 'unsubscribed', 'resubscribed'];
const ARRIVALS: readonly EventName[] = ['delivered', 'sent', 'ok'];

// Object.keys forgets the type of the keys, which are exactly those of the literal.
const names = (title: string, description: string) =>
  z.enum(Object.keys(EVENTS) as EventName[]).meta({ title, description });

const EMAIL_SORTS = ['date', 'sender', 'recipient', 'subject', 'event', 'username'] as const;

/**
 * The events to ask for; undefined for all, empty if no e-mail can match. `event` alone is any event of an e-mail,
 * `status` its latest one.
 */
export function eventTypesOf(event: EventName | undefined, status: EventName | undefined): EventType[] | undefined {
  const happened: readonly EventType[] | undefined = event && EVENTS[event];
  const latest = status && (ARRIVALS.includes(status) ? ARRIVED : EVENTS[status]);
  if (happened && latest) return happened.filter((type) => latest.some((one) => one === type));
  return (happened ?? latest)?.slice();
}

export const emailSearchActions = {
  email_search: action({
    title: 'Search e-mails',
    help: 'One row for each e-mail with what became of it, newest first. Without dates: the last 30 days.',
    effect: 'read',
    input: z
      .strictObject({
        sender: listedEmail('Sender').optional(),
        recipient: listedEmail('Recipient').optional(),
        subject: text('Subject', 500, 'The whole subject, letter by letter.').optional(),
        email_id: text('E-mail id').optional(),
        event: names('Event', 'Has had such an event.').optional(),
        status: names('Status', 'Is in this state now; an opened e-mail is delivered.').optional(),
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
