import type { Row } from '../../../model/list/column.ts';
import { type ActionInput, inputFromRow, type Lists } from '../list.ts';

const KEPT = [
  'username',
  'description',
  'status',
  'feedback_enabled',
  'open_tracking_enabled',
  'click_tracking_enabled',
  'archive_enabled',
  'audit_email',
  'bounce_notifications',
];
const LIMIT = ['custom_ratelimit', 'custom_ratelimit_value', 'custom_ratelimit_period'];

/**
 * The current values for the edit form. A limit is included only if set: without its flag SMTP2GO drops the figures.
 */
const presentOf = (row: Row): ActionInput => {
  const fields = row['custom_ratelimit'] === true ? [...KEPT, ...LIMIT] : KEPT;
  return inputFromRow(row, Object.fromEntries(fields.filter((field) => row[field]).map((field) => [field, field])));
};

const STATUS = { allowed: 'Allowed', blocked: 'Blocked', sandbox: 'Sandbox' };

export const smtpUsers: Lists = [
  {
    tab: 'users',
    title: 'Users',
    about: 'Users that send with a name and a password',
    nouns: ['SMTP user', 'SMTP users'],
    action: 'users_smtp_view',
    key: ['username'],
    name: 'username',
    columns: [
      { field: 'username', title: 'User', kind: 'name', width: 220, isWide: true },
      { field: 'status', title: 'Status', kind: 'text', width: 96, labels: STATUS },
      { field: 'description', title: 'Description', kind: 'text', width: 220, isExtra: true },
      { field: 'custom_ratelimit_value', title: 'Limit', kind: 'number', width: 88, isRare: true },
      { field: 'custom_ratelimit_period', title: 'Per', kind: 'text', width: 96, isRare: true },
      { field: 'open_tracking_enabled', title: 'Opens', kind: 'yes_no', width: 80, isExtra: true },
      { field: 'click_tracking_enabled', title: 'Clicks', kind: 'yes_no', width: 80, isExtra: true },
      { field: 'archive_enabled', title: 'Archived', kind: 'yes_no', width: 96, isExtra: true },
    ],
    createActions: [{ action: 'users_smtp_add', label: 'Add user' }],
    rowActions: [
      { action: 'users_smtp_edit', label: 'Edit', input: presentOf, hidden: ['username'] },
      {
        action: 'users_smtp_edit',
        label: 'Block',
        input: (row) => ({ username: row['username'], disabled: true }),
        isDirect: true,
        isFor: (row) => row['status'] !== 'blocked',
        consequence: 'Anything that sends with these users is refused until they are allowed again.',
      },
      {
        action: 'users_smtp_edit',
        label: 'Allow',
        input: (row) => ({ username: row['username'], disabled: false }),
        isDirect: true,
        isFor: (row) => row['status'] === 'blocked',
      },
      {
        action: 'users_smtp_remove',
        label: 'Remove',
        input: (row) => ({ username: row['username'] }),
        consequence: 'Anything that sends with these users will fail. Their passwords cannot be brought back.',
      },
    ],
    empty: {
      title: 'No SMTP user yet',
      text: 'A program or device that sends over SMTP needs a user with a password, best one of its own.',
    },
  },
  {
    tab: 'keys',
    title: 'API keys',
    about: 'API keys and their permissions',
    nouns: ['API key', 'API keys'],
    action: 'api_keys_view',
    key: ['username'],
    name: 'username',
    columns: [
      { field: 'username', title: 'Key', kind: 'mono', width: 160 },
      { field: 'description', title: 'Description', kind: 'text', width: 220, isWide: true },
      { field: 'status', title: 'Status', kind: 'text', width: 96, labels: STATUS },
      { field: 'endpoints', title: 'May call', kind: 'list', width: 280, isExtra: true },
    ],
    rowActions: [
      {
        action: 'api_keys_remove',
        label: 'Remove',
        input: (row) => ({ username: row['username'] }),
        consequence: 'Anything that calls or sends with these keys is refused. A removed key cannot be brought back.',
      },
    ],
    empty: { title: 'No API key', text: 'Keys are made at SMTP2GO under Settings, API Keys.' },
  },
  {
    tab: 'ip_pools',
    title: 'IP pools',
    about: 'Dedicated IP addresses that SMTP users and API keys can send from',
    nouns: ['IP pool', 'IP pools'],
    action: 'dedicated_ips_view',
    key: ['id'],
    name: 'name',
    columns: [
      { field: 'name', title: 'Pool', kind: 'name', width: 220 },
      { field: 'id', title: 'Id', kind: 'mono', width: 96 },
      { field: 'ip_addresses', title: 'IP addresses', kind: 'list', width: 320, isWide: true },
    ],
    empty: {
      title: 'No dedicated IP addresses',
      text: 'Mail of this account is sent from IP addresses that it shares with other customers of SMTP2GO.',
    },
  },
];
