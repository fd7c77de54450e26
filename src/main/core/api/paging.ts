import { fail, ok, type Result } from '../../../shared/failure.ts';

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Where the next page begins; null, empty or absent on the last (smtp2go-api.md 1.8). */
  readonly token: string | null | undefined;
  readonly skippedRows: number;
}

export interface Walk<Row> {
  readonly rows: readonly Row[];
  readonly skippedRows: number;
  /**
   * Why it ended: everything was seen, as many rows as wanted, or the provider led in a circle (a token it had given
   * before, or a page of nothing with a next one), so that there may be more.
   */
  readonly end: 'all' | 'enough' | 'circle';
}

/**
 * Walks a list page by page and stops after `most` rows. `fetchPage` repeats every parameter unchanged but the token,
 * the page size too: the token is good for nothing else. Fails as the first page that failed.
 */
export async function walkPages<Row>(
  fetchPage: (token: string | undefined, signal: AbortSignal | undefined) => Promise<Result<Page<Row>>>,
  most: number,
  signal?: AbortSignal,
): Promise<Result<Walk<Row>>> {
  const rows: Row[] = [];
  const seen = new Set<string>();
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
    if (token === undefined && page.data.rows.length <= room) return ok({ rows, skippedRows, end: 'all' });
    if (token === undefined || rows.length >= most) return ok({ rows, skippedRows, end: 'enough' });
    const isEmpty = page.data.rows.length + page.data.skippedRows === 0;
    if (isEmpty || seen.has(token)) return ok({ rows, skippedRows, end: 'circle' });
    seen.add(token);
  }
}
