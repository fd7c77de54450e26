import { MINUTE_MS } from '../../../shared/calendar.ts';
import { ok, type Result } from '../../../shared/failure.ts';
import { type Walk, walkPages } from '../api/paging.ts';
import type { ActionContext } from './context.ts';
import { type CachedList, type Fetched, type PagedList, rowsKnown } from './list-cache.ts';

/** How long a list that was begun may be gone on with; after that its beginning is no longer true. */
const KEPT_MS = 10 * MINUTE_MS;

/** The beginning of a list. */
export interface Walked<Row> extends Walk<Row> {
  readonly total: number | undefined;
  readonly requestId: string | undefined;
}

/** A list of which more and more can be asked for: pages that are known cost no call. */
export interface OpenList<Row> {
  /** Its first `most` rows. Fails as the first page that failed; what came before it stays known. */
  readonly walk: (most: number) => Promise<Result<Walked<Row>>>;
}

/**
 * Opens a list, of which `most` rows will be wanted. Whoever begins at the start gets it as it is now; whoever goes on
 * behind it goes on where the last run ended, unless to begin again takes fewer calls.
 */
export function openList<Row>(
  list: PagedList<Row>,
  { offset, most }: { readonly offset: number; readonly most: number },
  context: ActionContext,
): OpenList<Row> {
  const { listCache, clock, signal, progress } = context;
  // Lists of the same name come from the same path, and so have the same rows.
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
            // A token that is no longer taken would be refused for ever.
            if (page.failure.kind === 'refused-by-provider') open.pages.clear();
            return page;
          }
          open.pages.set(name, page.data);
          // Of everything that is listed, the name says which type of rows it has.
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

/** Whether all is known, or going on takes no more calls than beginning again with the largest pages. */
function isWorthIt(list: CachedList, most: number, largestPage: number, now: number): boolean {
  if (now - list.begunAt > KEPT_MS) return false;
  if ([...list.pages.values()].some(({ token }) => !token)) return true;
  return Math.ceil((most - rowsKnown(list)) / list.pageSize) <= Math.ceil(most / largestPage);
}
