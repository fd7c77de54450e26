import { z } from 'zod';
import { action, text } from './define.ts';

/** The two lists (smtp2go-api.md 2.8): addresses that may send, and addresses that may call the API. */
const IpList = z.enum(['smtp', 'api']);

const whichList = () => IpList.meta({ title: 'List', description: 'smtp: who may send. api: who may call the API.' });
const list = () => whichList().default('smtp');

const anAddress = z.ipv4();
const aRange = z.cidrv4();
const address = (title: string) =>
  z
    .string()
    .trim()
    .refine(
      (value) => anAddress.safeParse(value).success || aRange.safeParse(value).success,
      'An IPv4 address such as 203.0.113.40, or a range such as 203.0.113.0/24.',
    )
    .meta({ title, description: 'IPv4, or a range such as 203.0.113.0/24.' });

const note = () => z.string().trim().max(255).meta({ title: 'Note', description: 'Up to 255 characters.' });

const entry = () => text('IP address', 64, 'As it stands in the list.');

/** One entry of one list. `enabled` is about the whole list. */
const IpEntry = z.object({
  type: IpList,
  enabled: z.boolean(),
  ip_address: z.string(),
  description: z.string().optional(),
});

export const ipAllowListActions = {
  ip_allow_list_add: action({
    title: 'Allow an IP address',
    help: 'Puts an address or a range on a list. Whether the list is on is another matter.',
    effect: 'write',
    input: z.strictObject({ ip: address('IP address or range'), note: note().optional(), type: list() }),
    output: IpEntry,
    permissions: ['/ip_allow_list/add', '/ip_allow_list/view'],
  }),

  ip_allow_list_edit: action({
    title: 'Change an allowed IP address',
    help: 'Changes the address or the note of one entry.',
    effect: 'write',
    input: z
      .strictObject({
        ip_address: entry(),
        new_ip_address: address('New IP address or range').optional(),
        description: note().optional(),
        type: list(),
      })
      .refine((input) => input.new_ip_address !== undefined || input.description !== undefined, {
        path: ['new_ip_address'],
        message: 'A new address, or a note.',
      }),
    output: IpEntry,
    permissions: ['/ip_allow_list/edit', '/ip_allow_list/view'],
  }),

  ip_allow_list_remove: action({
    title: 'Remove an allowed IP address',
    help: 'While the list is on, nothing from this address is accepted afterwards.',
    effect: 'destroy',
    input: z.strictObject({ ip_address: entry(), type: list() }),
    output: IpEntry,
    permissions: ['/ip_allow_list/remove', '/ip_allow_list/view'],
  }),

  ip_allow_list_switch: action({
    title: 'Switch an IP allow list',
    help: 'While a list is on, SMTP2GO refuses everybody who is not on it.',
    effect: 'write',
    input: z.strictObject({ type: whichList(), enabled: z.boolean().meta({ title: 'On' }) }),
    output: z.object({ type: IpList, enabled: z.boolean() }),
    permissions: ['/ip_allow_list', '/ip_allow_list/view'],
  }),

  ip_allow_list_view: action({
    title: 'List allowed IP addresses',
    help: 'Both lists: who may send, and who may call the API.',
    effect: 'read',
    input: z.strictObject({}),
    output: z.array(IpEntry),
    permissions: ['/ip_allow_list/view'],
  }),
};
