import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  count,
  counted,
  digestText,
  digestTitle,
  headline,
  intervalWords,
  limitValue,
  limitWords,
  percent,
  span,
  volumeText,
} from '../../../src/shared/words.ts';
import { incident } from '../../fixtures/incidents.ts';

describe('words', () => {
  it('say what, how bad, against which limit', () => {
    expect(headline(incident(), 'en')).toBe('Bounces 13.4% (limit 12%)');
    expect(headline(incident({ level: 'warning' }), 'en')).toBe('Bounces 13.4% (limit 8%)');
    expect(headline(incident(), 'de')).toBe('Bounces 13,4\u00a0% (limit 12\u00a0%)');
  });

  it('say by how much something rose or fell, in percent whatever its unit', () => {
    const { subject } = incident();
    if (subject.kind === 'no_data') throw new Error('The fixture is about a series');
    const rise = { ...subject, compare: 'rise', warning: 50, critical: 100 } as const;
    expect(headline(incident({ subject: rise, value: 300 }), 'en')).toBe('Bounces up 300.0% (limit 100%)');
    const series = { ...subject.series, metric: 'sent_volume' } as const;
    const fall = { ...rise, series, compare: 'fall', critical: undefined } as const;
    const dropped = incident({ subject: fall, level: 'warning', value: 60 });
    expect(headline(dropped, 'en')).toBe('Sent down 60.0% (limit 50%)');
    expect(headline({ ...dropped, value: -20 }, 'en')).toBe('Sent up 20.0% (limit 50%)');
    expect(limitWords(fall, 50, 'en')).toBe('down by more than 50%');
    expect(limitWords(subject, 12, 'en')).toBe('above 12%');
  });

  it.each([
    ['asked to slow down', { kind: 'rate_limited', until: 0 }],
    ['asked to slow down', { kind: 'rate_limited', until: 0, by: 'smtp2go' }],
    ['own request limit reached', { kind: 'rate_limited', until: 0, by: 'relaywatch' }],
    ['mistake in Relaywatch', { kind: 'mistake' }],
  ] as const)('say why there is no data: %s', (text, why) => {
    expect(headline(incident({ subject: { kind: 'no_data', why } }), 'en')).toBe(`No data: ${text}`);
  });

  it('say how much mail, over which time', () => {
    expect(volumeText(incident(), 'en')).toBe('whole account · 1,240 of 9,250 sent, 24 h');
  });

  it('say why an account cannot be seen', () => {
    const blind = incident({
      subject: { kind: 'no_data', why: { kind: 'key_refused', detail: '' } },
      level: 'no_data',
    });
    expect(headline(blind, 'en')).toBe('No data: key refused');
  });

  it('take one more decimal where rounding would hide the side of the limit', () => {
    expect(percent(8.04, 1, [8], 'en')).toBe('8.04%');
    expect(percent(8, 1, [8], 'en')).toBe('8.0%');
    expect(percent(7.96, 1, [8], 'en')).toBe('7.96%');
    expect(percent(0.0604, 3, [0.06], 'en')).toBe('0.0604%');
  });

  it('never print a value on the wrong side of its limit, nor on it, when it can be told within 5 decimals', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.integer({ min: 1, max: 99 }), (value, limit) => {
        fc.pre(Math.abs(value - limit) > 0.00001);
        const printed = Number(percent(value, 1, [limit], 'en').replace('%', ''));
        expect(Math.sign(printed - limit)).toBe(Math.sign(value - limit));
      }),
    );
  });

  it('print limits without needless zeros', () => {
    expect(limitValue('bounce_rate', 12, 'en')).toBe('12%');
    expect(limitValue('spam_rate', 0.06, 'en')).toBe('0.06%');
    expect(limitValue('sent_volume', 1_000_000, 'en')).toBe('1,000,000');
  });

  it('write every count as Intl does in English, small ones without asking it', () => {
    for (const locale of ['en', 'en-GB', 'en-IN']) {
      const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
      for (const n of [0, 1, 9, 10, 999, 1000, 1001, 123_456, 0.4, 2.5, 999.6, -1, -1000]) {
        expect(count(n, locale)).toBe(format.format(n));
      }
    }
    const asked = vi.spyOn(Intl, 'NumberFormat');
    expect(count(999, 'en-001')).toBe('999');
    expect(asked).not.toHaveBeenCalled();
  });

  it('let count and noun agree', () => {
    expect([0, 1, 2, 1_000_000].map((n) => counted(n, 'incident', 'incidents', 'en'))).toEqual([
      '0 incidents',
      '1 incident',
      '2 incidents',
      '1,000,000 incidents',
    ]);
  });

  it('tell a span in its two largest units', () => {
    const minute = 60_000;
    expect([30_000, 4 * minute, 311 * minute, 61 * minute, 50 * 60 * minute].map(span)).toEqual([
      'less than 1 min',
      '4 min',
      '5 h 11 min',
      '1 h 01 min',
      '2 d 2 h',
    ]);
  });

  it('tell how often in seconds where minutes would say nothing', () => {
    expect([10_000, 59_000, 60_000, 300_000].map(intervalWords)).toEqual(['10 s', '59 s', '1 min', '5 min']);
  });

  it('say what was held back, and why', () => {
    expect(digestText({ opened: 3, closed: 1, open: 2 }, 'en')).toBe('3 incidents opened, 1 closed, 2 still open');
    expect(digestText({ opened: 0, closed: 1, open: 0 }, 'en')).toBe('1 incident closed');
    expect(digestTitle(['away'])).toBe('While you were away');
    expect(digestTitle(['away', 'muted'])).toBe('While it was quiet');
  });
});
