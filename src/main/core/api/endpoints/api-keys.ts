import { z } from 'zod';
import { CHANGE, READ, whole } from './define.ts';
import { rows, SUBACCOUNT, spare, text, texts } from './fields.ts';
import { SENDING_SETTINGS } from './sending-settings.ts';

/**
 * An API key's settings without the key itself, which has been masked since June 2026 (smtp2go-api.md 1.6). `username`,
 * its public first part, is enough. Only the fields named here are passed on.
 */
const ApiKey = z.object({ ...SENDING_SETTINGS, endpoints: spare(texts()) });

/** The `api_keys` endpoints by path. */
export const apiKeyEndpoints = {
  /** smtp2go-api.md 1.6: any key may call it. The response is a bare list of paths. */
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
   * The response is not documented (smtp2go-api.md 3, 7), so nothing but its success is read. Nor is it documented
   * whether the first 16 characters of a key are enough for `id`; of a key that is not used here, no more is known.
   */
  'api_keys/remove': {
    ...CHANGE,
    ownKeyIn: 'id',
    request: z.strictObject({ id: z.string().min(1), ...SUBACCOUNT }),
    reply: z.unknown().transform(() => whole(undefined)),
  },
} as const;
