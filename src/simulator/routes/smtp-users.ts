import { OUTBOUND_IPS } from '../cast.ts';
import { type Check, emailAddress, oneOf, text, textOf, textThat, truth, wholeNumber } from '../fields.ts';
import { exception } from '../reply.ts';
import { defineRoute, type Route } from '../route.ts';
import type { SmtpUser } from '../stores/smtp-users.ts';

/** Bits of entropy, taken as length times the bits of the kinds of characters in use (smtp2go-api.md 2.25: 64). */
const bitsOf = (password: string): number => {
  const kinds: readonly (readonly [RegExp, number])[] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/\d/, 10],
    [/[^a-zA-Z\d]/, 33],
  ];
  const letters = kinds.reduce((sum, [kind, size]) => (kind.test(password) ? sum + size : sum), 0);
  return letters === 0 ? 0 : password.length * Math.log2(letters);
};

const orAddress =
  (...words: readonly string[]): Check<string> =>
  (value) =>
    words.some((word) => word === value) ? text(value) : emailAddress(value);

const newName = textOf(5, 100);
const password = textThat((value) => value === '' || bitsOf(value) >= 64, 'must have 64 bits of entropy');
const rate = wholeNumber(1, 2_147_483_647);
const period = textThat(
  (value) => /^(\d+ (hour|day|week|month)s?)?( ?\d+:[0-5]\d:[0-5]\d)?$/.test(value) && value !== '',
  'must be a period such as 1 hour or 0:30:00',
);
const pool = wholeNumber(0, 1_000_000);
const auditor = orAddress('');
const bounces = orAddress('from', 'drop');
const status = oneOf(['allowed', 'blocked', 'sandbox']);

const PATCH_FIELDS = {
  username: text,
  email_password: password,
  description: text,
  custom_ratelimit: truth,
  custom_ratelimit_value: rate,
  custom_ratelimit_period: period,
  ip_pool: pool,
  feedback_enabled: truth,
  feedback_html: text,
  feedback_text: text,
  open_tracking_enabled: truth,
  click_tracking_enabled: truth,
  archive_enabled: truth,
  audit_email: auditor,
  bounce_notifications: bounces,
  status,
};
const FIELDS = { ...PATCH_FIELDS, feedback_domain: text };

const DEFAULT_RATE = { default_ratelimit_value: 100, default_ratelimit_period: 'unlimited' };

const NO_USER = exception('There is no SMTP user with that username');

/** A user as PATCH answers: the flag is spelt another way there, and some fields are missing (smtp2go-api.md 2.26). */
const patchedRow = ({
  email_password,
  feedback_domain,
  custom_ratelimit,
  ip_pool,
  audit_email,
  ...user
}: SmtpUser) => ({
  ...user,
  ...DEFAULT_RATE,
  custom_rate_limit: custom_ratelimit,
  ippool: ip_pool,
  audit_email: audit_email || null,
});

/** A user as everything else answers: with the password in clear text, without `click_tracking_enabled` (2.25). */
const rowOf = ({ ip_pool, click_tracking_enabled, audit_email, ...user }: SmtpUser) => ({
  ...user,
  ...DEFAULT_RATE,
  sending_allowed: user.status === 'allowed',
  ippool: ip_pool,
  comments: '',
  audit_email: audit_email || null,
});

/** The addresses that mail goes out from, as two pools. No call changes them. */
const [FIRST_IP, SECOND_IP, THIRD_IP] = OUTBOUND_IPS;
const IP_POOLS = [
  { id: 12, name: 'Letters', ip_addresses: [FIRST_IP, SECOND_IP] },
  { id: 13, name: 'Newsletters', ip_addresses: [THIRD_IP] },
];

/** Paths below `/users/smtp` (smtp2go-api.md 2.25 to 2.28), and the pools that `ip_pool` names (3). */
export const smtpUserRoutes: readonly Route[] = [
  defineRoute({ path: '/dedicated_ips/view', fields: {}, answer: () => ({ data: IP_POOLS }) }),
  defineRoute({
    path: '/users/smtp/view',
    ofSubaccounts: true,
    fields: { username: text },
    answer: ({ username = '' }, { account: { smtpUsers } }) => {
      // A part of a name is enough, as a live integration found out.
      const found = smtpUsers.list().filter((user) => user.username.toLowerCase().includes(username.toLowerCase()));
      return { data: { results: found.map(rowOf), ...DEFAULT_RATE } };
    },
  }),
  defineRoute({
    path: '/users/smtp/add',
    ofSubaccounts: true,
    fields: { ...FIELDS, username: newName },
    required: ['username'],
    answer: ({ username, ...given }, { account: { smtpUsers } }) => {
      const added = smtpUsers.add(username, given);
      if (added === 'exists') return exception('An SMTP user with that username already exists');
      return { data: { results: [rowOf(added)] } };
    },
  }),
  defineRoute({
    path: '/users/smtp/edit',
    methods: ['PATCH'],
    ofSubaccounts: true,
    fields: PATCH_FIELDS,
    required: ['username'],
    answer: ({ username, ...given }, { account: { smtpUsers } }) => {
      const edited = smtpUsers.edit(username, given, 'kept');
      return edited === undefined ? NO_USER : { data: [patchedRow(edited)] };
    },
  }),
  defineRoute({
    path: '/users/smtp/edit',
    ofSubaccounts: true,
    fields: FIELDS,
    required: ['username'],
    answer: ({ username, ...given }, { account: { smtpUsers } }) => {
      // The worse of two readings (smtp2go-api.md 7, no. 11): only PATCH leaves alone what is not sent.
      const edited = smtpUsers.edit(username, given, 'reset');
      return edited === undefined ? NO_USER : { data: { results: [rowOf(edited)] } };
    },
  }),
  defineRoute({
    path: '/users/smtp/remove',
    ofSubaccounts: true,
    fields: { username: text },
    required: ['username'],
    answer: ({ username }, { account: { smtpUsers }, quirks }) => {
      const removed = smtpUsers.remove(username);
      if (removed === undefined) return NO_USER;
      return { data: { results: (quirks.smtpUsers === 'removed' ? [removed] : smtpUsers.list()).map(rowOf) } };
    },
  }),
];
