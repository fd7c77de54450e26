import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressFinder, ERASED, PersonAddress } from '../../../src/shared/person.ts';

const { isIn, eraseIn } = addressFinder('ann.lee@example.com');

describe('An e-mail address of a person', () => {
  it.each([
    'ann.lee@example.com',
    'Ann Lee <Ann.Lee@EXAMPLE.com>',
    'mail to ann.lee@example.com.',
    '<ann.lee@example.com>: user unknown',
    "'ann.lee@example.com'",
    'to=ann.lee@example.com&x=1',
    'mailto:ann.lee%40example.com',
    'bounces+ann.lee=example.com@em.example.net',
    'bounces-77-ann.lee=example.com@em.example.net',
    'ann.lee&#64;example.com',
    'привет ann.lee@example.com',
  ])('is found in %s, and gone once it was erased', (text) => {
    expect(isIn(text)).toBe(true);
    expect(eraseIn(text)).toContain(ERASED);
    expect(isIn(eraseIn(text))).toBe(false);
  });

  it.each([
    'joann.lee@example.com',
    'x.ann.lee@example.com',
    'x_ann.lee@example.com',
    'news+ann.lee@example.com',
    'news-ann.lee@example.com',
    'ann.lee@example.com.au',
    'ann.lee@example.community',
    'ann.lee@example-com',
    'annxlee@example.com',
    'ann.lee+tag@example.com',
    'ann.lee',
    'example.com',
    '',
  ])('is not found in %s, which is about somebody else', (text) => {
    expect(isIn(text)).toBe(false);
    expect(eraseIn(text)).toBe(text);
  });

  it('is found in any JSON text that has it, whatever stands before it', () => {
    const before = fc.oneof(fc.string({ unit: fc.constantFrom('\n', '"', '\\', ' ', '\u0007', '(', '>') }));
    fc.assert(
      fc.property(before, (text) => {
        expect(isIn(JSON.stringify({ text: `${text}ann.lee@example.com` }))).toBe(true);
      }),
    );
  });

  it('is read as it is typed, and nothing else is', () => {
    expect(PersonAddress.parse('  Ann.Lee@Example.com ')).toBe('ann.lee@example.com');
    for (const text of ['', 'ann', '@example.com', 'example.com', 'ann@', 'a@b c.example']) {
      expect(PersonAddress.safeParse(text).success).toBe(false);
    }
  });
});
