import { ok } from '../../../../shared/failure.ts';
import type { DataOf, RequestOf } from '../../api/endpoints/index.ts';
import type { Handlers } from '../context.ts';
import { findRows } from '../find-rows.ts';
import type { PagedList } from '../list-cache.ts';
import { sameName } from '../spelling.ts';

/** SMTP2GO's default page size; its largest is not documented (smtp2go-api.md 7, 21). */
const PAGE = 100;

export type Subaccount = DataOf<'subaccounts/search'>['subaccounts'][number];
type SubaccountQuestion = Omit<RequestOf<'subaccounts/search'>, 'page_size' | 'continue_token'>;

/** Subaccounts in alphabetical order of their names. */
export const subaccountsList = (question: SubaccountQuestion): PagedList<Subaccount> => ({
  name: JSON.stringify(['subaccounts/search', question]),
  largestPage: PAGE,
  begin:
    (page_size) =>
    async (continue_token, { client }, signal) => {
      const page = await client.call('subaccounts/search', { ...question, page_size, continue_token }, { signal });
      if (!page.ok) return page;
      const { data, requestId, skippedRows } = page.data;
      return ok({
        rows: data.subaccounts,
        token: data.continue_token,
        skippedRows,
        total: data.total_count,
        requestId,
      });
    },
});

const isActive = ({ state }: Subaccount): boolean => state?.toLowerCase() === 'active';

export const subaccountHandlers = {
  subaccounts_search: (input, context) => {
    const { name, email, active, limit, offset } = input;
    // SMTP2GO finds a term in any field, and several terms match any of them. So one is sent, and both are checked
    // here.
    const term = email ?? name;
    const question = {
      ...(term === undefined ? {} : { search_terms: [term] }),
      states: active === true ? ('active' as const) : ('all' as const),
    };
    const isFiltered = term !== undefined || active === false;
    return findRows(subaccountsList(question), { offset, limit }, context, {
      isCounted: true,
      isWanted: isFiltered
        ? (row) =>
            (name === undefined || row.name.toLowerCase().includes(name.toLowerCase())) &&
            (email === undefined || (row.email !== undefined && sameName(row.email) === sameName(email))) &&
            (active === undefined || isActive(row) === active)
        : undefined,
    });
  },
} satisfies Partial<Handlers>;
