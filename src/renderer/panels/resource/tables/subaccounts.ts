import type { Column } from '../../../model/list/column.ts';
import type { Lists } from '../list.ts';

const NAME: Column = { field: 'name', title: 'Subaccount', kind: 'name', width: 200, isWide: true };
const STATE: Column = { field: 'state', title: 'State', kind: 'text', width: 96 };
const PLAN: Column = { field: 'plan_size', title: 'Plan, e-mails', kind: 'number', width: 120 };
const number = (field: string, title: string): Column => ({ field, title, kind: 'number', width: 104 });

export const subaccounts: Lists = [
  {
    tab: 'all',
    title: 'Plans',
    about: 'Accounts below this one, with what is used of their plans this month',
    nouns: ['subaccount', 'subaccounts'],
    action: 'subaccounts_search',
    pages: { limit: 'limit', offset: 'offset', size: 1000 },
    search: () => 'name',
    key: ['id', 'name'],
    name: 'name',
    columns: [
      NAME,
      { field: 'email', title: 'E-mail', kind: 'address', width: 220, isExtra: true },
      STATE,
      PLAN,
      number('plan_used', 'Used'),
      number('plan_remaining', 'Remaining'),
    ],
    sort: { column: 'Used', isDescending: true },
    facet: 'state',
    empty: {
      title: 'No subaccounts',
      text: 'Subaccounts are made at SMTP2GO; each has a plan and senders of its own.',
    },
  },
  {
    tab: 'usage',
    title: 'Usage',
    about: 'How the mail of each subaccount fares',
    nouns: ['subaccount', 'subaccounts'],
    action: 'subaccounts_usage',
    range: { from: 'start_date', to: 'end_date', days: 30 },
    key: ['id', 'name'],
    name: 'name',
    columns: [
      NAME,
      { ...PLAN, isExtra: true },
      number('used', 'Sent'),
      number('bounces', 'Bounces'),
      { field: 'bounce_percent', title: 'Bounces, %', kind: 'percent', width: 112 },
      number('spam', 'Complaints'),
      { field: 'spam_percent', title: 'Complaints, %', kind: 'percent', decimals: 3, width: 124 },
      { ...number('unsubscribes', 'Unsubscribes'), isExtra: true },
      { ...number('sms_messages', 'SMS'), isExtra: true, isRare: true },
    ],
    sort: { column: 'Bounces, %', isDescending: true },
    empty: { title: 'No subaccounts', text: 'Each subaccount with its e-mails, bounces and complaints.' },
  },
];
