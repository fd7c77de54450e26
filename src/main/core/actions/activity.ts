import type { Handler } from './context.ts';
import { findEvents } from './events.ts';

const USUAL_DAYS = 7;

export const activitySearch: Handler<'activity_search'> = ({ limit, offset, search = {} }, context) => {
  const { start_date: from, end_date: to, ...request } = search;
  return findEvents({ request, from, to, usualDays: USUAL_DAYS }, { offset, limit }, context);
};
