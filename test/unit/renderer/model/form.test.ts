import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  entriesOf,
  type FormField,
  fieldAt,
  fieldsOf,
  inputOf,
  keyOf,
  memorable,
  thingsIn,
  valuesOf,
} from '../../../../src/renderer/model/form.ts';
import { type Row, withValue } from '../../../../src/renderer/model/list/column.ts';
import { ACTIONS } from '../../../../src/shared/actions/index.ts';
import { anySecret } from '../../../fixtures/secrets.ts';

/** Texts as a person may type them into a field of each kind. */
const typed = (field: FormField): fc.Arbitrary<string> => {
  const word = fc.stringMatching(/^[a-z]{1,8}@example\.com$/);
  switch (field.kind) {
    case 'number':
      return fc.integer({ min: 1, max: 100 }).map(String);
    case 'yes_no':
      return fc.constantFrom('true', 'false');
    case 'choice':
      return fc.constantFrom(...field.options);
    case 'choices':
      return fc.subarray([...field.options], { minLength: 1 }).map((chosen) => chosen.join('\n'));
    case 'list':
      return fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('\n'));
    case 'object':
      return fc.constant('{\n  "name": "value"\n}');
    case 'date':
      return fc.constant('2026-03-31');
    default:
      return word;
  }
};

/** Values as the table of actions, or a row, may hold them for a field of each kind. */
const known = (field: FormField): fc.Arbitrary<unknown> => {
  const word = fc.stringMatching(/^[a-z]{1,8}@example\.com$/);
  switch (field.kind) {
    case 'number':
      return fc.integer({ min: 0, max: 1_000_000 });
    case 'yes_no':
      return fc.boolean();
    case 'choices':
      return fc.subarray([...field.options], { minLength: 1 });
    case 'list':
      return field.isOneOrMany
        ? fc.oneof(word, fc.array(word, { minLength: 2, maxLength: 4 }))
        : fc.array(fc.stringMatching(/^[a-z]([a-z,; ]{0,8}[a-z])?$/), { minLength: 1, maxLength: 4 });
    case 'object':
      return fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string());
    case 'choice':
      return fc.constantFrom(...field.options);
    default:
      return fc.string({ minLength: 1 });
  }
};

describe.each(Object.entries(ACTIONS))('the form of %s', (_id, action) => {
  const fields = fieldsOf(action);

  it('has a control for every parameter, each with words', () => {
    expect(fields.map((field) => field.path[0])).toEqual(expect.arrayContaining(Object.keys(action.input.shape)));
    for (const field of fields) {
      expect(field.title, keyOf(field)).not.toBe('');
      expect(field.title.charAt(0), keyOf(field)).toBe(field.title.charAt(0).toUpperCase());
    }
  });

  it('gives back what was typed: values to input to values', () => {
    const some = fc.record(Object.fromEntries(fields.map((field) => [keyOf(field), typed(field)])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(some, (values) => {
        expect(valuesOf(fields, inputOf(fields, values))).toEqual(values);
      }),
      { numRuns: 30 },
    );
  });

  it('gives back what was known: input to values to input', () => {
    const some = fc.record(Object.fromEntries(fields.map((field) => [keyOf(field), known(field)])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(some, (flat) => {
        const input = Object.entries(flat).reduce<Row>((tree, [path, value]) => withValue(tree, path, value), {});
        expect(inputOf(fields, valuesOf(fields, input))).toEqual(input);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps no secret among what was run lately', () => {
    const all = Object.fromEntries(fields.map((field) => [keyOf(field), 'x']));
    expect(Object.keys(memorable(fields, all)).join(' ')).not.toMatch(/password|auth(?!_header_type)|api_key/);
  });

  it('keeps nothing that opens something, whichever field it was typed into', () => {
    const all = fc.record(Object.fromEntries(fields.map((field) => [keyOf(field), anySecret])), { requiredKeys: [] });
    fc.assert(
      fc.property(all, (values) => {
        expect(memorable(fields, values)).toEqual({});
      }),
      { numRuns: 20 },
    );
  });

  it('sends nothing for what was left empty', () => {
    expect(inputOf(fields, Object.fromEntries(fields.map((field) => [keyOf(field), ''])))).toEqual({});
  });
});

describe('a form', () => {
  const input = z.strictObject({
    to: z.union([z.string(), z.array(z.string())]).meta({ title: 'To' }),
    at_most: z.int().default(5),
    search: z.strictObject({ words: z.string() }).optional(),
  });
  const fields = fieldsOf({ input });

  it('lays objects flat, says what is required and what is usual', () => {
    expect(fields).toMatchObject([
      { path: ['to'], kind: 'list', isRequired: true, isOneOrMany: true },
      { path: ['at_most'], title: 'At most', kind: 'number', isRequired: false, usual: '5' },
      { path: ['search', 'words'], kind: 'text' },
    ]);
  });

  it('are never split where the form began with them, and are sent as a list', () => {
    const before = 'john,smith@x.example\nnb sp@c.example';
    const typed = `${before}\nann@c.example, bob@c.example`;
    expect(entriesOf({ isOneOrMany: true }, typed, before)).toEqual([
      'john,smith@x.example',
      'nb sp@c.example',
      'ann@c.example',
      'bob@c.example',
    ]);
    const fields = fieldsOf(ACTIONS.suppression_add);
    const begun = valuesOf(fields, { email_address: 'john,smith@x.example' });
    expect(inputOf(fields, begun, {}, begun)).toEqual({ email_address: ['john,smith@x.example'] });
    expect(thingsIn(fields, begun, begun)).toEqual(['john,smith@x.example']);
  });

  it('reads pasted lists of thousands, and one entry as the text it is', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => `user${n}@example.com`);
    expect(inputOf(fields, { to: many.join('\r\n') })).toEqual({ to: many });
    expect(inputOf(fields, { to: ' a@example.com ' })).toEqual({ to: 'a@example.com' });
    expect(entriesOf({ isOneOrMany: true }, 'a, b;c\n\n d e')).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('reads names by lines, and by commas where there is only one line', () => {
    expect(entriesOf({ isOneOrMany: false }, 'Smith, Jo\r\nA B')).toEqual(['Smith, Jo', 'A B']);
    expect(entriesOf({ isOneOrMany: false }, 'one, two;three')).toEqual(['one', 'two', 'three']);
  });

  it('lets the schema refuse what it could not read, at its field', () => {
    const refused = input.safeParse(inputOf(fields, { to: 'a', at_most: 'many' }));
    expect(refused.error?.issues.map((issue) => fieldAt(fields, issue.path.join('.'))?.title)).toEqual(['At most']);
    expect(fieldAt(fields, 'search.words.3')?.path).toEqual(['search', 'words']);
  });

  it('takes away what was emptied, and leaves alone what was empty before', () => {
    const before = { to: 'a@example.com', at_most: '3', 'search.words': 'x' };
    expect(inputOf(fields, {}, {}, before)).toEqual({ to: [], search: { words: '' } });
    expect(inputOf(fields, {}, {}, {})).toEqual({});
  });

  it('puts the want of a whole object at its first needed field', () => {
    const needing = fieldsOf({
      input: z.strictObject({ user: z.strictObject({ note: z.string().optional(), name: z.string() }) }),
    });
    expect(fieldAt(needing, 'user')?.path).toEqual(['user', 'name']);
    expect(needing.map((field) => field.group)).toEqual(['User', 'User']);
  });

  it('names what is destroyed: the first thing entry by entry, then the rest', () => {
    expect(thingsIn(fields, { to: 'a@b.example c@d.example', at_most: '3' })).toEqual([
      'a@b.example',
      'c@d.example',
      'At most: 3',
    ]);
    expect(thingsIn(fields, {})).toEqual([]);
  });

  it('remembers what is no secret, and nothing as long as a pasted list', () => {
    const values = { to: 'a@example.com', at_most: '3', 'search.words': 'https://hooks.example.com' };
    expect(memorable(fields, values)).toEqual(values);
    expect(memorable(fields, { to: 'a@example.com '.repeat(100) })).toEqual({});
  });

  it('keeps what is settled without a field', () => {
    expect(inputOf(fields.slice(1), { at_most: '3' }, { to: 'x' })).toEqual({ to: 'x', at_most: 3 });
  });
});
