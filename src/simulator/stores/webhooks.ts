import { between } from '../chance.ts';
import type { Origin } from './origin.ts';

/** A webhook by the names of the wire (smtp2go-api.md 2.29). */
export type Webhook = {
  readonly id: number;
  readonly url: string;
  readonly events: readonly string[];
  readonly sms_events: readonly string[];
  readonly headers: readonly string[];
  readonly usernames: readonly string[];
  readonly output_format: 'form' | 'json';
  readonly auth_header_type: '' | 'bearer' | 'basic';
  readonly auth_header_value: string;
};
type Settings = Omit<Webhook, 'id' | 'url'>;

export type Webhooks = {
  readonly list: () => readonly Webhook[];
  /** `full`: a paid plan has ten (smtp2go-api.md 1.9). */
  readonly add: (url: string, given: Partial<Settings>) => Webhook | 'full';
  /**
   * What is left out goes back to what it is for a new webhook, but for the address: not documented, and the worse of
   * two readings (smtp2go-api.md 7, no. 10). Undefined when there is no such webhook.
   */
  readonly edit: (id: number, url: string | undefined, given: Partial<Settings>) => Webhook | undefined;
  readonly remove: (id: number) => Webhook | undefined;
};

const MOST = 10;
const EVENTS = ['processed', 'delivered', 'open', 'click', 'bounce', 'spam', 'unsubscribe', 'reject'];
const SMS_EVENTS = ['sending', 'submitted', 'delivered', 'failed', 'rejected'];

const DEFAULTS: Settings = {
  events: [],
  sms_events: [],
  headers: [],
  usernames: [],
  output_format: 'form',
  auth_header_type: '',
  auth_header_value: '',
};

/** Names of events that do not exist are dropped in silence (smtp2go-api.md 2.29). */
const settled = (webhook: Webhook): Webhook => ({
  ...webhook,
  events: webhook.events.filter((event) => EVENTS.includes(event)),
  sms_events: webhook.sms_events.filter((event) => SMS_EVENTS.includes(event)),
});

const seedOf = ({ domain, subaccount, key }: Origin): readonly Webhook[] => {
  const firstId = subaccount === undefined ? 5127 : 6_000 + between(key, 91, 0, 3_000);
  const bounces: Webhook = {
    ...DEFAULTS,
    id: firstId,
    url: `https://hooks.${domain}/smtp2go`,
    events: ['bounce', 'spam'],
  };
  if (subaccount !== undefined) return between(key, 92, 0, 2) === 0 ? [bounces] : [];
  return [
    bounces,
    {
      ...DEFAULTS,
      id: firstId + 1,
      url: `https://crm.${domain}/mail-events`,
      events: ['delivered', 'bounce', 'unsubscribe'],
      headers: ['X-Order-Id'],
      usernames: ['northwind-crm'],
      output_format: 'json',
      auth_header_type: 'bearer',
      auth_header_value: 'bXktd2ViaG9vay1zZWNyZXQ',
    },
    { ...DEFAULTS, id: firstId + 4, url: `https://sms.${domain}/status`, sms_events: ['delivered', 'failed'] },
  ];
};

export const createWebhooks = (origin: Origin): Webhooks => {
  const webhooks = new Map(seedOf(origin).map((webhook) => [webhook.id, webhook]));
  let lastId = Math.max((origin.key % 1_000) + 7_000, ...webhooks.keys());
  const keep = (webhook: Webhook): Webhook => {
    const kept = settled(webhook);
    webhooks.set(kept.id, kept);
    return kept;
  };
  return {
    list: () => [...webhooks.values()],
    add: (url, given) => {
      if (webhooks.size >= MOST) return 'full';
      lastId += 1;
      return keep({ ...DEFAULTS, ...given, id: lastId, url });
    },
    edit: (id, url, given) => {
      const before = webhooks.get(id);
      return before === undefined ? undefined : keep({ ...DEFAULTS, ...given, id, url: url ?? before.url });
    },
    remove: (id) => {
      const webhook = webhooks.get(id);
      webhooks.delete(id);
      return webhook;
    },
  };
};
