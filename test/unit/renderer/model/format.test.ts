import { beforeAll, describe, expect, it, vi } from 'vitest';
import { asOf, clock, day, dayOfDate, exact, utc, when } from '../../../../src/renderer/model/format.ts';
import { at, NOW, TIME_ZONE } from '../../../fixtures/states.ts';

beforeAll(() => {
  vi.stubEnv('TZ', TIME_ZONE);
});

describe('a moment in words', () => {
  it('is the time alone today, with the day before, with the year in other years', () => {
    expect(when(at(9, 21), NOW, 'en-GB')).toBe('09:21');
    expect(when(at(9, 21) - 86_400_000, NOW, 'en-GB')).toBe('23 Nov, 09:21');
    expect(when(Date.UTC(2025, 10, 23, 8, 21), NOW, 'en-GB')).toBe('23 Nov 2025, 09:21');
  });

  it('says "today" where a sentence needs it', () => {
    expect(asOf(at(12, 31), NOW, 'en-GB')).toBe('today, 12:31');
    expect(asOf(at(12, 31) - 86_400_000, NOW, 'en-GB')).toBe('23 Nov, 12:31');
  });

  it('counts days by the local clock, not by UTC', () => {
    const justAfterMidnight = at(0, 5);
    expect(new Date(justAfterMidnight).getUTCDate()).toBe(23);
    expect(when(justAfterMidnight, NOW, 'en-GB')).toBe('00:05');
  });

  it('follows the language', () => {
    expect(day(NOW, 'de-DE')).toBe('24. Nov.');
    expect(clock(NOW, 'en-US')).toMatch(/^2:31\sPM$/);
    expect(when(at(9, 5) - 86_400_000, NOW, 'en-US')).toMatch(/^Nov 23, 9:05\sAM$/);
    expect(clock(at(9, 5), 'de-DE')).toBe('09:05');
  });

  it('has an exact form, here and in UTC', () => {
    expect(exact(NOW, 'en-GB')).toBe('24 Nov 2026, 14:31:07');
    expect(utc(NOW)).toBe('2026-11-24T13:31:07Z');
  });

  it('keeps a written day the same day in every zone', () => {
    expect(dayOfDate('2026-10-25', 'en-GB')).toBe('25 Oct');
    vi.stubEnv('TZ', 'Pacific/Honolulu');
    expect(dayOfDate('2026-10-25', 'en-GB')).toBe('25 Oct');
    vi.stubEnv('TZ', TIME_ZONE);
  });
});
