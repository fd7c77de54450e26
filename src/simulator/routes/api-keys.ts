import { defineRoute, type Route } from '../route.ts';

/** Paths below `/api_keys` (smtp2go-api.md 1.6). A key with wildcards gets its wildcards back. */
export const apiKeyRoutes: readonly Route[] = [
  defineRoute({
    path: '/api_keys/permissions',
    permission: 'every-key',
    fields: {},
    answer: (_, { key }) => ({ data: key.permissions }),
  }),
];
