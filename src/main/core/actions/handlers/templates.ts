import { ARCHIVED, type Template } from '../../../../shared/actions/templates.ts';
import { ok, type Result } from '../../../../shared/failure.ts';
import type { DataOf, RequestOf } from '../../api/endpoints/index.ts';
import type { ActionContext, Handlers } from '../context.ts';
import { findRows } from '../find-rows.ts';
import type { PagedList } from '../list-cache.ts';
import { answer, verifyIfUnknown } from '../mutation.ts';

/** SMTP2GO's default page size; its largest is not documented (smtp2go-api.md 7, 21). */
const PAGE = 100;

type Row = DataOf<'template/search'>['templates'][number];

/** A template is read with `name` but written with `template_name` (smtp2go-api.md 2.22, 2.23). */
type Listed = Pick<Row, 'id' | 'subject' | 'tags' | 'last_updated'> & {
  readonly name?: string | undefined;
  readonly template_name?: string | undefined;
};
type Wire = Listed & Pick<DataOf<'template/view'>, 'html_body' | 'text_body' | 'template_variables'>;

const nameIn = ({ name, template_name }: Listed): string => name ?? template_name ?? '';

const listed = (wire: Listed) => {
  const tags = wire.tags ?? [];
  return {
    id: wire.id,
    name: nameIn(wire),
    subject: wire.subject,
    tags: [...tags],
    is_archived: tags.includes(ARCHIVED),
    last_updated: wire.last_updated,
  };
};

const whole = (wire: Wire): Template => ({
  ...listed(wire),
  html_body: wire.html_body,
  text_body: wire.text_body,
  template_variables: { ...wire.template_variables },
});

const view = (context: ActionContext, id: string) =>
  context.client.call('template/view', { id }, { signal: context.signal });

/** Reads a template. One that does not exist gets an unspecific error (smtp2go-api.md 1.4). */
async function lookAt(
  context: ActionContext,
  id: string,
  inWords: (template: Template) => string = () => `${id} is there.`,
): Promise<Result<string>> {
  const seen = await view(context, id);
  if (seen.ok) return ok(inWords(whole(seen.data.data)));
  if (seen.failure.kind !== 'refused-by-provider' || seen.failure.status >= 500) return seen;
  return ok(`SMTP2GO does not show ${id}: ${seen.failure.text}`);
}

/** The complete list of tags to send; undefined leaves it unchanged. */
async function tagsWanted(
  id: string,
  tags: readonly string[] | undefined,
  isArchived: boolean | undefined,
  context: ActionContext,
): Promise<Result<string[] | undefined>> {
  if (isArchived === undefined) return ok(tags && [...tags]);
  let before = tags;
  if (before === undefined) {
    const seen = await view(context, id);
    if (!seen.ok) return seen;
    before = seen.data.data.tags ?? [];
  }
  const others = before.filter((tag) => tag !== ARCHIVED);
  return ok(isArchived ? [...others, ARCHIVED] : others);
}

/** Whether a template has all values of a change. */
const isAsWanted = (template: Template, wanted: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(wanted).every(
    ([field, value]) => value === undefined || JSON.stringify(Reflect.get(template, field)) === JSON.stringify(value),
  );

type TemplateQuestion = Omit<RequestOf<'template/search'>, 'page_size' | 'continue_token'>;

const templates = (question: TemplateQuestion): PagedList<Row> => ({
  name: JSON.stringify(['template/search', question]),
  largestPage: PAGE,
  begin:
    (page_size) =>
    async (continue_token, { client }, signal) => {
      const page = await client.call('template/search', { ...question, page_size, continue_token }, { signal });
      if (!page.ok) return page;
      const { data, requestId, skippedRows } = page.data;
      return ok({ rows: data.templates, token: data.continue_token, skippedRows, total: data.total_count, requestId });
    },
});

export const templateHandlers = {
  template_add: async ({ template_id, name, ...rest }, context) => {
    const request = { ...rest, id: template_id, template_name: name };
    const added = await verifyIfUnknown(context.client.call('template/add', request, { signal: context.signal }), () =>
      lookAt(context, template_id),
    );
    return added.ok ? answer(whole(added.data.data), added.data.requestId) : added;
  },

  template_delete: async ({ template_id: id }, context) => {
    const seen = await view(context, id);
    if (!seen.ok) return seen;
    const deleted = await verifyIfUnknown(
      context.client.call('template/delete', { id }, { signal: context.signal }),
      () => lookAt(context, id),
    );
    return deleted.ok ? answer(whole(seen.data.data), deleted.data.requestId) : deleted;
  },

  template_edit: async (input, context) => {
    const { template_id: id, name, is_archived, tags, ...rest } = input;
    const tagged = await tagsWanted(id, tags, is_archived, context);
    if (!tagged.ok) return tagged;
    const request: RequestOf<'template/edit'> = { ...rest, id, template_name: name, tags: tagged.data };
    const edited = await verifyIfUnknown(
      context.client.call('template/edit', request, { signal: context.signal }),
      () =>
        lookAt(context, rest.new_id ?? id, (template) =>
          isAsWanted(template, { ...rest, new_id: undefined, name, tags: tagged.data })
            ? 'The template is as it was to be.'
            : 'The template is not as it was to be.',
        ),
    );
    return edited.ok ? answer(whole(edited.data.data), edited.data.requestId) : edited;
  },

  template_search: async (input, context) => {
    const { name, template_id, tags, limit, offset } = input;
    // SMTP2GO finds a term in any field, and several terms match any of them. So one is sent, and both are checked
    // here.
    const term = template_id ?? name;
    const question = {
      ...(term === undefined ? {} : { search_terms: [term], fuzzy_search: template_id === undefined }),
      ...(tags === undefined ? {} : { tags }),
    };
    const isWanted = (row: Row) =>
      (name === undefined || nameIn(row).toLowerCase().includes(name.toLowerCase())) &&
      (template_id === undefined || row.id === template_id);
    const found = await findRows(templates(question), { offset, limit }, context, {
      isWanted: term === undefined ? undefined : isWanted,
    });
    return found.ok ? ok({ ...found.data, data: found.data.data.map(listed) }) : found;
  },

  template_view: async ({ template_id }, context) => {
    const seen = await view(context, template_id);
    return seen.ok ? answer(whole(seen.data.data), seen.data.requestId) : seen;
  },
} satisfies Partial<Handlers>;
