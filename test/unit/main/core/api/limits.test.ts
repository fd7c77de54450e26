import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLimits } from '../../../../../src/main/core/api/limits.ts';
import { fakeClock } from '../../../../fakes/clock.ts';

const GROUP = 'api_keys/add';
const FIVE = [1, 2, 3, 4, 5];

describe('the limits', () => {
  it('let the documented number through at once, and the next one when the first is a minute old', async () => {
    const clock = fakeClock();
    const limits = createLimits(clock);
    expect(FIVE.map(() => limits.take('a', GROUP, 60_000).waitMs)).toEqual([0, 0, 0, 0, 0]);
    await clock.advance(10_000);
    expect(limits.take('a', GROUP, 60_000)).toMatchObject({ ok: true, waitMs: 51_000 });
  });

  it('refuse rather than have a call wait as long as it may last', () => {
    const limits = createLimits(fakeClock());
    for (const _ of FIVE) limits.take('a', GROUP, 60_000);
    expect(limits.take('a', GROUP, 60_000)).toEqual({ ok: false, waitMs: 61_000, by: 'relaywatch' });
  });

  it('are one per key and per documented limit', () => {
    const limits = createLimits(fakeClock());
    for (const _ of FIVE) limits.take('a', GROUP, 60_000);
    expect(limits.take('b', GROUP, 60_000)).toMatchObject({ ok: true, waitMs: 0 });
    expect(limits.take('a', 'other', 60_000)).toMatchObject({ ok: true, waitMs: 0 });
  });

  it('take back a turn that was not used', () => {
    const limits = createLimits(fakeClock());
    const turns = FIVE.map(() => limits.take('a', GROUP, 60_000));
    const [first] = turns;
    if (first?.ok) first.giveBack();
    expect(limits.take('a', GROUP, 60_000)).toMatchObject({ ok: true, waitMs: 0 });
  });

  it('keep every call of a silenced key waiting, and no other', async () => {
    const clock = fakeClock();
    const limits = createLimits(clock);
    limits.silence('a', 90_000);
    limits.silence('a', 60_000);
    expect(limits.take('a', 'other', 60_000)).toEqual({ ok: false, waitMs: 90_000, by: 'smtp2go' });
    expect(limits.take('b', 'other', 60_000)).toMatchObject({ ok: true, waitMs: 0 });
    await clock.advance(50_000);
    expect(limits.take('a', 'other', 60_000)).toMatchObject({ ok: true, waitMs: 40_000 });
    expect(limits.silentMs('a')).toBe(40_000);
    expect(limits.silentMs('b')).toBe(0);
  });

  it('name whoever makes a call wait longest', async () => {
    const clock = fakeClock();
    const limits = createLimits(clock);
    for (const _ of FIVE) limits.take('a', GROUP, 60_000);
    limits.silence('a', 60_000);
    expect(limits.take('a', GROUP, 10_000)).toEqual({ ok: false, waitMs: 61_000, by: 'relaywatch' });
    limits.silence('a', 61_000);
    expect(limits.take('a', GROUP, 10_000)).toEqual({ ok: false, waitMs: 61_000, by: 'smtp2go' });
  });

  it('never let more than the documented number through within any minute', async () => {
    const step = fc.record({
      pauseMs: fc.nat(20_000),
      silenceMs: fc.constantFrom(0, 0, 0, 30_000),
      /** How long after it was taken the turn is given back, if it has not been used by then. */
      givenBackAfterMs: fc.option(fc.nat(60_000)),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
        const clock = fakeClock();
        const limits = createLimits(clock);
        const went: number[] = [];
        for (const { pauseMs, silenceMs, givenBackAfterMs } of steps) {
          await clock.advance(pauseMs);
          if (silenceMs > 0) limits.silence('a', silenceMs);
          const turn = limits.take('a', GROUP, 600_000);
          if (!turn.ok) continue;
          if (givenBackAfterMs !== null && givenBackAfterMs < turn.waitMs) clock.after(givenBackAfterMs, turn.giveBack);
          else went.push(clock.monotonic() + turn.waitMs);
        }
        const times = went.toSorted((a, b) => a - b);
        times.slice(5).forEach((at, index) => {
          expect(at - (times[index] ?? 0)).toBeGreaterThan(60_000);
        });
      }),
    );
  });
});
