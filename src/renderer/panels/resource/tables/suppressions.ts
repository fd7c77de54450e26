import { SUPPRESSION_TYPES } from '../../../../shared/actions/suppression.ts';
import type { Row } from '../../../model/list/column.ts';
import type { Lists } from '../list.ts';

const nameOf = (row: Row): string => String(row['email_address'] ?? '');

/** An entry with nothing before the `@` blocks a whole domain. */
const targetOf = (row: Row) => {
  const name = nameOf(row);
  return name.lastIndexOf('@') > 0 ? { email: name } : { domain: name.replace(/^@/, '') };
};

/** SMTP2GO's reasons, and the action's names for them. */
const REASONS = Object.fromEntries(Object.entries(SUPPRESSION_TYPES).map(([name, reason]) => [reason, name]));

export const suppressions: Lists = [
  {
    tab: 'all',
    title: 'All',
    about: 'These addresses and domains get no mail from this account',
    nouns: ['suppression', 'suppressions'],
    action: 'suppression_view',
    pages: { limit: 'limit', offset: 'offset', size: 1000 },
    search: () => 'email_address',
    key: ['email_address', 'reason'],
    name: 'email_address',
    person: 'email_address',
    columns: [
      { field: 'email_address', title: 'Address or domain', kind: 'address', width: 260, isWide: true },
      {
        field: 'reason',
        title: 'Reason',
        kind: 'text',
        width: 112,
        labels: {
          bounce: 'Bounce',
          manual: 'Manual',
          unsubscribe: 'Unsubscribe',
          spam: 'Spam',
          compliance: 'Compliance',
        },
      },
      { field: 'block_description', title: 'Detail', kind: 'text', width: 220, isExtra: true },
      { field: 'subject', title: 'Subject', kind: 'text', width: 180, isExtra: true, isRare: true },
      { field: 'timestamp', title: 'Added', kind: 'time', width: 132 },
    ],
    sort: { column: 'Added', isDescending: true },
    facet: 'reason',
    facetAsk: { parameter: 'suppression_type', values: REASONS },
    createActions: [{ action: 'suppression_add', label: 'Add' }],
    rowActions: [
      {
        action: 'suppression_remove',
        label: 'Remove',
        input: targetOf,
        consequence: 'SMTP2GO will deliver to them again.',
      },
    ],
    empty: {
      title: 'No suppressions',
      text: 'An address that bounces, complains or unsubscribes comes here by itself and gets no more mail. You can add addresses and whole domains too.',
    },
  },
];
