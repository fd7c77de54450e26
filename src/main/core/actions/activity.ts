import { ok } from '../../../shared/failure.ts';
import type { RequestOf } from '../api/endpoints/index.ts';
import { walkPages } from '../api/paging.ts';
import type { Handler } from './context.ts';
import { daysBefore, endDate, startDate } from './dates.ts';
import { pageNotes } from './notes.ts';

/** The most rows one page of activity holds (smtp2go-api.md 1.8). */
const PAGE = 1000;
/** The API's own default would be today only (smtp2go-api.md 2.1). */
const USUAL_DAYS = 7;

export const activitySearch: Handler<'activity_search'> = async ({ limit, offset, search = {} }, context) => {
  const { start_date, end_date, ...fields } = search;
  const from = start_date === undefined ? daysBefore(context.clock.now(), USUAL_DAYS) : startDate(start_date);
  const request: RequestOf<'activity/search'> = {
    ...fields,
    start_date: from,
    ...(end_date === undefined ? {} : { end_date: endDate(end_date) }),
    limit: Math.min(PAGE, offset + limit),
  };
  let total: number | undefined;
  let requestId: string | undefined;
  const walk = await walkPages(
    async (token, signal) => {
      const page = await context.client.call(
        'activity/search',
        token === undefined ? request : { ...request, continue_token: token },
        { signal },
      );
      if (!page.ok) return page;
      total = page.data.data.total_events;
      requestId = page.data.requestId;
      context.progress(offset + limit, Math.min(total, offset + limit));
      return ok({
        rows: page.data.data.events,
        token: page.data.data.continue_token,
        skippedRows: page.data.skippedRows,
      });
    },
    offset + limit,
    context.signal,
  );
  if (!walk.ok) return walk;
  return ok({
    data: walk.data.rows.slice(offset),
    total,
    next: undefined,
    requestId,
    notes: pageNotes(walk.data),
  });
};
