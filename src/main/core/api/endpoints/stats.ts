import { z } from 'zod';
import { READ, whole } from './define.ts';
import { count, numeric, requestDate, rows, spare, timestamp } from './fields.ts';

/**
 * Counts are required, because a missing one must not be read as 0. Percentages are optional: they are rounded and
 * nothing is computed from them (smtp2go-api.md 6), so a missing one must not cost an account its data.
 */

/** An SMTP user, or the first 16 characters of an API key (smtp2go-api.md 1.2). */
const byUsername = z.strictObject({ username: z.string().min(1).optional() });

const CYCLE = {
  cycle_start: timestamp(),
  cycle_end: timestamp(),
  cycle_used: count(),
  /** A paid plan may be exceeded (smtp2go-api.md 1.9); it is not documented whether this is then negative. */
  cycle_remaining: numeric(),
  cycle_max: count(),
};

/** The totals of one member. `group_by` decides which of the four name fields is present. */
const HistoryRow = z.looseObject({
  email_address: z.string().optional(),
  username: z.string().optional(),
  description: z.string().optional(),
  domain: z.string().optional(),
  domain_verified: z.boolean().optional(),
  /** The name, not the id. */
  subaccount: z.string().optional(),
  used: count(),
  bounces: count(),
  rejects: count(),
  spam: count(),
  unsubscribes: count(),
  opens: spare(count()),
  clicks: spare(count()),
  bytecount: spare(count()),
  avgsize: spare(numeric()),
  lastip: z.string().optional(),
  bounce_percent: spare(numeric()),
  open_percent: spare(numeric()),
  reject_percent: spare(numeric()),
  spam_percent: spare(numeric()),
  unsubscribe_percent: spare(numeric()),
});

/** The `stats` endpoints by path. */
export const statsEndpoints = {
  /** The last 30 days; smtp2go-api.md 2.12. */
  'stats/email_bounces': {
    ...READ,
    request: byUsername,
    reply: z
      .looseObject({
        emails: count(),
        rejects: count(),
        softbounces: count(),
        hardbounces: count(),
        bounce_percent: spare(numeric()),
      })
      .transform(whole),
  },

  /** The last 30 days; smtp2go-api.md 2.15. */
  'stats/email_spam': {
    ...READ,
    request: byUsername,
    reply: z
      .looseObject({ emails: count(), rejects: count(), spams: count(), spam_percent: spare(numeric()) })
      .transform(whole),
  },

  /** The last 30 days; smtp2go-api.md 2.16. */
  'stats/email_unsubs': {
    ...READ,
    request: byUsername,
    reply: z
      .looseObject({
        emails: count(),
        rejects: count(),
        unsubscribes: count(),
        unsubscribe_percent: spare(numeric()),
      })
      .transform(whole),
  },

  /** The billing cycle; smtp2go-api.md 2.13. */
  'stats/email_cycle': {
    ...READ,
    request: z.strictObject({}),
    reply: z.looseObject(CYCLE).transform(whole),
  },

  /** The billing cycle and the last 30 days together, with different field names; smtp2go-api.md 6, "Name traps". */
  'stats/email_summary': {
    ...READ,
    request: byUsername,
    reply: z
      .looseObject({
        ...CYCLE,
        email_count: count(),
        softbounces: count(),
        hardbounces: count(),
        bounce_percent: spare(numeric()),
        spam_emails: count(),
        spam_percent: spare(numeric()),
        unsubscribes: count(),
        unsubscribe_percent: spare(numeric()),
        rejects: count(),
        opens: spare(count()),
        clicks: spare(count()),
      })
      .transform(whole),
  },

  /**
   * Any range, the end exclusive; smtp2go-api.md 2.14. `count` may mean e-mails or rows (section 7, 15), so it is not
   * read.
   */
  'stats/email_history': {
    ...READ,
    request: z.strictObject({
      group_by: z.enum(['email_address', 'username', 'domain', 'subaccount']).optional(),
      start_date: requestDate().optional(),
      end_date: requestDate().optional(),
      subaccounts: z.array(z.string().min(1)).optional(),
    }),
    reply: z
      .looseObject({
        bounce_percent_total: spare(numeric()),
        open_percent_total: spare(numeric()),
        reject_percent_total: spare(numeric()),
        spam_percent_total: spare(numeric()),
        unsubscribe_percent_total: spare(numeric()),
        history: rows(HistoryRow),
      })
      .transform(({ history, ...totals }) => ({
        data: { ...totals, history: history.rows },
        skippedRows: history.skipped,
      })),
  },
} as const;
