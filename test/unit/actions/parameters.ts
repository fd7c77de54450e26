/** An input that works, and a value of each parameter of the seed that must make a difference to it. */
interface Honoured {
  readonly base: Readonly<Record<string, unknown>>;
  /** By the path of the parameter: what changes the calls. */
  readonly wire?: Readonly<Record<string, unknown>>;
  /** What changes the result, whether or not the calls change too. */
  readonly local?: Readonly<Record<string, unknown>>;
  /** A parameter that takes the place of another one. */
  readonly replaces?: Readonly<Record<string, string>>;
}

const SLICE = { limit: 1, offset: 1 };
const DAYS = { date_start: '2026-02-10', date_end: '2026-02-20' };

export const HONOURED: Readonly<Record<string, Honoured>> = {
  activity_search: {
    base: {},
    wire: {
      'search.search': 'invoice',
      'search.search_email_id': 'e1',
      'search.search_subject': 'Invoice',
      'search.search_sender': 'billing',
      'search.search_recipient': 'kim',
      'search.search_usernames': ['crm'],
      'search.subaccounts': ['Kd93bz'],
      'search.event_types': ['spam'],
      'search.start_date': '2026-02-10',
      'search.end_date': '2026-02-20',
      'search.only_latest': true,
      'search.only_latest_by_sent': true,
      'search.include_headers': true,
      'search.custom_headers': ['X-Order-Id'],
      'search.region': 'eu',
    },
    local: SLICE,
  },
  allowed_senders_add: { base: { email_address: 'new@b.example' }, wire: { email_address: 'other@b.example' } },
  allowed_senders_remove: { base: { email_address: 'fabrikam.example' }, wire: { email_address: 'kim@b.example' } },
  allowed_senders_update: {
    base: { allowed_sender_id: 'kim@b.example', email_address: 'lee@b.example' },
    wire: { allowed_sender_id: 'fabrikam.example', email_address: 'mia@b.example' },
    local: { name: 'Partner' },
  },
  allowed_senders_view: {
    base: {},
    local: { ...SLICE, verified: 'verified', sender_email: 'kim@b.example' },
  },
  domain_add: {
    base: { domain: 'fresh.example' },
    wire: {
      domain: 'other.example',
      auto_verify: true,
      subaccount_id: 'Kd93bz',
      tracking_subdomain: 'click',
      returnpath_subdomain: 'back',
    },
  },
  email_search: {
    base: {},
    wire: {
      event: 'bounce',
      status: 'delivered',
      sender: 'kim@b.example',
      recipient: 'b@c.example',
      subject: 'Two',
      email_id: 'e2',
      ...DAYS,
    },
    local: {
      ...SLICE,
      sort_by: 'recipient',
      sort_order: 'asc',
      sender: 'kim@b.example',
      recipient: 'b@c.example',
      subject: 'Two',
    },
  },
  ip_allow_list_add: { base: { ip: '192.0.2.1' }, wire: { ip: '192.0.2.0/28', note: 'Printers' } },
  ip_allow_list_remove: { base: { ip_address: '203.0.113.40' }, wire: { ip_address: '203.0.113.41' } },
  ip_allow_list_view: { base: {} },
  sms_view_received: { base: {}, local: SLICE },
  stats_email_bounces: {
    base: {},
    wire: { ...DAYS, email: 'b@c.example' },
    local: { ...SLICE, email: 'b@c.example', sort_field: 'recipient', sort_direction: 'ASC' },
  },
  stats_email_cycle: {
    base: { date_from: '2026-02-02', date_to: '2026-02-12' },
    wire: { date_from: '2026-02-03', date_to: '2026-02-11', group_by: 'week', grouping: 'domain' },
    local: { ...SLICE, grouping: 'user' },
  },
  stats_email_history: {
    base: {},
    wire: { ...DAYS, email: 'b@c.example' },
    local: { ...SLICE, sender: 'kim@b.example' },
  },
  stats_email_spam: {
    base: DAYS,
    wire: {
      date_start: '2026-02-11',
      date_end: '2026-02-21',
      sender: 'kim@b.example',
      recipient: 'b@c.example',
      transaction_id: 'e2',
    },
    local: { ...SLICE, sender: 'kim@b.example', recipient: 'b@c.example' },
  },
  stats_email_unsubs: {
    base: {},
    wire: { ...DAYS, email_address: 'b@c.example' },
    local: { result_limit: 1, result_offset: 1, email_address: 'b@c.example' },
  },
  subaccounts_search: {
    base: {},
    wire: { name: 'Fabrikam', email: 'it@fabrikam.example', active: true },
    local: { ...SLICE, name: 'Fabrikam', email: 'it@fabrikam.example', active: false },
  },
  subaccounts_usage: { base: {}, local: { subaccount_id: 'Kd93bz' } },
  suppression_add: {
    base: { email_address: 'kim@b.example' },
    wire: { email_address: '@b.example', description: 'Left' },
    // It agrees with what is given or is refused.
    local: { type: 'DOMAIN' },
  },
  suppression_remove: {
    base: { email: 'a@c.example' },
    wire: { email: 'b@c.example', domain: 'c.example', subaccount_id: 'Kd93bz' },
    replaces: { domain: 'email' },
  },
  suppression_view: {
    base: {},
    wire: {
      start_date: '2026-02-10',
      end_date: '2026-02-20',
      email_address: 'a@c.example',
      suppression_type: 'spam complaints',
    },
    local: SLICE,
  },
  template_edit: {
    base: { template_id: 'invoice', subject: 'One' },
    wire: {
      template_id: 'welcome',
      name: 'Invoice',
      subject: 'Two',
      html_body: '<p>1</p>',
      text_body: '1',
      is_archived: true,
    },
  },
  template_search: {
    base: {},
    wire: { name: 'Welcome' },
    local: { ...SLICE, name: 'Welcome', template_id: 'welcome' },
  },
  template_view: { base: { template_id: 'invoice' }, wire: { template_id: 'welcome' } },
  users_smtp_add: {
    base: { user_data: { username: 'fresh-user' } },
    wire: { user_data: { username: 'fresh-user', description: 'Printers' } },
  },
  users_smtp_edit: {
    base: { username: 'crm-user', description: 'CRM' },
    wire: { username: 'shop-user', password: 'Longer-than-8', disabled: true },
  },
  users_smtp_remove: { base: { username: 'crm-user' }, wire: { username: 'shop-user' } },
  users_smtp_view: { base: {} },
  webhook_add: {
    base: { webhook_url: 'https://hooks.b.example/a', events: ['bounce'] },
    wire: { webhook_url: 'https://hooks.b.example/b', events: ['spam'] },
    local: { name: 'Contoso' },
  },
  webhook_edit: {
    base: { webhook_id: '1', output_type: 'form' },
    wire: {
      webhook_id: '2',
      url: 'https://hooks.b.example/b',
      users: ['crm-user'],
      sms_events: ['failed'],
      email_events: ['open'],
      email_headers: ['X-Order-Id'],
      output_type: 'json',
      authorization_header: 'Bearer t0k3n',
    },
  },
  webhook_remove: { base: { webhook_id: '1' }, wire: { webhook_id: '2' } },
  webhook_view: { base: {}, wire: { subaccount_id: 'Kd93bz' } },
};
