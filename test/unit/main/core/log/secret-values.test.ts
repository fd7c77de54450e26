import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSecretValues, secretsIn } from '../../../../../src/main/core/log/secret-values.ts';
import { anyText } from '../../../../fixtures/texts.ts';

const secret = anyText(40).filter((text) => text.trim().length >= 6);

describe('A secret known by its value', () => {
  it('is hidden in any text, as it is, in JSON and in an address', () => {
    fc.assert(
      fc.property(
        fc.array(secret, { minLength: 1, maxLength: 5 }),
        fc.array(anyText(), { minLength: 6 }),
        (all, texts) => {
          const values = createSecretValues();
          all.forEach(values.add);
          const planted = all.flatMap((one) => [one, JSON.stringify(one), encodeURIComponent(one.toWellFormed())]);
          const line = values.hideIn(texts.map((text, index) => `${text}${planted[index] ?? ''}`).join(''));
          for (const one of all) expect(line).not.toContain(one);
        },
      ),
    );
  });

  it('leaves every other text as it is', () => {
    fc.assert(
      fc.property(fc.array(secret), anyText(200), (all, text) => {
        const values = createSecretValues();
        all.forEach(values.add);
        fc.pre(all.every((one) => !text.includes(one.trim())));
        expect(values.hideIn(text)).toBe(text);
      }),
    );
  });

  it('is not hidden if it is as short as a word', () => {
    const values = createSecretValues();
    values.add('poll');
    expect(values.hideIn('polling: no data')).toBe('polling: no data');
  });

  it('overlapping with another is hidden with it', () => {
    const values = createSecretValues();
    ['horse battery', 'correct horse', 'battery staple', 'correct horse battery'].forEach(values.add);
    expect(values.hideIn('correct horse battery staple, correct horse, staple')).toBe('…, …, staple');
  });
});

describe('The secrets in a value', () => {
  it('are those whose field is named like one', () => {
    const input = {
      key: 'k1',
      name: 'Northwind',
      input: { password: 'p1', username: 'news', authorization_header: 'Bearer b1', secrets: ['s1', { note: 'no' }] },
      rows: [{ email_password: 'p2', auth_header_value: 'a1', api_key: 'k2', key_hint: 'api-4F1C' }],
    };
    expect(secretsIn(input)).toEqual(['k1', 'p1', 'Bearer b1', 's1', 'p2', 'a1', 'k2']);
    expect(secretsIn(null)).toEqual([]);
  });

  it('are found in a value that contains itself, and the search ends', () => {
    const input: Record<string, unknown> = { password: 'p1' };
    for (let index = 0; index < 100; index += 1) input[`again${index}`] = [input];
    expect(secretsIn(input)).toEqual(['p1']);
  });
});
