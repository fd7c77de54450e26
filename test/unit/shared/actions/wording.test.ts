import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ACTIONS } from '../../../../src/shared/actions/index.ts';
import { inWords } from '../../../../src/shared/actions/wording.ts';

const messagesOf = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { error: inWords }).error?.issues.map(({ message }) => message);

describe('a refusal', () => {
  it('says what is allowed', () => {
    expect(messagesOf(z.string(), undefined)).toEqual(['This is needed.']);
    expect(messagesOf(z.string().min(1), '')).toEqual(['This is needed.']);
    expect(messagesOf(z.string().min(5), 'abc')).toEqual(['At least 5 characters.']);
    expect(messagesOf(z.array(z.string()).min(2), ['a'])).toEqual(['At least 2 entries.']);
    expect(messagesOf(z.string().max(2), 'abc')).toEqual(['At most 2 characters.']);
    expect(messagesOf(z.int().max(1000), 1001)).toEqual(['At most 1000.']);
    expect(messagesOf(z.int(), 'many')).toEqual(['A number.']);
    expect(messagesOf(z.int(), 1.5)).toEqual(['A whole number.']);
    expect(messagesOf(z.array(z.string()).max(1), ['a', 'b'])).toEqual(['At most 1 entry.']);
    expect(messagesOf(z.enum(['smtp', 'api']), 'x')).toEqual(['One of smtp, api.']);
    expect(messagesOf(z.enum(['smtp', 'api']), undefined)).toEqual(['This is needed.']);
    expect(messagesOf(z.record(z.string(), z.string()), 'x')).toEqual(['An object such as {"name": "value"}.']);
  });

  it('keeps the sentence a schema has of its own', () => {
    expect(messagesOf(z.string('A name.'), 3)).toEqual(['A name.']);
  });

  it.each(Object.entries(ACTIONS))('of %s never speaks as zod does', (_id, { input }) => {
    const messages = [
      {},
      ...Object.keys(input.shape).flatMap((name) => [{ [name]: 'x' }, { [name]: -1 }, { [name]: null }]),
    ]
      .flatMap((value) => messagesOf(input, value) ?? [])
      .join(' ');
    expect(messages).not.toMatch(/Invalid|expected|Too (big|small)/);
  });
});
