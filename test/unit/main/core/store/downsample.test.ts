import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { downsample, strideFor } from '../../../../../src/main/core/store/downsample.ts';

const anyValue = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 9 }) }, fc.constant(undefined));
const anyRows = fc.array(fc.record({ value: anyValue, hasNoData: fc.constant(false) }), {
  minLength: 1,
  maxLength: 80,
});

describe('downsampled rows', () => {
  it('are no more than asked for, have the highest and the lowest of all, and never lie further apart than a stride', () => {
    fc.assert(
      fc.property(anyRows, fc.integer({ min: 3, max: 40 }), (rows, limit) => {
        const stride = strideFor(rows.length, limit);
        const kept = downsample(rows, stride, (row) => row);
        expect(kept.length).toBeLessThanOrEqual(limit);
        const values = (of: typeof rows) => of.flatMap(({ value }) => value ?? []);
        expect(Math.max(...values([...kept]))).toBe(Math.max(...values(rows)));
        expect(Math.min(...values([...kept]))).toBe(Math.min(...values(rows)));
        const places = kept.map((row) => rows.indexOf(row));
        expect(places.at(-1)).toBe(rows.length - 1);
        for (const [index, place] of places.entries())
          expect(place - (places[index - 1] ?? -1)).toBeLessThanOrEqual(stride);
      }),
    );
  });

  it('are all of them where they are few enough', () => {
    expect(strideFor(30, 30)).toBe(1);
    expect(strideFor(31, 30)).toBe(4);
    expect(strideFor(5, Number.POSITIVE_INFINITY)).toBe(1);
  });
});
