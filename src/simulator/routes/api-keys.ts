import { text } from '../fields.ts';
import { exception, type Outcome } from '../reply.ts';
import { defineRoute, type Route } from '../route.ts';
import type { ListedKey } from '../stores/other-keys.ts';

const USERNAME_LENGTH = 16;

const rowOf = ({ username, description, status, permissions }: ListedKey) => ({
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

/** Not documented; a list, as all answers of `/api_keys` are (smtp2go-api.md 1.3, 3). */
const REMOVED: Outcome = { data: [] };

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
        (key): ListedKey => ({ ...key, username: key.key.slice(0, USERNAME_LENGTH) }),
      );
      const found = [...own, ...account.otherKeys.list()]
        .filter(({ username }) => id === undefined || username === id.slice(0, USERNAME_LENGTH))
        .filter((key) => `${key.username} ${key.description}`.toLowerCase().includes(search.toLowerCase()));
      return { data: found.map(rowOf) };
    },
  }),
  defineRoute({
    path: '/api_keys/remove',
    ofSubaccounts: true,
    fields: { id: text },
    required: ['id'],
    answer: ({ id }, { keys, revoke, account, customer, quirks }) => {
      const own = account === customer.master ? keys : [];
      const found = own.find(
        ({ key }) => key === id || (quirks.removedKey === 'username' && key.slice(0, USERNAME_LENGTH) === id),
      );
      if (found !== undefined) {
        revoke(found.key);
        return REMOVED;
      }
      // Nobody here knows the whole of another program's key.
      const isGone = quirks.removedKey === 'username' && account.otherKeys.remove(id.slice(0, USERNAME_LENGTH));
      return isGone ? REMOVED : exception('There is no API key with that id');
    },
  }),
];
