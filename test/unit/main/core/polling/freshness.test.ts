import { describe, expect, it } from 'vitest';
import { createFreshness } from '../../../../../src/main/core/polling/freshness.ts';
import { fail, ok, type Result } from '../../../../../src/shared/failure.ts';
import { DAY, HOUR, MINUTE, NOON } from '../alerting/builders.ts';

const MAY = ['/stats/*', '/activity/search'];

function given() {
  const asked: (readonly [number, number])[] = [];
  const told: number[] = [];
  let answer: Result<number | undefined> = ok(NOON - HOUR);
  const freshness = createFreshness(
    async (from, to) => {
      asked.push([from, to]);
      return answer;
    },
    (at) => told.push(at),
  );
  return {
    look: freshness.look,
    asked,
    told,
    outcomes: (next: Result<number | undefined>) => {
      answer = next;
    },
  };
}

describe('how fresh the figures are', () => {
  it('is the newest event of the last week, then of the time since', async () => {
    const { look, asked, told, outcomes } = given();
    await look(MAY, NOON);
    outcomes(ok(NOON + MINUTE));
    await look(MAY, NOON + 5 * MINUTE);
    expect(asked).toEqual([
      [NOON - 7 * DAY, NOON],
      [NOON - HOUR, NOON + 5 * MINUTE],
    ]);
    expect(told).toEqual([NOON - HOUR, NOON + MINUTE]);
  });

  it('is not asked for without the permission, or before it is known', async () => {
    const { look, asked } = given();
    await look(['/stats/*'], NOON);
    await look(undefined, NOON);
    expect(asked).toEqual([]);
  });

  it('is asked for at most once a minute, and again when the clock was set back', async () => {
    const { look, asked } = given();
    await look(MAY, NOON);
    await look(MAY, NOON + MINUTE - 1);
    expect(asked).toHaveLength(1);
    await look(MAY, NOON + MINUTE);
    await look(MAY, NOON - DAY);
    // The newest event lies ahead of this clock: SMTP2GO would refuse a range that ends before it begins.
    expect(asked.slice(2)).toEqual([[NOON - 8 * DAY, NOON - DAY]]);
  });

  it('stays as it was where nothing newer is known or the question fails', async () => {
    const { look, told, outcomes } = given();
    await look(MAY, NOON);
    for (const [n, next] of [ok(undefined), ok(NOON - 2 * HOUR), fail({ kind: 'cancelled' })].entries()) {
      outcomes(next);
      await look(MAY, NOON + (n + 1) * MINUTE);
    }
    expect(told).toEqual([NOON - HOUR]);
  });
});
