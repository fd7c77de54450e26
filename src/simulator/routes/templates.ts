import { plainDate } from '../dates.ts';
import { oneOf, record, text, textOf, texts, truth, wholeNumber } from '../fields.ts';
import { pageOf } from '../pages.ts';
import { badField, exception } from '../reply.ts';
import { defineRoute, type Route } from '../route.ts';
import type { Template } from '../stores/setup.ts';

const id = textOf(5, 24);
const name = textOf(1, 64);
const direction = oneOf(['asc', 'desc']);
const size = wholeNumber(1, 1_000);
const TEXTS = { subject: text, html_body: text, text_body: text, template_variables: record, tags: texts };
const UNKNOWN = exception('The template does not exist');

/** Adding and editing answer with `template_name`, searching and viewing with `name` (smtp2go-api.md 2.22 to 2.24). */
const edited = ({ updated: _, name: template_name, ...template }: Template) => ({ ...template, template_name });

/** Templates belong to the master account alone (smtp2go-api.md 1.10). */
export const templateRoutes: readonly Route[] = [
  defineRoute({
    path: '/template/search',
    fields: {
      fuzzy_search: truth,
      search_terms: texts,
      tags: texts,
      sort_direction: direction,
      page_size: size,
      continue_token: text,
    },
    answer: ({ continue_token, ...asked }, { account: { templates } }) => {
      const { search_terms, tags, fuzzy_search = true, sort_direction = 'asc', page_size = 100 } = asked;
      const fits = (hay: string, term: string) =>
        fuzzy_search ? hay.toLowerCase().includes(term.toLowerCase()) : hay === term;
      const rows = [...templates.values()].filter(
        (one) =>
          (search_terms?.some((term) => fits(one.name, term) || fits(one.id, term)) ?? true) &&
          (tags?.some((tag) => one.tags.includes(tag)) ?? true),
      );
      const page = pageOf({
        rows,
        placeOf: (one) => `${one.name} ${one.id}`,
        direction: sort_direction,
        size: page_size,
        token: continue_token,
        asked,
      });
      if (page === undefined) return badField('continue_token', 'The continue_token does not belong to this search');
      const listed = page.rows.map((one) => ({
        id: one.id,
        name: one.name,
        subject: one.subject,
        tags: one.tags,
        last_updated: plainDate(one.updated),
      }));
      return { data: { templates: listed, continue_token: page.next ?? null, total_count: page.total } };
    },
  }),
  defineRoute({
    path: '/template/view',
    fields: { id: text },
    required: ['id'],
    answer: ({ id: which }, { account: { templates } }) => {
      const found = templates.get(which);
      if (found === undefined) return UNKNOWN;
      const { updated, ...template } = found;
      return { data: { ...template, last_updated: plainDate(updated) } };
    },
  }),
  defineRoute({
    path: '/template/add',
    fields: { ...TEXTS, id, template_name: name },
    required: ['id', 'template_name', 'subject', 'html_body', 'text_body'],
    answer: ({ id: which, template_name, ...given }, { world, account: { templates } }) => {
      if (templates.has(which)) return exception('A template with that id exists already');
      const template: Template = {
        template_variables: {},
        tags: [],
        ...given,
        id: which,
        name: template_name,
        updated: Math.floor(world.now() / 1000),
      };
      templates.set(which, template);
      return { data: edited(template) };
    },
  }),
  defineRoute({
    path: '/template/edit',
    fields: { ...TEXTS, id: text, template_name: name, new_id: id },
    required: ['id'],
    answer: ({ id: which, template_name, new_id, ...given }, { world, account: { templates } }) => {
      const before = templates.get(which);
      if (before === undefined) return UNKNOWN;
      const updated = Math.floor(world.now() / 1000);
      const template: Template = {
        ...before,
        ...given,
        id: new_id ?? which,
        name: template_name ?? before.name,
        updated,
      };
      templates.delete(which);
      templates.set(template.id, template);
      return { data: edited(template) };
    },
  }),
  defineRoute({
    path: '/template/delete',
    fields: { id: text },
    required: ['id'],
    answer: ({ id: which }, { account: { templates } }) =>
      templates.delete(which) ? { data: 'Template deleted' } : UNKNOWN,
  }),
];
