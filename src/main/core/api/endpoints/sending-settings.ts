import { z } from 'zod';
import { count, numeric, text } from './fields.ts';

/** The sending settings of an SMTP user or an API key; both have the same fields (smtp2go-api.md 2.26, 3). */
export const SENDING_SETTINGS = {
  username: z.string().min(1),
  description: text(),
  custom_rate_limit: z.boolean().optional(),
  custom_ratelimit_value: count().optional(),
  custom_ratelimit_period: text(),
  default_ratelimit_value: z.union([numeric(), z.string()]).optional(),
  default_ratelimit_period: text(),
  /** Sent as `ip_pool`. */
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
} as const;
