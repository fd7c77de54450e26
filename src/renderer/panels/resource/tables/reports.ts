import { count, percent } from '../../../../shared/words.ts';
import { type Column, valueAt } from '../../../model/list/column.ts';
import type { List, Lists } from '../list.ts';
import { EVENT_KEY, RECIPIENT, REPLY, SENDER, SUBJECT, suppressRecipient, TIME, USER } from './activity.ts';

const number = (field: string, title: string, more: Partial<Column> = {}): Column => ({
  field,
  title,
  kind: 'number',
  width: 92,
  ...more,
});
const share = (field: string, title: string, decimals: number, width: number): Column => ({
  field,
  title,
  kind: 'percent',
  decimals,
  width,
});

/** Each count beside its percentage. A count with too few e-mails has no percentage. */
const TALLY: readonly Column[] = [
  number('used', 'Sent'),
  number('bounces', 'Bounces'),
  share('bounce_percent', 'Bounces, %', 1, 108),
  number('spam', 'Complaints', { isExtra: true, width: 104 }),
  share('spam_percent', 'Complaints, %', 3, 124),
  number('rejects', 'Rejects', { isExtra: true }),
  number('unsubscribes', 'Unsubscribes', { isExtra: true, width: 132 }),
];

/** `635 of 7,742 e-mails, 8.2%`, from the totals of the answer. */
const totals =
  (field: string, share: string, decimals: number) =>
  (data: unknown, locale: string): string | undefined => {
    const some = valueAt(data, `summary.${field}`);
    const all = valueAt(data, 'summary.emails');
    const percentage = valueAt(data, `summary.${share}`);
    if (typeof some !== 'number' || typeof all !== 'number') return undefined;
    const tail = typeof percentage === 'number' ? `, ${percent(percentage, decimals, [], locale)}` : '';
    return `${count(some, locale)} of ${count(all, locale)} e-mails${tail} · ${valueAt(data, 'summary.days')}`;
  };

const cycleText = (data: unknown, locale: string): string | undefined => {
  const used = valueAt(data, 'cycle.cycle_used');
  const max = valueAt(data, 'cycle.cycle_max');
  if (typeof used !== 'number' || typeof max !== 'number') return undefined;
  return `${count(used, locale)} of ${count(max, locale)} e-mails of this billing cycle used`;
};

const records = {
  rowsIn: 'rows',
  key: EVENT_KEY,
  name: 'recipient',
  range: { from: 'date_start', to: 'date_end', days: 30 },
  pages: { limit: 'limit', offset: 'offset', size: 1000 },
  sort: { column: 'Time', isDescending: true },
  rowActions: [suppressRecipient],
  detail: 'email_history',
} as const satisfies Partial<List>;

/** What a tally is grouped by; only one of these is present. */
const NAMES: readonly Column[] = [
  { field: 'email_address', title: 'Sender', kind: 'address', width: 240, isWide: true, isRare: true },
  { field: 'username', title: 'SMTP user', kind: 'name', width: 200, isWide: true, isRare: true },
  { field: 'domain', title: 'Domain', kind: 'name', width: 200, isWide: true, isRare: true },
  { field: 'subaccount', title: 'Subaccount', kind: 'name', width: 200, isWide: true, isRare: true },
];

export const reports: Lists = [
  {
    tab: 'days',
    title: 'Over time',
    about: 'E-mails of each period, by what became of them',
    nouns: ['period', 'periods'],
    action: 'stats_email_cycle',
    range: { from: 'date_from', to: 'date_to', days: 30, isRequired: true },
    choice: {
      parameter: 'group_by',
      options: [
        ['day', 'Days'],
        ['week', 'Weeks'],
        ['month', 'Months'],
      ],
    },
    rowsIn: 'rows',
    sentence: cycleText,
    key: ['from', 'to'],
    name: 'from',
    columns: [
      { field: 'from', title: 'From', kind: 'day', width: 96, isWide: true },
      { field: 'to', title: 'To', kind: 'day', width: 88, isWide: true },
      ...TALLY,
    ],
    sort: { column: 'From', isDescending: true },
    empty: { title: 'Nothing was counted in these days', text: 'Each day with its e-mails, bounces and complaints.' },
  },
  {
    tab: 'senders',
    title: 'By sender',
    about: 'E-mails of each sender, by what became of them',
    nouns: ['row', 'rows'],
    action: 'stats_email_history',
    range: { from: 'date_start', to: 'date_end', days: 30 },
    choice: {
      parameter: 'group_by',
      options: [
        ['email_address', 'Addresses'],
        ['domain', 'Domains'],
        ['username', 'SMTP users'],
        ['subaccount', 'Subaccounts'],
      ],
    },
    pages: { limit: 'limit', offset: 'offset', size: 1000 },
    key: ['email_address', 'username', 'domain', 'subaccount'],
    name: 'email_address',
    columns: [...NAMES, ...TALLY],
    sort: { column: 'Sent', isDescending: true },
    empty: { title: 'Nobody sent in these days', text: 'Each sender with its e-mails, bounces and complaints.' },
  },
  {
    ...records,
    tab: 'bounces',
    title: 'Bounces',
    about: 'E-mails that came back, with what the other server said',
    nouns: ['bounce', 'bounces'],
    action: 'stats_email_bounces',
    sentence: totals('bounces', 'bounce_percent', 1),
    columns: [
      TIME,
      { field: 'kind', title: 'Kind', kind: 'name', width: 88, labels: { hard: 'Hard', soft: 'Soft' } },
      RECIPIENT,
      REPLY,
      SENDER,
      SUBJECT,
      USER,
    ],
    facet: 'kind',
    empty: { title: 'No bounces in these days', text: 'E-mails that another server refused would stand here.' },
  },
  {
    ...records,
    range: { ...records.range, isRequired: true },
    tab: 'spam',
    title: 'Complaints',
    about: 'Recipients who called an e-mail spam',
    nouns: ['complaint', 'complaints'],
    action: 'stats_email_spam',
    sentence: totals('spam', 'spam_percent', 3),
    columns: [TIME, RECIPIENT, SENDER, SUBJECT, USER],
    empty: {
      title: 'No complaints in these days',
      text: 'A recipient who marks an e-mail as spam stands here, and gets no more mail.',
    },
  },
  {
    ...records,
    tab: 'unsubscribes',
    title: 'Unsubscribes',
    about: 'Recipients who want no more mail',
    nouns: ['unsubscribe', 'unsubscribes'],
    action: 'stats_email_unsubs',
    pages: { limit: 'result_limit', offset: 'result_offset', size: 1000 },
    sentence: totals('unsubscribes', 'unsubscribe_percent', 1),
    columns: [TIME, RECIPIENT, SENDER, SUBJECT, USER],
    empty: {
      title: 'No unsubscribes in these days',
      text: 'A recipient who uses the unsubscribe link of an e-mail stands here, and gets no more mail.',
    },
  },
];
