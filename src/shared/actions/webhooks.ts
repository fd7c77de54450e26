import { z } from 'zod';
import { isAnythingIn } from './changes.ts';
import { action, subaccount, text } from './define.ts';

/** The events of a webhook (smtp2go-api.md 2.29). SMTP2GO silently drops other names, so they are refused here. */
export const WEBHOOK_EVENTS = [
  'processed',
  'delivered',
  'open',
  'click',
  'bounce',
  'spam',
  'unsubscribe',
  'reject',
] as const;
export const SMS_EVENTS = ['sending', 'submitted', 'delivered', 'failed', 'rejected'] as const;

/** A webhook. Its credentials are in no answer, and those within its address are hidden. */
const Webhook = z.object({
  id: z.number(),
  /** Its name on this computer. */
  label: z.string().optional(),
  url: z.string(),
  events: z.array(z.string()),
  sms_events: z.array(z.string()),
  headers: z.array(z.string()),
  usernames: z.array(z.string()),
  output_format: z.string().optional(),
  auth_header_type: z.string().optional(),
});
export type Webhook = z.infer<typeof Webhook>;

const address = () =>
  z
    .url({ protocol: /^https?$/, error: 'An address such as https://hooks.example.com/mail.' })
    .max(2000)
    .meta({ title: 'Address', format: 'uri', description: 'http or https; deliveries are not signed.' });
const events = () => z.array(z.enum(WEBHOOK_EVENTS)).max(8).meta({ title: 'Events of e-mails' });
const smsEvents = () => z.array(z.enum(SMS_EVENTS)).max(5).meta({ title: 'Events of SMS' });
const headers = () =>
  z.array(text('Header', 200)).max(100).meta({
    title: 'Headers',
    description: 'Headers of the e-mail to send along. Subject and Message-Id always are.',
  });
const usernames = () =>
  z.array(text('User', 100)).max(1000).meta({ title: 'SMTP users', description: 'Only their mail; all unless given.' });
const format = () => z.enum(['json', 'form']).meta({ title: 'Format', description: 'How a delivery is written.' });
const id = () =>
  z
    .union([z.string().trim(), z.int().transform(String)], 'The number of a webhook.')
    .refine((text) => /^\d{1,15}$/.test(text), 'The number of a webhook.')
    .meta({ title: 'Webhook' });
const name = () => z.string().trim().max(100).meta({ title: 'Name', description: 'Kept on this computer only.' });

export const webhookActions = {
  webhook_add: action({
    title: 'Add a webhook',
    help: 'SMTP2GO calls the address whenever one of the events happens.',
    effect: 'write',
    input: z
      .strictObject({
        webhook_url: address(),
        events: events().optional(),
        name: name().optional(),
        sms_events: smsEvents().optional(),
        headers: headers().optional(),
        usernames: usernames().optional(),
        output_format: format().default('json'),
        auth_header_type: z.enum(['bearer', 'basic']).meta({ title: 'Authorization' }).optional(),
        auth_header_value: z
          .string()
          .min(1)
          .max(4000)
          .meta({
            title: 'Authorization value',
            format: 'password',
            description: 'The token, or base64 of user:password.',
          })
          .optional(),
        subaccount_id: subaccount().optional(),
      })
      .refine((webhook) => (webhook.events?.length ?? 0) + (webhook.sms_events?.length ?? 0) > 0, {
        path: ['events'],
        message: 'At least one event.',
      })
      .refine(
        ({ auth_header_type, auth_header_value }) =>
          (auth_header_type === undefined) === (auth_header_value === undefined),
        {
          path: ['auth_header_value'],
          message: 'Both the kind of authorization and its value, or neither.',
        },
      ),
    output: Webhook,
    permissions: ['/webhook/add'],
  }),

  webhook_edit: action({
    title: 'Change a webhook',
    help: 'Changes what is given and keeps the rest.',
    effect: 'write',
    input: z
      .strictObject({
        webhook_id: id(),
        url: address().optional(),
        users: usernames().optional(),
        sms_events: smsEvents().optional(),
        email_events: events().optional(),
        email_headers: headers().optional(),
        output_type: format().optional(),
        authorization_header: z
          .string()
          .trim()
          .max(4000)
          .regex(
            /^(bearer|basic) +\S+$|^$/i,
            'Bearer and a token, or Basic and base64 of user:password; empty for none.',
          )
          .meta({ title: 'Authorization', format: 'password', description: 'Bearer …, or Basic …' })
          .optional(),
        name: name().optional(),
        subaccount_id: subaccount().optional(),
      })
      .refine(({ webhook_id: _, subaccount_id: _id, ...changes }) => isAnythingIn(changes), {
        path: ['url'],
        message: 'At least one thing to change.',
      }),
    output: Webhook,
    permissions: ['/webhook/edit', '/webhook/view'],
  }),

  webhook_remove: action({
    title: 'Remove a webhook',
    help: 'Its address is told nothing from then on.',
    effect: 'destroy',
    input: z.strictObject({ webhook_id: id(), subaccount_id: subaccount().optional() }),
    output: Webhook,
    permissions: ['/webhook/remove'],
  }),

  webhook_view: action({
    title: 'List webhooks',
    help: 'Webhooks with their events and the names they have on this computer.',
    effect: 'read',
    input: z.strictObject({ subaccount_id: subaccount().optional() }),
    output: z.array(Webhook),
    permissions: ['/webhook/view'],
  }),
};
