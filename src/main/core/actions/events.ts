import type { Answer } from '../../../shared/actions/define.ts';
import { ok, type Result } from '../../../shared/failure.ts';
import type { DataOf, RequestOf } from '../api/endpoints/index.ts';
import type { ActionContext } from './context.ts';
import { wireRange } from './dates.ts';
import { notesOf, pageNotes } from './notes.ts';
import { type OpenList, openList, type PagedList, type Walked } from './pages.ts';

/** The most rows one page of activity holds (smtp2go-api.md 1.8). */
const PAGE = 1000;
/** How many rows are looked through where SMTP2GO cannot pick or order them itself. */
export const MOST_LOOKED_AT = 5000;

export type Event = DataOf<'activity/search'>['events'][number];

/** Who sent it; one of these at least is there. */
export const sendersOf = ({ sender, from, sender_full }: Event) => [sender, from, sender_full];

/** Whom an event is about; where it is about the whole e-mail, all who get it. */
export const recipientsOf = ({ recipient, recipients, to }: Event) =>
  recipient === undefined ? [...(recipients ?? []), ...(to?.split(',') ?? [])] : [recipient];

/** What is asked of the activity. Days are local and included. */
export interface EventQuestion {
  readonly request: Omit<RequestOf<'activity/search'>, 'start_date' | 'end_date' | 'limit' | 'continue_token'>;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** How many days when not said from when. The API's own default would be today only (smtp2go-api.md 2.1). */
  readonly usualDays: number;
}

/** What SMTP2GO cannot do, done here. */
export interface Local<Row> {
  readonly isWanted?: ((row: Row) => boolean) | undefined;
  /** Without it rows stay as they come: newest first. */
  readonly compare?: ((one: Row, other: Row) => number) | undefined;
}

interface Slice {
  readonly offset: number;
  readonly limit: number;
}

const events = (question: EventQuestion, now: number): PagedList<Event> => ({
  name: JSON.stringify(['activity/search', question]),
  largestPage: PAGE,
  begin: (pageSize) => {
    const { request, from, to, usualDays } = question;
    const settled = { ...request, ...wireRange(from, to, usualDays, now), limit: pageSize };
    return async (token, { client }, signal) => {
      const page = await client.call(
        'activity/search',
        token === undefined ? settled : { ...settled, continue_token: token },
        { signal },
      );
      if (!page.ok) return page;
      const { data, requestId, skippedRows } = page.data;
      return ok({ rows: data.events, token: data.continue_token, skippedRows, total: data.total_events, requestId });
    };
  },
});

/**
 * Rows of the activity, newest first. As few pages as possible; where rows are picked or ordered here, at most
 * MOST_LOOKED_AT rows are looked at, and a note says so when there are more.
 */
export async function findEvents(
  question: EventQuestion,
  { offset, limit }: Slice,
  context: ActionContext,
  { isWanted, compare }: Local<Event> = {},
): Promise<Result<Answer<Event[]>>> {
  const most = offset + limit;
  const list = events(question, context.clock.now());
  if (!isWanted && !compare) {
    const walk = await openList(list, { offset, most }, context).walk(most);
    if (!walk.ok) return walk;
    const { rows, total, requestId, end } = walk.data;
    const next = end === 'enough' ? String(most) : undefined;
    return ok({ data: rows.slice(offset), total, next, requestId, notes: pageNotes(walk.data) });
  }

  const looked = await lookThrough(
    openList(list, { offset, most: MOST_LOOKED_AT }, context),
    isWanted ?? (() => true),
    compare ? Number.POSITIVE_INFINITY : most,
  );
  if (!looked.ok) return looked;
  const { wanted, walk } = looked.data;
  const sorted = compare ? wanted.toSorted(compare) : wanted;
  const isCut = walk.end === 'enough' && walk.rows.length >= MOST_LOOKED_AT;
  const isMore = wanted.length > most || (walk.end === 'enough' && !isCut);
  return ok({
    data: sorted.slice(offset, most),
    total: walk.end === 'all' ? wanted.length : undefined,
    next: isMore ? String(most) : undefined,
    requestId: walk.requestId,
    notes: [...pageNotes(walk), ...notesOf(isCut && `${CUT} Narrow the dates to see them.`)],
  });
}

const CUT = `SMTP2GO has more than ${MOST_LOOKED_AT.toLocaleString('en')} rows for this; older ones were not looked at.`;

/** Every event of a question, as far as MOST_LOOKED_AT reaches. */
export async function allEvents(
  question: EventQuestion,
  context: ActionContext,
): Promise<
  Result<{ readonly rows: readonly Event[]; readonly requestId: string | undefined; notes: readonly string[] }>
> {
  const list = openList(events(question, context.clock.now()), { offset: 0, most: MOST_LOOKED_AT }, context);
  const walk = await list.walk(MOST_LOOKED_AT);
  if (!walk.ok) return walk;
  const { rows, requestId, end } = walk.data;
  return ok({ rows, requestId, notes: [...pageNotes(walk.data), ...notesOf(end === 'enough' && CUT)] });
}

interface Looked<Row> {
  readonly wanted: readonly Row[];
  readonly walk: Walked<Row>;
}

/** Goes page by page until `enough` wanted rows are found, and one more page at most is never asked for. */
async function lookThrough<Row>(
  list: OpenList<Row>,
  isWanted: (row: Row) => boolean,
  enough: number,
): Promise<Result<Looked<Row>>> {
  for (let most = PAGE; ; most += PAGE) {
    const walk = await list.walk(most);
    if (!walk.ok) return walk;
    const wanted = walk.data.rows.filter(isWanted);
    const isDone = walk.data.end !== 'enough' || wanted.length >= enough || most >= MOST_LOOKED_AT;
    if (isDone) return ok({ wanted, walk: walk.data });
  }
}
