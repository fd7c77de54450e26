import { z } from 'zod';
import { READ, whole } from './define.ts';
import { count, numeric, requestDate, rows, SUBACCOUNT, text, timestamp } from './fields.ts';

/** A telephone number: the schema says text, the examples are numbers (smtp2go-api.md 2.11). */
const telephone = () => z.union([z.string(), z.int().transform(String)]);

const RANGE = { start_date: requestDate().optional(), end_date: requestDate().optional() };

/** Calls of `sms` by their paths. */
export const smsEndpoints = {
  /** All messages of the range, in one list; smtp2go-api.md 2.11. */
  'sms/view-received': {
    ...READ,
    request: z.strictObject({ ...RANGE, username: z.string().min(1).optional(), ...SUBACCOUNT }),
    reply: z
      .looseObject({
        messages: rows(
          z.looseObject({
            timestamp: timestamp(),
            source_address: telephone().optional(),
            destination_address: telephone().optional(),
            content: text(),
            message_id: text(),
            username: text(),
          }),
        ),
      })
      .transform(({ messages, ...rest }) => ({
        data: { ...rest, messages: messages.rows },
        skippedRows: messages.skipped,
      })),
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
