import { z } from 'zod';
import { CHANGE, READ, whole } from './define.ts';
import { count, rows, spare, spareText, text, texts, timestamp, token } from './fields.ts';

/**
 * The name of a template is `name` in reads, but `template_name` in changes and their responses (smtp2go-api.md 2.22 to
 * 2.24).
 */

const id = z.string().min(1);
const newId = z.string().min(5).max(24);
const templateName = z.string().min(1).max(64);
const tags = z.array(z.string().min(1));
/** Variable names, each with a sample value. */
const variables = z.record(z.string(), z.unknown());

const COMMON = {
  id: z.string().min(1),
  subject: spareText(),
  // A change of one tag sends all of them back.
  tags: texts().optional(),
  last_updated: spare(timestamp()),
};
const BODIES = { html_body: spareText(), text_body: spareText(), template_variables: variables.optional() };

const Written = z.looseObject({ ...COMMON, template_name: spareText(), ...BODIES });

/** The `template` endpoints by path. */
export const templateEndpoints = {
  /** Searches name, tag, id and subject, by default for the whole value; smtp2go-api.md 2.23. */
  'template/search': {
    ...READ,
    request: z.strictObject({
      fuzzy_search: z.boolean().optional(),
      search_terms: z.array(z.string().min(1)).optional(),
      tags: tags.optional(),
      sort_direction: z.enum(['asc', 'desc']).optional(),
      page_size: z.int().min(1).optional(),
      continue_token: text(),
    }),
    reply: z
      .looseObject({
        templates: rows(z.looseObject({ ...COMMON, name: spareText() })),
        total_count: spare(count()),
        continue_token: token(),
      })
      .transform(({ templates, ...rest }) => ({
        data: { ...rest, templates: templates.rows },
        skippedRows: templates.skipped,
      })),
  },

  /** smtp2go-api.md 2.24. */
  'template/view': {
    ...READ,
    request: z.strictObject({ id }),
    reply: z.looseObject({ ...COMMON, name: spareText(), ...BODIES }).transform(whole),
  },

  /** smtp2go-api.md 3. */
  'template/add': {
    ...CHANGE,
    request: z.strictObject({
      id: newId,
      template_name: templateName,
      subject: z.string(),
      html_body: z.string(),
      text_body: z.string(),
      template_variables: variables.optional(),
      tags: tags.optional(),
    }),
    reply: Written.transform(whole),
  },

  /** Omitted fields stay unchanged; smtp2go-api.md 2.22. */
  'template/edit': {
    ...CHANGE,
    request: z.strictObject({
      id,
      new_id: newId.optional(),
      template_name: templateName.optional(),
      subject: text(),
      html_body: text(),
      text_body: text(),
      template_variables: variables.optional(),
      tags: tags.optional(),
    }),
    reply: Written.transform(whole),
  },

  /** Returns a sentence; smtp2go-api.md 3, 1.3. */
  'template/delete': {
    ...CHANGE,
    request: z.strictObject({ id }),
    reply: z.string().transform(whole),
  },
} as const;
