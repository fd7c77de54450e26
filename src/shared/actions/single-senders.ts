import { z } from 'zod';
import { action, email, listedEmail, subaccount } from './define.ts';

const SingleSender = z.object({ email_address: z.string(), verified: z.boolean() });

export const singleSenderActions = {
  single_sender_emails_add: action({
    title: 'Add a single sender',
    help: 'SMTP2GO sends an e-mail to the address, with a link that verifies it. Again for one that waits.',
    effect: 'write',
    input: z.strictObject({
      email_address: email('Address'),
      message: z
        .string()
        .max(2000)
        .meta({ title: 'Message', description: 'A word of yours in that e-mail.', control: 'multiline' })
        .optional(),
      subaccount_id: subaccount().optional(),
    }),
    output: SingleSender,
    permissions: ['/single_sender_emails/add', '/single_sender_emails/view'],
  }),

  single_sender_emails_remove: action({
    title: 'Remove a single sender',
    help: 'Mail from this address is then no longer accepted, unless its domain is verified.',
    effect: 'destroy',
    input: z.strictObject({ email_address: listedEmail('Address'), subaccount_id: subaccount().optional() }),
    output: SingleSender,
    permissions: ['/single_sender_emails/remove', '/single_sender_emails/view'],
  }),

  single_sender_emails_view: action({
    title: 'List single senders',
    help: 'Addresses that may send without a verified domain, and which of them are verified.',
    effect: 'read',
    input: z.strictObject({ email_address: listedEmail('Address').optional(), subaccount_id: subaccount().optional() }),
    output: z.array(SingleSender),
    permissions: ['/single_sender_emails/view'],
  }),
};
