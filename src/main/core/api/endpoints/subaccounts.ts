import { z } from 'zod';
import { READ } from './define.ts';
import { count, numeric, rows, spare, spareText, text, token } from './fields.ts';

const Subaccount = z.looseObject({
  /** In the example, not in the schema. */
  id: spareText(),
  name: z.string().min(1),
  email: spareText(),
  /** `Active`, and others. */
  state: spareText(),
  plan_size: spare(count()),
  plan_used: spare(count()),
  /** May be negative if a plan may be exceeded (smtp2go-api.md 1.9); not documented. */
  plan_remaining: spare(numeric()),
  dedicated_ip: spare(z.boolean()),
});

/** The `subaccounts` endpoints by path. */
export const subaccountEndpoints = {
  /** By default matches parts of values; smtp2go-api.md 2.17. */
  'subaccounts/search': {
    ...READ,
    request: z.strictObject({
      fuzzy_search: z.boolean().optional(),
      search_terms: z.array(z.string().min(1)).optional(),
      states: z.enum(['all', 'active', 'closed', 'suspended']).optional(),
      sort_direction: z.enum(['asc', 'desc']).optional(),
      page_size: z.int().min(1).optional(),
      continue_token: text(),
    }),
    reply: z
      .looseObject({ subaccounts: rows(Subaccount), total_count: spare(count()), continue_token: token() })
      .transform(({ subaccounts, ...rest }) => ({
        data: { ...rest, subaccounts: subaccounts.rows },
        skippedRows: subaccounts.skipped,
      })),
  },
} as const;
