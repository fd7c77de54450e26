import { oneOf, text, texts, webAddress, wholeNumber } from '../fields.ts';
import { exception } from '../reply.ts';
import { defineRoute, type Route } from '../route.ts';

const format = oneOf(['form', 'json']);
const authentication = oneOf(['', 'bearer', 'basic']);
const number = wholeNumber(1, 2_147_483_647);
const FIELDS = {
  url: webAddress,
  events: texts,
  sms_events: texts,
  headers: texts,
  usernames: texts,
  output_format: format,
  auth_header_type: authentication,
  auth_header_value: text,
};

const NO_WEBHOOK = exception('There is no webhook with that id');

/** Paths below `/webhook` (smtp2go-api.md 2.29 to 2.32). */
export const webhookRoutes: readonly Route[] = [
  defineRoute({
    path: '/webhook/view',
    ofSubaccounts: true,
    fields: {},
    answer: (_, { account, quirks }) => {
      const webhooks = account.webhooks.list();
      if (quirks.webhookView === 'webhooks') return { data: { webhooks } };
      return { data: quirks.webhookView === 'object' && webhooks.length === 1 ? webhooks[0] : webhooks };
    },
  }),
  defineRoute({
    path: '/webhook/add',
    ofSubaccounts: true,
    fields: FIELDS,
    required: ['url'],
    answer: ({ url, ...given }, { account: { webhooks } }) => {
      const added = webhooks.add(url, given);
      return added === 'full' ? exception('The limit of webhooks for this account is reached') : { data: added };
    },
  }),
  defineRoute({
    path: '/webhook/edit',
    ofSubaccounts: true,
    fields: { ...FIELDS, id: number },
    required: ['id'],
    answer: ({ id, url, ...given }, { account: { webhooks } }) => {
      const edited = webhooks.edit(id, url, given);
      return edited === undefined ? NO_WEBHOOK : { data: edited };
    },
  }),
  defineRoute({
    path: '/webhook/remove',
    ofSubaccounts: true,
    fields: { id: number },
    required: ['id'],
    answer: ({ id }, { account: { webhooks } }) => {
      const removed = webhooks.remove(id);
      return removed === undefined ? NO_WEBHOOK : { data: removed };
    },
  }),
];
