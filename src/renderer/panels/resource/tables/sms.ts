import type { Lists } from '../list.ts';

/** Labels of the states of a message (smtp2go-api.md 4.1). */
const STATUS = {
  sending: 'Sending',
  submitted: 'Submitted',
  delivered: 'Delivered',
  failed: 'Failed',
  rejected: 'Rejected',
};

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
    empty: { title: 'No message in these days', text: 'Replies to your text messages appear here.' },
  },
  {
    tab: 'sent',
    title: 'Sent',
    about: 'Text messages that were sent, and what became of each',
    nouns: ['message', 'messages'],
    action: 'sms_view_sent',
    range: { from: 'start_date', to: 'end_date', days: 7 },
    pages: { limit: 'limit', offset: 'offset', size: 500 },
    key: ['id', 'timestamp', 'destination_address'],
    name: 'destination_address',
    columns: [
      { field: 'timestamp', title: 'Time', kind: 'time', width: 132 },
      { field: 'destination_address', title: 'To', kind: 'mono', width: 152 },
      { field: 'status', title: 'Status', kind: 'text', width: 104, labels: STATUS },
      { field: 'content', title: 'Message', kind: 'text', width: 280, isWide: true },
      { field: 'units', title: 'Units', kind: 'number', width: 80, isExtra: true },
      { field: 'destination_address_country', title: 'Country', kind: 'text', width: 96, isExtra: true, isRare: true },
      { field: 'sender', title: 'From', kind: 'mono', width: 152, isExtra: true },
      { field: 'username', title: 'SMTP user', kind: 'text', width: 140, isExtra: true },
    ],
    sort: { column: 'Time', isDescending: true },
    facet: 'status',
    empty: { title: 'No messages sent in these days', text: 'Choose more days, or send a text message at SMTP2GO.' },
  },
];
