import { oneOf, text, texts, truth, wholeNumber } from '../fields.ts';
import { pageOf } from '../pages.ts';
import { badField } from '../reply.ts';
import { defineRoute, type Route } from '../route.ts';

const states = oneOf(['all', 'active', 'closed', 'suspended']);
const direction = oneOf(['asc', 'desc']);
const size = wholeNumber(1, 10_000);

/** Subaccounts by name (smtp2go-api.md 2.17); the token at the end is an empty text. */
export const subaccountRoutes: readonly Route[] = [
  defineRoute({
    path: '/subaccounts/search',
    fields: {
      fuzzy_search: truth,
      search_terms: texts,
      states,
      sort_direction: direction,
      page_size: size,
      continue_token: text,
    },
    answer: ({ continue_token, ...asked }, { customer }) => {
      const {
        fuzzy_search = true,
        search_terms = [],
        states: wanted = 'all',
        sort_direction = 'asc',
        page_size = 100,
      } = asked;
      const fits = (hay: string, term: string) =>
        fuzzy_search ? hay.toLowerCase().includes(term.toLowerCase()) : hay === term;
      const rows = customer.subaccounts.filter(
        (one) =>
          (wanted === 'all' || one.state.toLowerCase() === wanted) &&
          (search_terms.length === 0 || search_terms.some((term) => fits(one.name, term) || fits(one.email, term))),
      );
      const page = pageOf({
        rows,
        placeOf: (one) => `${one.name} ${one.id}`,
        direction: sort_direction,
        size: page_size,
        token: continue_token,
        asked,
      });
      if (page === undefined) return badField('continue_token', 'The continue_token does not belong to this search');
      const subaccounts = page.rows.map((one) => ({
        id: one.id,
        name: one.name,
        email: one.email,
        state: one.state,
        plan_size: one.planSize,
        plan_used: one.used(),
        plan_remaining: Math.max(0, one.planSize - one.used()),
        dedicated_ip: one.hasDedicatedIp,
      }));
      return { data: { total_count: page.total, continue_token: page.next ?? '', subaccounts } };
    },
  }),
];
