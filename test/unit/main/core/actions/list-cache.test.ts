import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createListCache, createLruCache } from '../../../../../src/main/core/actions/list-cache.ts';

describe('what is kept', () => {
  it('never weighs more than allowed, and the latest is there unless it alone is too heavy', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 12 }))),
        (settings) => {
          const kept = createLruCache<number>(10, (weight) => weight);
          for (const [name, weight] of settings) {
            kept.set(name, weight);
            expect(kept.get(name)).toBe(weight > 10 ? undefined : weight);
            const total = ['a', 'b', 'c', 'd'].reduce((sum, one) => sum + (kept.get(one) ?? 0), 0);
            expect(total).toBeLessThanOrEqual(10);
          }
        },
      ),
    );
  });

  it('loses what was used longest ago', () => {
    const kept = createLruCache<string>(2, () => 1);
    kept.set('old', '1');
    kept.set('new', '2');
    kept.get('old');
    kept.set('newest', '3');
    expect(['old', 'new', 'newest'].map(kept.get)).toEqual(['1', undefined, '3']);
  });

  it('is forgotten as a whole', () => {
    const listCache = createListCache();
    listCache.periods.set('one', []);
    listCache.clear();
    expect(listCache.periods.get('one')).toBeUndefined();
  });
});
