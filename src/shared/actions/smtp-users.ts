import { z } from 'zod';
import { isMailAddress } from '../mail-address.ts';
import { isAnythingIn } from './changes.ts';
import { action, email, subaccount, text } from './define.ts';

/** An SMTP user. Its password is only in the answer of the action that created it. */
const SmtpUser = z.object({
  username: z.string(),
  description: z.string().optional(),
  status: z.string().optional(),
  sending_allowed: z.boolean().optional(),
  custom_ratelimit: z.boolean().optional(),
  custom_ratelimit_value: z.number().optional(),
  custom_ratelimit_period: z.string().optional(),
  ip_pool: z.number().optional(),
  feedback_enabled: z.boolean().optional(),
  feedback_html: z.string().optional(),
  feedback_text: z.string().optional(),
  open_tracking_enabled: z.boolean().optional(),
  click_tracking_enabled: z.boolean().optional(),
  archive_enabled: z.boolean().optional(),
  audit_email: z.string().optional(),
  bounce_notifications: z.string().optional(),
});
export type SmtpUser = z.infer<typeof SmtpUser>;

/** Dedicated IP addresses used together. */
const IpPool = z.looseObject({
  /** The `ip_pool` of an SMTP user. */
  id: z.number(),
  name: z.string().optional(),
  ip_addresses: z.array(z.string()).optional(),
});

const flag = (title: string, description?: string) => z.boolean().meta({ title, ...(description && { description }) });
const long = (title: string, description?: string) =>
  z
    .string()
    .max(20_000)
    .meta({ title, control: 'multiline', ...(description && { description }) });

const PLACEHOLDERS = '%%UNSUBSCRIBE%% and %%EMAIL%% are filled in.';

/** The settings of a user, when adding and when editing it (smtp2go-api.md 2.25). */
const SETTINGS = {
  description: z.string().trim().max(1000).meta({ title: 'Description' }).optional(),
  custom_ratelimit: flag('Limit of its own').optional(),
  custom_ratelimit_value: z
    .int()
    .min(1)
    .max(2_147_483_647)
    .meta({ title: 'E-mails per period', description: 'Counts only with a limit of its own.' })
    .optional(),
  custom_ratelimit_period: text('Period', 100, 'Such as 1 hour, 2 days or 0:30:00.').optional(),
  ip_pool: z.int().min(0).meta({ title: 'IP pool', description: 'Its number.' }).optional(),
  feedback_enabled: flag('Unsubscribe footer').optional(),
  feedback_html: long('Footer in HTML', PLACEHOLDERS).optional(),
  feedback_text: long('Footer in plain text', PLACEHOLDERS).optional(),
  open_tracking_enabled: flag('Track opens').optional(),
  click_tracking_enabled: flag('Track clicks').optional(),
  archive_enabled: flag('Archive its mail').optional(),
  audit_email: email('Copy of all mail to').optional(),
  bounce_notifications: z
    .string()
    .trim()
    .refine(
      (value) => value === 'from' || value === 'drop' || isMailAddress(value),
      'from, drop, or an e-mail address.',
    )
    .meta({ title: 'Bounces go to', description: 'from: the sender. drop: nobody. Or an address.' })
    .optional(),
};
const Status = z.enum(['allowed', 'blocked', 'sandbox']).meta({
  title: 'Status',
  description: 'sandbox: mail is taken, counted and not delivered.',
});
const password = (title: string, description: string) =>
  z.string().min(1).max(255).meta({ title, description, format: 'password' });

/** SMTP2GO stores a limit only together with the flag, and silently drops it otherwise (smtp2go-api.md 2.25). */
const hasLimit = (settings: { custom_ratelimit_value?: unknown; custom_ratelimit_period?: unknown }): boolean =>
  settings.custom_ratelimit_value !== undefined || settings.custom_ratelimit_period !== undefined;
const NEEDS_FLAG = 'A limit is kept only when custom_ratelimit is on.';

const NO_LIST_PER_USER = 'SMTP2GO has no such list for a single user.';

export const smtpUserActions = {
  users_smtp_add: action({
    title: 'Add an SMTP user',
    help: 'A new user and its password, which is shown once and kept nowhere.',
    effect: 'write',
    input: z.strictObject({
      user_data: z
        .strictObject({
          username: z
            .string()
            .trim()
            .min(5)
            .max(100)
            .meta({ title: 'User name', description: '5 to 100 characters; need not be an address.' }),
          email_password: password('Password', 'Hard to guess (64 bits); made up by SMTP2GO unless given.').optional(),
          ...SETTINGS,
          status: Status.optional(),
        })
        .refine((user) => user.custom_ratelimit === true || !hasLimit(user), {
          path: ['custom_ratelimit'],
          message: NEEDS_FLAG,
        })
        .meta({ title: 'User' }),
      subaccount_id: subaccount().optional(),
    }),
    output: z.object({
      ...SmtpUser.shape,
      email_password: z.string().meta({ description: 'Shown this once.' }).optional(),
    }),
    permissions: ['/users/smtp/add'],
  }),

  users_smtp_edit: action({
    title: 'Change an SMTP user',
    help: 'Changes what is given and nothing else.',
    effect: 'write',
    input: z
      .strictObject({
        username: text('User name', 100, 'Exactly as it is.'),
        password: password(
          'New password',
          'Hard to guess (64 bits). Anything still using the old password will stop sending.',
        ).optional(),
        disabled: flag('Blocked', 'Blocks the user, or lets it send again.').optional(),
        status: Status.optional(),
        ...SETTINGS,
        subaccount_id: subaccount().optional(),
      })
      .refine((user) => user.disabled === undefined || user.status === undefined, {
        path: ['disabled'],
        message: 'Either disabled or status.',
      })
      .refine((user) => user.custom_ratelimit !== false || !hasLimit(user), {
        path: ['custom_ratelimit'],
        message: NEEDS_FLAG,
      })
      .refine(({ username: _, subaccount_id: _id, ...changes }) => isAnythingIn(changes), {
        path: ['description'],
        message: 'At least one thing to change.',
      }),
    output: SmtpUser,
    unsupported: {
      new_username: 'SMTP2GO cannot rename a user. Add a new user, then remove this one.',
      allowed_ips: `${NO_LIST_PER_USER} The IP allow list holds for the whole account.`,
      allow_senders: `${NO_LIST_PER_USER} Restrict Senders holds for the whole account.`,
      sender_domain: `${NO_LIST_PER_USER} Put the domain on Restrict Senders, for the whole account.`,
      disable_senders: 'SMTP2GO has no such switch. Block the user with disabled, or use Restrict Senders.',
      reset_stats: 'SMTP2GO cannot reset statistics. Choose the dates in the statistics instead.',
    },
    permissions: ['/users/smtp/edit'],
  }),

  users_smtp_remove: action({
    title: 'Remove an SMTP user',
    help: 'Anything that sends with this user will fail.',
    effect: 'destroy',
    input: z.strictObject({
      username: text('User name', 100, 'Exactly as it is.'),
      subaccount_id: subaccount().optional(),
    }),
    output: SmtpUser,
    permissions: ['/users/smtp/remove', '/users/smtp/view'],
  }),

  users_smtp_view: action({
    title: 'List SMTP users',
    help: 'Users with their status, limits and tracking. Passwords are left out.',
    effect: 'read',
    input: z.strictObject({
      username: text('User name', 100, 'Exactly as it is; all users unless given.').optional(),
      subaccount_id: subaccount().optional(),
    }),
    output: z.array(SmtpUser),
    permissions: ['/users/smtp/view'],
  }),

  dedicated_ips_view: action({
    title: 'Dedicated IP pools',
    help: 'Pools of dedicated IP addresses. An SMTP user sends from the pool whose id is its IP pool.',
    effect: 'read',
    input: z.strictObject({}),
    output: z.array(IpPool),
    permissions: ['/dedicated_ips/view'],
  }),
};
