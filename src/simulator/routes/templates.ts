import { plainDate } from '../dates.ts';
import { oneOf, record, text, textOf, texts, truth, wholeNumber } from '../fields.ts';
import { pageOf } from '../pages.ts';
import { badField, exception } from '../reply.ts';
import { defineRoute, type Route } from '../route.ts';
import type { Template } from '../stores/templates.ts';

const newId = textOf(5, 24);
const newName = textOf(1, 64);
const direction = oneOf(['asc', 'desc']);
const pageSize = wholeNumber(1, 10_000);
const BODIES = { subject: text, html_body: text, text_body: text, template_variables: record, tags: texts };

const NO_TEMPLATE = exception('There is no template with that id');
const EXISTS = exception('A template with that id already exists');

/** Adding and editing say `template_name` (smtp2go-api.md 2.22), ... */
const editedRow = ({ name, updated, ...template }: Template) => ({ ...template, template_name: name });
/** ... viewing says `name` (2.24). */
const viewRow = ({ updated, ...template }: Template) => ({ ...template, last_updated: plainDate(updated) });
const searchRow = ({ id, name, subject, tags, updated }: Template) => ({
  id,
  name,
  subject,
  tags,
  last_updated: plainDate(updated),
});

/** Any of the terms in name, tag, id or subject: whole, unless the search is fuzzy (smtp2go-api.md 2.23). */
const hasTerm = ({ name, tags, id, subject }: Template, terms: readonly string[], isFuzzy: boolean): boolean =>
  terms.some((term) =>
    [name, ...tags, id, subject].some((value) =>
      isFuzzy ? value.toLowerCase().includes(term.toLowerCase()) : value === term,
    ),
  );

/** Paths below `/template` (smtp2go-api.md 2.22 to 2.24 and 3). */
export const templateRoutes: readonly Route[] = [
  defineRoute({
    path: '/template/search',
    fields: {
      fuzzy_search: truth,
      search_terms: texts,
      tags: texts,
      sort_direction: direction,
      page_size: pageSize,
      continue_token: text,
    },
    answer: ({ continue_token, ...asked }, { customer }) => {
      const { fuzzy_search = false, search_terms = [], tags = [], sort_direction = 'asc', page_size = 100 } = asked;
      const rows = customer.templates
        .list()
        .filter((template) => search_terms.length === 0 || hasTerm(template, search_terms, fuzzy_search))
        .filter((template) => tags.length === 0 || tags.some((tag) => template.tags.includes(tag)));
      const placeOf = ({ name, id }: Template): string => `${name} ${id}`;
      const page = pageOf({ rows, placeOf, direction: sort_direction, size: page_size, token: continue_token, asked });
      if (page === undefined) return badField('continue_token', 'The continue_token does not belong to this search');
      return {
        data: {
          templates: page.rows.map(searchRow),
          continue_token: page.next ?? null,
          total_count: page.total,
        },
      };
    },
  }),
  defineRoute({
    path: '/template/view',
    fields: { id: text },
    required: ['id'],
    answer: ({ id }, { customer }) => {
      const template = customer.templates.find(id);
      return template === undefined ? NO_TEMPLATE : { data: viewRow(template) };
    },
  }),
  defineRoute({
    path: '/template/add',
    fields: { ...BODIES, id: newId, template_name: newName },
    required: ['id', 'template_name', 'subject', 'html_body', 'text_body'],
    answer: ({ id, template_name, ...given }, { customer }) => {
      const added = customer.templates.add(id, { template_variables: {}, tags: [], ...given, name: template_name });
      return added === 'exists' ? EXISTS : { data: editedRow(added) };
    },
  }),
  defineRoute({
    path: '/template/edit',
    fields: { ...BODIES, id: text, new_id: newId, template_name: newName },
    required: ['id'],
    answer: ({ id, new_id = id, template_name, ...given }, { customer }) => {
      const name = template_name === undefined ? {} : { name: template_name };
      const edited = customer.templates.edit(id, new_id, { ...given, ...name });
      if (edited === undefined) return NO_TEMPLATE;
      return edited === 'exists' ? EXISTS : { data: editedRow(edited) };
    },
  }),
  defineRoute({
    path: '/template/delete',
    fields: { id: text },
    required: ['id'],
    answer: ({ id }, { customer }) =>
      customer.templates.remove(id) ? { data: `The template ${id} was deleted` } : NO_TEMPLATE,
  }),
];
