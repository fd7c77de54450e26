import { type Row, rowsOf, valueAt } from '../../../model/list/column.ts';
import { inputFromRow, type Lists, type RowAction } from '../list.ts';

const verifiedOf = (purpose: string) => (records: unknown) => {
  const record = rowsOf(records, undefined).find((one) => one['purpose'] === purpose);
  if (!record) return undefined;
  if (record['verified'] === true) return 'verified';
  if (record['verified'] === undefined) return 'not known';
  return record['found'] ? 'differs' : 'not found';
};

const recordColumn = (purpose: string, title: string) =>
  ({ field: 'records', title, kind: 'text', width: 112, of: verifiedOf(purpose) }) as const;

/** The part of a record's host before the domain, which can be renamed. */
const subdomainOf = (row: Row, purpose: string): string => {
  const record = rowsOf(row, 'records').find((one) => one['purpose'] === purpose);
  return String(record?.['host'] ?? '').replace(`.${row['domain']}`, '');
};

const rename = (action: RowAction['action'], label: string, purpose: string): RowAction => ({
  action,
  label,
  input: (row) => ({ domain: row['domain'], old_subdomain: subdomainOf(row, purpose) }),
  hidden: ['domain'],
});

const MODES: Readonly<Record<string, string>> = {
  whitelist: 'Only these may send',
  blacklist: 'These may not send',
  disabled: 'Switched off: everybody with a verified sender may send',
};

export const senders: Lists = [
  {
    tab: 'domains',
    title: 'Domains',
    about: 'Domains that may send, with the DNS records that prove them',
    nouns: ['domain', 'domains'],
    action: 'domain_view',
    key: ['domain'],
    name: 'domain',
    columns: [
      { field: 'domain', title: 'Domain', kind: 'name', width: 220, isWide: true },
      { field: 'verified', title: 'Verified', kind: 'yes_no', width: 88 },
      recordColumn('DKIM', 'DKIM'),
      recordColumn('return path', 'Return path'),
      recordColumn('tracking', 'Tracking'),
    ],
    createActions: [{ action: 'domain_add', label: 'Add domain' }],
    rowActions: [
      {
        action: 'domain_verify',
        label: 'Verify now',
        input: (row) => ({ domain: row['domain'] }),
        isDirect: true,
      },
      rename('domain_tracking', 'Rename tracking', 'tracking'),
      rename('domain_returnpath', 'Rename return path', 'return path'),
      {
        action: 'domain_remove',
        label: 'Remove',
        input: (row) => ({ domain: row['domain'] }),
        consequence: 'Their mail is no longer signed, and what relies on it is refused.',
      },
    ],
    empty: {
      title: 'No sender domain yet',
      text: 'A domain with three DNS records lets every address of it send, signed and with a return path of its own.',
    },
    detail: 'records',
  },
  {
    tab: 'restrict',
    title: 'Restrict senders',
    about: 'Senders that are allowed or refused',
    nouns: ['entry', 'entries'],
    action: 'allowed_senders_view',
    pages: { limit: 'limit', offset: 'offset', size: 1000 },
    rowsIn: 'allowed_senders',
    sentence: (data) => MODES[String(valueAt(data, 'mode'))],
    key: ['email_address'],
    name: 'email_address',
    columns: [
      { field: 'email_address', title: 'Address or domain', kind: 'address', width: 240, isWide: true },
      { field: 'label', title: 'Name', kind: 'text', width: 160, isRare: true },
      {
        field: 'kind',
        title: 'Covers',
        kind: 'text',
        width: 128,
        isExtra: true,
        labels: { address: 'one address', domain: 'whole domain' },
      },
      { field: 'verified', title: 'Verified', kind: 'text', width: 112 },
    ],
    createActions: [
      { action: 'allowed_senders_set_mode', label: 'Change mode' },
      { action: 'allowed_senders_add', label: 'Add' },
    ],
    rowActions: [
      {
        action: 'allowed_senders_update',
        label: 'Edit',
        input: (row) =>
          inputFromRow(row, { allowed_sender_id: 'email_address', email_address: 'email_address', name: 'label' }),
        hidden: ['allowed_sender_id'],
      },
      {
        action: 'allowed_senders_remove',
        label: 'Remove',
        input: (row) => ({ email_address: row['email_address'] }),
        consequence: 'While only listed senders may send, mail from them is refused.',
      },
    ],
    empty: {
      title: 'Nobody is on this list',
      text: 'With addresses and domains on it, the list can say who alone may send, or who may not.',
    },
  },
  {
    tab: 'single',
    title: 'Single senders',
    about: 'Addresses that may send without a verified domain',
    nouns: ['address', 'addresses'],
    action: 'single_sender_emails_view',
    key: ['email_address'],
    name: 'email_address',
    columns: [
      { field: 'email_address', title: 'Address', kind: 'address', width: 260, isWide: true },
      { field: 'verified', title: 'Verified', kind: 'yes_no', width: 112 },
    ],
    createActions: [{ action: 'single_sender_emails_add', label: 'Add address' }],
    rowActions: [
      {
        action: 'single_sender_emails_add',
        label: 'Send the link again',
        input: (row) => ({ email_address: row['email_address'] }),
        isDirect: true,
        isFor: (row) => row['verified'] === false,
      },
      {
        action: 'single_sender_emails_remove',
        label: 'Remove',
        input: (row) => ({ email_address: row['email_address'] }),
        consequence: 'Mail from them is refused unless their domain is verified.',
      },
    ],
    empty: {
      title: 'No single sender yet',
      text: 'An address you can read mail at can be verified by a link, without any DNS record.',
    },
  },
];
