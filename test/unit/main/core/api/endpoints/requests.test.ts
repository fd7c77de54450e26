import { describe, expect, it } from 'vitest';
import { ENDPOINTS, type Path } from '../../../../../../src/main/core/api/endpoints/index.ts';

/** The shortest request that may be sent to a path, to which one wrong value is added. */
const SHORTEST = {
  'allowed_senders/update': { allowed_senders: [], mode: 'disabled' },
  'ip_allow_list/add': { ip_address: '203.0.113.40' },
  'ip_allow_list/edit': { ip_address: '203.0.113.40' },
  'suppression/remove': { email_address: 'a@contoso.example', reasons: ['bounce'] },
  'suppression/view': {},
  'subaccounts/search': {},
  'template/add': { id: 'short', template_name: 'x', subject: '', html_body: '', text_body: '' },
  'users/smtp/add': { username: 'five5' },
  'users/smtp/edit': { username: 'five5' },
  'webhook/edit': { id: 5127 },
} as const satisfies Partial<Record<Path, object>>;
type Tried = keyof typeof SHORTEST;

const isSent = (path: Path, request: object): boolean => ENDPOINTS[path].request.safeParse(request).success;

it.each(Object.entries(SHORTEST))('%s may be asked with %j', (path, request) => {
  // The keys of the table are paths.
  expect(isSent(path as Tried, request)).toBe(true);
});

describe('what the documentation does not allow is not sent', () => {
  it.each<[Tried, Record<string, unknown>]>([
    ['allowed_senders/update', { mode: 'off' }],
    ['allowed_senders/update', { mode: undefined }],
    ['allowed_senders/update', { allowed_senders: [''] }],
    ['ip_allow_list/add', { ip_address: '203.0.113.400' }],
    ['ip_allow_list/add', { ip_address: '203.0.113.0/33' }],
    ['ip_allow_list/add', { ip_address: '2001:db8::1' }],
    ['ip_allow_list/add', { type: 'mail' }],
    ['ip_allow_list/add', { api_key: 'api-ABCDEFGHIJKLMNOPQRSTUVWXYZ012345' }],
    ['ip_allow_list/edit', { new_ip_address: 'here' }],
    ['suppression/remove', { reasons: [] }],
    ['suppression/remove', { reasons: ['bounces'] }],
    ['suppression/view', { suppression_type: 'spam complaints' }],
    ['suppression/view', { start_date: '01/03/2026' }],
    ['suppression/view', { limit: 100 }],
    ['subaccounts/search', { states: ['active'] }],
    ['subaccounts/search', { page_size: 0 }],
    ['template/add', { id: 'four' }],
    ['template/add', { id: 'x'.repeat(25) }],
    ['template/add', { template_name: 'x'.repeat(65) }],
    ['template/add', { html_body: undefined }],
    ['users/smtp/add', { username: 'four' }],
    ['users/smtp/add', { username: 'x'.repeat(101) }],
    ['users/smtp/add', { custom_ratelimit_value: 0 }],
    ['users/smtp/add', { custom_ratelimit_value: 2 ** 31 }],
    ['users/smtp/add', { bounce_notifications: 'nobody' }],
    ['users/smtp/add', { feedback_domain: 'default' }],
    ['users/smtp/edit', { status: 'disabled' }],
    ['users/smtp/edit', { ippool: 3 }],
    ['webhook/edit', { id: '5127' }],
    ['webhook/edit', { events: ['bounced'] }],
    ['webhook/edit', { output_format: 'xml' }],
  ])('%s with %j', (path, wrong) => {
    expect(isSent(path, { ...SHORTEST[path], ...wrong })).toBe(false);
  });
});
