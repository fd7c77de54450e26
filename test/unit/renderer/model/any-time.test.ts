import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asOf, clock, dated, day, exact, second, utc, when } from '../../../../src/renderer/model/format.ts';
import { clockWords, headline, intervalWords, span } from '../../../../src/shared/words.ts';
import { incident } from '../../../fixtures/incidents.ts';

/** What a torn or edited file may hold where a time or a count is expected. */
const anyNumber = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(8.64e15, 8.64e15 + 1, -8.64e15 - 1, 1e300, Number.NaN, Number.POSITIVE_INFINITY),
);

it('a time is put into words whatever was stored for it, and never throws', () => {
  fc.assert(
    fc.property(anyNumber, anyNumber, (at, now) => {
      const texts = [
        ...[clock, second, day, exact, dated].map((say) => say(at, 'en-GB')),
        utc(at),
        when(at, now, 'en-GB'),
        asOf(at, now, 'en-GB'),
        clockWords(at, 'en-GB'),
        span(at),
        intervalWords(at),
        headline(incident({ openedAt: at, value: at, numerator: at, denominator: now }), 'en-GB'),
      ];
      for (const text of texts) expect(text).not.toBe('');
    }),
  );
});

it('a time that no calendar has is said to be unknown', () => {
  expect(clock(8.64e15 + 1, 'en-GB')).toBe('unknown time');
  expect(clockWords(1e300, 'en-GB')).toBe('unknown time');
  expect(utc(Number.NaN)).toBe('unknown time');
  expect(span(Number.POSITIVE_INFINITY)).toBe('unknown time');
});
