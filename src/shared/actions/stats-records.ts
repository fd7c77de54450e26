import { z } from 'zod';
import { ActivityEvent } from './activity.ts';
import { action, day, email, inOrder, limit, notInOrder, offset, text } from './define.ts';

/*
 * Bounces, complaints and unsubscribes one by one, which SMTP2GO keeps in the activity, beside its totals of the whole
 * account: its own of the last 30 days, or those of the chosen days.
 */

const percentage = () => z.number().optional();

/** Totals of the account; e-mails and percentages of them. `days` says which they cover. */
const summary = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({ days: z.string(), emails: z.number(), rejects: z.number(), ...shape }).optional();

const username = () => text('SMTP user', 100, 'A user, or the first 16 characters of an API key.').optional();

export const Bounce = ActivityEvent.extend({ kind: z.enum(['hard', 'soft']) });
export type Bounce = z.infer<typeof Bounce>;

/** `date_bounced` is another name of `date`. */
const BOUNCE_SORTS = ['date_bounced', 'date', 'recipient', 'sender', 'subject', 'kind', 'host'] as const;

export const stats_email_bounces = action({
  title: 'Bounces',
  help: 'Bounced e-mails with what the other server said, and the totals. Without dates: the last 30 days.',
  effect: 'read',
  input: z
    .strictObject({
      email: email('Recipient').optional(),
      username: username(),
      date_start: day('From').optional(),
      date_end: day('To').optional(),
      limit: limit(1000, 100),
      offset: offset(),
      sort_field: z.enum(BOUNCE_SORTS).meta({ title: 'Sort by' }).optional(),
      sort_direction: z.enum(['ASC', 'DESC']).meta({ title: 'Order' }).optional(),
    })
    .refine(inOrder('date_start', 'date_end'), notInOrder('date_start')),
  output: z.object({
    rows: z.array(Bounce),
    summary: summary({
      bounces: z.number(),
      /** Told apart by SMTP2GO for the last 30 days only. */
      hardbounces: z.number().optional(),
      softbounces: z.number().optional(),
      bounce_percent: percentage(),
    }),
  }),
  permissions: ['/activity/search'],
});

export const stats_email_spam = action({
  title: 'Spam complaints',
  help: 'Recipients who called an e-mail spam, and the totals.',
  effect: 'read',
  input: z
    .strictObject({
      date_start: day('From'),
      date_end: day('To'),
      sender: email('Sender').optional(),
      recipient: email('Recipient').optional(),
      transaction_id: text('E-mail id').optional(),
      limit: limit(1000, 100),
      offset: offset(),
    })
    .refine(inOrder('date_start', 'date_end'), notInOrder('date_start')),
  output: z.object({
    rows: z.array(ActivityEvent),
    summary: summary({ spam: z.number(), spam_percent: percentage() }),
  }),
  permissions: ['/activity/search'],
});

export const stats_email_unsubs = action({
  title: 'Unsubscribes',
  help: 'Recipients who unsubscribed, and the totals. Without dates: the last 30 days.',
  effect: 'read',
  input: z
    .strictObject({
      date_start: day('From').optional(),
      date_end: day('To').optional(),
      email_address: email('Recipient').optional(),
      result_limit: limit(1000, 100),
      result_offset: offset(),
    })
    .refine(inOrder('date_start', 'date_end'), notInOrder('date_start')),
  output: z.object({
    rows: z.array(ActivityEvent),
    summary: summary({ unsubscribes: z.number(), unsubscribe_percent: percentage() }),
  }),
  permissions: ['/activity/search'],
});
