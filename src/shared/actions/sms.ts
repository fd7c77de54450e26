import { z } from 'zod';
import { action, day, inOrder, limit, notInOrder, offset, subaccount, text } from './define.ts';

/** A message somebody sent. Numbers are texts: some have more digits than a number can hold. */
const ReceivedSms = z.looseObject({
  message_id: z.string().optional(),
  source_address: z.string().optional(),
  destination_address: z.string().optional(),
  /** ms since the epoch. */
  timestamp: z.number(),
  content: z.string().optional(),
  username: z.string().optional(),
});

export const smsActions = {
  sms_view_received: action({
    title: 'Received SMS',
    help: 'Replies to text messages, newest first. Without dates: the last 7 days.',
    effect: 'read',
    input: z
      .strictObject({
        limit: limit(500, 100),
        offset: offset(),
        start_date: day('From').optional(),
        end_date: day('To').optional(),
        username: text('SMTP user', 100).optional(),
        subaccount_id: subaccount().optional(),
      })
      .refine(inOrder('start_date', 'end_date'), notInOrder('start_date')),
    output: z.array(ReceivedSms),
    permissions: ['/sms/view-received'],
  }),
};
