import { z } from 'zod';
import type { Action } from '../../shared/actions/define.ts';

/** One control of a form made from an action's schema. Every value is held as the text that stands in its control. */
export interface FormField {
  /** Where its value goes in the input. */
  readonly path: readonly string[];
  readonly title: string;
  readonly help: string | undefined;
  readonly isRequired: boolean;
  readonly kind: 'text' | 'lines' | 'secret' | 'date' | 'number' | 'choice' | 'choices' | 'yes_no' | 'list' | 'object';
  /** Of `choice` and `choices`. */
  readonly options: readonly string[];
  /** What it is unless something is given. */
  readonly usual: string | undefined;
  /** Only for a list: one entry may stand alone, as the text it is. */
  readonly isOneOrMany: boolean;
}

/** The text of every field by `keyOf`; absent or empty is not given. */
export type FormValues = Readonly<Record<string, string | undefined>>;

interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

export const keyOf = (field: Pick<FormField, 'path'>): string => field.path.join('.');

const LONG = 'multiline';
const ENTRY_ENDS = /[\n,;]+/;

function kindOf(schema: Schema): FormField['kind'] {
  if (schema.anyOf?.some((one) => one.type === 'array')) return 'list';
  if (schema.type === 'array') return schema.items?.enum ? 'choices' : 'list';
  if (schema.enum) return 'choice';
  if (schema.type === 'boolean') return 'yes_no';
  if (schema.type === 'integer' || schema.type === 'number') return 'number';
  if (schema.type === 'object') return 'object';
  if (schema.format === 'date') return 'date';
  if (schema.format === 'password') return 'secret';
  return schema.format === LONG ? 'lines' : 'text';
}

/** `only_latest` as words, where a schema gives no title. */
const titleOf = (name: string): string => {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const fieldsIn = (schema: Schema, path: readonly string[]): readonly FormField[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, part]) => {
    const here = [...path, name];
    if (part.properties) return fieldsIn(part, here);
    return [
      {
        path: here,
        title: part.title ?? titleOf(name),
        help: part.description,
        isRequired: schema.required?.includes(name) === true,
        kind: kindOf(part),
        options: part.enum ?? part.items?.enum ?? [],
        usual: part.default === undefined ? undefined : String(part.default),
        isOneOrMany: part.anyOf !== undefined,
      },
    ];
  });

/** The fields of an action's input, in the order of its schema; objects within it laid flat. */
export function fieldsOf(action: Pick<Action, 'input'>): readonly FormField[] {
  // JSON Schema is what zod makes of its own schema; only the parts named above are read.
  return fieldsIn(z.toJSONSchema(action.input, { io: 'input', unrepresentable: 'any' }) as Schema, []);
}

/** The entries of a list as typed or pasted: by lines, commas or semicolons. */
export const entriesOf = (text: string): readonly string[] =>
  text
    .split(ENTRY_ENDS)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

/** What a field's text means. What cannot be read is passed on as it is, so that the schema refuses it at the field. */
function read(field: FormField, text: string): unknown {
  switch (field.kind) {
    case 'number':
      return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
    case 'yes_no':
      return text === 'true';
    case 'choices':
      return entriesOf(text);
    case 'list': {
      const entries = entriesOf(text);
      return field.isOneOrMany && entries.length === 1 ? entries[0] : entries;
    }
    case 'object':
      try {
        return JSON.parse(text);
      } catch {
        // Not JSON: the schema says at this field what is allowed.
        return text;
      }
    default:
      return text;
  }
}

const textOf = (field: FormField, value: unknown): string => {
  if (Array.isArray(value)) return value.join('\n');
  return field.kind === 'object' ? JSON.stringify(value, undefined, 2) : String(value);
};

type Tree = { [name: string]: unknown };

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

function put(tree: Tree, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    tree[name] = value;
    return;
  }
  const below = tree[name];
  const next: Tree = isTree(below) ? below : {};
  tree[name] = next;
  put(next, rest, value);
}

/** The input that the values make, on top of what was given without a field. Empty fields are left out. */
export function inputOf(
  fields: readonly FormField[],
  values: FormValues,
  given: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const input: Tree = structuredClone(given);
  for (const field of fields) {
    const text = values[keyOf(field)] ?? '';
    if (text !== '') put(input, field.path, read(field, text));
  }
  return input;
}

/** The values that make an input; the reverse of `inputOf`. */
export function valuesOf(fields: readonly FormField[], input: unknown): FormValues {
  const at = (path: readonly string[]): unknown =>
    path.reduce<unknown>((below, name) => (isTree(below) ? below[name] : undefined), input);
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = at(field.path);
      return value === undefined || value === null ? [] : [[keyOf(field), textOf(field, value)]];
    }),
  );
}

/** Which field a problem at `path` of the input belongs to: an entry's problem is its list's. */
export const fieldAt = (fields: readonly FormField[], path: string): FormField | undefined =>
  fields.find((field) => path === keyOf(field) || path.startsWith(`${keyOf(field)}.`));
