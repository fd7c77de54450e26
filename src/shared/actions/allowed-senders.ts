import { z } from 'zod';
import { domainIn, isDomain, isMailAddress, tidied } from '../mail-address.ts';
import { action, limit, offset, subaccount, text } from './define.ts';

/** How SMTP2GO uses the list of Restrict Senders (smtp2go-api.md 2.2). */
const SenderMode = z.enum(['whitelist', 'blacklist', 'disabled']);

/** An entry to add to the list. */
const newEntry = (title: string) =>
  z
    .string()
    .max(320)
    .overwrite((text) => domainIn(tidied(text)))
    .refine(
      (value) => isMailAddress(value) || isDomain(value),
      'An address such as name@example.com, or a domain such as example.com.',
    )
    .meta({ title, description: 'An address, or a domain for all of its addresses.' });

/** An existing entry, spelled as in the list. */
const entry = (title: string) => text(title, 320, 'As it stands in the list.');

const List = z.object({ mode: SenderMode, allowed_senders: z.array(z.string()) });

export const allowedSenderActions = {
  allowed_senders_add: action({
    title: 'Add an allowed sender',
    help: 'Puts an address or a domain on the list of Restrict Senders. It says nothing about verification.',
    effect: 'write',
    input: z.strictObject({ email_address: newEntry('Address or domain'), subaccount_id: subaccount().optional() }),
    output: List,
    permissions: ['/allowed_senders/add'],
  }),

  allowed_senders_remove: action({
    title: 'Remove an allowed sender',
    help: 'Takes one entry off the list of Restrict Senders.',
    effect: 'destroy',
    input: z.strictObject({ email_address: entry('Address or domain'), subaccount_id: subaccount().optional() }),
    output: z.object({ removed: z.boolean(), ...List.shape }),
    permissions: ['/allowed_senders/remove', '/allowed_senders/view'],
  }),

  allowed_senders_set_mode: action({
    title: 'Switch Restrict Senders',
    help: 'Decides what the list means: only these may send, these may not send, or nothing.',
    effect: 'write',
    input: z.strictObject({
      mode: SenderMode.meta({
        title: 'Mode',
        description: 'whitelist: only these may send. blacklist: these may not send. disabled: the list does nothing.',
      }),
      subaccount_id: subaccount().optional(),
    }),
    output: List,
    permissions: ['/allowed_senders/update', '/allowed_senders/view'],
  }),

  allowed_senders_update: action({
    title: 'Change an allowed sender',
    help: 'Replaces one entry of Restrict Senders, or names it. The name is kept on this computer only.',
    effect: 'write',
    input: z
      .strictObject({
        allowed_sender_id: entry('Entry'),
        email_address: newEntry('New address or domain').optional(),
        name: z
          .string()
          .trim()
          .max(100)
          .meta({
            title: 'Name',
            description: 'Kept on this computer and shown beside the entry. Empty takes it away.',
          })
          .optional(),
        subaccount_id: subaccount().optional(),
      })
      .refine((input) => input.email_address !== undefined || input.name !== undefined, {
        path: ['email_address'],
        message: 'A new address or domain, or a name.',
      }),
    output: z.object({
      email_address: z.string(),
      kind: z.enum(['address', 'domain']),
      label: z.string().optional(),
      mode: SenderMode,
    }),
    unsupported: {
      reply_prompt: 'SMTP2GO asks nobody for replies. Set Reply-To in the program that sends the mail.',
    },
    permissions: ['/allowed_senders/update', '/allowed_senders/view'],
  }),

  allowed_senders_view: action({
    title: 'List allowed senders',
    help: 'The list of Restrict Senders with its mode, and whether each entry is a verified sender.',
    effect: 'read',
    input: z.strictObject({
      limit: limit(1000, 100),
      offset: offset(),
      verified: z.enum(['verified', 'unverified']).meta({ title: 'Verification' }).optional(),
      sender_email: entry('Address or domain').optional(),
      subaccount_id: subaccount().optional(),
    }),
    output: z.object({
      mode: SenderMode,
      allowed_senders: z.array(
        z.object({
          email_address: z.string(),
          kind: z.enum(['address', 'domain']),
          verified: z.enum(['verified', 'unverified', 'unknown']),
          label: z.string().optional(),
        }),
      ),
    }),
    permissions: ['/allowed_senders/view'],
  }),
};
