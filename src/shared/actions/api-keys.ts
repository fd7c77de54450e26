import { z } from 'zod';
import { action, subaccount, text } from './define.ts';

export const api_keys_permissions = action({
  title: 'What this key may do',
  help: 'The API paths that the key in use may call.',
  effect: 'read',
  input: z.strictObject({}),
  output: z.array(z.string()),
  permissions: [],
});

/** A key without the key itself. */
const ListedKey = z.looseObject({
  /** Its first 16 characters, under which its e-mails appear (smtp2go-api.md 1.2). */
  username: z.string(),
  description: z.string().optional(),
  status: z.string().optional(),
  endpoints: z.array(z.string()).optional(),
});

export const api_keys_view = action({
  title: 'API keys',
  help: 'The API keys of the account by their first 16 characters, and what each may do.',
  effect: 'read',
  input: z.strictObject({
    search: text('Contains').optional(),
    subaccount_id: subaccount().optional(),
  }),
  output: z.array(ListedKey),
  permissions: ['/api_keys/view'],
});
