import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, exact } from '../../../src/renderer/model/format.ts';
import { isolated, localeOf } from '../../../src/shared/locale.ts';
import { clockWords, count, metricValue } from '../../../src/shared/words.ts';

const AT = new Date(2026, 10, 5, 14, 31, 7).getTime();
/** Spaces before AM and PM may be narrow ones. */
const plain = (text: string) => text.replaceAll(/\s/gu, ' ');
const written = (system: string) => {
  const locale = localeOf(system);
  return [plain(exact(AT, locale)), count(1_234_567, locale), metricValue('bounce_rate', 13.4, [], locale)].map(plain);
};

const MONTHS = /\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b/;

describe('the locale of dates and numbers', () => {
  it.each([
    ['ar-EG', '5 Nov 2026, 2:31:07 pm', '1,234,567', '13.4%'],
    ['fa-IR', '5 Nov 2026, 14:31:07', '1,234,567', '13.4%'],
    ['he-IL', '5 Nov 2026, 14:31:07', '1,234,567', '13.4%'],
    ['de-DE', '5 Nov 2026, 14:31:07', '1.234.567', '13,4 %'],
    ['de-CH', '5 Nov 2026, 14:31:07', '1\u2019234\u2019567', '13.4%'],
    ['en-CA', 'Nov 5, 2026, 2:31:07 p.m.', '1,234,567', '13.4%'],
    ['fr-CA', 'Nov 5, 2026, 14:31:07', '1,234,567', '13.4%'],
    ['en-IN', '5 Nov 2026, 2:31:07 pm', '12,34,567', '13.4%'],
    ['en-GB', '5 Nov 2026, 14:31:07', '1,234,567', '13.4%'],
    ['en-US', 'Nov 5, 2026, 2:31:07 PM', '1,234,567', '13.4%'],
    ['pt-BR', '5 Nov 2026, 14:31:07', '1,234,567', '13.4%'],
    ['es-419', '5 Nov 2026, 2:31:07 pm', '1,234,567', '13.4%'],
    ['th-TH-u-nu-thai', '5 Nov 2026, 14:31:07', '1,234,567', '13.4%'],
  ])('writes English as in the region of %s', (system, ...texts) => {
    expect(written(system).map((text) => text.replaceAll("'", '\u2019'))).toEqual(texts);
  });

  it('keeps the 24 hours of Japan', () => {
    expect(clock(AT, localeOf('ja-JP'))).toBe('14:31');
  });

  it.each(['', 'C', 'C.UTF-8', 'de_DE.UTF-8', 'x', '-', 'und', 'a'.repeat(500), '\u202e'])(
    'has one for the tag %o, which says no region',
    (system) => {
      expect(written(system)[0]).toMatch(MONTHS);
    },
  );

  it('writes English names and Latin digits whatever the language, region, digits and calendar', () => {
    const tags = fc
      .tuple(
        fc.constantFrom(...'ar bn de en fa fr he hi ja ks my ne pa ps sd th ug ur uz zh'.split(' ')),
        fc.stringMatching(/^[A-Z]{2}$/),
        fc.constantFrom('', '-u-nu-arab', '-u-nu-deva', '-u-ca-buddhist', '-u-ca-islamic-umalqura', '-u-hc-h11'),
      )
      .map(([language, region, extension]) => `${language}-${region}${extension}`);
    fc.assert(
      fc.property(tags, fc.integer({ min: 0, max: 4_000_000_000_000 }), (system, at) => {
        const locale = localeOf(system);
        const text = `${exact(at, locale)} ${clockWords(at, locale)} ${count(at, locale)}`;
        expect(text).toMatch(MONTHS);
        expect(text).toContain(String(new Date(at).getFullYear()));
        expect(text).not.toMatch(/[^\p{Script=Latin}\p{Script=Common}]|(?![0-9])\p{Nd}/u);
      }),
    );
  });
});

describe('a name from outside within a sentence', () => {
  it('is isolated where it is written from right to left', () => {
    expect(isolated('شركة النور')).toBe('\u2068شركة النور\u2069');
    expect(isolated('Nuri (נורי)')).toBe('\u2068Nuri (נורי)\u2069');
    expect(isolated('𞤀𞤣𞤤𞤢𞤥')).toBe('\u2068𞤀𞤣𞤤𞤢𞤥\u2069');
  });

  it('stays as it is otherwise', () => {
    for (const name of ['Northwind', 'Bücher & Söhne', '東京支店', 'Ελλάδα', '']) expect(isolated(name)).toBe(name);
  });

  it('cannot leave its isolate, nor turn what follows', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'ש', '\u202e', '\u2067', '\u2069', '\u202c', '\u200f')), (letters) => {
        const text = isolated(letters.join(''));
        const inner = text.startsWith('\u2068') ? text.slice(1, -1) : text;
        expect(inner).not.toMatch(/[\u202a\u202b\u202d\u202e\u2066-\u2068]/u);
        if (inner !== text) expect(inner).not.toMatch(/[\u202c\u2069]/u);
      }),
    );
  });
});
