import { z } from 'zod';
import { EVENT_TYPES } from '../event-types.ts';
import { action, dayOrMoment, inOrder, limit, notInOrder, offset, text } from './define.ts';

const optionalText = () => z.string().optional();

/** One event of one e-mail. Fields without a value are absent. `date` in ms since the epoch. */
export const ActivityEvent = z.looseObject({
  event: z.string(),
  date: z.number(),
  email_id: z.string(),
  sender: optionalText(),
  recipient: optionalText(),
  subject: optionalText(),
  username: optionalText(),
  subaccount_name: optionalText(),
  smtp_response: optionalText(),
  host: optionalText(),
});
export type ActivityEvent = z.infer<typeof ActivityEvent>;

const names = (title: string) => z.array(z.string().trim().min(1).max(320)).max(100).meta({ title });

export const activityActions = {
  activity_search: action({
    title: 'Search activity',
    help: 'Events of e-mails, newest first. Without dates: the last 7 days.',
    effect: 'read',
    input: z.strictObject({
      limit: limit(1000, 100),
      offset: offset(),
      search: z
        .strictObject({
          search: text('Anywhere', 500, 'Alternatives are separated by |.').optional(),
          search_email_id: text('E-mail id').optional(),
          search_subject: text('Subject contains', 500).optional(),
          search_sender: text('Sender contains', 320).optional(),
          search_recipient: text('Recipient contains', 320).optional(),
          search_usernames: names('SMTP users').optional(),
          subaccounts: names('Subaccounts').optional(),
          event_types: z.array(z.enum(EVENT_TYPES)).max(10).meta({ title: 'Events' }).optional(),
          start_date: dayOrMoment('From').optional(),
          end_date: dayOrMoment('To').optional(),
          only_latest: z.boolean().meta({ title: 'Only the latest event of each e-mail' }).optional(),
          only_latest_by_sent: z.boolean().meta({ title: 'Only the latest, by the time of sending' }).optional(),
          include_headers: z.boolean().meta({ title: 'With headers' }).optional(),
          custom_headers: names('Headers to pick out').optional(),
          region: z.enum(['us', 'eu', 'au']).meta({ title: 'Region' }).optional(),
        })
        .refine(inOrder('start_date', 'end_date'), notInOrder('start_date'))
        .meta({ title: 'Search for' })
        .optional(),
    }),
    output: z.array(ActivityEvent),
    permissions: ['/activity/search'],
  }),
};
