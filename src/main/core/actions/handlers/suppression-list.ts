import { ok, type Result } from '../../../../shared/failure.ts';
import type { DataOf, RequestOf } from '../../api/endpoints/index.ts';
import type { ActionContext } from '../context.ts';
import { wireRange } from '../dates.ts';
import { allRows } from '../find-rows.ts';
import type { PagedList } from '../list-cache.ts';
import { sameName, spellingsOf } from '../spelling.ts';

export type Suppression = DataOf<'suppression/view'>['results'][number];

/** Before SMTP2GO existed. Both dates are always sent (smtp2go-api.md 2.21), and blocks for complaints never expire. */
const EARLIEST = '2000-01-01';
/** The page size to assume, which is not documented. */
const PAGE = 100;

/** Days are local and inclusive; without them, all suppressions ever. */
export interface SuppressionListQuery {
  readonly request: Omit<RequestOf<'suppression/view'>, 'start_date' | 'end_date' | 'continue_token'>;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export const suppressions = (question: SuppressionListQuery, today: string): PagedList<Suppression> => ({
  name: JSON.stringify(['suppression/view', question]),
  largestPage: PAGE,
  begin: () => {
    const { request, from = EARLIEST, to = today } = question;
    const settled = { ...request, ...wireRange(from, to, 0, 0) };
    return async (token, { client }, signal) => {
      const page = await client.call(
        'suppression/view',
        token === undefined ? settled : { ...settled, continue_token: token },
        { signal },
      );
      if (!page.ok) return page;
      const { data, requestId, skippedRows } = page.data;
      return ok({ rows: data.results, token: data.continue_token, skippedRows, total: data.total_results, requestId });
    };
  },
});

/** The blocks of exactly this address or domain; SMTP2GO may find others as well. */
export async function blocksOf(
  name: string,
  subaccount_id: string | undefined,
  today: string,
  context: ActionContext,
): Promise<Result<readonly Suppression[]>> {
  for (const email_address of spellingsOf(name)) {
    const question = { request: { email_address, subaccount_id }, from: undefined, to: undefined };
    // Progress is reported by the action this is part of.
    const found = await allRows(suppressions(question, today), { ...context, progress: () => undefined });
    if (!found.ok) return found;
    const blocks = found.data.data.filter((row) => sameName(row.email_address) === sameName(name));
    if (blocks.length > 0) return ok(blocks);
  }
  return ok([]);
}
