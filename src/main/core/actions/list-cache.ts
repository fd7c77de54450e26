import type { Result } from '../../../shared/failure.ts';
import type { Client } from '../api/client.ts';
import type { DataOf } from '../api/endpoints/index.ts';
import type { Page } from '../api/paging.ts';

/** Caches what the read actions of one account have read. In memory only, and bounded. */
export interface ListCache {
  /** Lists read in part, so that the next rows cost only the next page. */
  readonly lists: LruCache<CachedList>;
  /** Statistics of past periods. */
  readonly periods: LruCache<DataOf<'stats/email_history'>['history']>;
  /** Clears everything. Call when the API key was replaced, which may belong to another account. */
  readonly clear: () => void;
}

/** A cache by name that drops the least recently used values when their total weight is too large. */
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

/** `weightOf` is called when a value is set. A value heavier than `most` is not cached. */
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

/** One page, as returned by one call. */
export interface Fetched<Row> extends Page<Row> {
  /** The total number of rows, if the provider returns it. */
  readonly total: number | undefined;
  readonly requestId: string | undefined;
}

/** Fetches the page for a token, or the first page without one. */
export type Fetch<Row> = (
  token: string | undefined,
  from: { readonly client: Client },
  signal: AbortSignal | undefined,
) => Promise<Result<Fetched<Row>>>;

/** A list that the provider returns page by page. */
export interface PagedList<Row> {
  /** The path and all parameters except the page: the same name means the same list. */
  readonly name: string;
  /** The most rows per page. */
  readonly largestPage: number;
  /** Fixes the request, including dates relative to now, because every page must repeat it (smtp2go-api.md 1.8). */
  readonly begin: (pageSize: number) => Fetch<Row>;
}

/** The pages of a list that have been read. */
export interface CachedList<Row = unknown> {
  /** Monotonic ms. */
  readonly begunAt: number;
  readonly pageSize: number;
  readonly fetchPage: Fetch<Row>;
  /** By page token; the first page by ''. */
  readonly pages: Map<string, Fetched<Row>>;
}

/** How many rows of a list have been read. */
export const rowsKnown = ({ pages }: CachedList): number =>
  [...pages.values()].reduce((sum, { rows }) => sum + rows.length, 0);
