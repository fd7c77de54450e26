import { localDate } from '../../../shared/calendar.ts';
import type { ListSearch } from '../../../shared/settings.ts';
import { utc } from '../format.ts';
import { type Row, withValue } from './column.ts';

/** The choices made above a list. */
export interface ListQuery {
  readonly days: number | undefined;
  readonly choice: string | undefined;
  /** The text SMTP2GO searches for. */
  readonly search: string;
  /** The value of the facet that SMTP2GO is asked for. */
  readonly kind?: string | undefined;
  /** The search the route came with; absent for all rows. */
  readonly asked?: ListSearch | undefined;
}

/** The parameter for each part of a search except its times. */
export type SearchParameters = Readonly<Record<Exclude<keyof ListSearch, 'from' | 'to'>, string>>;

interface Asks {
  readonly input?: Row;
  readonly range?: { readonly from: string; readonly to: string; readonly days: number; readonly isRequired?: true };
  readonly choice?: { readonly parameter: string };
  readonly pages?: { readonly limit: string; readonly offset: string; readonly size: number };
  readonly search?: (text: string) => string;
  readonly facetAsk?: { readonly parameter: string; readonly values: Readonly<Record<string, string>> };
  readonly searched?: SearchParameters;
}

/** Whether a search has its own times, which replace the chosen days. */
export const isTimed = (search: ListSearch | undefined): boolean =>
  search?.from !== undefined || search?.to !== undefined;

function withSearch(input: Row, { range, searched }: Asks, search: ListSearch): Row {
  if (!searched) return input;
  const { from, to, events, username, sender, recipient } = search;
  const parts: readonly (readonly [path: string | undefined, value: unknown])[] = [
    [range?.from, from === undefined ? undefined : utc(from)],
    [range?.to, to === undefined ? undefined : utc(to)],
    [searched.events, events],
    [searched.username, username === undefined ? undefined : [username]],
    [searched.sender, sender],
    [searched.recipient, recipient],
  ];
  return parts.reduce(
    (all, [path, value]) => (path === undefined || value === undefined ? all : withValue(all, path, value)),
    input,
  );
}

/**
 * The input of a list's action, from row `offset` on. Default days are left out, so that the input stays the same from
 * day to day and finds the response cached for offline reading.
 */
export function listInput(list: Asks, query: ListQuery, offset: number, now: number): Row {
  let input: Row = list.input ?? {};
  const { choice, pages, searched } = list;
  const range = searched && isTimed(query.asked) ? undefined : list.range;
  const days = query.days ?? range?.days;
  if (range && days !== undefined && (range.isRequired || days !== range.days)) {
    input = withValue(input, range.from, localDate(now, days - 1));
    input = withValue(input, range.to, localDate(now));
  }
  if (choice && query.choice !== undefined) input = withValue(input, choice.parameter, query.choice);
  const kind = query.kind !== undefined && list.facetAsk?.values[query.kind];
  if (list.facetAsk && kind) input = withValue(input, list.facetAsk.parameter, kind);
  if (pages) {
    input = withValue(input, pages.limit, pages.size);
    if (offset > 0) input = withValue(input, pages.offset, offset);
  }
  if (list.search && query.search !== '') input = withValue(input, list.search(query.search), query.search);
  return query.asked ? withSearch(input, list, query.asked) : input;
}
