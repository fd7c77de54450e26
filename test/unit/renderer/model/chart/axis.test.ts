import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { timeTicks, valueTicks } from '../../../../../src/renderer/model/chart/axis.ts';
import { at, TIME_ZONE } from '../../../../fixtures/states.ts';

beforeAll(() => {
  vi.stubEnv('TZ', TIME_ZONE);
});

describe('the scale of values', () => {
  it('begins at zero and ends at a round figure that holds the highest', () => {
    expect(valueTicks(16)).toEqual([0, 4, 8, 12, 16]);
    expect(valueTicks(0.12)).toEqual([0, 0.03, 0.06, 0.09, 0.12]);
    expect(valueTicks(100)).toEqual([0, 25, 50, 75, 100]);
    expect(valueTicks(0)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });

  it('holds any value without wasting more than half', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (highest) => {
        const end = valueTicks(highest).at(-1) ?? 0;
        expect(end).toBeGreaterThanOrEqual(highest * (1 - 1e-9));
        expect(end).toBeLessThanOrEqual(highest * 2.01);
      }),
    );
  });
});

describe('the marks of time', () => {
  const labels = (from: number, to: number, most = 9) => timeTicks(from, to, most, 'en-GB').map((tick) => tick.label);

  it('stand on whole hours', () => {
    expect(labels(at(6, 31), at(14, 31))).toEqual([
      '07:00',
      '08:00',
      '09:00',
      '10:00',
      '11:00',
      '12:00',
      '13:00',
      '14:00',
    ]);
  });

  it('stand on whole minutes over short times', () => {
    expect(labels(at(9, 3), at(9, 7), 5)).toEqual(['09:03', '09:04', '09:05', '09:06', '09:07']);
    expect(labels(at(9, 3), at(10, 1), 6)).toEqual(['09:10', '09:20', '09:30', '09:40', '09:50', '10:00']);
  });

  it('name the day at midnight', () => {
    expect(labels(at(0) - 6 * 3_600_000, at(6), 5)).toEqual(['18:00', '21:00', '24 Nov', '03:00', '06:00']);
  });

  it('stand on whole days over long times', () => {
    expect(labels(at(12) - 6 * 86_400_000, at(12), 8)).toEqual([
      '19 Nov',
      '20 Nov',
      '21 Nov',
      '22 Nov',
      '23 Nov',
      '24 Nov',
    ]);
  });

  it('stay on local midnight across the change of clocks', () => {
    const ticks = timeTicks(Date.UTC(2026, 9, 23), Date.UTC(2026, 9, 28), 9, 'en-GB');
    expect(ticks.map((tick) => new Date(tick.at).getHours())).toEqual(ticks.map(() => 0));
  });
});
