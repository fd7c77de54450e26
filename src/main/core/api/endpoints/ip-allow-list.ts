import { z } from 'zod';
import { CHANGE, READ, whole } from './define.ts';
import { rows, text } from './fields.ts';

/**
 * Two lists of IP addresses: those that may use SMTP, and those that may call the API (smtp2go-api.md 2.8). The
 * documentation requires the key in the body too; it is sent there only after the header was not enough (1.2).
 */

const LIST = { type: z.enum(['smtp', 'api']).optional() };
const Entry = z.looseObject({ ip_address: z.string().min(1), description: text() });
const address = z.union([z.ipv4(), z.cidrv4()]);

/** The `ip_allow_list` endpoints by path. */
export const ipAllowListEndpoints = {
  /** smtp2go-api.md 2.10. */
  'ip_allow_list/view': {
    ...READ,
    request: z.strictObject(LIST),
    reply: z
      .looseObject({ enabled: z.boolean(), ip_addresses: rows(Entry) })
      .transform(({ ip_addresses, ...rest }) => ({
        data: { ...rest, ip_addresses: ip_addresses.rows },
        skippedRows: ip_addresses.skipped,
      })),
    mayWantKeyInBody: true,
  },

  /** An IPv4 address or a CIDR range; smtp2go-api.md 2.8. */
  'ip_allow_list/add': {
    ...CHANGE,
    request: z.strictObject({ ip_address: address, description: text(), ...LIST }),
    reply: Entry.transform(whole),
    mayWantKeyInBody: true,
  },

  /** The entry exactly as listed; smtp2go-api.md 2.9. */
  'ip_allow_list/remove': {
    ...CHANGE,
    request: z.strictObject({ ip_address: z.string().min(1), ...LIST }),
    reply: Entry.transform(whole),
    mayWantKeyInBody: true,
  },

  /** smtp2go-api.md 3. */
  'ip_allow_list/edit': {
    ...CHANGE,
    request: z.strictObject({
      ip_address: z.string().min(1),
      new_ip_address: address.optional(),
      description: text(),
      ...LIST,
    }),
    reply: Entry.transform(whole),
    mayWantKeyInBody: true,
  },

  /** Turns a whole list on or off; smtp2go-api.md 3. */
  ip_allow_list: {
    ...CHANGE,
    request: z.strictObject({ enabled: z.boolean(), ...LIST }),
    reply: z.looseObject({ enabled: z.boolean() }).transform(whole),
    mayWantKeyInBody: true,
  },
} as const;
