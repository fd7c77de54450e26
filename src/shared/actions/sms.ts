import { z } from 'zod';
import { action, day, inOrder, limit, notInOrder, offset, subaccount, text } from './define.ts';

/** A received message. Numbers are strings, because some have more digits than a number can hold. */
const ReceivedSms = z.looseObject({
  message_id: z.string().optional(),
  source_address: z.string().optional(),
  destination_address: z.string().optional(),
  /** ms since the epoch. */
  timestamp: z.number(),
  content: z.string().optional(),
  username: z.string().optional(),
});

/** A message sent by the account. */
const SentSms = z.looseObject({
  id: z.string().optional(),
  sender: z.string().optional(),
  sender_email: z.string().optional(),
  destination_address: z.string().optional(),
  destination_address_country: z.string().optional(),
  /** ms since the epoch. */
  timestamp: z.number(),
  status: z.string().optional(),
  content: z.string().optional(),
  /** The number of messages it is charged as. */
  units: z.number().optional(),
  format: z.string().optional(),
  username: z.string().optional(),
});

/** The input of both lists. */
const messagesOfRange = z
  .strictObject({
    limit: limit(500, 100),
    offset: offset(),
    start_date: day('From').optional(),
    end_date: day('To').optional(),
    username: text('SMTP user', 100).optional(),
    subaccount_id: subaccount().optional(),
  })
  .refine(inOrder('start_date', 'end_date'), notInOrder('start_date'));

export const smsActions = {
  sms_view_received: action({
    title: 'Received SMS',
    help: 'Replies to text messages, newest first. Without dates: the last 7 days.',
    effect: 'read',
    input: messagesOfRange,
    output: z.array(ReceivedSms),
    permissions: ['/sms/view-received'],
  }),

  sms_view_sent: action({
    title: 'Sent SMS',
    help: 'Text messages that were sent, and what became of each, newest first. Without dates: the last 7 days.',
    effect: 'read',
    input: messagesOfRange,
    output: z.array(SentSms),
    permissions: ['/sms/view-sent'],
  }),
};
