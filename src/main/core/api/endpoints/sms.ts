import { z } from 'zod';
import { READ, whole } from './define.ts';
import { count, numeric, requestDate, rows, SUBACCOUNT, text, timestamp } from './fields.ts';

/** A telephone number: the schema says text, the examples are numbers (smtp2go-api.md 2.11). */
const telephone = () => z.union([z.string(), z.int().transform(String)]);

/** All messages of the range, in one list. */
const messages = <Message extends z.ZodType>(message: Message) =>
  z.looseObject({ messages: rows(message) }).transform(({ messages, ...rest }) => ({
    data: { ...rest, messages: messages.rows },
    skippedRows: messages.skipped,
  }));

const RANGE = { start_date: requestDate().optional(), end_date: requestDate().optional() };

/** Calls of `sms` by their paths. */
export const smsEndpoints = {
  /** smtp2go-api.md 2.11. */
  'sms/view-received': {
    ...READ,
    request: z.strictObject({ ...RANGE, username: z.string().min(1).optional(), ...SUBACCOUNT }),
    reply: messages(
      z.looseObject({
        timestamp: timestamp(),
        source_address: telephone().optional(),
        destination_address: telephone().optional(),
        content: text(),
        message_id: text(),
        username: text(),
      }),
    ),
  },

  /** No types are documented: an id and a number may be numbers, as those of received messages are; smtp2go-api.md 3. */
  'sms/view-sent': {
    ...READ,
    request: z.strictObject({ ...RANGE, username: z.string().min(1).optional(), ...SUBACCOUNT }),
    reply: messages(
      z
        .looseObject({
          id: z.union([z.string(), z.int().transform(String)]).optional(),
          timestamp: timestamp(),
          username: text(),
          sender: telephone().optional(),
          sender_email: text(),
          destination_address: telephone().optional(),
          destination_address_country: text(),
          /** The schema writes country like this. */
          destination_address_county: text(),
          format: text(),
          status: text(),
          content: text(),
          units: count().optional(),
        })
        .transform(({ destination_address_county: county, destination_address_country: country, ...rest }) => ({
          ...rest,
          destination_address_country: country ?? county,
        })),
    ),
  },

  /** Today, or the range given; smtp2go-api.md 3. The rows by subaccount have no documented fields: not read. */
  'sms/summary': {
    ...READ,
    request: z.strictObject({ ...RANGE, ...SUBACCOUNT }),
    reply: z
      .looseObject({ total_messages: count(), total_units: count(), total_cost: numeric().optional() })
      .transform(whole),
  },
} as const;
