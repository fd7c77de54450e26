import { z } from 'zod';
import { CHANGE, READ, whole } from './define.ts';
import { rows, SUBACCOUNT, text } from './fields.ts';

const address = z.string().min(1);

/**
 * The published answers have no envelope and say nothing (smtp2go-api.md 1.3), the real ones are unknown (7): that it is
 * a success is all there is to read.
 */
const nothing = z.unknown().transform(() => whole(undefined));

/** Calls of `single_sender_emails` by their paths. */
export const singleSenderEndpoints = {
  /** Single addresses that may send, and whether their owner agreed; smtp2go-api.md 3. */
  'single_sender_emails/view': {
    ...READ,
    request: z.strictObject({ email_address: address.optional(), ...SUBACCOUNT }),
    reply: z
      .looseObject({ senders: rows(z.looseObject({ email_address: z.string().min(1), verified: z.boolean() })) })
      .transform(({ senders, ...rest }) => ({
        data: { ...rest, senders: senders.rows },
        skippedRows: senders.skipped,
      })),
  },

  /** Sends the owner of an address a message to agree by, again where there was one; smtp2go-api.md 3. */
  'single_sender_emails/add': {
    ...CHANGE,
    request: z.strictObject({ email_address: address, message: text(), ...SUBACCOUNT }),
    reply: nothing,
  },

  /** smtp2go-api.md 3. */
  'single_sender_emails/remove': {
    ...CHANGE,
    request: z.strictObject({ email_address: address, ...SUBACCOUNT }),
    reply: nothing,
  },
} as const;
