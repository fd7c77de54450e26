import { MINUTE_MS } from '../../../shared/calendar.ts';
import { ok, type Result } from '../../../shared/failure.ts';
import { type Walk, walkPages } from '../api/paging.ts';
import type { ActionContext } from './context.ts';
import { type CachedList, type Fetched, type PagedList, rowsKnown } from './list-cache.ts';

/** How long a partly read list may be continued; after that its first pages are outdated. */
const KEPT_MS = 10 * MINUTE_MS;

/** The first rows of a list. */
export interface Walked<Row> extends Walk<Row> {
  readonly total: number | undefined;
  readonly requestId: string | undefined;
}

/** An open list. Pages that have been read cost no further call. */
export interface OpenList<Row> {
  /** Returns the first `most` rows. Fails with the first page that fails; earlier pages stay cached. */
  readonly walk: (most: number) => Promise<Result<Walked<Row>>>;
}

/**
 * Opens a list of which `most` rows will be needed. With `offset` 0, it is read again from the start. Otherwise it
 * continues where the last run ended, unless reading it again takes fewer calls.
 */
export function openList<Row>(
  list: PagedList<Row>,
  { offset, most }: { readonly offset: number; readonly most: number },
  context: ActionContext,
): OpenList<Row> {
  const { listCache, clock, signal, progress } = context;
  // Lists with the same name have the same path, and so the same type of rows.
  const cached = listCache.lists.get(list.name) as CachedList<Row> | undefined;
  const pageSize = Math.min(list.largestPage, most);
  const open =
    cached && offset > 0 && isWorthIt(cached, most, list.largestPage, clock.monotonic())
      ? cached
      : {
          begunAt: clock.monotonic(),
          pageSize,
          fetchPage: list.begin(pageSize),
          pages: new Map<string, Fetched<Row>>(),
        };

  return {
    walk: async (wanted) => {
      let done = 0;
      let total: number | undefined;
      let requestId: string | undefined;
      const walk = await walkPages<Row>(
        async (token, pageSignal) => {
          const name = token ?? '';
          const page = await pageOf(open, token, context, pageSignal);
          if (!page.ok) {
            // The token is no longer valid, and would be refused every time.
            if (page.failure.kind === 'refused-by-provider') open.pages.clear();
            return page;
          }
          open.pages.set(name, page.data);
          // The name determines the type of the rows.
          listCache.lists.set(list.name, open as CachedList);
          done += page.data.rows.length;
          total = page.data.total ?? total;
          requestId = page.data.requestId ?? requestId;
          const goal = Math.min(total ?? wanted, wanted);
          progress(Math.min(done, goal), goal);
          return page;
        },
        wanted,
        signal,
        offset,
      );
      return walk.ok ? ok({ ...walk.data, total, requestId }) : walk;
    },
  };
}

async function pageOf<Row>(
  { fetchPage, pages }: CachedList<Row>,
  token: string | undefined,
  context: ActionContext,
  signal: AbortSignal | undefined,
): Promise<Result<Fetched<Row>>> {
  const known = pages.get(token ?? '');
  return known ? ok(known) : fetchPage(token, context, signal);
}

/**
 * Whether to continue a cached list: if it is complete, or continuing takes no more calls than reading it again with
 * the largest pages.
 */
function isWorthIt(list: CachedList, most: number, largestPage: number, now: number): boolean {
  if (now - list.begunAt > KEPT_MS) return false;
  const pages = [...list.pages.values()];
  if (pages.some(({ token }) => !token)) return true;
  const needed = Math.min(most, pages.at(-1)?.total ?? most);
  return Math.ceil((needed - rowsKnown(list)) / list.pageSize) <= Math.ceil(needed / largestPage);
}
