import { z } from 'zod';
import { CHANGE, READ } from './define.ts';
import { rows, SUBACCOUNT } from './fields.ts';

/**
 * The Restrict Senders list (not the verified senders): addresses and domains that may send, may not send, or are
 * listed without effect, depending on the mode (smtp2go-api.md 2.2).
 */

const Mode = z.enum(['whitelist', 'blacklist', 'disabled']);
const entries = z.array(z.string().min(1));

/** The list. If rows were skipped, don't send it back: `update` replaces the whole list. */
const reply = z
  .looseObject({ allowed_senders: rows(z.string().min(1)), mode: Mode })
  .transform(({ allowed_senders, ...rest }) => ({
    data: { ...rest, allowed_senders: allowed_senders.rows },
    skippedRows: allowed_senders.skipped,
  }));

/** The `allowed_senders` endpoints by path. */
export const allowedSenderEndpoints = {
  /** smtp2go-api.md 2.5. */
  'allowed_senders/view': { ...READ, request: z.strictObject(SUBACCOUNT), reply },
  /** Appends to the list; smtp2go-api.md 2.2. */
  'allowed_senders/add': {
    ...CHANGE,
    request: z.strictObject({ allowed_senders: entries.min(1), ...SUBACCOUNT }),
    reply,
  },

  /**
   * Removing an entry that is not on the list is no error, and it is not certain which entries the response lists;
   * smtp2go-api.md 2.3.
   */
  'allowed_senders/remove': {
    ...CHANGE,
    request: z.strictObject({ allowed_senders: entries.min(1), ...SUBACCOUNT }),
    reply,
  },

  /** Replaces the whole list. `mode` is required, because the provider's default would turn the list on (2.4). */
  'allowed_senders/update': {
    ...CHANGE,
    request: z.strictObject({ allowed_senders: entries, mode: Mode, ...SUBACCOUNT }),
    reply,
  },
} as const;
