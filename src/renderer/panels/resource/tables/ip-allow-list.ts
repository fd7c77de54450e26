import { inputFromRow, type Lists } from '../list.ts';

export const ipAllowList: Lists = [
  {
    tab: 'all',
    title: 'All',
    about: 'While a list is on, everybody who is not on it is refused',
    nouns: ['entry', 'entries'],
    action: 'ip_allow_list_view',
    key: ['type', 'ip_address'],
    name: 'ip_address',
    columns: [
      { field: 'ip_address', title: 'IP address or range', kind: 'mono', width: 200 },
      { field: 'type', title: 'May', kind: 'text', width: 128, labels: { smtp: 'send', api: 'call the API' } },
      { field: 'description', title: 'Note', kind: 'text', width: 240, isWide: true },
      { field: 'enabled', title: 'List is on', kind: 'yes_no', width: 112 },
    ],
    facet: 'type',
    createActions: [
      { action: 'ip_allow_list_switch', label: 'Turn on or off' },
      { action: 'ip_allow_list_add', label: 'Add' },
    ],
    rowActions: [
      {
        action: 'ip_allow_list_edit',
        label: 'Edit',
        input: (row) =>
          inputFromRow(row, {
            ip_address: 'ip_address',
            type: 'type',
            new_ip_address: 'ip_address',
            description: 'description',
          }),
        hidden: ['ip_address', 'type'],
      },
      {
        action: 'ip_allow_list_remove',
        label: 'Remove',
        input: (row) => ({ ip_address: row['ip_address'], type: row['type'] }),
        consequence: 'While the list is on, nothing from them is accepted.',
      },
    ],
    empty: {
      title: 'No address is listed',
      text: 'Two lists say from where mail may be sent and from where the API may be called. Both are empty.',
    },
  },
];
