import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDomain, isEmailAddress, isWithin, rangeOf } from '../../../src/simulator/addresses.ts';

describe('addresses', () => {
  it.each(['kim@contoso.example', 'a.b+c@mail.contoso.example', "o'hara@x.co"])('%s is an e-mail address', (text) => {
    expect(isEmailAddress(text)).toBe(true);
  });

  it.each(['contoso.example', '@contoso.example', 'kim@', 'kim@contoso', 'kim @contoso.example', 'a@b@', ''])(
    '%s is none',
    (text) => {
      expect(isEmailAddress(text)).toBe(false);
    },
  );

  it.each([
    ['contoso.example', true],
    ['a-b.mail.contoso.example', true],
    ['contoso', false],
    ['-a.example', false],
    ['a..example', false],
    ['https://a.example', false],
    ['192.0.2.1', false],
  ])('%s is a domain: %s', (text, expected) => {
    expect(isDomain(text)).toBe(expected);
  });
});

describe('ranges', () => {
  it.each([
    '192.0.2.0/33',
    '192.0.2',
    '192.0.2.256',
    '192.0.2.01',
    '192.0.2.0/',
    '192.0.2.0/8/8',
    '::1',
    ' 192.0.2.1',
    '',
  ])('%j is none', (text) => {
    expect(rangeOf(text)).toBeUndefined();
  });

  const parts = fc.tuple(...[0, 1, 2, 3].map(() => fc.integer({ min: 0, max: 255 })));
  const bitsOf = (address: readonly number[]): string =>
    address.map((part) => part.toString(2).padStart(8, '0')).join('');

  it('hold the addresses that begin with the same bits', () => {
    fc.assert(
      fc.property(parts, parts, fc.integer({ min: 0, max: 32 }), (one, other, length) => {
        const isSame = bitsOf(one).slice(0, length) === bitsOf(other).slice(0, length);
        expect(isWithin(one.join('.'), `${other.join('.')}/${length}`)).toBe(isSame);
        expect(isWithin(other.join('.'), `${other.join('.')}/${length}`)).toBe(true);
      }),
    );
  });
});
