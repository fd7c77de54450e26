import { text } from '../fields.ts';
import { defineRoute, type Route } from '../route.ts';

/** A key as it is shown since 2026-06-22 (smtp2go-api.md 1.6). */
const masked = (key: string): string => `${key.slice(0, 16)}${'*'.repeat(20)}`;

/** Paths below `/api_keys` (smtp2go-api.md 1.6). A key with wildcards gets its wildcards back. */
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
    answer: ({ id, search = '' }, { keys, account }) => ({
      data: (account.id === '' ? keys : [])
        .filter(
          ({ key, description }) =>
            (id === undefined || id === key) && `${description} ${key.slice(0, 16)}`.includes(search),
        )
        .map(({ key, permissions, status, description }) => ({
          api_key: masked(key),
          username: key.slice(0, 16),
          description,
          custom_rate_limit: false,
          custom_ratelimit_value: null,
          custom_ratelimit_period: '',
          default_ratelimit_value: 100,
          default_ratelimit_period: 'unlimited',
          status,
          endpoints: permissions,
        })),
    }),
  }),
];
