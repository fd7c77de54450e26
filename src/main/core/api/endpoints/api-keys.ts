import { z } from 'zod';
import { READ } from './define.ts';
import { count, numeric, rows, SUBACCOUNT, text, texts } from './fields.ts';

/** smtp2go-api.md 1.6: works for every key and answers a bare list of paths. */
export const permissions = {
  ...READ,
  request: z.strictObject({}),
  reply: rows(z.string()).transform(({ rows: data, skipped }) => ({ data, skippedRows: skipped })),
} as const;

/**
 * A key without itself: it comes masked since June 2026 (smtp2go-api.md 1.6), and nobody needs more of it than
 * `username`, its public half. Only what is named here is let through.
 */
const ApiKey = z.object({
  username: z.string().min(1),
  description: text(),
  custom_rate_limit: z.boolean().optional(),
  custom_ratelimit_value: count().optional(),
  custom_ratelimit_period: text(),
  default_ratelimit_value: z.union([numeric(), z.string()]).optional(),
  default_ratelimit_period: text(),
  ippool: count().optional(),
  feedback_enabled: z.boolean().optional(),
  feedback_domain: text(),
  feedback_html: text(),
  feedback_text: text(),
  open_tracking_enabled: z.boolean().optional(),
  click_tracking_enabled: z.boolean().optional(),
  archive_enabled: z.boolean().optional(),
  audit_email: text(),
  bounce_notifications: text(),
  status: text(),
  endpoints: texts().optional(),
});

/** smtp2go-api.md 3. */
export const view = {
  ...READ,
  request: z.strictObject({ id: z.string().min(1).optional(), search: text(), ...SUBACCOUNT }),
  reply: rows(ApiKey).transform(({ rows: data, skipped }) => ({ data, skippedRows: skipped })),
} as const;
