import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietUntil } from '../../../src/shared/quiet-hours.ts';
import type { QuietWindow } from '../../../src/shared/settings.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const ALL_DAYS = [0, 1, 2, 3, 4, 5, 6];
const NIGHTS: QuietWindow = { days: ALL_DAYS, from: '22:00', to: '07:00' };

const until = (windows: readonly QuietWindow[], now: string, timeZone = 'UTC') => {
  const end = quietUntil(windows, Date.parse(now), timeZone);
  return end === undefined ? undefined : new Date(end).toISOString().slice(0, 16);
};

describe('quiet hours', () => {
  it('are none without a window', () => expect(until([], '2026-11-25T23:00Z')).toBeUndefined());

  it('begin and end on the minute', () => {
    const [evening] = [{ days: ALL_DAYS, from: '18:00', to: '19:00' }];
    expect(until([evening], '2026-11-25T17:59:59.999Z')).toBeUndefined();
    expect(until([evening], '2026-11-25T18:00Z')).toBe('2026-11-25T19:00');
    expect(until([evening], '2026-11-25T18:59:59.999Z')).toBe('2026-11-25T19:00');
    expect(until([evening], '2026-11-25T19:00Z')).toBeUndefined();
  });

  it('go on across midnight, and belong to the day they start', () => {
    const friday = { ...NIGHTS, days: [5] };
    expect(until([friday], '2026-11-27T23:00Z')).toBe('2026-11-28T07:00');
    expect(until([friday], '2026-11-28T06:59Z')).toBe('2026-11-28T07:00');
    expect(until([friday], '2026-11-27T06:00Z')).toBeUndefined();
    expect(until([friday], '2026-11-28T23:00Z')).toBeUndefined();
  });

  it('last a whole day where a window ends at the time it starts', () => {
    expect(until([{ days: [6], from: '09:00', to: '09:00' }], '2026-11-29T08:00Z')).toBe('2026-11-29T09:00');
  });

  it('are one where windows overlap or adjoin, with one end', () => {
    const weekend: QuietWindow = { days: [0, 6], from: '00:00', to: '00:00' };
    expect(until([NIGHTS, weekend], '2026-11-27T22:30Z')).toBe('2026-11-30T07:00');
  });

  it('look ahead no further than they must when they never end', () => {
    const end = quietUntil([{ days: ALL_DAYS, from: '00:00', to: '00:00' }], Date.UTC(2026, 10, 25), 'UTC') ?? 0;
    expect(end - Date.UTC(2026, 10, 25)).toBeGreaterThan(7 * DAY);
    expect(end - Date.UTC(2026, 10, 25)).toBeLessThanOrEqual(9 * DAY);
  });

  it('end by the wall clock when an hour is missing or comes twice', () => {
    expect(until([NIGHTS], '2026-03-28T22:00Z', 'Europe/Berlin')).toBe('2026-03-29T05:00');
    expect(until([NIGHTS], '2026-10-24T22:00Z', 'Europe/Berlin')).toBe('2026-10-25T06:00');
  });

  it('are not cut in two by a clock set back, nor begun by a time that does not exist', () => {
    const late: QuietWindow = { days: ALL_DAYS, from: '22:00', to: '02:30' };
    expect(until([late], '2026-10-24T23:59Z', 'Europe/Berlin')).toBe('2026-10-25T01:30');
    const missing: QuietWindow = { days: ALL_DAYS, from: '02:10', to: '02:50' };
    expect(until([missing], '2026-03-29T01:00Z', 'Europe/Berlin')).toBeUndefined();
    const half: QuietWindow = { days: ALL_DAYS, from: '02:30', to: '03:30' };
    expect(until([half], '2026-03-29T01:00Z', 'Europe/Berlin')).toBe('2026-03-29T01:30');
  });

  it('follow the person to another zone', () => {
    expect(until([NIGHTS], '2026-11-25T21:30Z', 'Europe/Berlin')).toBe('2026-11-26T06:00');
    expect(until([NIGHTS], '2026-11-25T21:30Z', 'America/New_York')).toBeUndefined();
  });
});

/** Moments at which clocks change, a zone each: back and forth, by half an hour, at midnight, by a whole day. */
const CHANGES: readonly (readonly [string, number])[] = [
  ['UTC', Date.UTC(2026, 10, 25)],
  ['Europe/Berlin', Date.UTC(2026, 2, 29, 1)],
  ['Europe/Berlin', Date.UTC(2026, 9, 25, 1)],
  ['Australia/Lord_Howe', Date.UTC(2026, 3, 4, 15)],
  ['America/Sao_Paulo', Date.UTC(2018, 10, 4, 3)],
  ['America/Sao_Paulo', Date.UTC(2018, 1, 18, 2)],
  ['Pacific/Apia', Date.UTC(2011, 11, 30, 10)],
];
const DAYS_BEFORE = 5;
const DAYS_AFTER = 11;

/** What the wall clock shows in every minute around such a moment, as if it were UTC. */
const minutesAround = (timeZone: string, middle: number): Float64Array => {
  const format = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return Float64Array.from({ length: ((DAYS_BEFORE + DAYS_AFTER) * DAY) / MINUTE }, (_, index) =>
    Date.parse(`${format.format(middle - DAYS_BEFORE * DAY + index * MINUTE).replace(' ', 'T')}Z`),
  );
};

/** The slow and obvious way: every minute of every window is quiet, and the quiet ends with the first that is not. */
function reference(windows: readonly QuietWindow[], walls: Float64Array, at: number): number | undefined {
  const quiet = new Uint8Array(walls.length);
  const firstDay = Math.floor((walls[0] ?? 0) / DAY) + 1;
  for (let day = firstDay; day < firstDay + DAYS_BEFORE + DAYS_AFTER - 1; day += 1) {
    for (const { from, to } of windows.filter((window) => window.days.includes(new Date(day * DAY).getUTCDay()))) {
      const date = (offset: number) => new Date((day + offset) * DAY).toISOString().slice(0, 10);
      const start = Date.parse(`${date(0)}T${from}Z`);
      const end = Date.parse(`${date(to > from ? 0 : 1)}T${to}Z`);
      const last = walls.findLastIndex((wall) => wall < end);
      quiet.fill(
        1,
        walls.findIndex((wall) => wall >= start),
        last + 1,
      );
    }
  }
  if (quiet[at] === 0) return undefined;
  return quiet.indexOf(0, at);
}

const anyTime = fc
  .tuple(fc.nat(23), fc.constantFrom(0, 1, 15, 30, 59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const anyWindow = fc.record({
  days: fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 3 }),
  from: anyTime,
  to: anyTime,
});

describe('whatever the windows and the clocks', () => {
  it.each(CHANGES)('quiet ends when a look at every minute says so (%s, %d)', (timeZone, middle) => {
    const walls = minutesAround(timeZone, middle);
    fc.assert(
      fc.property(
        fc.array(anyWindow, { minLength: 1, maxLength: 2 }),
        fc.integer({ min: -2 * 24 * 60, max: 2 * 24 * 60 }),
        (windows, minutes) => {
          const expected = reference(windows, walls, DAYS_BEFORE * 24 * 60 + minutes);
          const found = quietUntil(windows, middle + minutes * MINUTE, timeZone);
          expect(found).toBe(expected === undefined ? undefined : middle - DAYS_BEFORE * DAY + expected * MINUTE);
        },
      ),
      { numRuns: 40 },
    );
  });
});
