import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walkPages } from '../../../../../src/main/core/api/paging.ts';
import { fail, ok } from '../../../../../src/shared/failure.ts';

/** A list cut into pages, whose tokens are the positions where they begin. */
function listOf(rows: readonly number[], pageSize: number, endToken: string | null | undefined = null) {
  const asked: (string | undefined)[] = [];
  const fetchPage = async (token: string | undefined) => {
    asked.push(token);
    const from = Number(token ?? 0);
    const end = from + pageSize;
    return ok({ rows: rows.slice(from, end), token: end < rows.length ? String(end) : endToken, skippedRows: 0 });
  };
  return { fetchPage, asked };
}

describe('walking a list page by page', () => {
  it('sees every row once and asks for no page too many', async () => {
    const ends = fc.constantFrom(null, undefined, '');
    await fc.assert(
      fc.asyncProperty(
        // No two rows of a list are equal; two equal pages mean a circle.
        fc.uniqueArray(fc.nat()),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 120 }),
        ends,
        async (rows, pageSize, most, endToken) => {
          const { fetchPage, asked } = listOf(rows, pageSize, endToken);
          const walk = await walkPages(fetchPage, most);
          expect(walk).toEqual(
            ok({ rows: rows.slice(0, most), skippedRows: 0, end: rows.length > most ? 'enough' : 'all' }),
          );
          expect(asked.length).toBe(Math.max(1, Math.ceil(Math.min(most, rows.length) / pageSize)));
          expect(new Set(asked).size).toBe(asked.length);
        },
      ),
    );
  });

  it('ends where the provider leads in a circle', async () => {
    const next = new Map([
      [undefined, 'a'],
      ['a', 'b'],
      ['b', 'a'],
    ]);
    const walk = await walkPages(async (token) => ok({ rows: [token], token: next.get(token), skippedRows: 0 }), 100);
    expect(walk).toEqual(ok({ rows: [undefined, 'a', 'b'], skippedRows: 0, end: 'circle' }));
  });

  it('ends where the same token comes twice', async () => {
    const walk = await walkPages(async () => ok({ rows: [1], token: 'a', skippedRows: 0 }), 100);
    expect(walk).toEqual(ok({ rows: [1, 1], skippedRows: 0, end: 'circle' }));
  });

  it('does not follow empty pages for ever', async () => {
    let pages = 0;
    const walk = await walkPages(async () => {
      pages += 1;
      return ok({ rows: [], token: `page ${pages}`, skippedRows: 0 });
    }, 100);
    expect(walk).toEqual(ok({ rows: [], skippedRows: 0, end: 'circle' }));
  });

  it('counts the rows that could not be read', async () => {
    const tokens = ['a', 'b', null];
    const rows = [1, 2, 3];
    const next = async () => ok({ rows: rows.splice(0, 1), token: tokens.shift(), skippedRows: 2 });
    expect(await walkPages(next, 100)).toEqual(ok({ rows: [1, 2, 3], skippedRows: 6, end: 'all' }));
  });

  it('sees a circle of whole pages, though every token is new', async () => {
    let pages = 0;
    const walk = await walkPages(async () => {
      pages += 1;
      return ok({ rows: [1, 2], token: `page ${pages}`, skippedRows: 0 });
    }, 100);
    expect(walk).toEqual(ok({ rows: [1, 2, 1, 2], skippedRows: 0, end: 'circle' }));
  });

  it('says where the provider stops short of the total it named', async () => {
    const page = { rows: [1, 2], token: '', skippedRows: 0, total: 137 };
    expect(await walkPages(async () => ok(page), 100)).toMatchObject({ data: { end: 'short' } });
    expect(await walkPages(async () => ok({ ...page, total: 4, skippedRows: 2 }), 100)).toMatchObject({
      data: { end: 'all' },
    });
  });

  it('does not read on where the list ends before the first row that is needed', async () => {
    const { fetchPage, asked } = listOf([1, 2, 3, 4, 5, 6], 2);
    const counted = async (token: string | undefined) => {
      const page = await fetchPage(token);
      return page.ok ? ok({ ...page.data, total: 6 }) : page;
    };
    expect(await walkPages(counted, 20, undefined, 10)).toMatchObject({ data: { end: 'all' } });
    expect(asked).toHaveLength(1);
    await walkPages(counted, 20, undefined, 5);
    expect(asked).toHaveLength(4);
  });

  it('fails as the page that failed', async () => {
    const lost = fail({ kind: 'offline', reason: 'connection reset' });
    const walk = await walkPages(async (token) => (token ? lost : ok({ rows: [1], token: 'a', skippedRows: 0 })), 100);
    expect(walk).toEqual(lost);
  });

  it('stops between two pages when it is cancelled', async () => {
    const stop = new AbortController();
    const { fetchPage, asked } = listOf([1, 2, 3, 4], 1);
    const walk = await walkPages(
      (token) => {
        if (token === '2') stop.abort();
        return fetchPage(token);
      },
      100,
      stop.signal,
    );
    expect(walk).toEqual(fail({ kind: 'cancelled' }));
    expect(asked).toEqual([undefined, '1', '2']);
  });
});
