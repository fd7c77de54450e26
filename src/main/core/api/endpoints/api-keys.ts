import { z } from 'zod';
import { CHANGE, READ, whole } from './define.ts';
import { rows, SUBACCOUNT, text, texts } from './fields.ts';
import { SENDING_SETTINGS } from './sending-settings.ts';

/**
 * A key without itself: it comes masked since June 2026 (smtp2go-api.md 1.6), and nobody needs more of it than
 * `username`, its public half. Only what is named here is let through.
 */
const ApiKey = z.object({ ...SENDING_SETTINGS, endpoints: texts().optional() });

/** Calls of `api_keys` by their paths. */
export const apiKeyEndpoints = {
  /** smtp2go-api.md 1.6: works for every key and answers a bare list of paths. */
  'api_keys/permissions': {
    ...READ,
    request: z.strictObject({}),
    reply: rows(z.string()).transform(({ rows: data, skipped }) => ({ data, skippedRows: skipped })),
  },

  /** smtp2go-api.md 3. */
  'api_keys/view': {
    ...READ,
    request: z.strictObject({ id: z.string().min(1).optional(), search: text(), ...SUBACCOUNT }),
    reply: rows(ApiKey).transform(({ rows: data, skipped }) => ({ data, skippedRows: skipped })),
  },

  /**
   * What it answers is not documented (smtp2go-api.md 3, 7): that it is a success is all there is to read. Nor is whether
   * the first 16 characters of a key will do for `id`, which is all that can be known of a key that is not in use here.
   */
  'api_keys/remove': {
    ...CHANGE,
    ownKeyIn: 'id',
    request: z.strictObject({ id: z.string().min(1), ...SUBACCOUNT }),
    reply: z.unknown().transform(() => whole(undefined)),
  },
} as const;
