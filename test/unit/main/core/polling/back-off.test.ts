import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delayAfter } from '../../../../../src/main/core/polling/back-off.ts';
import { HOUR, INTERVAL, MINUTE, NOON } from '../alerting/builders.ts';

const unreachable = { kind: 'unreachable', detail: 'ECONNREFUSED' } as const;
const given = (change: Partial<Parameters<typeof delayAfter>[1]> = {}) => ({
  failedPolls: 0,
  intervalMs: INTERVAL,
  chance: 0.5,
  now: NOON,
  ...change,
});
const anyChance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the pause after a poll', () => {
  it('is the interval, a tenth more or less', () => {
    expect(delayAfter({ kind: 'ok' }, given())).toBe(INTERVAL);
    expect(delayAfter({ kind: 'ok' }, given({ chance: 0 }))).toBe(0.9 * INTERVAL);
  });

  it('has no end when the key was refused', () => {
    expect(delayAfter({ kind: 'key_refused', detail: '' }, given())).toBeUndefined();
  });

  it('lasts as long as SMTP2GO asks, and a minute at least', () => {
    fc.assert(
      fc.property(anyChance, fc.integer({ min: -MINUTE, max: HOUR }), (chance, asked) => {
        const pause = delayAfter({ kind: 'rate_limited', until: NOON + asked }, given({ chance })) ?? 0;
        expect(pause).toBeGreaterThanOrEqual(Math.max(asked, MINUTE));
        expect(pause).toBeLessThanOrEqual(Math.max(asked, MINUTE) + MINUTE);
      }),
    );
  });

  it('grows with failures, is spread by chance, and has an end', () => {
    expect(delayAfter(unreachable, given({ failedPolls: 1 }))).toBe(INTERVAL);
    expect(delayAfter(unreachable, given({ failedPolls: 2 }))).toBe(7.5 * MINUTE);
    expect(delayAfter(unreachable, given({ failedPolls: 1000 }))).toBe(7.5 * MINUTE);
    expect(delayAfter(unreachable, given({ failedPolls: 1000, intervalMs: HOUR }))).toBe(HOUR / 2);
  });

  it('is never shorter than a minute after a failure, but for those who poll more often', () => {
    fc.assert(
      fc.property(
        anyChance,
        fc.nat(50),
        fc.constantFrom(5_000, MINUTE, INTERVAL, HOUR),
        (chance, failedPolls, intervalMs) => {
          const pause = delayAfter(unreachable, given({ chance, failedPolls, intervalMs })) ?? 0;
          expect(pause).toBeGreaterThanOrEqual(Math.min(MINUTE, intervalMs));
          expect(pause).toBeLessThanOrEqual(Math.max(intervalMs, 15 * MINUTE));
        },
      ),
    );
  });
});
