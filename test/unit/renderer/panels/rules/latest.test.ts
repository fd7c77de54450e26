import { describe, expect, it } from 'vitest';
import { latestOnly } from '../../../../../src/renderer/panels/rules/latest.ts';

/** A question that is answered when the test says so. */
function asked() {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const put = latestOnly<number>((question) => {
    begun.push(question);
    return new Promise((resolve) => ends.push(resolve));
  });
  const answer = async () => {
    ends.shift()?.();
    await new Promise(setImmediate);
  };
  return { put, begun, answer };
}

describe('asking while a limit is dragged', () => {
  it('never has more than one question under way, and goes on with the latest', async () => {
    const { put, begun, answer } = asked();
    for (const question of [1, 2, 3, 4]) put(question);
    expect(begun).toEqual([1]);
    await answer();
    expect(begun).toEqual([1, 4]);
    await answer();
    expect(begun).toEqual([1, 4]);
    put(5);
    expect(begun).toEqual([1, 4, 5]);
  });
});
