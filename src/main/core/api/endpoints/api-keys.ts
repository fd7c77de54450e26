import { z } from 'zod';
import { rows } from './fields.ts';

/** smtp2go-api.md 1.6: works for every key and answers a bare list of paths. */
export const permissions = {
  method: 'POST',
  request: z.strictObject({}),
  reply: rows(z.string()).transform(({ rows: data, skipped }) => ({ data, skippedRows: skipped })),
  retry: 'read',
  limit: 'other',
} as const;
