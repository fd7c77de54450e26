import type { Row } from '../../../model/list/column.ts';
import { type ActionInput, inputFromRow, type Lists } from '../list.ts';

/** The list hides credentials in an address. Sending the hidden form back would replace the real one. */
const hasHiddenPart = (url: string): boolean => {
  const parsed = URL.parse(url);
  return parsed === null || parsed.password !== '' || parsed.username !== '';
};

const presentOf = (row: Row): ActionInput => {
  const url = String(row['url']);
  return {
    webhook_id: String(row['id']),
    ...(hasHiddenPart(url) ? {} : { url }),
    ...inputFromRow(row, {
      email_events: 'events',
      sms_events: 'sms_events',
      email_headers: 'headers',
      users: 'usernames',
      name: 'label',
    }),
    ...(row['output_format'] === 'json' || row['output_format'] === 'form'
      ? { output_type: row['output_format'] }
      : {}),
  };
};

export const webhooks: Lists = [
  {
    tab: 'all',
    title: 'All',
    about: 'Addresses that SMTP2GO calls when something happens; deliveries are not signed',
    nouns: ['webhook', 'webhooks'],
    action: 'webhook_view',
    key: ['id'],
    name: 'url',
    columns: [
      { field: 'url', title: 'Address', kind: 'name', width: 280, isWide: true },
      { field: 'label', title: 'Name', kind: 'text', width: 160, isRare: true },
      { field: 'events', title: 'Events', kind: 'list', width: 240 },
      { field: 'sms_events', title: 'SMS', kind: 'list', width: 140, isExtra: true, isRare: true },
      { field: 'usernames', title: 'Only from', kind: 'list', width: 140, isExtra: true, isRare: true },
      { field: 'output_format', title: 'Format', kind: 'text', width: 80, isExtra: true },
    ],
    createActions: [{ action: 'webhook_add', label: 'Add' }],
    rowActions: [
      { action: 'webhook_edit', label: 'Edit', input: presentOf, hidden: ['webhook_id'] },
      {
        action: 'webhook_remove',
        label: 'Remove',
        input: (row) => ({ webhook_id: String(row['id']) }),
        consequence: 'These addresses are told nothing from then on.',
      },
    ],
    empty: {
      title: 'No webhooks yet',
      text: 'SMTP2GO can call an address of yours for every bounce, complaint, open or click. It needs a URL that answers within 10 s.',
    },
  },
];
