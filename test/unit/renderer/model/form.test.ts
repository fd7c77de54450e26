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
  valuesOf,
} from '../../../../src/renderer/model/form.ts';
import { ACTIONS } from '../../../../src/shared/actions/index.ts';

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

  it('reads pasted lists of thousands, and one entry as the text it is', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => `user${n}@example.com`);
    expect(inputOf(fields, { to: many.join('\r\n') })).toEqual({ to: many });
    expect(inputOf(fields, { to: ' a@example.com ' })).toEqual({ to: 'a@example.com' });
    expect(entriesOf('a, b;c\n\n d')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('lets the schema refuse what it could not read, at its field', () => {
    const refused = input.safeParse(inputOf(fields, { to: 'a', at_most: 'many' }));
    expect(refused.error?.issues.map((issue) => fieldAt(fields, issue.path.join('.'))?.title)).toEqual(['At most']);
    expect(fieldAt(fields, 'search.words.3')?.path).toEqual(['search', 'words']);
  });

  it('keeps what is settled without a field', () => {
    expect(inputOf(fields.slice(1), { at_most: '3' }, { to: 'x' })).toEqual({ to: 'x', at_most: 3 });
  });
});
