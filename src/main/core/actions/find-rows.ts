import type { Answer } from '../../../shared/actions/define.ts';
import { ok, type Result } from '../../../shared/failure.ts';
import { count } from '../../../shared/words.ts';
import type { ActionContext } from './context.ts';
import type { PagedList } from './list-cache.ts';
import { notesOf, pageNotes } from './notes.ts';
import { type OpenList, openList, type Walked } from './paged-list.ts';

/** How many rows are looked through where SMTP2GO cannot pick or order them itself. */
const MOST_LOOKED_AT = 5000;

/** Which of the rows. */
export interface Slice {
  readonly offset: number;
  readonly limit: number;
}

/** What SMTP2GO cannot do, done here. */
export interface Local<Row> {
  readonly isWanted?: ((row: Row) => boolean) | undefined;
  /** Without it rows stay in SMTP2GO's order. */
  readonly compare?: ((one: Row, other: Row) => number) | undefined;
}

/**
 * Rows `offset` up to `offset + limit` of a list, from as few pages as possible. Where rows are picked or ordered here,
 * at most MOST_LOOKED_AT of them are looked at, and a note says so when there are more.
 */
export async function findRows<Row>(
  list: PagedList<Row>,
  { offset, limit }: Slice,
  context: ActionContext,
  { isWanted, compare }: Local<Row> = {},
): Promise<Result<Answer<Row[]>>> {
  const most = offset + limit;
  if (!isWanted && !compare) {
    const walk = await openList(list, { offset, most }, context).walk(most);
    if (!walk.ok) return walk;
    const { rows, total, requestId, end } = walk.data;
    const next = end === 'enough' ? String(most) : undefined;
    return ok({ data: rows.slice(offset), total, next, requestId, notes: pageNotes(walk.data) });
  }

  const looked = await lookThrough(
    openList(list, { offset, most: MOST_LOOKED_AT }, context),
    list.largestPage,
    isWanted ?? (() => true),
    compare ? Number.POSITIVE_INFINITY : most,
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

/** All rows of a list, as far as MOST_LOOKED_AT reaches, read anew. */
export async function allRows<Row>(
  list: PagedList<Row>,
  context: ActionContext,
): Promise<Result<Answer<readonly Row[]>>> {
  const walk = await openList(list, { offset: 0, most: MOST_LOOKED_AT }, context).walk(MOST_LOOKED_AT);
  if (!walk.ok) return walk;
  const { rows, total, requestId } = walk.data;
  return ok({ data: rows, total, next: undefined, requestId, notes: lookNotes(walk.data) });
}

/** What a person should know of a list that was looked through. */
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

/** Goes on page by page until `enough` wanted rows are found. */
async function lookThrough<Row>(
  list: OpenList<Row>,
  pageSize: number,
  isWanted: (row: Row) => boolean,
  enough: number,
): Promise<Result<Looked<Row>>> {
  for (let most = pageSize; ; most += pageSize) {
    const walk = await list.walk(most);
    if (!walk.ok) return walk;
    const wanted = walk.data.rows.filter(isWanted);
    const isDone = walk.data.end !== 'enough' || wanted.length >= enough || most >= MOST_LOOKED_AT;
    if (isDone) return ok({ wanted, walk: walk.data });
  }
}
