import { ok } from '../../../shared/failure.ts';
import type { ActivityEvent } from '../api/activity-event.ts';
import type { RequestOf } from '../api/endpoints/index.ts';
import { wireRange } from './dates.ts';
import type { PagedList } from './list-cache.ts';

/** The most rows per page of activity (smtp2go-api.md 1.8). */
const PAGE = 1000;

/** A query for activity events. Days are local and inclusive. */
export interface EventListQuery {
  readonly request: Omit<RequestOf<'activity/search'>, 'start_date' | 'end_date' | 'limit' | 'continue_token'>;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** How many days to read if `from` is not given. The API's own default is today only (smtp2go-api.md 2.1). */
  readonly usualDays: number;
}

/** The events that match a question, newest first. `now` is ms since the epoch. */
export const events = (question: EventListQuery, now: number): PagedList<ActivityEvent> => ({
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
