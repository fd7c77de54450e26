import { z } from 'zod';
import type { Action } from '../../shared/actions/define.ts';
import { holdsSecret, SECRET_NAME } from '../../shared/secrets.ts';
import { titleOfField } from './list/column.ts';

/** One control of a form generated from an action's schema. Its value is held as the text in the control. */
export interface FormField {
  /** The path of its value in the input. */
  readonly path: readonly string[];
  readonly title: string;
  readonly help: string | undefined;
  readonly isRequired: boolean;
  readonly kind: 'text' | 'lines' | 'secret' | 'date' | 'number' | 'choice' | 'choices' | 'yes_no' | 'list' | 'object';
  /** For `choice` and `choices`. */
  readonly options: readonly string[];
  /** The default value. */
  readonly usual: string | undefined;
  /** For lists: a single entry may be sent as plain text instead of an array. */
  readonly isOneOrMany: boolean;
  /** The title of the object that contains the field. */
  readonly group: string | undefined;
  /** Never stored among recent actions. */
  readonly isSecret: boolean;
}

/** The text of every field by `keyOf`; absent or empty means unset. */
export type FormValues = Readonly<Record<string, string | undefined>>;

interface Schema {
  readonly type?: string;
  readonly format?: string;
  /** The kind of control, where the type does not tell it. */
  readonly control?: 'date' | 'multiline';
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

const MOST_KEPT = 500;
/** Separators of pasted addresses. Names may contain all of these but line breaks. */
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
  if (schema.format === 'date' || schema.control === 'date') return 'date';
  if (schema.format === 'password') return 'secret';
  return schema.control === 'multiline' ? 'lines' : 'text';
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
        isSecret: part.format === 'password' || SECRET_NAME.test(name),
      },
    ];
  });

/** Paging and subaccount parameters are seldom used, so they come last. */
const LAST = /^((result_)?(limit|offset)|subaccount_id)$/;
const isLast = (field: FormField): boolean => LAST.test(keyOf(field));

/**
 * The fields of an action's input in schema order, except that those of `LAST` come last. Nested objects are flattened.
 */
export function fieldsOf(action: Pick<Action, 'input'>): readonly FormField[] {
  // The generated JSON Schema may hold more than `Schema` lists; only the listed parts are read.
  const fields = fieldsIn(z.toJSONSchema(action.input, { io: 'input', unrepresentable: 'any' }) as Schema, []);
  return [...fields.filter((field) => !isLast(field)), ...fields.filter(isLast)];
}

const linesOf = (text: string): readonly string[] => text.split(LINE_ENDS);

/**
 * The entries of a typed or pasted list: addresses are split at any separator, names at line breaks, or at commas in a
 * single line. A line that the form began with (`before`) is one entry: it stood so in a list.
 */
export function entriesOf(
  { isOneOrMany }: Pick<FormField, 'isOneOrMany'>,
  text: string,
  before = '',
): readonly string[] {
  const ends = isOneOrMany ? ADDRESS_ENDS : LINE_ENDS.test(text) ? LINE_ENDS : NAME_ENDS;
  const whole = new Set(linesOf(before));
  return linesOf(text)
    .flatMap((line) => (whole.has(line) ? [line] : line.split(ends).map((entry) => entry.trim())))
    .filter((entry) => entry !== '');
}

/**
 * Parses a field's text. Unreadable text is passed on unchanged, so that the schema reports the problem at the field.
 */
function read(field: FormField, text: string, before: string): unknown {
  switch (field.kind) {
    case 'number':
      return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
    case 'yes_no':
      return text === 'true';
    case 'choices':
      return entriesOf(field, text, before);
    case 'list': {
      const entries = entriesOf(field, text, before);
      // As a text it would be split once more.
      const [first = ''] = entries;
      return field.isOneOrMany && entries.length === 1 && !ADDRESS_ENDS.test(first) ? first : entries;
    }
    case 'object':
      try {
        return JSON.parse(text);
      } catch {
        // Not JSON: the schema reports the problem at this field.
        return text;
      }
    default:
      return text;
  }
}

const textOf = (field: FormField, value: unknown): string => {
  // The line break keeps a single name that contains a comma from being split.
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

/** The value that clears a field which had one. An empty text removes the stored value where SMTP2GO allows that. */
const EMPTIED: Readonly<Partial<Record<FormField['kind'], unknown>>> = { text: '', lines: '', list: [], choices: [] };

/**
 * The input of an action from its form, on top of the `settled` values that have no field. Empty fields are left out,
 * unless they had a value `before`: that clears them.
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
    if (text !== '') put(input, field.path, read(field, text, before[keyOf(field)] ?? ''));
    else if (isEmptied && field.kind in EMPTIED) put(input, field.path, EMPTIED[field.kind]);
  }
  return input;
}

/** The form values of an input; the reverse of `inputOf`. */
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
 * The field a problem at `path` belongs to. A problem of an entry belongs to its list, and one of a missing object to
 * the object's first required field.
 */
export const fieldAt = (fields: readonly FormField[], path: string): FormField | undefined =>
  fields.find((field) => path === keyOf(field) || path.startsWith(`${keyOf(field)}.`)) ??
  fields.find((field) => field.isRequired && keyOf(field).startsWith(`${path}.`));

/**
 * The things an input affects, named in a confirmation: the entries of the first filled field, then the other fields.
 */
export function thingsIn(fields: readonly FormField[], values: FormValues, before: FormValues = {}): readonly string[] {
  const filled = fields.filter((field) => (values[keyOf(field)] ?? '') !== '' && keyOf(field) !== 'subaccount_id');
  const [first, ...rest] = filled.map((field) => ({ field, text: values[keyOf(field)] ?? '' }));
  if (!first) return [];
  const named =
    first.field.kind === 'list' ? entriesOf(first.field, first.text, before[keyOf(first.field)]) : [first.text];
  return [...named, ...rest.map(({ field, text }) => `${field.title}: ${text}`)];
}

/** The values of a form, with those of its fields for secrets as they were `before` something was typed. */
export const withoutSecrets = (fields: readonly FormField[], values: FormValues, before: FormValues): FormValues => ({
  ...values,
  ...Object.fromEntries(fields.filter(({ isSecret }) => isSecret).map((field) => [keyOf(field), before[keyOf(field)]])),
});

/** The values that may be stored: no secrets and no long pasted lists. */
export const memorable = (fields: readonly FormField[], values: FormValues): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const text = values[keyOf(field)] ?? '';
      return text === '' || field.isSecret || text.length > MOST_KEPT || holdsSecret(text)
        ? []
        : [[keyOf(field), text]];
    }),
  );
