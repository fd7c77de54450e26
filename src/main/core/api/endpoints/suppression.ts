import { z } from 'zod';
import { CHANGE, READ, whole } from './define.ts';
import { count, requestDate, rows, SUBACCOUNT, spare, spareText, text, timestamp, token } from './fields.ts';

const Type = z.enum(['manual', 'spam', 'unsubscribe', 'bounce', 'compliance']);

const Suppression = z.looseObject({
  email_address: z.string().min(1),
  /** The type of block; needed to remove it (smtp2go-api.md 2.20). */
  reason: z.string().min(1),
  complaint: spareText(),
  block_description: spareText(),
  timestamp: spare(timestamp()),
  subject: spareText(),
});

/** One observed response calls the list `suppressions` (smtp2go-api.md 2.21). */
function listAsResults(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || 'results' in data || !('suppressions' in data)) return data;
  const { suppressions, ...rest } = data;
  return { ...rest, results: suppressions };
}

/** The `suppression` endpoints by path. */
export const suppressionEndpoints = {
  /** One address or one domain; smtp2go-api.md 2.19. */
  'suppression/add': {
    ...CHANGE,
    request: z.strictObject({ email_address: z.string().min(1), block_description: text(), ...SUBACCOUNT }),
    reply: z
      .looseObject({ added: z.boolean(), email_address: spareText(), block_description: spareText() })
      .transform(whole),
  },

  /** Removes the named types of block; smtp2go-api.md 2.20. */
  'suppression/remove': {
    ...CHANGE,
    request: z.strictObject({ email_address: z.string().min(1), reasons: z.array(Type).min(1), ...SUBACCOUNT }),
    reply: z
      .looseObject({
        suppressions: rows(
          z.looseObject({
            email_address: z.string().min(1),
            reason: z.string().min(1),
            /** False if there was no such block. */
            removed: z.boolean(),
          }),
        ),
      })
      .transform(({ suppressions, ...rest }) => ({
        data: { ...rest, suppressions: suppressions.rows },
        skippedRows: suppressions.skipped,
      })),
  },

  /** Always send both dates: the documentation contradicts itself about the defaults (smtp2go-api.md 2.21). */
  'suppression/view': {
    ...READ,
    request: z.strictObject({
      email_address: text(),
      start_date: requestDate().optional(),
      end_date: requestDate().optional(),
      recipient: text(),
      recipients: z.array(z.string().min(1)).optional(),
      reason: text(),
      reasons: z.array(z.string().min(1)).optional(),
      fuzzy: z.boolean().optional(),
      suppression_type: Type.optional(),
      suppression_types: z.array(Type).optional(),
      wildcard: text(),
      sort: z.enum(['asc', 'desc']).optional(),
      continue_token: text(),
      ...SUBACCOUNT,
    }),
    reply: z
      .preprocess(
        listAsResults,
        z.looseObject({ results: rows(Suppression), total_results: spare(count()), continue_token: token() }),
      )
      .transform(({ results, ...rest }) => ({
        data: { ...rest, results: results.rows },
        skippedRows: results.skipped,
      })),
  },
} as const;
