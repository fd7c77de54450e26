import { z } from 'zod';
import type { Action } from '../../shared/actions/define.ts';
import { titleOfField } from './list/column.ts';

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
  /** What the object is called that it stands in. */
  readonly group: string | undefined;
  /** Never remembered. */
  readonly isSecret: boolean;
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
const MOST_KEPT = 500;
const SECRET = /password|authorization|auth_header|api_key/;
/** What opens something wherever it was typed: an API key, user information or a query within a web address. */
const OPENS = /\bapi-[a-z0-9]{32}\b|:\/\/[^/\s]*@|:\/\/\S*\?/i;
/** Addresses hold none of these; names may hold all but the end of a line. */
const ADDRESS_ENDS = /[\s,;]+/;
const LINE_ENDS = /[\r\n]+/;
const NAME_ENDS = /[,;]/;

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

const fieldsIn = (schema: Schema, path: readonly string[], group?: string): readonly FormField[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, part]) => {
    const here = [...path, name];
    if (part.properties) return fieldsIn(part, here, part.title ?? titleOfField(name));
    return [
      {
        path: here,
        title: part.title ?? titleOfField(name),
        help: part.description,
        isRequired: schema.required?.includes(name) === true,
        kind: kindOf(part),
        options: part.enum ?? part.items?.enum ?? [],
        usual: part.default === undefined ? undefined : String(part.default),
        isOneOrMany: part.anyOf !== undefined,
        group,
        isSecret: part.format === 'password' || SECRET.test(name),
      },
    ];
  });

/** Which rows, and below which account: seldom given, so they come last. */
const LAST = /^((result_)?(limit|offset)|subaccount_id)$/;
const isLast = (field: FormField): boolean => LAST.test(keyOf(field));

/** The fields of an action's input, in the order of its schema but for those of `LAST`; objects within it laid flat. */
export function fieldsOf(action: Pick<Action, 'input'>): readonly FormField[] {
  // JSON Schema is what zod makes of its own schema; only the parts named above are read.
  const fields = fieldsIn(z.toJSONSchema(action.input, { io: 'input', unrepresentable: 'any' }) as Schema, []);
  return [...fields.filter((field) => !isLast(field)), ...fields.filter(isLast)];
}

/**
 * The entries of a list as typed or pasted: addresses by anything between them, names by lines or in one line by
 * commas.
 */
export function entriesOf({ isOneOrMany }: Pick<FormField, 'isOneOrMany'>, text: string): readonly string[] {
  const ends = isOneOrMany ? ADDRESS_ENDS : LINE_ENDS.test(text) ? LINE_ENDS : NAME_ENDS;
  return text
    .split(ends)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/** What a field's text means. What cannot be read is passed on as it is, so that the schema refuses it at the field. */
function read(field: FormField, text: string): unknown {
  switch (field.kind) {
    case 'number':
      return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
    case 'yes_no':
      return text === 'true';
    case 'choices':
      return entriesOf(field, text);
    case 'list': {
      const entries = entriesOf(field, text);
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
  // A single name with a comma in it stays one, as it ends its line.
  if (Array.isArray(value))
    return value.length === 1 && NAME_ENDS.test(String(value[0])) ? `${value[0]}\n` : value.join('\n');
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

/** What stands for nothing in a field that held something: an empty text takes away, where SMTP2GO allows it. */
const EMPTIED: Readonly<Partial<Record<FormField['kind'], unknown>>> = { text: '', lines: '', list: [], choices: [] };

/**
 * The input that the values make, on top of what was given without a field. Empty fields are left out, but those that
 * were not empty `before`: that is how a person takes something away.
 */
export function inputOf(
  fields: readonly FormField[],
  values: FormValues,
  settled: Readonly<Record<string, unknown>> = {},
  before: FormValues = {},
): Record<string, unknown> {
  const input: Tree = structuredClone(settled);
  for (const field of fields) {
    const text = values[keyOf(field)] ?? '';
    const isEmptied = text === '' && (before[keyOf(field)] ?? '') !== '';
    if (text !== '') put(input, field.path, read(field, text));
    else if (isEmptied && field.kind in EMPTIED) put(input, field.path, EMPTIED[field.kind]);
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

/**
 * Which field a problem at `path` of the input belongs to: an entry's problem is its list's, and that of an object that
 * is missing is its first needed field's.
 */
export const fieldAt = (fields: readonly FormField[], path: string): FormField | undefined =>
  fields.find((field) => path === keyOf(field) || path.startsWith(`${keyOf(field)}.`)) ??
  fields.find((field) => field.isRequired && keyOf(field).startsWith(`${path}.`));

/** What the input is about, to name it before it is destroyed: the first thing given, entry by entry, then the rest. */
export function thingsIn(fields: readonly FormField[], values: FormValues): readonly string[] {
  const filled = fields.filter((field) => (values[keyOf(field)] ?? '') !== '' && keyOf(field) !== 'subaccount_id');
  const [first, ...rest] = filled.map((field) => ({ field, text: values[keyOf(field)] ?? '' }));
  if (!first) return [];
  const named = first.field.kind === 'list' ? entriesOf(first.field, first.text) : [first.text];
  return [...named, ...rest.map(({ field, text }) => `${field.title}: ${text}`)];
}

/** The values that may be kept: no secrets, and nothing as long as a pasted list. */
export const memorable = (fields: readonly FormField[], values: FormValues): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const text = values[keyOf(field)] ?? '';
      return text === '' || field.isSecret || OPENS.test(text) || text.length > MOST_KEPT ? [] : [[keyOf(field), text]];
    }),
  );
