import type { Answers } from '../../fakes/actions.ts';

/* An account with two or three of everything, which answers the same whatever is asked of it. */

const event = (n: number, part: object) => ({
  event: 'hard-bounced',
  date: `2026-03-04T0${n}:00:00Z`,
  email_id: `e${n}`,
  sender: 'billing@b.example',
  subject: 'One',
  ...part,
});
/** Ordered neither by recipient nor, backwards, by it. */
const EVENTS = [
  event(3, { recipient: 'b@c.example' }),
  event(2, { recipient: 'c@c.example', sender: 'kim@b.example', subject: 'Two' }),
  event(1, { recipient: 'a@c.example' }),
];

const counts = { bounces: 1, rejects: 0, spam: 0, unsubscribes: 0 };
const HISTORY = [
  { email_address: 'billing@b.example', username: 'crm', domain: 'b.example', subaccount: 'Fabrikam', used: 9 },
  { email_address: 'kim@b.example', username: 'shop', domain: 'c.example', subaccount: 'Contoso', used: 5 },
];

const SENDERS = { allowed_senders: ['kim@b.example', 'fabrikam.example'], mode: 'whitelist' };
const domain = (name: unknown) => ({
  domain: { fulldomain: name, dkim_verified: true, rpath_verified: true, rpath_selector: 'em1' },
  trackers: [{ fulldomain: `link.${name}` }],
});
const subaccount = (id: string, name: string, state: string) => ({
  ...{ id, name, state, email: `it@${name.toLowerCase()}.example` },
  ...{ plan_size: 100, plan_used: 9, plan_remaining: 91, dedicated_ip: false },
});
const blocked = (email_address: string) => ({ email_address, reason: 'manual', timestamp: '2026-02-15 09:12:44' });
const template = (id: unknown, name: string) => ({ id, name, subject: 'One', tags: ['billing'] });
const whole = ({ id, template_id }: Readonly<Record<string, unknown>>) => ({
  ...{ id: id ?? template_id, template_name: 'Invoice', subject: 'One', tags: ['billing'] },
  ...{ html_body: '<p>1</p>', text_body: '1', template_variables: {} },
});
const user = (username: unknown) => ({ username, email_password: 'pa55word-x', description: 'One', status: 'allowed' });
const webhook = (id: unknown, part: object = {}) => ({
  ...{ id, url: `https://hooks.b.example/${id}`, events: ['bounce'], sms_events: [], headers: [], usernames: [] },
  ...{ output_format: 'json', auth_header_type: '', auth_header_value: '', ...part },
});

export const ACCOUNT: Answers = {
  'activity/search': () => ({ total_events: 3, continue_token: null, events: EVENTS }),
  'allowed_senders/add': () => SENDERS,
  'allowed_senders/remove': () => SENDERS,
  'allowed_senders/update': (request) => request,
  'allowed_senders/view': () => SENDERS,
  'domain/add': ({ domain: name }) => ({ domains: [domain(name)] }),
  'domain/view': () => ({ domains: [domain('b.example')] }),
  'ip_allow_list/add': (request) => request,
  'ip_allow_list/remove': (request) => request,
  'ip_allow_list/view': () => ({
    enabled: true,
    ip_addresses: [{ ip_address: '203.0.113.40' }, { ip_address: '203.0.113.41' }],
  }),
  'single_sender_emails/view': () => ({ senders: [{ email_address: 'lee@b.example', verified: true }] }),
  'sms/summary': () => ({ total_messages: 2, total_units: 2, total_cost: '0.50' }),
  'sms/view-received': () => ({
    messages: [
      { source_address: 1, timestamp: '2026-03-04T09:12:44Z', content: 'STOP', message_id: 'a' },
      { source_address: 2, timestamp: '2026-03-03T09:12:44Z', content: 'START', message_id: 'b' },
    ],
  }),
  'stats/email_bounces': () => ({ emails: 14, rejects: 0, softbounces: 0, hardbounces: 2, bounce_percent: '1.63' }),
  'stats/email_cycle': () => ({
    ...{ cycle_start: '2026-03-01 00:00:00+00:00', cycle_end: '2026-03-31 00:00:00+00:00' },
    ...{ cycle_used: 14, cycle_remaining: 86, cycle_max: 100 },
  }),
  'stats/email_history': () => ({ history: HISTORY.map((row) => ({ ...row, ...counts })) }),
  'stats/email_spam': () => ({ emails: 14, rejects: 0, spams: 1, spam_percent: '0.04' }),
  'stats/email_unsubs': () => ({ emails: 14, rejects: 0, unsubscribes: 1, unsubscribe_percent: '0.23' }),
  'subaccounts/search': () => ({
    total_count: 2,
    continue_token: '',
    subaccounts: [subaccount('Kd93bz', 'Fabrikam', 'Active'), subaccount('Xy12ab', 'Contoso', 'Suspended')],
  }),
  'suppression/add': ({ email_address }) => ({ added: true, email_address }),
  'suppression/remove': ({ email_address }) => ({
    suppressions: [{ email_address, reason: 'manual', removed: true }],
  }),
  'suppression/view': () => ({
    total_results: 3,
    continue_token: null,
    results: ['a@c.example', 'b@c.example', 'c.example'].map(blocked),
  }),
  'template/edit': whole,
  'template/search': () => ({
    continue_token: null,
    total_count: 2,
    templates: [template('invoice', 'Invoice'), template('welcome', 'Welcome')],
  }),
  'template/view': ({ id, template_id }) => template(id ?? template_id, 'Invoice'),
  'users/smtp/add': ({ username }) => ({ results: [user(username)] }),
  'users/smtp/edit': ({ username }) => [user(username)],
  'users/smtp/remove': ({ username }) => ({ results: [user(username)] }),
  'users/smtp/view': () => ({ results: [user('crm-user'), user('shop-user')] }),
  'webhook/add': (request) => webhook(3, request),
  'webhook/edit': (request) => webhook(request['id'], request),
  'webhook/remove': ({ id }) => webhook(id),
  'webhook/view': () => [webhook(1), webhook(2)],
};
