import type { Lists } from '../list.ts';

export const sms: Lists = [
  {
    tab: 'received',
    title: 'Received',
    about: 'Replies to text messages',
    nouns: ['message', 'messages'],
    action: 'sms_view_received',
    range: { from: 'start_date', to: 'end_date', days: 7 },
    pages: { limit: 'limit', offset: 'offset', size: 500 },
    key: ['message_id', 'timestamp', 'source_address'],
    name: 'source_address',
    columns: [
      { field: 'timestamp', title: 'Time', kind: 'time', width: 132 },
      { field: 'source_address', title: 'From', kind: 'mono', width: 152 },
      { field: 'destination_address', title: 'To', kind: 'mono', width: 152, isExtra: true },
      { field: 'content', title: 'Message', kind: 'text', width: 280, isWide: true },
      { field: 'username', title: 'SMTP user', kind: 'text', width: 140, isExtra: true },
    ],
    sort: { column: 'Time', isDescending: true },
    empty: { title: 'No message in these days', words: 'What people answer to your text messages stands here.' },
  },
];
