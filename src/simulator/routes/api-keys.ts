import { SENDERS } from '../cast.ts';
import { base62, keyOfText } from '../chance.ts';
import type { Account } from '../customer.ts';
import { text } from '../fields.ts';
import type { ApiKey } from '../keys.ts';
import { defineRoute, type Route } from '../route.ts';

/** What a key is listed as. Its user name is the first 16 characters of it (smtp2go-api.md 1.2). */
type Listed = Pick<ApiKey, 'description' | 'status' | 'permissions'> & { readonly username: string };

const USERNAME_LENGTH = 16;
const SENDS_ONLY = ['/email/send'];

/** Keys that other programs of the account use; nobody can call with them here. */
const othersOf = ({ id }: Account): readonly Listed[] => {
  const senders = SENDERS.map(({ user }) => user).filter((user) => (user.subaccount?.id ?? '') === id);
  const senderKeys = senders.filter(({ username }) => username.startsWith('api-'));
  return [
    ...senderKeys.map(({ username, description }) => ({
      username,
      description,
      status: 'allowed' as const,
      permissions: SENDS_ONLY,
    })),
    {
      username: `api-${base62(keyOfText(`old key of ${id}`) * 2 ** 20, 12)}`,
      description: 'Old web form',
      status: 'blocked',
      permissions: SENDS_ONLY,
    },
  ];
};

const rowOf = ({ username, description, status, permissions }: Listed) => ({
  // Masked since 2026-06-22 (smtp2go-api.md 1.6).
  api_key: username.padEnd(36, '*'),
  username,
  description,
  custom_rate_limit: false,
  custom_ratelimit_value: null,
  custom_ratelimit_period: '',
  default_ratelimit_value: 100,
  default_ratelimit_period: 'unlimited',
  ippool: 0,
  feedback_enabled: false,
  feedback_domain: 'default',
  feedback_html: '',
  feedback_text: '',
  open_tracking_enabled: true,
  click_tracking_enabled: true,
  archive_enabled: false,
  audit_email: null,
  bounce_notifications: 'from',
  status,
  endpoints: permissions,
});

/** Paths below `/api_keys` (smtp2go-api.md 1.6 and 3). A key with wildcards gets its wildcards back. */
export const apiKeyRoutes: readonly Route[] = [
  defineRoute({
    path: '/api_keys/permissions',
    permission: 'every-key',
    fields: {},
    answer: (_, { key }) => ({ data: key.permissions }),
  }),
  defineRoute({
    path: '/api_keys/view',
    ofSubaccounts: true,
    fields: { id: text, search: text },
    answer: ({ id, search = '' }, { keys, account, customer }) => {
      const own = (account === customer.master ? keys : []).map(
        (key): Listed => ({ ...key, username: key.key.slice(0, USERNAME_LENGTH) }),
      );
      const found = [...own, ...othersOf(account)]
        .filter(({ username }) => id === undefined || username === id.slice(0, USERNAME_LENGTH))
        .filter((key) => `${key.username} ${key.description}`.toLowerCase().includes(search.toLowerCase()));
      return { data: found.map(rowOf) };
    },
  }),
];
