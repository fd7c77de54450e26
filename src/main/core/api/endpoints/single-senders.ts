import { z } from 'zod';
import { CHANGE, READ, whole } from './define.ts';
import { rows, SUBACCOUNT, text } from './fields.ts';

const address = z.string().min(1);

/**
 * The published responses have no envelope and no content (smtp2go-api.md 1.3), and the real ones are unknown (7), so
 * nothing but the success is read.
 */
const nothing = z.unknown().transform(() => whole(undefined));

/** The `single_sender_emails` endpoints by path. */
export const singleSenderEndpoints = {
  /** Single sender addresses, and whether their owners have confirmed; smtp2go-api.md 3. */
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

  /** Sends the address's owner a confirmation e-mail, or sends it again; smtp2go-api.md 3. */
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
