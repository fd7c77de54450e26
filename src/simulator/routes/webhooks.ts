import { oneOf, text, texts, webAddress, wholeNumber } from '../fields.ts';
import { exception } from '../reply.ts';
import { defineRoute, type Route } from '../route.ts';
import { WEBHOOK_DEFAULTS } from '../stores/setup.ts';

const EVENTS = ['processed', 'delivered', 'open', 'click', 'bounce', 'spam', 'unsubscribe', 'reject'];
const format = oneOf(['form', 'json']);
const authentication = oneOf(['', 'bearer', 'basic']);
const id = wholeNumber(1, 2_147_483_647);
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
const UNKNOWN = exception('There is no webhook with that id');

/** Unknown event names are dropped in silence (smtp2go-api.md 2.29). */
const known = <T extends { readonly events?: readonly string[] }>(given: T): T =>
  given.events === undefined ? given : { ...given, events: given.events.filter((event) => EVENTS.includes(event)) };

/** Webhooks (smtp2go-api.md 2.29 to 2.32). */
export const webhookRoutes: readonly Route[] = [
  defineRoute({
    path: '/webhook/view',
    ofSubaccounts: true,
    fields: {},
    answer: (_, { account, quirks }) => {
      const webhooks = [...account.webhooks.values()];
      if (quirks.webhookView === 'webhooks') return { data: { webhooks } };
      return { data: quirks.webhookView === 'object' && webhooks.length === 1 ? webhooks[0] : webhooks };
    },
  }),
  defineRoute({
    path: '/webhook/add',
    ofSubaccounts: true,
    fields: FIELDS,
    required: ['url'],
    answer: (given, { account: { webhooks } }) => {
      const webhook = { ...WEBHOOK_DEFAULTS, ...known(given), id: Math.max(5_000, ...webhooks.keys()) + 1 };
      webhooks.set(webhook.id, webhook);
      return { data: webhook };
    },
  }),
  defineRoute({
    path: '/webhook/edit',
    ofSubaccounts: true,
    fields: { ...FIELDS, id },
    required: ['id'],
    answer: (given, { account: { webhooks } }) => {
      const before = webhooks.get(given.id);
      if (before === undefined) return UNKNOWN;
      const webhook = { ...before, ...known(given) };
      webhooks.set(given.id, webhook);
      return { data: webhook };
    },
  }),
  defineRoute({
    path: '/webhook/remove',
    ofSubaccounts: true,
    fields: { id },
    required: ['id'],
    answer: ({ id: which }, { account: { webhooks } }) => {
      const removed = webhooks.get(which);
      webhooks.delete(which);
      return removed === undefined ? UNKNOWN : { data: removed };
    },
  }),
];
