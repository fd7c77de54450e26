import { events } from '../activity-events.ts';
import type { Handlers } from '../context.ts';
import { findRows } from '../find-rows.ts';

const USUAL_DAYS = 7;

export const activityHandlers = {
  activity_search: ({ limit, offset, search = {} }, context) => {
    const { start_date: from, end_date: to, ...request } = search;
    const list = events({ request, from, to, usualDays: USUAL_DAYS }, context.clock.now());
    return findRows(list, { offset, limit }, context);
  },
} satisfies Partial<Handlers>;
