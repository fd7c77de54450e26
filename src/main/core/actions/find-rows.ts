import type { ActionResult } from '../../../shared/actions/define.ts';
import { ok, type Result } from '../../../shared/failure.ts';
import { count } from '../../../shared/words.ts';
import type { ActionContext } from './context.ts';
import type { PagedList } from './list-cache.ts';
import { notesOf, pageNotes } from './notes.ts';
import { type OpenList, openList, type Walked } from './paged-list.ts';

/** The most rows to read when SMTP2GO can't filter or sort them itself. */
const MOST_LOOKED_AT = 5000;

/** The rows to return. */
export interface Slice {
  readonly offset: number;
  readonly limit: number;
}

/** Filtering and sorting done here because SMTP2GO can't. */
export interface Local<Row> {
  readonly isWanted?: ((row: Row) => boolean) | undefined;
  /** Reads on for the total, where the list is short. */
  readonly isCounted?: boolean;
  /** Only the first row of each identity is kept. */
  readonly identity?: ((row: Row) => string) | undefined;
  /** Without it, rows stay in SMTP2GO's order. */
  readonly compare?: ((one: Row, other: Row) => number) | undefined;
}

/**
 * Returns rows `offset` up to `offset + limit` of a list, from as few pages as possible. If rows are filtered or sorted
 * here, at most MOST_LOOKED_AT are read, and a note says so if there are more.
 */
export async function findRows<Row>(
  list: PagedList<Row>,
  { offset, limit }: Slice,
  context: ActionContext,
  local: Local<Row> = {},
): Promise<Result<ActionResult<Row[]>>> {
  const most = offset + limit;
  const { isWanted, identity, compare } = local;
  if (!isWanted && !identity && !compare) {
    const walk = await openList(list, { offset, most }, context).walk(most);
    if (!walk.ok) return walk;
    const { rows, total, requestId, end } = walk.data;
    const next = end === 'enough' ? String(most) : undefined;
    return ok({ data: rows.slice(offset), total, next, requestId, notes: pageNotes(walk.data) });
  }

  const looked = await lookThrough(
    openList(list, { offset, most: MOST_LOOKED_AT }, context),
    list.largestPage,
    local,
    compare || local.isCounted ? Number.POSITIVE_INFINITY : most,
  );
  if (!looked.ok) return looked;
  const { wanted, walk } = looked.data;
  const isMore = wanted.length > most || (walk.end === 'enough' && walk.rows.length < MOST_LOOKED_AT);
  return ok({
    data: (compare ? wanted.toSorted(compare) : wanted).slice(offset, most),
    total: walk.end === 'all' ? wanted.length : undefined,
    next: isMore ? String(most) : undefined,
    requestId: walk.requestId,
    notes: lookNotes(walk),
  });
}

/** Returns all rows of a list, up to MOST_LOOKED_AT, not from the cache. */
export async function allRows<Row>(
  list: PagedList<Row>,
  context: ActionContext,
): Promise<Result<ActionResult<readonly Row[]>>> {
  const walk = await openList(list, { offset: 0, most: MOST_LOOKED_AT }, context).walk(MOST_LOOKED_AT);
  if (!walk.ok) return walk;
  const { rows, total, requestId } = walk.data;
  return ok({ data: rows, total, next: undefined, requestId, notes: lookNotes(walk.data) });
}

/** Notes for the person about a list that was searched. */
const lookNotes = (walk: Walked<unknown>): readonly string[] => [
  ...pageNotes(walk),
  ...notesOf(
    walk.end === 'enough' &&
      walk.rows.length >= MOST_LOOKED_AT &&
      `SMTP2GO has more than ${count(MOST_LOOKED_AT, 'en')} rows for this; the rest were not looked at. Narrow the search to see them.`,
  ),
];

interface Looked<Row> {
  readonly wanted: readonly Row[];
  readonly walk: Walked<Row>;
}

function firstOfEach<Row>(rows: readonly Row[], identity: Local<Row>['identity']): readonly Row[] {
  if (!identity) return rows;
  const seen = new Map(rows.toReversed().map((row) => [identity(row), row]));
  return rows.filter((row) => seen.get(identity(row)) === row);
}

/** Reads page by page until `enough` matching rows are found. */
async function lookThrough<Row>(
  list: OpenList<Row>,
  pageSize: number,
  { isWanted = () => true, identity }: Local<Row>,
  enough: number,
): Promise<Result<Looked<Row>>> {
  for (let most = pageSize; ; most += pageSize) {
    const walk = await list.walk(most);
    if (!walk.ok) return walk;
    const wanted = firstOfEach(walk.data.rows.filter(isWanted), identity);
    const isDone = walk.data.end !== 'enough' || wanted.length >= enough || most >= MOST_LOOKED_AT;
    if (isDone) return ok({ wanted, walk: walk.data });
  }
}
