import { z } from 'zod';
import { CHANGE, READ, whole } from './define.ts';
import { rows, text } from './fields.ts';

/*
 * Two lists: where SMTP may come from, and where calls of the API may (smtp2go-api.md 2.8). The documentation asks for
 * the key in the body too; it goes there only where the header did not do (1.2).
 */

const LIST = { type: z.enum(['smtp', 'api']).optional() };
const Entry = z.looseObject({ ip_address: z.string().min(1), description: text() });
const address = z.union([z.ipv4(), z.cidrv4()]);

/** smtp2go-api.md 2.10. */
export const view = {
  ...READ,
  request: z.strictObject(LIST),
  reply: z.looseObject({ enabled: z.boolean(), ip_addresses: rows(Entry) }).transform(({ ip_addresses, ...rest }) => ({
    data: { ...rest, ip_addresses: ip_addresses.rows },
    skippedRows: ip_addresses.skipped,
  })),
  mayWantKeyInBody: true,
} as const;

/** IPv4, alone or as a range in CIDR; smtp2go-api.md 2.8. */
export const add = {
  ...CHANGE,
  request: z.strictObject({ ip_address: address, description: text(), ...LIST }),
  reply: Entry.transform(whole),
  mayWantKeyInBody: true,
} as const;

/** The entry as it stands in the list; smtp2go-api.md 2.9. */
export const remove = {
  ...CHANGE,
  request: z.strictObject({ ip_address: z.string().min(1), ...LIST }),
  reply: Entry.transform(whole),
  mayWantKeyInBody: true,
} as const;

/** smtp2go-api.md 3. */
export const edit = {
  ...CHANGE,
  request: z.strictObject({
    ip_address: z.string().min(1),
    new_ip_address: address.optional(),
    description: text(),
    ...LIST,
  }),
  reply: Entry.transform(whole),
  mayWantKeyInBody: true,
} as const;

/** On or off, for a whole list; smtp2go-api.md 3. */
export const turn = {
  ...CHANGE,
  request: z.strictObject({ enabled: z.boolean(), ...LIST }),
  reply: z.looseObject({ enabled: z.boolean() }).transform(whole),
  mayWantKeyInBody: true,
} as const;
