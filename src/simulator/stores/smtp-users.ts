import { randomBytes } from 'node:crypto';
import { SENDERS } from '../cast.ts';
import { base62, mix } from '../chance.ts';
import type { Origin } from './origin.ts';

/** What can be set for a user, by the names of the request (smtp2go-api.md 2.25). */
export type Settings = {
  readonly description: string;
  readonly custom_ratelimit: boolean;
  readonly custom_ratelimit_value: number | null;
  readonly custom_ratelimit_period: string;
  readonly ip_pool: number;
  readonly feedback_enabled: boolean;
  readonly feedback_html: string;
  readonly feedback_text: string;
  readonly feedback_domain: string;
  readonly open_tracking_enabled: boolean;
  readonly click_tracking_enabled: boolean;
  readonly archive_enabled: boolean;
  /** Empty: nobody gets a copy. */
  readonly audit_email: string;
  readonly bounce_notifications: string;
  readonly status: 'allowed' | 'blocked' | 'sandbox';
};

export type SmtpUser = Settings & { readonly username: string; readonly email_password: string };
type Given = Partial<Settings> & { readonly email_password?: string };

export type SmtpUsers = {
  readonly list: () => readonly SmtpUser[];
  readonly add: (username: string, given: Given) => SmtpUser | 'exists';
  /** `rest`: whether settings that are not given are kept or go back to what they are for a new user. */
  readonly edit: (username: string, given: Given, rest: 'kept' | 'reset') => SmtpUser | undefined;
  /** The removed user; undefined when there is none of exactly this name. */
  readonly remove: (username: string) => SmtpUser | undefined;
};

const DEFAULTS: Settings = {
  description: '',
  custom_ratelimit: false,
  custom_ratelimit_value: null,
  custom_ratelimit_period: '',
  ip_pool: 0,
  feedback_enabled: false,
  feedback_html: '',
  feedback_text: '',
  feedback_domain: 'default',
  open_tracking_enabled: false,
  click_tracking_enabled: false,
  archive_enabled: false,
  audit_email: '',
  bounce_notifications: 'from',
  status: 'allowed',
};

/** `1 hour` comes back as `1:00:00` (smtp2go-api.md 2.25, request and answer). */
const periodOf = (text: string): string => text.replace(/^(\d+) hours?$/, '$1:00:00');

/** The value and the period of a rate limit are stored only while the limit is on. */
const settled = (user: SmtpUser): SmtpUser =>
  user.custom_ratelimit
    ? { ...user, custom_ratelimit_period: periodOf(user.custom_ratelimit_period) }
    : { ...user, custom_ratelimit_value: null, custom_ratelimit_period: '' };

const PLACES = [
  ...['printer-floor-1', 'printer-floor-2', 'printer-warehouse', 'scanner-reception', 'backup-server', 'nas-archive'],
  ...['monitoring', 'ticket-system', 'wiki-notices', 'payroll', 'door-system', 'alarm-panel', 'test-bench'],
] as const;

const seedOf = ({ key, subaccount }: Origin): readonly SmtpUser[] => {
  const passwordOf = (username: string, place: number): string =>
    `${base62(mix(key, 300 + place), 6)}!${base62(mix(key, 400 + place), 6)}#${username.length}`;
  const senders = SENDERS.map(({ user }) => user).filter(
    (user) => user.subaccount?.id === subaccount?.id && !user.username.startsWith('api-'),
  );
  const people = new Map(senders.map(({ username, description }) => [username, description]));
  if (subaccount === undefined) {
    // A name that contains another: looking for the shorter one finds both.
    people.set('northwind-crm-test', 'CRM test server');
    for (const place of PLACES) people.set(`northwind-${place}`, place.replaceAll('-', ' '));
  } else if (people.size === 0) {
    people.set(`office@${subaccount.domain}`, 'Office');
  }
  return [...people].map(([username, description], place) => ({
    ...DEFAULTS,
    username,
    email_password: passwordOf(username, place),
    description,
    open_tracking_enabled: place < 3,
    ...(place === 0 ? { custom_ratelimit: true, custom_ratelimit_value: 500, custom_ratelimit_period: '1:00:00' } : {}),
    status: username.endsWith('-test') ? 'sandbox' : username.endsWith('alarm-panel') ? 'blocked' : 'allowed',
  }));
};

export const createSmtpUsers = (origin: Origin): SmtpUsers => {
  const users = new Map(seedOf(origin).map((user) => [user.username, user]));
  const keep = (user: SmtpUser): SmtpUser => {
    const kept = settled(user);
    users.set(kept.username, kept);
    return kept;
  };
  return {
    list: () => [...users.values()],
    add: (username, given) => {
      if (users.has(username)) return 'exists';
      const generated = randomBytes(12).toString('base64url');
      // A blank password asks for one.
      return keep({ ...DEFAULTS, ...given, username, email_password: given.email_password || generated });
    },
    edit: (username, given, rest) => {
      const before = users.get(username);
      if (before === undefined) return undefined;
      const email_password = given.email_password || before.email_password;
      return keep({ ...before, ...(rest === 'reset' ? DEFAULTS : {}), ...given, email_password });
    },
    remove: (username) => {
      const user = users.get(username);
      users.delete(username);
      return user;
    },
  };
};
