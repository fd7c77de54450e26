import { z } from 'zod';
import { ActivityEvent } from './activity.ts';
import { action, day, inOrder, limit, listedEmail, notInOrder, offset, text } from './define.ts';

/** The groups to count e-mail by (smtp2go-api.md 2.14). */
const GROUPS = ['email_address', 'username', 'domain', 'subaccount'] as const;
export type Group = (typeof GROUPS)[number];

const share = () => z.number().optional();

const username = () => text('SMTP user', 100, 'A user, or the first 16 characters of an API key.').optional();

/** E-mails by result. Percentages are of `used`, and absent if that is 0. */
const Tally = z.object({
  used: z.number(),
  bounces: z.number(),
  rejects: z.number(),
  spam: z.number(),
  unsubscribes: z.number(),
  opens: z.number().optional(),
  clicks: z.number().optional(),
  bounce_percent: share(),
  reject_percent: share(),
  spam_percent: share(),
  unsubscribe_percent: share(),
  open_percent: share(),
});
export type Tally = z.infer<typeof Tally>;

/** The group of a tally; only the one that was grouped by is present. */
const named = {
  email_address: z.string().optional(),
  username: z.string().optional(),
  domain: z.string().optional(),
  /** Its name, because SMTP2GO does not tell its id. */
  subaccount: z.string().optional(),
};

export const GroupTally = Tally.extend({ ...named, description: z.string().optional() });
export type GroupTally = z.infer<typeof GroupTally>;

export const PeriodTally = Tally.extend({ from: z.iso.date(), to: z.iso.date(), ...named });
export type PeriodTally = z.infer<typeof PeriodTally>;

/*
 * Single bounces, complaints and unsubscribes, from SMTP2GO's activity, with the totals of the whole account: SMTP2GO's
 * own for the last 30 days, or those of the chosen days.
 */

/** Totals of the account, as e-mails and percentages. `days` says which days they cover. */
const summary = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({ days: z.string(), emails: z.number(), rejects: z.number(), ...shape }).optional();

export const Bounce = ActivityEvent.extend({ kind: z.enum(['hard', 'soft']) });
export type Bounce = z.infer<typeof Bounce>;

/** `date_bounced` is another name of `date`. */
const BOUNCE_SORTS = ['date_bounced', 'date', 'recipient', 'sender', 'subject', 'kind', 'host'] as const;

export const statsActions = {
  stats_email_bounces: action({
    title: 'Bounces',
    help: 'Bounced e-mails with what the other server said, and the totals. Without dates: the last 30 days.',
    effect: 'read',
    input: z
      .strictObject({
        email: listedEmail('Recipient').optional(),
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
        /** SMTP2GO distinguishes these only for the last 30 days. */
        hardbounces: z.number().optional(),
        softbounces: z.number().optional(),
        bounce_percent: share(),
      }),
    }),
    permissions: ['/activity/search'],
  }),

  stats_email_cycle: action({
    title: 'Statistics by day, week or month',
    help: 'E-mails of each period by what became of them, and how much of the billing cycle is used.',
    effect: 'read',
    input: z
      .strictObject({
        date_from: day('From'),
        date_to: day('To'),
        group_by: z.enum(['day', 'week', 'month']).default('day').meta({ title: 'Period' }),
        grouping: z
          .enum(['user', ...GROUPS])
          .meta({ title: 'And by', description: 'Rows for each of these in every period.' })
          .optional(),
        limit: limit(10_000, 1000),
        offset: offset(),
      })
      .refine(inOrder('date_from', 'date_to'), notInOrder('date_from')),
    output: z.object({
      rows: z.array(PeriodTally),
      cycle: z
        .object({
          /** ms since the epoch. */
          cycle_start: z.number(),
          cycle_end: z.number(),
          cycle_used: z.number(),
          cycle_remaining: z.number(),
          cycle_max: z.number(),
        })
        .optional(),
    }),
    permissions: ['/stats/email_history'],
  }),

  stats_email_history: action({
    title: 'History',
    help: 'E-mails of each sender, counted by what became of them. Without dates: the last 30 days.',
    effect: 'read',
    input: z
      .strictObject({
        date_start: day('From').optional(),
        date_end: day('To').optional(),
        sender: listedEmail('Sender').optional(),
        email: listedEmail('Recipient').optional(),
        group_by: z.enum(GROUPS).default('email_address').meta({ title: 'Count by' }),
        subaccounts: z
          .array(text('Id', 64))
          .max(100)
          .meta({ title: 'Subaccounts', description: 'Their ids.' })
          .optional(),
        limit: limit(1000, 100),
        offset: offset(),
      })
      .refine(inOrder('date_start', 'date_end'), notInOrder('date_start'))
      .refine(({ sender, email, group_by }) => !sender || email || group_by === 'email_address', {
        path: ['sender'],
        message: 'One sender can be picked only when counting by e-mail address.',
      }),
    output: z.array(GroupTally),
    unsupported: {
      tag: 'E-mails have no tags there. Send each kind of e-mail from an address or an SMTP user of its own, and count by that.',
    },
    permissions: ['/stats/email_history'],
  }),

  stats_email_spam: action({
    title: 'Spam complaints',
    help: 'Recipients who called an e-mail spam, and the totals.',
    effect: 'read',
    input: z
      .strictObject({
        date_start: day('From'),
        date_end: day('To'),
        sender: listedEmail('Sender').optional(),
        recipient: listedEmail('Recipient').optional(),
        transaction_id: text('E-mail id').optional(),
        limit: limit(1000, 100),
        offset: offset(),
      })
      .refine(inOrder('date_start', 'date_end'), notInOrder('date_start')),
    output: z.object({
      rows: z.array(ActivityEvent),
      summary: summary({ spam: z.number(), spam_percent: share() }),
    }),
    permissions: ['/activity/search'],
  }),

  stats_email_summary: action({
    title: 'Summary',
    help: 'The billing cycle and the last 30 days at a glance.',
    effect: 'read',
    input: z.strictObject({
      username: username(),
    }),
    output: z.looseObject({
      cycle_start: z.number(),
      cycle_end: z.number(),
      cycle_used: z.number(),
      cycle_remaining: z.number(),
      cycle_max: z.number(),
      email_count: z.number(),
      hardbounces: z.number(),
      softbounces: z.number(),
      spam_emails: z.number(),
      unsubscribes: z.number(),
      rejects: z.number(),
      opens: share(),
      clicks: share(),
      bounce_percent: share(),
      spam_percent: share(),
      unsubscribe_percent: share(),
    }),
    permissions: ['/stats/email_summary'],
  }),

  stats_email_unsubs: action({
    title: 'Unsubscribes',
    help: 'Recipients who unsubscribed, and the totals. Without dates: the last 30 days.',
    effect: 'read',
    input: z
      .strictObject({
        date_start: day('From').optional(),
        date_end: day('To').optional(),
        email_address: listedEmail('Recipient').optional(),
        result_limit: limit(1000, 100),
        result_offset: offset(),
      })
      .refine(inOrder('date_start', 'date_end'), notInOrder('date_start')),
    output: z.object({
      rows: z.array(ActivityEvent),
      summary: summary({ unsubscribes: z.number(), unsubscribe_percent: share() }),
    }),
    permissions: ['/activity/search'],
  }),
};
