import type { Result } from '../../../shared/failure.ts';
import type { Client } from '../api/client.ts';
import type { DataOf } from '../api/endpoints/index.ts';
import type { Page } from '../api/paging.ts';

/** What earlier runs of an account's reading actions have read. Kept in memory only, and bounded. */
export interface ListCache {
  /** Lists that were begun, so that the next rows cost the next page only. */
  readonly lists: LruCache<CachedList>;
  /** Statistics of periods that are over. */
  readonly periods: LruCache<DataOf<'stats/email_history'>['history']>;
  /** All of it: the account's key is another one, and so may the account be. */
  readonly clear: () => void;
}

/** Values by name; the least recently used goes first when they are too much. */
export interface LruCache<Value> {
  readonly get: (name: string) => Value | undefined;
  readonly set: (name: string, value: Value) => void;
  readonly clear: () => void;
}

const MOST_LISTED_ROWS = 20_000;
const MOST_PERIOD_ROWS = 20_000;

export function createListCache(): ListCache {
  const lists: ListCache['lists'] = createLruCache(MOST_LISTED_ROWS, (list) => list.pages.size + rowsKnown(list));
  const periods: ListCache['periods'] = createLruCache(MOST_PERIOD_ROWS, (rows) => 1 + rows.length);
  return {
    lists,
    periods,
    clear: () => {
      lists.clear();
      periods.clear();
    },
  };
}

/** `weightOf` is asked when a value is set; one that outweighs `most` by itself is not kept. */
export function createLruCache<Value>(most: number, weightOf: (value: Value) => number): LruCache<Value> {
  const all = new Map<string, { readonly value: Value; readonly weight: number }>();
  let total = 0;
  const drop = (name: string): void => {
    total -= all.get(name)?.weight ?? 0;
    all.delete(name);
  };
  return {
    get: (name) => {
      const found = all.get(name);
      if (!found) return undefined;
      all.delete(name);
      all.set(name, found);
      return found.value;
    },
    set: (name, value) => {
      drop(name);
      const weight = weightOf(value);
      all.set(name, { value, weight });
      total += weight;
      for (const oldest of all.keys()) {
        if (total <= most) break;
        drop(oldest);
      }
    },
    clear: () => {
      all.clear();
      total = 0;
    },
  };
}

/** A page as one call answers it. */
export interface Fetched<Row> extends Page<Row> {
  /** How many there are in all, where the provider says. */
  readonly total: number | undefined;
  readonly requestId: string | undefined;
}

/** Fetches the page that a token stands for, the first without one. */
export type Fetch<Row> = (
  token: string | undefined,
  from: { readonly client: Client },
  signal: AbortSignal | undefined,
) => Promise<Result<Fetched<Row>>>;

/** A list that the provider hands out page by page. */
export interface PagedList<Row> {
  /** The path and everything that is asked but how much of it: what has the same name is the same list. */
  readonly name: string;
  /** The most rows that one page may hold. */
  readonly largestPage: number;
  /** Settles the request, dates that count from now included: every page has to repeat it (smtp2go-api.md 1.8). */
  readonly begin: (pageSize: number) => Fetch<Row>;
}

/** What is known of a list that was begun. */
export interface CachedList<Row = unknown> {
  /** Monotonic ms. */
  readonly begunAt: number;
  readonly pageSize: number;
  readonly fetchPage: Fetch<Row>;
  /** By the token that leads there; the first by ''. */
  readonly pages: Map<string, Fetched<Row>>;
}

/** How many rows of a list are known. */
export const rowsKnown = ({ pages }: CachedList): number =>
  [...pages.values()].reduce((sum, { rows }) => sum + rows.length, 0);
