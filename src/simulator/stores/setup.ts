import { SENDERS } from '../cast.ts';
import type { Origin } from '../customer.ts';

/** What an account has set up to send with. Wire names, as the calls write them; secrets included, as the service has them. */

export type SmtpUser = Readonly<Record<string, unknown>> & { readonly username: string };

const USER_DEFAULTS = {
  sending_allowed: true,
  custom_ratelimit: false,
  custom_ratelimit_value: null,
  custom_ratelimit_period: '',
  feedback_enabled: false,
  feedback_domain: 'default',
  feedback_html: '',
  feedback_text: '',
  archive_enabled: false,
  open_tracking_enabled: false,
  click_tracking_enabled: false,
  audit_email: null,
  bounce_notifications: 'from',
  status: 'allowed',
} as const;

const password = (seed: string): string => `vR7!${[...seed].reverse().join('')}#mZ9x`;

/** A user with what was given and defaults for the rest; a password is made where none was given (smtp2go-api.md 2.25). */
export const smtpUser = (given: Readonly<Record<string, unknown>> & { readonly username: string }): SmtpUser => ({
  ...USER_DEFAULTS,
  ...given,
  email_password: given['email_password'] || password(given.username),
});

/** The users that the world's mail is sent with, by name. */
export const createSmtpUsers = ({ subaccount }: Origin): Map<string, SmtpUser> => {
  const users = SENDERS.map(({ user }) => user).filter((user) => user.subaccount?.id === subaccount?.id);
  return new Map(users.map(({ username, description }) => [username, smtpUser({ username, description })]));
};

export type Webhook = Readonly<Record<string, unknown>> & { readonly id: number; readonly url: string };

export const WEBHOOK_DEFAULTS = {
  events: [] as readonly string[],
  sms_events: [] as readonly string[],
  headers: [] as readonly string[],
  usernames: [] as readonly string[],
  output_format: 'form',
  auth_header_type: '',
  auth_header_value: '',
};

export const createWebhooks = ({ domain }: Origin): Map<number, Webhook> => {
  const hooks: readonly Webhook[] = [
    { ...WEBHOOK_DEFAULTS, id: 5127, url: `https://hooks.${domain}/smtp2go`, events: ['bounce', 'spam'] },
    {
      ...WEBHOOK_DEFAULTS,
      id: 5128,
      url: `https://crm.${domain}/mail-events`,
      events: ['delivered', 'bounce', 'unsubscribe'],
      headers: ['X-Order-Id'],
      output_format: 'json',
      auth_header_type: 'bearer',
      auth_header_value: 't0p-s3cr3t-t0k3n',
    },
  ];
  return new Map(hooks.map((hook) => [hook.id, hook]));
};

export type Template = {
  readonly id: string;
  readonly name: string;
  readonly subject: string;
  readonly html_body: string;
  readonly text_body: string;
  readonly template_variables: Readonly<Record<string, unknown>>;
  readonly tags: readonly string[];
  /** Seconds since 1970. */
  readonly updated: number;
};

const KINDS = ['Invoice', 'Reminder', 'Welcome', 'Order confirmation', 'Password reset'] as const;

/** More than one page of them (smtp2go-api.md 1.8). */
export const createTemplates = ({ world }: Origin): Map<string, Template> => {
  const now = Math.floor(world.now() / 1000);
  const templates = Array.from({ length: 123 }, (_, place): Template => {
    const kind = KINDS[place % KINDS.length] ?? KINDS[0];
    const number = Math.floor(place / KINDS.length) + 1;
    return {
      id: `${kind.toLowerCase().replaceAll(' ', '-').slice(0, 14)}-v${number}`,
      name: `${kind} ${number}`,
      subject: `${kind} {{ number }}`,
      html_body: `<p>Dear {{ name }},</p><p>${kind} {{ number }}</p>`,
      text_body: `Dear {{ name }},\n\n${kind} {{ number }}`,
      template_variables: { name: 'Kim', number: '2026-0311' },
      tags: place % 9 === 8 ? ['archived'] : [kind.toLowerCase()],
      updated: now - place * 86_400,
    };
  });
  return new Map(templates.map((template) => [template.id, template]));
};
