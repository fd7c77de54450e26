import { addressRange, oneOf, text, truth } from '../fields.ts';
import { exception } from '../reply.ts';
import { defineRoute, type Route } from '../route.ts';
import { LISTS } from '../stores/allow-lists.ts';

const list = oneOf(LISTS);
const EXISTS = exception('This address is on the list already');
const UNKNOWN = exception('This address is not on the list');

/** The two IP allow lists (smtp2go-api.md 2.8 to 2.10, 3). */
export const ipAllowListRoutes: readonly Route[] = [
  defineRoute({
    path: '/ip_allow_list/view',
    keyInBody: true,
    fields: { type: list },
    answer: ({ type = 'smtp' }, { customer: { allowLists } }) => ({
      data: {
        enabled: allowLists[type].enabled,
        ip_addresses: [...allowLists[type].entries].map(([ip_address, description]) => ({ ip_address, description })),
      },
    }),
  }),
  defineRoute({
    path: '/ip_allow_list/add',
    keyInBody: true,
    fields: { ip_address: addressRange, description: text, type: list },
    required: ['ip_address'],
    answer: ({ ip_address, description = '', type = 'smtp' }, { customer: { allowLists } }) => {
      if (allowLists[type].entries.has(ip_address)) return EXISTS;
      allowLists[type].entries.set(ip_address, description);
      return { data: { ip_address, description } };
    },
  }),
  defineRoute({
    path: '/ip_allow_list/edit',
    keyInBody: true,
    fields: { ip_address: text, new_ip_address: addressRange, description: text, type: list },
    required: ['ip_address'],
    answer: ({ ip_address, new_ip_address, description, type = 'smtp' }, { customer: { allowLists } }) => {
      const { entries } = allowLists[type];
      const before = entries.get(ip_address);
      if (before === undefined) return UNKNOWN;
      if (new_ip_address !== undefined && new_ip_address !== ip_address && entries.has(new_ip_address)) return EXISTS;
      entries.delete(ip_address);
      const edited = { ip_address: new_ip_address ?? ip_address, description: description ?? before };
      entries.set(edited.ip_address, edited.description);
      return { data: edited };
    },
  }),
  defineRoute({
    path: '/ip_allow_list/remove',
    keyInBody: true,
    fields: { ip_address: text, type: list },
    required: ['ip_address'],
    answer: ({ ip_address, type = 'smtp' }, { customer: { allowLists } }) => {
      const description = allowLists[type].entries.get(ip_address);
      if (description === undefined) return UNKNOWN;
      allowLists[type].entries.delete(ip_address);
      return { data: { ip_address, description } };
    },
  }),
  defineRoute({
    path: '/ip_allow_list',
    keyInBody: true,
    fields: { enabled: truth, type: list },
    required: ['enabled'],
    answer: ({ enabled, type = 'smtp' }, { customer: { allowLists } }) => {
      allowLists[type].enabled = enabled;
      return { data: { enabled } };
    },
  }),
];
