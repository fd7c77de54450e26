// Writes docs/actions.md from the table of actions, docs/replies.md from the table of replies, and the picture in
// docs/architecture.md from the imports. Runs on Node 24; tests check that they are current.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ACTIONS } from '../src/shared/actions/index.ts';
import { root } from './child.mjs';
import { withRoomPicture } from './draw-rooms.mjs';
import { replyDocs } from './reply-docs.mjs';

/**
 * @typedef {{ type?: string, enum?: string[], items?: Schema, format?: string, minimum?: number, maximum?: number,
 *   default?: unknown, title?: string, description?: string, properties?: Record<string, Schema>, required?: string[],
 *   anyOf?: Schema[], const?: unknown }} Schema
 */

const HEAD = `# Actions

Everything that can be done, by its id. The screens offer them where they belong; a terminal runs any of them:

\`\`\`sh
RELAYWATCH_API_KEY=… npm run -s action -- suppression_view '{"limit":10}'
\`\`\`

This page is made from the table in \`src/shared/actions\` by \`npm run docs\`; a test checks that it is current.
Dates are days of your own calendar, both ends included. \`limit\` and \`offset\` work on every list.
`;

const EFFECTS = { read: 'reads', write: 'writes', destroy: 'destroys', send: 'sends' };

/** @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** @param {Schema} schema @returns {string} */
const kind = (schema) => {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.anyOf) return schema.anyOf.map(kind).join(' or ');
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(', ');
  if (schema.type === 'array') return `list of ${kind(schema.items ?? {})}`;
  if (schema.format) return schema.format;
  if (schema.type === 'integer' && schema.maximum !== undefined) return `${schema.minimum ?? 0} to ${schema.maximum}`;
  return schema.type ?? 'any';
};

/** @param {Schema} schema @param {string} prefix @returns {string[]} */
const rows = (schema, prefix = '') =>
  Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    if (field.properties) return rows(field, `${path}.`);
    const need = schema.required?.includes(name)
      ? 'required'
      : field.default === undefined
        ? ''
        : `${JSON.stringify(field.default)} unless given`;
    const words = [field.title, field.description].filter(Boolean).join('. ');
    return [`| \`${path}\` | ${cell(kind(field))} | ${need} | ${cell(words)} |`];
  });

/** The page as it should be. */
export const actionDocs = () => {
  const sections = Object.entries(ACTIONS)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, entry]) => {
      /** @type {Schema} JSON Schema is what zod makes of its own schema. */
      const schema = /** @type {Schema} */ (z.toJSONSchema(entry.input, { io: 'input' }));
      const parameters = rows(schema);
      /** @type {Readonly<Record<string, string>>} */
      const unsupported = 'unsupported' in entry && entry.unsupported ? entry.unsupported : {};
      const refused = Object.entries(unsupported).map(
        ([name, reason]) => `| \`${name}\` | not supported | | ${cell(reason)} |`,
      );
      const table = [...parameters, ...refused];
      return [
        `## ${id}`,
        '',
        `**${entry.title}** (${EFFECTS[entry.effect]}). ${entry.help}`,
        '',
        ...(table.length > 0
          ? ['| parameter | what | | |', '| --- | --- | --- | --- |', ...table, '']
          : ['No parameters.', '']),
        `Needs ${entry.permissions.map((path) => `\`${path}\``).join(', ') || 'no permission'}.`,
        '',
      ].join('\n');
    });
  return `${HEAD}\n${sections.join('\n')}`;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(root, 'docs/actions.md'), actionDocs());
  writeFileSync(join(root, 'docs/replies.md'), replyDocs());
  const architecture = join(root, 'docs/architecture.md');
  writeFileSync(architecture, withRoomPicture(readFileSync(architecture, 'utf8')));
}
