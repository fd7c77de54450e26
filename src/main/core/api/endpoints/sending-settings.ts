import { z } from 'zod';
import { count, numeric, spare, spareText } from './fields.ts';

/** The sending settings of an SMTP user or an API key; both have the same fields (smtp2go-api.md 2.26, 3). */
export const SENDING_SETTINGS = {
  username: z.string().min(1),
  description: spareText(),
  custom_rate_limit: spare(z.boolean()),
  custom_ratelimit_value: spare(count()),
  custom_ratelimit_period: spareText(),
  default_ratelimit_value: spare(z.union([numeric(), z.string()])),
  default_ratelimit_period: spareText(),
  /** Sent as `ip_pool`. */
  ippool: spare(count()),
  feedback_enabled: spare(z.boolean()),
  feedback_domain: spareText(),
  feedback_html: spareText(),
  feedback_text: spareText(),
  open_tracking_enabled: spare(z.boolean()),
  click_tracking_enabled: spare(z.boolean()),
  archive_enabled: spare(z.boolean()),
  audit_email: spareText(),
  bounce_notifications: spareText(),
  status: spareText(),
} as const;
