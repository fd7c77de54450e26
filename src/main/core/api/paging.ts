import { fail, ok, type Result } from '../../../shared/failure.ts';

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** How many rows the whole list has, if the provider said so. */
  readonly total?: number | undefined;
  /** The token of the next page; null, empty or absent on the last (smtp2go-api.md 1.8). */
  readonly token: string | null | undefined;
  readonly skippedRows: number;
}

export interface Walk<Row> {
  readonly rows: readonly Row[];
  readonly skippedRows: number;
  /**
   * Why it ended: `all` rows were read; `enough` were read; the provider led in a `circle` (it repeated a token or a
   * whole page, or returned an empty page that has a next one), so there may be more; or it stopped `short` of the total
   * it had named.
   */
  readonly end: 'all' | 'enough' | 'circle' | 'short';
}

/**
 * Reads a list page by page, up to `most` rows. `fetchPage` must repeat every parameter but the token unchanged, page
 * size included, or the token is not valid. Fails with the first page that fails. Rows before `from` are not needed: a
 * list that is known to end before it is not read on.
 */
export async function walkPages<Row>(
  fetchPage: (token: string | undefined, signal: AbortSignal | undefined) => Promise<Result<Page<Row>>>,
  most: number,
  signal?: AbortSignal,
  from = 0,
): Promise<Result<Walk<Row>>> {
  const rows: Row[] = [];
  const seen = new Set<string>();
  const seenPages = new Set<string>();
  let skippedRows = 0;
  let token: string | undefined;
  for (;;) {
    if (signal?.aborted) return fail({ kind: 'cancelled' });
    const page = await fetchPage(token, signal);
    if (!page.ok) return page;
    const room = most - rows.length;
    rows.push(...page.data.rows.slice(0, room));
    skippedRows += page.data.skippedRows;
    token = page.data.token || undefined;
    const { total } = page.data;
    if (token === undefined && page.data.rows.length <= room) {
      const isShort = total !== undefined && rows.length + skippedRows < total;
      return ok({ rows, skippedRows, end: isShort ? 'short' : 'all' });
    }
    if (token === undefined || rows.length >= most) return ok({ rows, skippedRows, end: 'enough' });
    if (total !== undefined && total <= from) return ok({ rows, skippedRows, end: 'all' });
    const isEmpty = page.data.rows.length + page.data.skippedRows === 0;
    const contents = JSON.stringify(page.data.rows);
    if (isEmpty || seen.has(token) || seenPages.has(contents)) return ok({ rows, skippedRows, end: 'circle' });
    seen.add(token);
    seenPages.add(contents);
  }
}
