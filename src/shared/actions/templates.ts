import { z } from 'zod';
import { octets } from '../octets.ts';
import { isAnythingIn } from './changes.ts';
import { action, limit, offset, text } from './define.ts';

/** The tag that marks an archived template, since SMTP2GO has no such state. */
export const ARCHIVED = 'archived';

/** The octets of a request, less some for what goes round the texts (smtp2go-api.md 1.1). */
const LARGEST = 999_000;
const fits = (input: object): boolean => octets(JSON.stringify(input)) <= LARGEST;
const TOO_LARGE = { path: ['html_body'], message: 'All texts of a template together have at most 1 MB.' };

const existing = () => text('Template', 100, 'Its id; capitals matter.');
const newId = (title: string) =>
  z.string().min(5).max(24).meta({ title, description: '5 to 24 characters; capitals matter.' });
const name = () => text('Name', 64, '1 to 64 characters.');
const subject = () => text('Subject', 998);
const body = (title: string) => z.string().min(1).max(LARGEST).meta({ title, control: 'multiline' });
const tags = () => z.array(text('Tag', 100)).max(100).meta({ title: 'Tags' });
const variables = () =>
  z
    .record(z.string().min(1), z.json())
    .meta({ title: 'Variables', description: 'A sample value for each, such as {"name": "Kim"}.' });

const Listed = z.object({
  id: z.string(),
  name: z.string(),
  subject: z.string().optional(),
  tags: z.array(z.string()),
  is_archived: z.boolean(),
  /** ms since the epoch. */
  last_updated: z.number().optional(),
});

const Template = z.object({
  ...Listed.shape,
  html_body: z.string().optional(),
  text_body: z.string().optional(),
  template_variables: z.record(z.string(), z.unknown()),
});
export type Template = z.infer<typeof Template>;

export const templateActions = {
  template_add: action({
    title: 'Add a template',
    help: 'A new template, with its texts in HTML and in plain text.',
    effect: 'write',
    input: z
      .strictObject({
        template_id: newId('Id'),
        name: name(),
        subject: subject(),
        html_body: body('HTML'),
        text_body: body('Plain text'),
        tags: tags().optional(),
        template_variables: variables().optional(),
      })
      .refine(fits, TOO_LARGE),
    output: Template,
    permissions: ['/template/add'],
  }),

  template_delete: action({
    title: 'Delete a template',
    help: 'Anything that sends with it will fail. The answer holds the template as it was.',
    effect: 'destroy',
    input: z.strictObject({ template_id: existing() }),
    output: Template,
    permissions: ['/template/delete', '/template/view'],
  }),

  template_edit: action({
    title: 'Change a template',
    help: 'Changes what is given and nothing else. Archiving sets the tag archived.',
    effect: 'write',
    input: z
      .strictObject({
        template_id: existing(),
        name: name().optional(),
        subject: subject().optional(),
        html_body: body('HTML').optional(),
        text_body: body('Plain text').optional(),
        is_archived: z
          .boolean()
          .meta({ title: 'Archived', description: 'Sets the tag archived, or takes it away.' })
          .optional(),
        tags: tags().optional(),
        template_variables: variables().optional(),
        new_id: newId('New id').optional(),
      })
      .refine(({ template_id: _, ...changes }) => isAnythingIn(changes), {
        path: ['name'],
        message: 'At least one thing to change.',
      })
      .refine(fits, TOO_LARGE),
    output: Template,
    unsupported: {
      editor_code: 'The API has no access to the code of the drag-and-drop editor. Change html_body instead.',
    },
    permissions: ['/template/edit', '/template/view'],
  }),

  template_search: action({
    title: 'Search templates',
    help: 'Templates by a part of their name, by their id or by a tag.',
    effect: 'read',
    input: z.strictObject({
      name: text('Name contains', 64).optional(),
      template_id: existing().optional(),
      tags: tags().optional(),
      limit: limit(1000, 100),
      offset: offset(),
    }),
    output: z.array(Listed),
    permissions: ['/template/search'],
  }),

  template_view: action({
    title: 'Show a template',
    help: 'One template with its texts and variables.',
    effect: 'read',
    input: z.strictObject({ template_id: existing() }),
    output: Template,
    permissions: ['/template/view'],
  }),
};
