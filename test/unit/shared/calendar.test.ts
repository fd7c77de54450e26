import { afterEach, describe, expect, it, vi } from 'vitest';
import { CALLS } from '../../../src/shared/bridge.ts';
import { addDays, finishedDays, isSameDay, localDate, localDay, localDayOf } from '../../../src/shared/calendar.ts';
import { HOUR } from '../main/core/alerting/builders.ts';

describe('a local day', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });
  const inZone = (zone: string) => vi.stubEnv('TZ', zone);
  const hours = ({ from, to }: { from: number; to: number }) => (to - from) / HOUR;

  it('runs from local midnight to the next', () => {
    inZone('Pacific/Auckland');
    expect(localDay(Date.UTC(2026, 2, 4, 12, 30), 0)).toEqual({
      date: '2026-03-05',
      from: Date.UTC(2026, 2, 4, 11),
      to: Date.UTC(2026, 2, 5, 11),
    });
  });

  it('has 23 hours where the clocks go forward and 25 where they go back', () => {
    inZone('Europe/Berlin');
    expect(hours(localDay(Date.UTC(2026, 2, 29, 12), 0))).toBe(23);
    expect(hours(localDay(Date.UTC(2026, 9, 25, 12), 0))).toBe(25);
    expect(localDay(Date.UTC(2026, 2, 30, 12), 1).date).toBe('2026-03-29');
  });

  it('begins when it begins where midnight does not exist', () => {
    inZone('Africa/Cairo');
    const day = localDay(Date.UTC(2026, 3, 24, 12), 0);
    expect(day.date).toBe('2026-04-24');
    expect(hours(day)).toBe(23);
  });

  it.each(['UTC', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'Africa/Cairo'])(
    'joins the next without a gap, all year, in %s',
    (zone) => {
      inZone(zone);
      const days = finishedDays(Date.UTC(2026, 11, 31, 12), 364);
      expect(new Set(days.map((day) => day.date)).size).toBe(364);
      days.forEach((day, index) => {
        if (index > 0) expect(day.to).toBe(days[index - 1]?.from);
      });
    },
  );

  it('is found by its date, also where it has no midnight', () => {
    inZone('Africa/Cairo');
    expect(localDayOf('2026-04-24')).toEqual(localDay(Date.UTC(2026, 3, 24, 12), 0));
  });

  it('is the same for two moments where the clock here says so', () => {
    inZone('Pacific/Auckland');
    expect(isSameDay(Date.UTC(2026, 2, 4, 10, 59), Date.UTC(2026, 2, 4, 11))).toBe(false);
    expect(isSameDay(Date.UTC(2026, 2, 4, 11), Date.UTC(2026, 2, 5, 10, 59))).toBe(true);
  });

  it('is counted by the calendar, over the nights when clocks change and over months', () => {
    inZone('Europe/Berlin');
    const now = new Date(2026, 2, 30, 0, 30).getTime();
    expect([0, 1, 30].map((days) => localDate(now, days))).toEqual(['2026-03-30', '2026-03-29', '2026-02-28']);
    expect(localDate(new Date(2026, 9, 26, 0, 30).getTime(), 1)).toBe('2026-10-25');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  });
});

describe('a moment that is stored or sent', () => {
  const about = {
    accountId: '6f1f6b0a-33de-4f7a-8a6e-0d5c7f3b2a10',
    incidentId: '0b9f2a7e-5c41-4c7e-9f60-2f6a3f0c1d11',
  };

  it.each([8_640_000_000_000_001, 1e300, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('is not %d', (until) => {
    expect(CALLS.mute.safeParse({ until }).success).toBe(false);
    expect(CALLS.snooze_incident.safeParse({ ...about, until }).success).toBe(false);
  });

  it('is any up to the end of 2099', () => {
    for (const until of [0, Date.UTC(2026, 10, 24), Date.UTC(2099, 11, 31)]) {
      expect(CALLS.mute.safeParse({ until }).success).toBe(true);
    }
  });
});
