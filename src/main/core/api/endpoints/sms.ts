import { z } from 'zod';
import { READ, whole } from './define.ts';
import { count, numeric, requestDate, rows, SUBACCOUNT, spare, spareText, timestamp } from './fields.ts';

/** A phone number: text in the schema, numbers in the examples (smtp2go-api.md 2.11). */
const telephone = () => z.union([z.string(), z.int().transform(String)]);

/** A list with all messages of the range. */
const messages = <Message extends z.ZodType>(message: Message) =>
  z.looseObject({ messages: rows(message) }).transform(({ messages, ...rest }) => ({
    data: { ...rest, messages: messages.rows },
    skippedRows: messages.skipped,
  }));

const RANGE = { start_date: requestDate().optional(), end_date: requestDate().optional() };

/** The `sms` endpoints by path. */
export const smsEndpoints = {
  /** smtp2go-api.md 2.11. */
  'sms/view-received': {
    ...READ,
    request: z.strictObject({ ...RANGE, username: z.string().min(1).optional(), ...SUBACCOUNT }),
    reply: messages(
      z.looseObject({
        timestamp: timestamp(),
        source_address: spare(telephone()),
        destination_address: spare(telephone()),
        content: spareText(),
        message_id: spareText(),
        username: spareText(),
      }),
    ),
  },

  /** Field types are not documented: id and phone number may be numbers, as for received messages; smtp2go-api.md 3. */
  'sms/view-sent': {
    ...READ,
    request: z.strictObject({ ...RANGE, username: z.string().min(1).optional(), ...SUBACCOUNT }),
    reply: messages(
      z
        .looseObject({
          id: spare(z.union([z.string(), z.int().transform(String)])),
          timestamp: timestamp(),
          username: spareText(),
          sender: spare(telephone()),
          sender_email: spareText(),
          destination_address: spare(telephone()),
          destination_address_country: spareText(),
          /** The schema spells "country" this way. */
          destination_address_county: spareText(),
          format: spareText(),
          status: spareText(),
          content: spareText(),
          units: spare(count()),
        })
        .transform(({ destination_address_county: county, destination_address_country: country, ...rest }) => ({
          ...rest,
          destination_address_country: country ?? county,
        })),
    ),
  },

  /**
   * Of today, or of the given range; smtp2go-api.md 3. The fields of the rows by subaccount are not documented, so they
   * are not read.
   */
  'sms/summary': {
    ...READ,
    request: z.strictObject({ ...RANGE, ...SUBACCOUNT }),
    reply: z
      .looseObject({ total_messages: count(), total_units: count(), total_cost: spare(numeric()) })
      .transform(whole),
  },
} as const;
