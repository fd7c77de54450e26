import { z } from 'zod';
import { CHANGE, READ } from './define.ts';
import { count, rows, SUBACCOUNT, spare, spareText, text, texts } from './fields.ts';
import { SENDING_SETTINGS } from './sending-settings.ts';

/** The settings of an SMTP user; smtp2go-api.md 2.25. `feedback_domain` is being removed by SMTP2GO and never sent. */
const SETTINGS = {
  /** Needs at least 64 bits of entropy; if blank, SMTP2GO chooses one. */
  email_password: text(),
  description: text(),
  custom_ratelimit: z.boolean().optional(),
  /** Stored only while `custom_ratelimit` is true. */
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
 * An SMTP user without the password, which the API returns in clear text. Only the fields named here are passed on, so
 * that no secret added later is either.
 */
const User = z
  .object({
    ...SENDING_SETTINGS,
    sending_allowed: spare(z.boolean()),
    /** Called `custom_rate_limit` in some responses (smtp2go-api.md 2.26). */
    custom_ratelimit: spare(z.boolean()),
    comments: spareText(),
  })
  .transform(({ custom_rate_limit, ...user }) => ({
    ...user,
    custom_ratelimit: user.custom_ratelimit ?? custom_rate_limit,
  }));

const results = <Row extends z.ZodType>(user: Row) =>
  z
    .looseObject({
      results: rows(user),
      default_ratelimit_value: spare(count()),
      default_ratelimit_period: spareText(),
    })
    .transform(({ results, ...rest }) => ({ data: { ...rest, results: results.rows }, skippedRows: results.skipped }));

/** The `users/smtp` endpoints by path, and the IP pools for `ip_pool`. */
export const smtpUserEndpoints = {
  /** `username` matches parts of names too; smtp2go-api.md 2.28. */
  'users/smtp/view': {
    ...READ,
    request: z.strictObject({ username: z.string().min(1).optional(), ...SUBACCOUNT }),
    reply: results(User),
  },

  /** The only reply with the password, which is shown once; smtp2go-api.md 2.25. */
  'users/smtp/add': {
    ...CHANGE,
    request: z.strictObject({ username: z.string().min(5).max(100), ...SETTINGS, ...SUBACCOUNT }),
    reply: results(z.object({ email_password: text() }).and(User)),
  },

  /** PATCH, which leaves omitted fields unchanged (POST may reset them). Returns a bare list; smtp2go-api.md 2.26. */
  'users/smtp/edit': {
    ...CHANGE,
    method: 'PATCH',
    request: z.strictObject({ username: z.string().min(1), ...SETTINGS, ...SUBACCOUNT }),
    reply: rows(User).transform(({ rows: data, skipped }) => ({ data, skippedRows: skipped })),
  },

  /** It is not known whether the response lists the removed or the remaining users: smtp2go-api.md 2.27, 7. */
  'users/smtp/remove': {
    ...CHANGE,
    request: z.strictObject({ username: z.string().min(1), ...SUBACCOUNT }),
    reply: results(User),
  },

  /** For the whole account: takes no subaccount. Returns a bare list; smtp2go-api.md 3, 1.3, 1.10. */
  'dedicated_ips/view': {
    ...READ,
    request: z.strictObject({}),
    reply: rows(z.looseObject({ id: count(), name: spareText(), ip_addresses: spare(texts()) })).transform(
      ({ rows: data, skipped }) => ({ data, skippedRows: skipped }),
    ),
  },
} as const;
