import { ok } from '../../../shared/failure.ts';
import type { Event } from '../api/activity-event.ts';
import type { RequestOf } from '../api/endpoints/index.ts';
import { wireRange } from './dates.ts';
import type { PagedList } from './list-cache.ts';

/** The most rows one page of activity holds (smtp2go-api.md 1.8). */
const PAGE = 1000;

/** What is asked of the activity. Days are local and included. */
export interface EventQuestion {
  readonly request: Omit<RequestOf<'activity/search'>, 'start_date' | 'end_date' | 'limit' | 'continue_token'>;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** How many days when not said from when. The API's own default would be today only (smtp2go-api.md 2.1). */
  readonly usualDays: number;
}

/** The activity that a question asks for, newest first. `now` in ms. */
export const events = (question: EventQuestion, now: number): PagedList<Event> => ({
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
