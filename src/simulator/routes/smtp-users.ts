import { emailAddress, oneOf, text, textOf, truth, wholeNumber } from '../fields.ts';
import { exception } from '../reply.ts';
import { defineRoute, type Route } from '../route.ts';
import { smtpUser } from '../stores/setup.ts';

const username = textOf(5, 100);
const status = oneOf(['allowed', 'blocked', 'sandbox']);
const limit = wholeNumber(1, 2_147_483_647);
const pool = wholeNumber(0, 1_000_000);
const SETTINGS = {
  username,
  email_password: text,
  description: text,
  custom_ratelimit: truth,
  custom_ratelimit_value: limit,
  custom_ratelimit_period: text,
  ip_pool: pool,
  feedback_enabled: truth,
  feedback_html: text,
  feedback_text: text,
  open_tracking_enabled: truth,
  click_tracking_enabled: truth,
  archive_enabled: truth,
  audit_email: emailAddress,
  bounce_notifications: text,
  status,
};
const UNKNOWN = exception('There is no SMTP user of that name');

/** SMTP users (smtp2go-api.md 2.25 to 2.28). View matches parts of a name and shows passwords, as the service does. */
export const smtpUserRoutes: readonly Route[] = [
  defineRoute({
    path: '/users/smtp/view',
    ofSubaccounts: true,
    fields: { username: text },
    answer: ({ username: part = '' }, { account: { smtpUsers } }) => ({
      data: {
        results: [...smtpUsers.values()].filter((user) => user.username.includes(part)),
        default_ratelimit_value: 100,
        default_ratelimit_period: 'unlimited',
      },
    }),
  }),
  defineRoute({
    path: '/users/smtp/add',
    ofSubaccounts: true,
    fields: SETTINGS,
    required: ['username'],
    answer: (given, { account: { smtpUsers } }) => {
      if (smtpUsers.has(given.username)) return exception('An SMTP user of that name exists already');
      const user = smtpUser(given);
      smtpUsers.set(given.username, user);
      return { data: { results: [user] } };
    },
  }),
  defineRoute({
    path: '/users/smtp/edit',
    methods: ['PATCH', 'POST'],
    ofSubaccounts: true,
    fields: SETTINGS,
    required: ['username'],
    answer: (given, { account: { smtpUsers } }) => {
      const before = smtpUsers.get(given.username);
      if (before === undefined) return UNKNOWN;
      const user = { ...before, ...given };
      smtpUsers.set(given.username, user);
      return { data: [user] };
    },
  }),
  defineRoute({
    path: '/users/smtp/remove',
    ofSubaccounts: true,
    fields: { username: text },
    required: ['username'],
    answer: ({ username: name }, { account: { smtpUsers }, quirks }) => {
      const removed = smtpUsers.get(name);
      if (removed === undefined) return UNKNOWN;
      smtpUsers.delete(name);
      return { data: { results: quirks.smtpUsers === 'removed' ? [removed] : [...smtpUsers.values()] } };
    },
  }),
];
