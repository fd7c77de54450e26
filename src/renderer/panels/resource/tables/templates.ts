import type { Row } from '../../../model/list/column.ts';
import { type ActionInput, inputFromRow, type Lists } from '../list.ts';

const presentOf = (row: Row): ActionInput =>
  inputFromRow(row, {
    template_id: 'id',
    name: 'name',
    subject: 'subject',
    html_body: 'html_body',
    text_body: 'text_body',
    tags: 'tags',
    is_archived: 'is_archived',
  });

export const templates: Lists = [
  {
    tab: 'all',
    title: 'All',
    about: 'Texts that programs fill in and send',
    nouns: ['template', 'templates'],
    action: 'template_search',
    pages: { limit: 'limit', offset: 'offset', size: 1000 },
    key: ['id'],
    name: 'name',
    columns: [
      { field: 'name', title: 'Name', kind: 'name', width: 200, isWide: true },
      { field: 'subject', title: 'Subject', kind: 'text', width: 220, isWide: true },
      { field: 'id', title: 'Id', kind: 'mono', width: 160, isExtra: true },
      { field: 'tags', title: 'Tags', kind: 'list', width: 140, isExtra: true },
      { field: 'is_archived', title: 'Archived', kind: 'yes_no', width: 88 },
      { field: 'last_updated', title: 'Changed', kind: 'time', width: 132 },
    ],
    sort: { column: 'Name', isDescending: false },
    createActions: [{ action: 'template_add', label: 'Add' }],
    rowActions: [
      { action: 'template_edit', label: 'Edit', input: presentOf, hidden: ['template_id'] },
      {
        action: 'template_edit',
        label: 'Archive',
        input: (row) => ({ template_id: row['id'], is_archived: true }),
        isDirect: true,
        isFor: (row) => row['is_archived'] !== true,
      },
      {
        action: 'template_edit',
        label: 'Restore',
        input: (row) => ({ template_id: row['id'], is_archived: false }),
        isDirect: true,
        isFor: (row) => row['is_archived'] === true,
      },
      {
        action: 'template_delete',
        label: 'Delete',
        input: (row) => ({ template_id: row['id'] }),
        consequence: 'Anything that sends with them will fail. This cannot be undone.',
      },
    ],
    empty: {
      title: 'No template yet',
      text: 'A template holds subject and texts; a program that sends gives only its id and the variables.',
    },
    whole: { action: 'template_view', input: (row) => ({ template_id: row['id'] }) },
    detail: 'template',
  },
];
