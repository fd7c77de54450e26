import { z } from 'zod';
import { CHANGE, READ } from './define.ts';
import { count, rows, SUBACCOUNT, text, texts } from './fields.ts';
import { SENDING_SETTINGS } from './sending-settings.ts';

/** What may be set of a user; smtp2go-api.md 2.25. `feedback_domain` is on its way out and never sent. */
const SETTINGS = {
  /** At least 64 bits of entropy; blank lets SMTP2GO choose one. */
  email_password: text(),
  description: text(),
  custom_ratelimit: z.boolean().optional(),
  /** Kept only while `custom_ratelimit` is true. */
  custom_ratelimit_value: z.int().min(1).max(2_147_483_647).optional(),
  /** `1 hour`, `2 days`, `0:30:00`, `4 months 5:00:00`. */
  custom_ratelimit_period: z.string().min(1).optional(),
  ip_pool: z.int().optional(),
  feedback_enabled: z.boolean().optional(),
  feedback_html: text(),
  feedback_text: text(),
  open_tracking_enabled: z.boolean().optional(),
  click_tracking_enabled: z.boolean().optional(),
  archive_enabled: z.boolean().optional(),
  audit_email: text(),
  bounce_notifications: z
    .string()
    .regex(/^(from|drop|\S+@\S+)$/, 'It is from, drop or an e-mail address.')
    .optional(),
  status: z.enum(['allowed', 'blocked', 'sandbox']).optional(),
};

/**
 * A user without the password, which the provider gives in clear text: only what is named here is let through, so that
 * no secret of a later day passes either.
 */
const User = z
  .object({
    ...SENDING_SETTINGS,
    sending_allowed: z.boolean().optional(),
    /** Named `custom_rate_limit` in some answers (smtp2go-api.md 2.26). */
    custom_ratelimit: z.boolean().optional(),
    comments: text(),
  })
  .transform(({ custom_rate_limit, ...user }) => ({
    ...user,
    custom_ratelimit: user.custom_ratelimit ?? custom_rate_limit,
  }));

const results = <Row extends z.ZodType>(user: Row) =>
  z
    .looseObject({
      results: rows(user),
      default_ratelimit_value: count().optional(),
      default_ratelimit_period: text(),
    })
    .transform(({ results, ...rest }) => ({ data: { ...rest, results: results.rows }, skippedRows: results.skipped }));

/** Calls of `users/smtp` by their paths, and of the IP pools that `ip_pool` chooses from. */
export const smtpUserEndpoints = {
  /** `username` also finds names that only contain it; smtp2go-api.md 2.28. */
  'users/smtp/view': {
    ...READ,
    request: z.strictObject({ username: z.string().min(1).optional(), ...SUBACCOUNT }),
    reply: results(User),
  },

  /** The one answer that keeps the password, for it is shown once; smtp2go-api.md 2.25. */
  'users/smtp/add': {
    ...CHANGE,
    request: z.strictObject({ username: z.string().min(5).max(100), ...SETTINGS, ...SUBACCOUNT }),
    reply: results(z.object({ email_password: text() }).and(User)),
  },

  /** PATCH: what is left out stays as it is (POST may reset it). Answers a bare list; smtp2go-api.md 2.26. */
  'users/smtp/edit': {
    ...CHANGE,
    method: 'PATCH',
    request: z.strictObject({ username: z.string().min(1), ...SETTINGS, ...SUBACCOUNT }),
    reply: rows(User).transform(({ rows: data, skipped }) => ({ data, skippedRows: skipped })),
  },

  /** Whether the answer lists the removed or the remaining users is not known: smtp2go-api.md 2.27, 7. */
  'users/smtp/remove': {
    ...CHANGE,
    request: z.strictObject({ username: z.string().min(1), ...SUBACCOUNT }),
    reply: results(User),
  },

  /** Of the whole account: it takes no subaccount, and answers a bare list; smtp2go-api.md 3, 1.3, 1.10. */
  'dedicated_ips/view': {
    ...READ,
    request: z.strictObject({}),
    reply: rows(z.looseObject({ id: count(), name: text(), ip_addresses: texts().optional() })).transform(
      ({ rows: data, skipped }) => ({ data, skippedRows: skipped }),
    ),
  },
} as const;
