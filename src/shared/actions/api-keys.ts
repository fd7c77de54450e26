import { z } from 'zod';
import { action, subaccount, text } from './define.ts';

/** A key without the key itself. */
const ListedKey = z.looseObject({
  /** Its first 16 characters, under which its e-mails appear (smtp2go-api.md 1.2). */
  username: z.string(),
  description: z.string().optional(),
  status: z.string().optional(),
  endpoints: z.array(z.string()).optional(),
});

/** The public part of a key. A whole key is refused before it leaves the form. */
const USERNAME = /^api-[A-Za-z0-9]{12}$/;

export const apiKeyActions = {
  api_keys_permissions: action({
    title: 'Permissions of this key',
    help: 'The API paths that the key in use may call.',
    effect: 'read',
    input: z.strictObject({}),
    output: z.array(z.string()),
    permissions: [],
  }),

  api_keys_remove: action({
    title: 'Remove an API key',
    help: 'Anything that calls or sends with this key will be refused.',
    effect: 'destroy',
    input: z.strictObject({
      username: z
        .string()
        .trim()
        .regex(USERNAME, 'The first 16 characters of a key, such as api-4F1C7A09D2E3.')
        .meta({ title: 'Key', description: 'Its first 16 characters, as the list shows it. Never the whole key.' }),
      subaccount_id: subaccount().optional(),
    }),
    output: ListedKey,
    permissions: ['/api_keys/remove', '/api_keys/view'],
  }),

  api_keys_view: action({
    title: 'API keys',
    help: 'The API keys of the account by their first 16 characters, and what each may do.',
    effect: 'read',
    input: z.strictObject({
      search: text('Contains').optional(),
      subaccount_id: subaccount().optional(),
    }),
    output: z.array(ListedKey),
    permissions: ['/api_keys/view'],
  }),
};
