import { z } from 'zod';
import { CHANGE, READ, whole } from './define.ts';
import { count, rows, SUBACCOUNT, secret, text, texts } from './fields.ts';

/** The settings of a webhook. SMTP2GO silently drops unknown event names (smtp2go-api.md 2.29). */
const SETTINGS = {
  events: z
    .array(z.enum(['processed', 'delivered', 'open', 'click', 'bounce', 'spam', 'unsubscribe', 'reject']))
    .optional(),
  sms_events: z.array(z.enum(['sending', 'submitted', 'delivered', 'failed', 'rejected'])).optional(),
  /** Names of e-mail headers to include. */
  headers: z.array(z.string().min(1)).optional(),
  /** An empty list means all senders. */
  usernames: z.array(z.string().min(1)).optional(),
  output_format: z.enum(['form', 'json']).optional(),
  auth_header_type: z.enum(['', 'bearer', 'basic']).optional(),
  auth_header_value: text(),
};

const Url = z.url({ protocol: /^https?$/ });
const id = z.int().min(1);

/** Only the fields named here are passed on; the authorization value is not. */
const Webhook = z.object({
  id: count(),
  url: z.string().min(1),
  events: texts().optional(),
  sms_events: texts().optional(),
  headers: texts().optional(),
  usernames: texts().optional(),
  output_format: text(),
  auth_header_type: text(),
});

/**
 * Normalises the list's observed shapes: a list, one webhook, `{webhooks}`, `{results}` as other lists have, or nothing
 * (smtp2go-api.md 2.32). Any other object is no list of ours, and certainly not an empty one.
 */
function asList(data: unknown): unknown {
  if (data === undefined || data === '') return [];
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  if ('webhooks' in data) return data.webhooks;
  if ('results' in data) return data.results;
  if ('id' in data || 'url' in data) return [data];
  return Object.keys(data).length === 0 ? [] : data;
}

/** The `webhook` endpoints by path. */
export const webhookEndpoints = {
  /** smtp2go-api.md 2.29. */
  'webhook/add': {
    ...CHANGE,
    request: z.strictObject({ url: Url, ...SETTINGS, ...SUBACCOUNT }),
    reply: Webhook.transform(whole),
  },

  /** Omitted fields may be reset, so send the whole webhook; smtp2go-api.md 2.30. */
  'webhook/edit': {
    ...CHANGE,
    request: z.strictObject({ id, url: Url.optional(), ...SETTINGS, ...SUBACCOUNT }),
    reply: Webhook.transform(whole),
  },

  /** Returns what was removed; smtp2go-api.md 2.31. */
  'webhook/remove': {
    ...CHANGE,
    request: z.strictObject({ id, ...SUBACCOUNT }),
    reply: Webhook.transform(whole),
  },

  /** Keeps the authorization as a secret, because `edit` must send it back; smtp2go-api.md 2.32. */
  'webhook/view': {
    ...READ,
    request: z.strictObject(SUBACCOUNT),
    reply: z
      .preprocess(asList, rows(Webhook.extend({ auth_header_value: secret().optional() })))
      .transform(({ rows: data, skipped }) => ({ data, skippedRows: skipped })),
  },
} as const;
