import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageOf } from '../../../src/simulator/pages.ts';

type Setting = { readonly direction: 'asc' | 'desc'; readonly size: number };

const page = (rows: readonly string[], { direction, size }: Setting, token?: string) => {
  const found = pageOf({ rows, placeOf: (row) => row, direction, size, token, asked: { size } });
  if (found === undefined) throw new Error('the token was refused');
  return found;
};

const lists = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 30 });
const settings = fc.record({
  direction: fc.constantFrom('asc' as const, 'desc' as const),
  size: fc.integer({ min: 1, max: 8 }),
});

describe('pages of a list that may change', () => {
  it('hold every row that stays exactly once, in order, whatever is added or removed in between', () => {
    fc.assert(
      fc.property(lists, lists, fc.integer({ min: 0, max: 9 }), settings, (rows, added, gone, setting) => {
        const stays = rows.filter((_, place) => place % 3 !== gone);
        const seen: string[] = [];
        let found = page(rows, setting);
        seen.push(...found.rows);
        const after = [...new Set([...stays, ...added])];
        while (found.next !== undefined) {
          found = page(after, setting, found.next);
          seen.push(...found.rows);
        }
        expect(seen.filter((row) => stays.includes(row)).toSorted()).toEqual(stays.toSorted());
        expect(new Set(seen).size).toBe(seen.length);
        const ordered = seen.toSorted((one, other) => (one < other ? -1 : 1));
        expect(seen).toEqual(setting.direction === 'asc' ? ordered : ordered.toReversed());
      }),
    );
  });

  it('have no next one when the last row is on it', () => {
    expect(page(['a', 'b'], { direction: 'asc', size: 2 })).toEqual({ total: 2, rows: ['a', 'b'], next: undefined });
    expect(page([], { direction: 'asc', size: 2 })).toEqual({ total: 0, rows: [], next: undefined });
    expect(page(['a', 'b', 'c'], { direction: 'asc', size: 2 }).next).toEqual(expect.any(String));
  });

  it('take an empty token for the first, and refuse one of another request or none at all', () => {
    const ask = (token: string, asked: object) =>
      pageOf({ rows: ['a', 'b'], placeOf: (row) => row, direction: 'asc', size: 1, token, asked });
    const next = ask('', { of: 1 })?.next ?? '';
    expect(ask(next, { of: 1 })?.rows).toEqual(['b']);
    expect(ask(next, { of: 2 })).toBeUndefined();
    expect(ask('stale', { of: 1 })).toBeUndefined();
  });
});
