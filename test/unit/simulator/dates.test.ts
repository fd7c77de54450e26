import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activityDate, cycleDate, parseDate, startOfDay } from '../../../src/simulator/dates.ts';

describe('parseDate', () => {
  it.each([
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01 08:00:00', '2026-03-01T08:00:00.000Z'],
    ['2026-03-01T08:00:00', '2026-03-01T08:00:00.000Z'],
    ['2026-03-01 08:00:00.250', '2026-03-01T08:00:00.250Z'],
    ['2026-03-01T08:00:00.250471', '2026-03-01T08:00:00.250Z'],
    ['2026-03-01T08:00:00Z', '2026-03-01T08:00:00.000Z'],
    ['2026-03-01T08:00:00+02:00', '2026-03-01T06:00:00.000Z'],
    ['2026-03-01T08:00:00.5-09:30', '2026-03-01T17:30:00.500Z'],
    ['2026-03-01 08:00:00+00:00', '2026-03-01T08:00:00.000Z'],
    ['01 Mar 26 08:00 GMT', '2026-03-01T08:00:00.000Z'],
    ['01 Mar 26 08:00 +0200', '2026-03-01T06:00:00.000Z'],
    ['Sun, 01 Mar 2026 08:00:00 GMT', '2026-03-01T08:00:00.000Z'],
    ['Sun, 01 Mar 2026 08:00:00 -0500', '2026-03-01T13:00:00.000Z'],
  ])('reads %s', (form, expected) => {
    expect(new Date(parseDate(form) ?? Number.NaN).toISOString()).toBe(expected);
  });

  it.each([
    '',
    'yesterday',
    '2026-13-01',
    '2026-02-30',
    '2026-03-01T25:00:00',
    '1772352000',
    '2026-03-01T08',
    '31 Foo 26 08:00 GMT',
  ])('refuses %j', (form) => {
    expect(parseDate(form)).toBeUndefined();
  });

  it('gives back the moment that any clock writes down, whatever its offset', () => {
    const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
    const moment = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2060, 0, 1) });
    fc.assert(
      fc.property(moment, offset, (ms, minutes) => {
        const local = new Date(ms + minutes * 60_000).toISOString().slice(0, 23);
        const size = Math.abs(minutes);
        const two = (value: number): string => String(value).padStart(2, '0');
        const zone = `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
        expect(parseDate(`${local}${zone}`)).toBe(ms);
      }),
    );
  });
});

describe('dates of answers', () => {
  it('look like those of the service', () => {
    expect(activityDate(Date.UTC(2026, 2, 4, 9, 12, 44) / 1000)).toBe('2026-03-04T09:12:44Z');
    expect(cycleDate(Date.UTC(2026, 2, 1))).toBe('2026-03-01 00:00:00+00:00');
    expect(startOfDay(Date.UTC(2026, 2, 4, 9, 12, 44))).toBe(Date.UTC(2026, 2, 4));
  });
});
