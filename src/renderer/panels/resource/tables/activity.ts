import { explainReply } from '../../../../shared/reply/explain.ts';
import { isRefusal, replyTextOf } from '../../../../shared/reply/reply-text.ts';
import { MASTER_ACCOUNT } from '../../../model/incident/bad-mail.ts';
import type { Column, Row } from '../../../model/list/column.ts';
import type { List, Lists, RowAction } from '../list.ts';

/** Labels of the ten kinds of events (smtp2go-api.md 2.1). */
export const EVENT_LABELS = {
  processed: 'Accepted',
  'soft-bounced': 'Soft bounce',
  'hard-bounced': 'Hard bounce',
  rejected: 'Rejected',
  spam: 'Spam complaint',
  delivered: 'Delivered',
  unsubscribed: 'Unsubscribed',
  resubscribed: 'Resubscribed',
  opened: 'Opened',
  clicked: 'Clicked',
} as const;

export const EVENT_KEY = ['email_id', 'date', 'event', 'recipient'];
export const TIME: Column = { field: 'date', title: 'Time', kind: 'moment', width: 132 };
export const RECIPIENT: Column = { field: 'recipient', title: 'Recipient', kind: 'address', width: 240, isWide: true };
export const SENDER: Column = {
  field: 'sender',
  title: 'Sender',
  kind: 'address',
  width: 220,
  isWide: true,
  isExtra: true,
};
export const SUBJECT: Column = { field: 'subject', title: 'Subject', kind: 'text', width: 200, isExtra: true };
export const USER: Column = { field: 'username', title: 'SMTP user', kind: 'text', width: 150, isExtra: true };
export const REPLY: Column = { field: 'smtp_response', title: 'Reply', kind: 'text', width: 190, isExtra: true };
const SUBACCOUNT: Column = {
  field: 'subaccount_name',
  title: 'Subaccount',
  kind: 'text',
  width: 150,
  isExtra: true,
  isRare: true,
  of: (name) => (name === MASTER_ACCOUNT ? undefined : name),
};
const EVENT: Column = { field: 'event', title: 'Event', kind: 'name', width: 128, labels: EVENT_LABELS };

const WANT_NO_MAIL: readonly unknown[] = ['spam', 'unsubscribed'];

/** Whether the recipient wants no mail, or a reply proves that there is nobody. Others may be living people. */
function mayBeSuppressed(row: Row): boolean {
  if (typeof row['recipient'] !== 'string') return false;
  if (WANT_NO_MAIL.includes(row['event'])) return true;
  const reply = isRefusal(row) ? replyTextOf(row) : undefined;
  return reply !== undefined && explainReply(reply)?.provesDead === true;
}

export const suppressRecipient: RowAction = {
  action: 'suppression_add',
  label: 'Suppress recipient',
  input: (row: Row) => ({ email_address: row['recipient'], type: 'EMAIL' }),
  hidden: ['type'],
  isFor: mayBeSuppressed,
};

const shared = {
  key: EVENT_KEY,
  name: 'recipient',
  sort: { column: 'Time', isDescending: true },
  facet: 'event',
  rowActions: [suppressRecipient],
  detail: 'email_history',
} as const satisfies Partial<List>;

export const activity: Lists = [
  {
    ...shared,
    tab: 'events',
    title: 'Events',
    about: 'Every event of every e-mail',
    nouns: ['event', 'events'],
    action: 'activity_search',
    range: { from: 'search.start_date', to: 'search.end_date', days: 7 },
    pages: { limit: 'limit', offset: 'offset', size: 1000 },
    search: () => 'search.search',
    searched: {
      events: 'search.event_types',
      username: 'search.search_usernames',
      sender: 'search.search_sender',
      recipient: 'search.search_recipient',
    },
    columns: [TIME, EVENT, RECIPIENT, REPLY, SENDER, SUBJECT, USER, SUBACCOUNT],
    empty: {
      title: 'No event in these days',
      text: 'Every e-mail that is accepted, delivered, refused, opened or complained about leaves an event here.',
    },
  },
  {
    ...shared,
    tab: 'emails',
    title: 'E-mails',
    about: 'One row for each e-mail, with what became of it',
    nouns: ['e-mail', 'e-mails'],
    action: 'email_search',
    range: { from: 'date_start', to: 'date_end', days: 30 },
    pages: { limit: 'limit', offset: 'offset', size: 500 },
    search: (text) => (text.includes('@') ? 'recipient' : 'subject'),
    columns: [TIME, { ...EVENT, title: 'Now' }, RECIPIENT, SENDER, SUBJECT, USER, REPLY],
    empty: { title: 'No e-mail in these days', text: 'Every e-mail sent through this account stands here once.' },
  },
];
