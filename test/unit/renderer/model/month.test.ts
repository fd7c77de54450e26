import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  dayAfterKey,
  dayText,
  isDay,
  monthText,
  weekdays,
  weeksOf,
} from '../../../../src/renderer/model/month.ts';
import { addDays } from '../../../../src/shared/calendar.ts';

const anyDay = fc.integer({ min: 0, max: 36_000 }).map((n) => addDays('2000-01-01', n));

describe('a calendar', () => {
  it('shows each day of the month once, under its weekday, beginning on Monday', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const weeks = weeksOf(day);
        const days = weeks.flat().filter((one) => one !== undefined);
        expect(days[0]).toBe(`${day.slice(0, 7)}-01`);
        expect(days.at(-1)).toBe(dayAfterKey('End', day));
        expect(days).toEqual(days.map((_, n) => addDays(days[0] ?? '', n)));
        expect(days).toContain(day);
        for (const week of weeks)
          for (const [n, one] of week.entries())
            if (one) expect((new Date(`${one}T00:00:00Z`).getUTCDay() + 6) % 7).toBe(n);
      }),
    );
  });

  it('goes by months to the same day, or to the last one there is', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
    fc.assert(fc.property(anyDay, fc.integer({ min: -30, max: 30 }), (day, n) => isDay(addMonths(day, n))));
  });

  it('knows the keys of a calendar and no others', () => {
    expect(dayAfterKey('ArrowLeft', '2026-03-01')).toBe('2026-02-28');
    expect(dayAfterKey('ArrowDown', '2026-11-24')).toBe('2026-12-01');
    expect(dayAfterKey('PageUp', '2026-11-24')).toBe('2026-10-24');
    expect(dayAfterKey('Home', '2026-11-24')).toBe('2026-11-01');
    expect(dayAfterKey('x', '2026-11-24')).toBeUndefined();
    expect(dayAfterKey('toString', '2026-11-24')).toBeUndefined();
  });

  it('takes only days that there are', () => {
    for (const day of ['2026-02-30', '2026-13-01', '2026-1-1', '', 'today']) expect(isDay(day), day).toBe(false);
    expect(isDay('2024-02-29')).toBe(true);
  });

  it('says days and months in the language of the person', () => {
    expect(dayText('2026-11-24', 'en-GB')).toBe('Tue, 24 Nov 2026');
    expect(monthText('2026-11-24', 'de')).toBe('November 2026');
    expect(weekdays('de')).toEqual(['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So']);
  });
});
