import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { forecast as forecastHere } from '../../../src/shared/forecast.ts';
import type { Day, Quota } from '../../../src/shared/state.ts';

const DAY = 86_400_000;
const UTC = 'UTC';
/** The forecast on a computer in that zone. */
const forecast = (plan: Quota, list: readonly Day[], now: number, zone: string) => {
  vi.stubEnv('TZ', zone);
  return forecastHere(plan, list, now);
};
afterEach(() => {
  vi.unstubAllEnvs();
});
/** A Monday. */
const START = Date.UTC(2026, 2, 2);
const dateOf = (index: number): string => new Date(START + index * DAY).toISOString().slice(0, 10);
const day = (index: number, sent: number, rejects = 0): Day => ({
  date: dateOf(index),
  sent,
  rejects,
  bounces: 0,
  spam: 0,
  unsubscribes: 0,
});
const days = (count: number, sent: (weekday: number) => number): readonly Day[] =>
  Array.from({ length: count }, (_, index) => day(index - count, sent((((index - count) % 7) + 7) % 7)));
const quota = (part: Partial<Quota> = {}): Quota => ({
  used: 500,
  max: 1000,
  startsAt: START - 10 * DAY,
  endsAt: START + 20 * DAY,
  ...part,
});

describe('where the quota goes', () => {
  it('is full on the day that the pace of the finished days reaches it', () => {
    const found = forecast(
      quota(),
      days(28, () => 100),
      START,
      UTC,
    );
    expect(found).toMatchObject({ reachesAt: START + 5 * DAY, usedAtEnd: 2500, sureness: 'good' });
    expect(found.overage).toMatch(/paid plan goes on.*free plan sends nothing more/);
  });

  it('lasts where the pace does not reach it', () => {
    expect(
      forecast(
        quota(),
        days(28, () => 10),
        START,
        UTC,
      ),
    ).toEqual({
      reachesAt: undefined,
      usedAtEnd: 700,
      sureness: 'good',
      overage: undefined,
    });
  });

  it('knows that a weekend is quieter', () => {
    // Monday is 0: five days of 100, two of nothing.
    const week = days(28, (weekday) => (weekday < 5 ? 100 : 0));
    expect(forecast(quota({ used: 450 }), week, START, UTC).reachesAt).toBe(START + 7.5 * DAY);
  });

  it('takes of today what is left of it', () => {
    const { reachesAt, usedAtEnd } = forecast(
      quota(),
      days(28, () => 100),
      START + DAY / 4,
      UTC,
    );
    expect(reachesAt).toBe(START + DAY / 4 + 5 * DAY);
    expect(usedAtEnd).toBeCloseTo(500 + 100 * 19.75);
  });

  it('counts rejected e-mails, which use the quota as well', () => {
    const rejected = Array.from({ length: 28 }, (_, index) => day(index - 28, 60, 40));
    expect(forecast(quota(), rejected, START, UTC).reachesAt).toBe(START + 5 * DAY);
  });

  it('is rough from a few days, and looks at no more than the newest thirty', () => {
    expect(
      forecast(
        quota(),
        days(5, () => 100),
        START,
        UTC,
      ),
    ).toMatchObject({ sureness: 'rough', usedAtEnd: 2500 });
    const old = [...Array.from({ length: 60 }, (_, index) => day(index - 100, 9000)), ...days(30, () => 10)];
    expect(forecast(quota(), old, START, UTC).usedAtEnd).toBe(700);
  });

  it('is none without a finished day, without a limit and after the end', () => {
    const none = { reachesAt: undefined, usedAtEnd: undefined, sureness: 'none', overage: undefined };
    expect(forecast(quota(), [], START, UTC)).toEqual(none);
    expect(
      forecast(
        quota({ max: 0 }),
        days(28, () => 100),
        START,
        UTC,
      ),
    ).toEqual(none);
    expect(
      forecast(
        quota(),
        days(28, () => 100),
        START + 20 * DAY,
        UTC,
      ),
    ).toEqual(none);
    expect(
      forecast(
        quota({ endsAt: 8e15 }),
        days(28, () => 100),
        START,
        UTC,
      ),
    ).toEqual(none);
  });

  it('is full now where it is used up, whatever the days say', () => {
    expect(forecast(quota({ used: 1000 }), [], START, UTC)).toMatchObject({ reachesAt: START, sureness: 'none' });
    expect(
      forecast(
        quota({ used: 2500 }),
        days(28, () => 1),
        START,
        UTC,
      ),
    ).toMatchObject({ reachesAt: START });
    expect(
      forecast(
        quota({ used: 3000 }),
        days(28, () => 1),
        START,
        UTC,
      ).overage,
    ).toMatch(/the most that a paid plan/);
  });

  it('goes by the days of the zone, also where the clocks change', () => {
    // On 29 March 2026 Berlin has 23 hours: the same e-mails in less time.
    const cycle = quota({ used: 0, max: 50, endsAt: Date.UTC(2026, 3, 10) });
    const midnight = Date.UTC(2026, 2, 28, 23);
    const berlin = forecast(
      cycle,
      days(5, () => 100),
      midnight,
      'Europe/Berlin',
    );
    expect(berlin.reachesAt).toBe(midnight + 11.5 * 3_600_000);
    const autumn = Date.UTC(2026, 9, 24, 22);
    expect(
      forecast(
        { ...cycle, endsAt: Date.UTC(2026, 10, 10) },
        days(5, () => 100),
        autumn,
        'Europe/Berlin',
      ).reachesAt,
    ).toBe(autumn + 12.5 * 3_600_000);
  });
});

describe('any forecast', () => {
  const anyDays = fc.array(fc.record({ sent: fc.nat(5000), rejects: fc.nat(50) }), { maxLength: 35 });
  const zone = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Africa/Cairo',
    'America/Santiago',
    'Asia/Beirut',
    'Pacific/Apia',
  );
  const any = {
    used: fc.nat(20_000),
    max: fc.integer({ min: 1, max: 20_000 }),
    days: anyDays.map((list) => list.map(({ sent, rejects }, index) => day(index - list.length, sent, rejects))),
    passed: fc.integer({ min: 0, max: 30 * DAY - 1 }),
    start: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
    zone,
  };
  const of = (used: number, max: number, list: readonly Day[], start: number, passed: number, timeZone: string) =>
    forecast({ used, max, startsAt: start, endsAt: start + 30 * DAY }, list, start + passed, timeZone);

  it('is never before now nor after the end, and never loses what is used', () => {
    fc.assert(
      fc.property(fc.record(any), ({ used, max, days: list, start, passed, zone: timeZone }) => {
        const found = of(used, max, list, start, passed, timeZone);
        if (found.reachesAt !== undefined) {
          expect(found.reachesAt).toBeGreaterThanOrEqual(start + passed);
          expect(found.reachesAt).toBeLessThan(start + 30 * DAY);
          expect(found.overage).toBeDefined();
        }
        expect(found.sureness === 'none').toBe(list.length === 0);
        if (found.usedAtEnd !== undefined) expect(found.usedAtEnd).toBeGreaterThanOrEqual(used);
      }),
    );
  });

  it('comes no later with more used or more sent, and no sooner with a larger plan', () => {
    const later = Number.POSITIVE_INFINITY;
    fc.assert(
      fc.property(fc.record(any), fc.nat(3000), ({ used, max, days: list, start, passed, zone: timeZone }, more) => {
        const at = (u: number, m: number, l: readonly Day[]) => of(u, m, l, start, passed, timeZone).reachesAt ?? later;
        const before = at(used, max, list);
        // Sums of fractions may differ in their last digits.
        expect(at(used + more, max, list)).toBeLessThanOrEqual(before + 1);
        expect(
          at(
            used,
            max,
            list.map((one) => ({ ...one, sent: one.sent + more })),
          ),
        ).toBeLessThanOrEqual(before + 1);
        expect(at(used, max + more, list)).toBeGreaterThanOrEqual(before === later ? later : before - 1);
      }),
    );
  });
});
