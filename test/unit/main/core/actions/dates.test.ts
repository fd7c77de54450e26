import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { endDate, periodsOf, startDate, wireRange } from '../../../../../src/main/core/actions/dates.ts';
import { addDays, localDate, localDayOf } from '../../../../../src/shared/calendar.ts';

const HOUR = 3_600_000;
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Africa/Cairo',
];
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const days = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2099, 11, 31) }).map(dayOf);

const inZone = (zone: string) => vi.stubEnv('TZ', zone);
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a range of local days', () => {
  it('is sent as UTC, its last day included', () => {
    inZone('Europe/Berlin');
    expect(wireRange('2026-03-01', '2026-03-31', 7, 0)).toEqual({
      start_date: '2026-02-28T23:00:00Z',
      end_date: '2026-03-31T22:00:00Z',
    });
  });

  it.each([
    ['23 hours where the clocks go forward', '2026-03-29', 23],
    ['25 hours where they go back', '2026-10-25', 25],
    ['24 hours otherwise', '2026-06-01', 24],
  ])('has %s', (_name, day, hours) => {
    inZone('Europe/Berlin');
    const { from, to } = localDayOf(day);
    expect((to - from) / HOUR).toBe(hours);
    expect([startDate(day), endDate(day)]).toEqual(
      [from, to].map((ms) => new Date(ms).toISOString().replace('.000', '')),
    );
  });

  it.each(ZONES)('leaves no gap to the next and covers what its days cover, in %s', (zone) => {
    inZone(zone);
    fc.assert(
      fc.property(days, (day) => {
        expect(endDate(day)).toBe(startDate(addDays(day, 1)));
        const { from, to } = localDayOf(day);
        expect(localDate(from)).toBe(day);
        expect(localDate(to - 1)).toBe(day);
        expect(localDate(to)).toBe(addDays(day, 1));
      }),
      { numRuns: 300 },
    );
  });

  it('without a first day is the usual days up to the last, the last among them', () => {
    inZone('America/New_York');
    expect(wireRange(undefined, '2026-03-10', 7, 0)).toEqual({
      start_date: startDate('2026-03-04'),
      end_date: endDate('2026-03-10'),
    });
  });

  it('of moments is sent as it is, and without a first one is the usual days up to the last', () => {
    inZone('America/New_York');
    const [from, to] = ['2026-03-01T08:15:00Z', '2026-03-08T09:00:00Z'];
    expect(wireRange(from, to, 7, 0)).toEqual({ start_date: from, end_date: to });
    expect(wireRange(undefined, to, 7, 0)).toEqual({ start_date: '2026-03-01T09:00:00Z', end_date: to });
    expect(wireRange(from, '2026-03-04', 7, 0)).toEqual({ start_date: from, end_date: endDate('2026-03-04') });
  });

  it('without any day is the usual days up to now, with no end', () => {
    expect(wireRange(undefined, undefined, 7, Date.UTC(2026, 2, 8, 12))).toEqual({
      start_date: '2026-03-01T12:00:00Z',
    });
  });
});

describe('periods', () => {
  it('are whole weeks from Monday and whole months, cut at both ends', () => {
    expect(periodsOf({ from: '2026-03-04', to: '2026-03-18' }, 'week')).toEqual([
      { from: '2026-03-04', to: '2026-03-08' },
      { from: '2026-03-09', to: '2026-03-15' },
      { from: '2026-03-16', to: '2026-03-18' },
    ]);
    expect(periodsOf({ from: '2024-01-31', to: '2024-03-01' }, 'month')).toEqual([
      { from: '2024-01-31', to: '2024-01-31' },
      { from: '2024-02-01', to: '2024-02-29' },
      { from: '2024-03-01', to: '2024-03-01' },
    ]);
  });

  it.each(['day', 'week', 'month'] as const)('by %s cover the range without gap or overlap', (unit) => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 800 }), (from, more) => {
        const to = addDays(from, more);
        const periods = periodsOf({ from, to }, unit);
        expect([periods[0]?.from, periods.at(-1)?.to]).toEqual([from, to]);
        periods.forEach((period, index) => {
          expect(period.from <= period.to).toBe(true);
          if (index > 0) expect(period.from).toBe(addDays(periods[index - 1]?.to ?? '', 1));
        });
      }),
      { numRuns: 60 },
    );
  });

  it('of nothing are none', () => {
    expect(periodsOf({ from: '2026-03-02', to: '2026-03-01' }, 'day')).toEqual([]);
  });
});
