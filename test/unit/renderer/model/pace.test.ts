import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paceOf } from '../../../../src/renderer/model/pace.ts';

const DAY = 86_400_000;
const cycle = (used: number, max = 1000) => ({ used, max, startsAt: 0, endsAt: 30 * DAY });

describe('the quota at this pace', () => {
  it('is full on the day the line through today reaches it', () => {
    expect(paceOf(cycle(500), 10 * DAY)).toEqual({ kind: 'full', at: 20 * DAY });
  });

  it('is a share at the renewal where it lasts', () => {
    expect(paceOf(cycle(100), 10 * DAY)).toEqual({ kind: 'at_renewal', percent: 30 });
  });

  it('is now where it is used up already', () => {
    expect(paceOf(cycle(1000), 10 * DAY)).toEqual({ kind: 'full', at: 10 * DAY });
    expect(paceOf(cycle(2500), 10 * DAY)).toEqual({ kind: 'full', at: 10 * DAY });
  });

  it('is not told in the first day, of nothing sent, without a limit or after the end', () => {
    expect(paceOf(cycle(500), DAY - 1)).toBeUndefined();
    expect(paceOf(cycle(0), 10 * DAY)).toBeUndefined();
    expect(paceOf(cycle(500, 0), 10 * DAY)).toBeUndefined();
    expect(paceOf(cycle(500), 30 * DAY)).toBeUndefined();
  });

  it('never promises a day in the past, nor one after the renewal', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000_000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: DAY, max: 30 * DAY - 1 }),
        (used, max, now) => {
          const pace = paceOf(cycle(used, max), now);
          if (pace?.kind === 'full') {
            expect(pace.at).toBeGreaterThanOrEqual(now);
            expect(pace.at).toBeLessThan(30 * DAY);
          } else {
            expect(pace?.percent).toBeGreaterThan(0);
            expect(pace?.percent).toBeLessThanOrEqual(100.0001);
          }
        },
      ),
    );
  });
});
